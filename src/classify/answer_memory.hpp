// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Answers by what records state of the facts that matter.
///
/// Two records that state the same of every fact that a rule, constraint, calendar or derivation
/// reads have the same completion, the same outcomes and so the same verdict. The key is all of
/// that, compared in full: a hash only says where to look.
///
/// Door: answer_memory. Read next: answer_table.hpp, lines.cpp.

#include "answer_table.hpp"

#include <netral/engine/program.hpp>
#include <netral/record/record.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netral {

/// Of bounded size. Belongs to one thread, but may have a part in common with others.
class answer_memory {
public:
    /// Room for `answers`, rounded up to a power of two; for none if a list decides something,
    /// which no key holds.
    answer_memory(const program& p, std::size_t answers);

    [[nodiscard]] bool enabled() const noexcept { return own_.has_room(); }

    /// From now on answers that are not known here are looked for there, and kept there too.
    /// Precondition: all who share it answer by the same program under the same options.
    void share(std::shared_ptr<shared_answers> with) { shared_ = std::move(with); }

    /// The answer to a record as stated, before completion, or null. Valid until keep().
    /// Precondition: enabled().
    [[nodiscard]] const std::string* find(const record& stated);

    /// Keeps the answer to the record that was last looked for in vain, unless its key is very
    /// long.
    void keep(std::string_view answer);

private:
    /// What of a fact is in a key.
    struct part {
        std::uint32_t first = 0; ///< of the record's words
        std::uint32_t count = 0;
        bool days = false; ///< both bounds fit in one word
        bool text = false;
    };

    void choose_facts(const program& p);
    void make_key(const record& r);

    std::vector<part> parts_;            ///< by fact
    std::vector<fact_id> texts_;         ///< whose texts are in a key
    std::vector<std::uint64_t> matters_; ///< a byte for each fact: all bits set, or none
    std::vector<std::uint64_t> stated_;  ///< a byte for each fact
    std::size_t bitmap_words_ = 0;
    std::size_t longest_without_texts_ = 0; ///< key, in words
    bool lists_ = false;                    ///< a list decides something
    answer_table own_;
    std::shared_ptr<shared_answers> shared_; ///< may be null
    answer_key key_;                         ///< looked for
    std::string found_;                      ///< by others
};

} // namespace netral
