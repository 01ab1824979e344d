// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Facts that words of the account suggest, for a person to confirm.
///
/// A suggestion never decides: no classification is made with one. It names the fact, the value and
/// the words it rests on, as they stand in the narrative, and nothing else of the narrative. It is
/// made only where the record does not say so already. Judgement facts are never suggested.
///
/// The words are the one thing of a narrative that any output shows, and only here: whoever asks
/// for suggestions asks to see them.
///
/// Read next: match/phrases.hpp (how words are found).

#include <netral/engine/program.hpp>
#include <netral/match/phrases.hpp>
#include <netral/record/record.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace netral {

/// Words of the narrative, and the lexicon that they are of.
struct suggesting_words {
    std::uint32_t lexicon = 0; ///< index into the rule set's
    std::string words;         ///< as they stand there
};

/// A value that a fact may have.
struct suggestion {
    fact_id fact = none;
    std::string value; ///< as in a record's JSON: a value's name, `true`, a number, a date
    /// The record says the opposite; where it says nothing this is false.
    bool against_record = false;
    std::vector<suggesting_words> words; ///< different ones, at most suggester::most_words
};

/// Looks through narratives. Immutable; any number of threads may use one.
class suggester {
public:
    static constexpr std::size_t most_words = 5;

    /// Lifetime: the program must outlive it. Exceptions: std::bad_alloc.
    explicit suggester(const program& p);

    /// Replaces `out` by what the narrative of the record suggests (`roles.narrative`), in the
    /// order of the words; nothing where the rule set has no such role or the record no narrative.
    void suggest(const record& r, std::vector<suggestion>& out) const;

private:
    const program* program_;
    std::vector<phrase_set> phrases_; ///< one, or none where the rule set has no lexicon
};

/// Appends a JSON array of objects with `fact`, `value`, `against_record` and `words`.
void append_json(std::string& out, const std::vector<suggestion>& all, const program& p);

/// A section of a memo; empty where there is nothing to suggest.
[[nodiscard]] std::string render_text(const std::vector<suggestion>& all, const program& p,
                                      language l, std::size_t width);

} // namespace netral
