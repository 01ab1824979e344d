// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Many phrases looked for in one pass over a text, with Indonesian affixes where asked for.
///
/// A phrase is found in any case, on the boundaries of words, with any run of white space where
/// it has a space. With affixes, `dukung pasangan` is found in "mendukung pasangan itu" and
/// `ajak pilih` in "mengajak-ajak milih": each word is also found
///
/// - with the prefixes me- (with its nasals: memilih, menolak, menyapu, mengajak), ber-, di-, ter-,
///   per-, memper-, diper-, and with the bare nasal of speech (milih, nolak, ngajak, nyoblos);
/// - with the suffixes -kan, -i, -an, then -nya, -ku, -mu, then -lah, -kah, -pun, -tah;
/// - said twice (ajak-ajak, memilih-milih) or written so in short (ajak2, teman2nya).
///
/// What is stripped is spelling, not grammar: `pilihan` is found as `pilih`. Lexicons suggest, they
/// do not decide.

#include <netral/text/result.hpp>
#include <netral/text/source.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// Phrases that are looked for together and told apart from those of other lexicons.
struct phrase_list {
    std::vector<std::string> phrases;
    bool affixes = false;
};

/// A phrase of a lexicon, found in a text.
struct phrase_hit {
    std::uint32_t lexicon = 0; ///< index of its list
    span at;                   ///< from the first byte of its first word to the end of its last

    friend bool operator==(const phrase_hit&, const phrase_hit&) = default;
};

/// All phrases of a rule set. Immutable; any number of threads may search with one.
class phrase_set {
public:
    /// A phrase may have this many words, and a word this many bytes.
    static constexpr std::size_t most_words = 16;
    static constexpr std::size_t longest_word = 60;

    /// Errors (without a place): N1013 a phrase without a word, N1014 a phrase too long.
    [[nodiscard]] static result<phrase_set> compile(const std::vector<phrase_list>& lexicons);

    phrase_set(phrase_set&&) noexcept;
    phrase_set& operator=(phrase_set&&) noexcept;
    ~phrase_set();

    /// Replaces `hits` by what is found, ordered by where it begins, then by lexicon. Of the
    /// phrases of one lexicon that overlap there is the first, and of those that begin alike the
    /// longest. Needs no memory but that of `hits`. The text should be UTF-8; what is not counts as
    /// part of words.
    ///
    /// Precondition: the text is shorter than 4 GiB. Exceptions: std::bad_alloc.
    /// Complexity: linear in the text, times the phrases that begin alike; n log n in the hits.
    void find(std::string_view text, std::vector<phrase_hit>& hits) const;

private:
    struct tables;
    explicit phrase_set(std::unique_ptr<const tables> t) noexcept;

    std::unique_ptr<const tables> tables_;
};

} // namespace netral
