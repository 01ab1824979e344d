// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Where each fact lives in a record: what is still possible of it, as bits and bounds.
///
/// A record is one flat array of 64-bit words. Each fact has a slot in it that says what is *still
/// possible*, so that not knowing is the widest slot and not a special case, and learning is an
/// intersection:
///
/// | kind       | facts                      | words                                             |
/// |------------|----------------------------|---------------------------------------------------|
/// | `cells`    | bool, enumeration, string  | one bit a cell: the fact may be in it             |
/// | `members`  | set                        | one bit a member: holds; then one: does not hold  |
/// | `interval` | int, date (in days)        | least and greatest still possible, as int64       |
/// | `real`     | double                     | 1 if known; then its bits                         |
/// | `prose`    | text, list                 | 1 if known; the text itself lies beside the words |
/// | `absent`   | confidential               | none: nothing can read what is not there          |
///
/// The cells of a bool are false, true; of an enumeration its values; of a string the constants
/// that some condition compares it with, and a last one for every other string. A string that no
/// condition compares is `prose`.
///
/// Read next: cell_test.hpp (what is asked of a slot), record.hpp.

#include <netral/ruleset/ruleset.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace netral {

enum class slot_kind : std::uint8_t { cells, members, interval, real, prose, absent };

/// The place of one fact in the words of a record.
struct slot {
    slot_kind kind = slot_kind::absent;
    std::uint32_t first = 0;      ///< index of its first word
    std::uint32_t mask_words = 0; ///< of `cells` and `members`: words of one mask
    std::uint32_t cell_count = 0; ///< of `cells` and `members`: cells or members
    std::uint32_t text = none;    ///< of string, text and list facts: index into the record's texts

    /// How many words it takes.
    [[nodiscard]] constexpr std::uint32_t words() const noexcept
    {
        switch (kind) {
        case slot_kind::cells: return mask_words;
        case slot_kind::members: return 2 * mask_words;
        case slot_kind::interval:
        case slot_kind::real: return 2;
        case slot_kind::prose: return 1;
        case slot_kind::absent: return 0;
        }
        return 0;
    }
};

/// The places of all facts of a rule set. Immutable.
class slot_layout {
public:
    explicit slot_layout(const ruleset& rules);

    [[nodiscard]] const slot& operator[](fact_id f) const noexcept { return slots_[f]; }
    [[nodiscard]] std::size_t fact_count() const noexcept { return slots_.size(); }
    [[nodiscard]] std::size_t word_count() const noexcept { return words_; }
    [[nodiscard]] std::size_t text_count() const noexcept { return texts_; }

    /// The words of a record of which nothing is known.
    [[nodiscard]] const std::vector<std::uint64_t>& blank() const noexcept { return blank_; }

private:
    std::vector<slot> slots_;
    std::vector<std::uint64_t> blank_;
    std::size_t words_ = 0;
    std::size_t texts_ = 0;
};

} // namespace netral
