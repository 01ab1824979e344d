// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Answers by what records state of the facts that matter.
///
/// Two records that state the same of every fact that a rule, constraint, calendar or derivation
/// reads have the same completion, the same outcomes and so the same verdict. The key is all of
/// that, compared in full: a hash only says where to look.
///
/// Door: answer_memory. Read next: lines.cpp.

#include <netral/engine/program.hpp>
#include <netral/record/record.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// Of bounded size. Belongs to one thread.
class answer_memory {
public:
    /// Room for `answers`, rounded up to a power of two; for none if a list decides something,
    /// which no key holds.
    answer_memory(const program& p, std::size_t answers);

    [[nodiscard]] bool enabled() const noexcept { return !entries_.empty(); }

    /// The answer to a record as stated, before completion, or null. Valid until keep().
    /// Precondition: enabled().
    [[nodiscard]] const std::string* find(const record& stated);

    /// Keeps the answer to the record that was last looked for in vain, unless its key is very
    /// long.
    void keep(std::string_view answer);

private:
    struct span_of_words {
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };
    struct entry {
        std::uint64_t hash = 0;
        std::vector<std::uint64_t> key; ///< empty: free
        std::string answer;
    };

    void choose_facts(const program& p, bool& lists);
    void make_key(const record& stated);

    std::vector<span_of_words> spans_; ///< of a record's words, that are in a key
    std::size_t bitmap_words_ = 0;
    std::vector<fact_id> texts_;     ///< whose texts are in a key
    std::vector<entry> entries_;     ///< in sets of `ways`
    std::vector<std::uint64_t> key_; ///< looked for
    std::uint64_t hash_ = 0;
    std::size_t turn_ = 0; ///< which of a full set is forgotten next
};

} // namespace netral
