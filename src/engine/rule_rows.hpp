// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// How the rows of the index lie in memory, and which row a record's words choose.
///
/// Read next: rule_rows.cpp, rule_index.cpp (rows to a ruling), rule_index_builder.cpp (rules to
/// rows).

#include "clause_code.hpp"
#include "stated_fact.hpp"

#include <netral/engine/rule_index.hpp>

#include <cstdint>
#include <vector>

namespace netral {

/// A stated fact that has a bit of its own, and what finding its state looks at.
struct looked_at {
    std::uint32_t first = 0;
    std::uint32_t number = 0; ///< of the stated fact
    std::uint64_t blank = 0;  ///< if its cells are one word
    // Its rows in the table of single facts, if it has any there.
    std::size_t rows = 0;
    std::size_t words = 0; ///< of a row; 0: it has none
};

/// The rows of one stated fact in one table: one for each state, then, but for the table of single
/// facts, one of all rules concerned.
struct stated_use {
    std::uint32_t fact = 0;   ///< index of the stated_fact
    std::uint32_t states = 0; ///< of it
    std::size_t rows = 0;     ///< where they begin
};

/// The rows of one set fact in one table: of rules that ask for some of its members, one for each
/// member; of rules that ask for none of them, again one for each; then all rules of either sort.
struct member_use {
    std::uint32_t first = 0;
    std::uint32_t mask_words = 0;
    std::uint32_t members = 0;
    bool wants = false;   ///< there are rules that ask for members
    bool forbids = false; ///< there are rules that ask for none
    bool of_text = false; ///< what a search found in a text: not in the record's words
    std::size_t rows = 0;
};

/// Rows that are joined to one answer.
struct row_table {
    std::size_t words = 0; ///< of a row
    std::vector<stated_use> stated;
    std::vector<member_use> members;
    std::size_t concerned = 0; ///< where the row of all rules of a group begins
};

/// The words of all rows, from where the machine's widest vectors can be loaded at once.
class row_store {
public:
    /// Room for so many words more, all zero; where they begin.
    std::size_t add(std::size_t words);
    /// Gives up spare room, or says that there is no memory for it.
    void shrink() { lines_ = std::vector<line>(lines_.begin(), lines_.end()); }

    [[nodiscard]] std::size_t size() const noexcept { return lines_.size() * line_words; }
    [[nodiscard]] const std::uint64_t* data() const noexcept
    {
        return reinterpret_cast<const std::uint64_t*>(lines_.data());
    }
    [[nodiscard]] std::uint64_t* data() noexcept
    {
        return reinterpret_cast<std::uint64_t*>(lines_.data());
    }

private:
    static constexpr std::size_t line_words = 8;
    struct alignas(64) line {
        std::uint64_t words[line_words]{};
    };
    std::vector<line> lines_;
    std::size_t used_ = 0;
};

/// What is kept for the rule that a bit stands for, together since it is asked together.
///
/// Sets of stated facts are bits by their numbers (see parts::own_bits).
struct rule_seat {
    rule_id rule = none;
    std::uint32_t first_literal = 0; ///< of its clauses of several facts
    std::uint32_t first_leaf = 0;    ///< of its conduct, but for those of the facts of `raising`
    std::uint16_t literals = 0;
    std::uint16_t leaves : 15 = 0;
    std::uint16_t look : 1 = 0; ///< whatever the record, unless a clause is false
    std::uint64_t asks = 0;     ///< the facts of its clauses of one stated fact
    std::uint64_t raising = 0;  ///< the facts of its conduct's conjuncts

    static constexpr std::size_t most_literals = (1U << 15U) - 1;
};
static_assert(sizeof(rule_seat) == 32, "two of them in what the processor fetches at once");

struct rule_index::parts {
    const slot_layout* slots = nullptr;
    std::size_t words = 0;
    /// Those that most rules ask for first. If there are more than 64, the first 63 have a bit of
    /// their own, and all others share the last one: where one of them is not known, the rules that
    /// ask for any of them are looked at.
    std::vector<stated_fact> facts;
    std::uint64_t own_bits = 0;
    std::vector<looked_at> one_word; ///< those with a bit of their own whose cells are one word
    std::vector<looked_at> others;   ///< all others with a bit of their own
    row_table single;                ///< clauses of one stated fact: rows of what they rule out
    std::vector<row_table> groups;   ///< other clauses, one of a rule in each: what satisfies them
    row_table raising;               ///< leaves of the conduct: what makes them true
    bool raising_by_rows = true;     ///< or by the seats and leaves
    row_store rows;
    std::vector<rule_seat> seats;   ///< by place
    clause_code code;               ///< the clauses of groups, in the order of the seats
    clause_code leaves;             ///< the leaves of conduct, those of a rule as one clause
    std::size_t grouped_words = 0;  ///< of a row: those of the rules with clauses in groups
    std::size_t cost_of_groups = 0; ///< in instructions, roughly

    // What is so of every record.
    std::vector<std::uint64_t> out;
    std::vector<std::uint64_t> raised;
    std::vector<std::uint64_t> nothing;
};

// What is done with whole rows, which have a multiple of four words, eight at a time.

/// The union of `first` and the rows.
void unite_rows(std::uint64_t* into, const std::uint64_t* first, const std::uint64_t* const* rows,
                std::size_t count, std::size_t words) noexcept;

/// What is left of all rules by `out` and the rows of what is ruled out.
void filter_rows(std::uint64_t* live, const std::uint64_t* out, const std::uint64_t* const* rows,
                 std::size_t count, std::size_t words) noexcept;

/// What is in both.
void intersect_rows(std::uint64_t* into, const std::uint64_t* a, const std::uint64_t* b,
                    std::size_t words) noexcept;

/// Of the rules that clauses concern: what is left, and what they leave open.
void apply_clauses(std::uint64_t* live, std::uint64_t* open, const std::uint64_t* concerned,
                   const std::uint64_t* satisfied, const std::uint64_t* possible,
                   std::size_t words) noexcept;

/// The places of the bits of a row, in order; how many they are. Precondition: there is room for
/// eight more than there are bits.
std::size_t list_places(std::uint32_t* into, const std::uint64_t* row, std::size_t begin,
                        std::size_t end) noexcept;

} // namespace netral
