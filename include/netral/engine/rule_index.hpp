// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which rules a record rules out, many at a time.
///
/// A rule is a conjunction; a conjunct that tests one fact is false in some cells of that fact. For
/// each fact and each of its cells the index keeps one row: a bit for every rule that the cell
/// rules out. A record whose fact is known takes that fact's row; the rows of all facts together
/// are the rules that are out (D. E. Knuth, The Art of Computer Programming 6.5, on inverted files;
/// P. O'Neil and D. Quass, Improved Query Performance with Variant Indexes, 1997, on bitmaps).
/// The cost grows with the facts and with a 64th of the rules, not with the rules.
///
/// What a fact leaves open rules nothing out, so unknown costs less and not more.
///
/// Read next: evaluation.hpp, which looks at what is left.

#include <netral/engine/formula.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace netral {

struct compiled_rule;

/// The rows of one rule set. Immutable; shared by threads.
class rule_index {
public:
    rule_index(const slot_layout& slots, const formula_table& formulas,
               const std::vector<compiled_rule>& rules);

    /// Words of a set of rules: one bit each, in the order of the rule set.
    [[nodiscard]] std::size_t set_words() const noexcept { return set_words_; }

    /// Sets in `out` (set_words() of them) exactly the rules with an indexed conjunct that is
    /// false.
    ///
    /// @param words of a record.
    /// Complexity: indexed facts times set_words().
    void rule_out(const std::uint64_t* words, std::uint64_t* out) const noexcept;

    /// A conjunct that is in no row and that several rules ask for, with those rules.
    struct shared_conjunct {
        formula_id formula = 0;
        std::vector<std::uint64_t> rules;
    };

    /// These, the most asked for first: one that is false rules all its rules out.
    [[nodiscard]] const std::vector<shared_conjunct>& shared() const noexcept { return shared_; }

    /// The conjuncts of rules that are not in any row, each once, and the number of those that are.
    [[nodiscard]] const std::vector<formula_id>& left_out() const noexcept { return left_out_; }
    [[nodiscard]] std::size_t indexed() const noexcept { return indexed_; }
    [[nodiscard]] std::size_t row_count() const noexcept
    {
        return set_words_ == 0 ? 0 : rows_.size() / set_words_;
    }

private:
    /// One row for each cell of a fact that is known to be in one cell.
    struct by_cell {
        std::uint32_t first = 0;
        std::uint32_t mask_words = 0;
        std::size_t rows = 0; ///< offset of the first row
    };
    /// One row for each span between the bounds of any test.
    struct by_bound {
        std::uint32_t first = 0;
        std::vector<std::int64_t> begins; ///< of the second span and those after it
        std::size_t rows = 0;
    };
    /// A rule needs some member of its own: row 0 has the rules that need one, row 1 + m those that
    /// member m satisfies. Negated: row 1 + m has the rules that member m rules out.
    struct by_member {
        std::uint32_t first = 0;
        std::uint32_t mask_words = 0;
        std::uint32_t member_count = 0;
        bool negated = false;
        std::size_t rows = 0;
    };

    class builder;

    void rule_out_by_members(const by_member& part, const std::uint64_t* members,
                             std::uint64_t* out) const noexcept;

    std::vector<by_cell> cells_;
    std::vector<by_bound> bounds_;
    std::vector<by_member> members_;
    std::vector<std::uint64_t> rows_;
    std::size_t set_words_ = 0;
    std::size_t indexed_ = 0;
    std::vector<formula_id> left_out_;
    std::vector<shared_conjunct> shared_;
};

} // namespace netral
