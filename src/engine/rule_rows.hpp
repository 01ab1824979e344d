// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// How the rows of the index lie in memory, and which row a record's words choose.
///
/// Read next: rule_rows.cpp, rule_index.cpp (rows to a ruling), rule_index_builder.cpp (rules to
/// rows).

#include "clause_code.hpp"

#include <netral/engine/rule_index.hpp>

#include <array>
#include <bit>
#include <cstdint>
#include <vector>

namespace netral {

/// A fact of which one state at a time is known: a cell, or a stretch between two bounds.
struct stated_fact {
    slot_kind kind = slot_kind::cells;
    std::uint32_t first = 0;
    std::uint32_t mask_words = 0;
    std::uint32_t states = 0;
    std::uint64_t first_blank = 0;    ///< its first words when nothing is known
    std::uint64_t second_blank = 0;   ///< of intervals
    std::vector<std::uint64_t> blank; ///< all of them

    // Of intervals: where the second stretch and those after it begin; and, where all of them lie
    // close together, the stretch of each number from `base` on.
    std::vector<std::int64_t> begins;
    std::int64_t base = 0;
    std::vector<std::uint16_t> direct;

    static constexpr std::int32_t unknown = -1;
    static constexpr std::int32_t partial = -2;

    /// The state that the words are in, `unknown`, or `partial` where they leave several.
    [[nodiscard]] std::int32_t state(const std::uint64_t* words) const noexcept
    {
        const std::uint64_t* at = words + first;
        if (kind == slot_kind::interval)
            return at[0] == at[1] ? stretch(static_cast<std::int64_t>(at[0])) : state_of_range(at);
        if (mask_words != 1) return state_of_many(at);
        if (at[0] == first_blank) return unknown;
        return is_one_bit(at[0]) ? std::countr_zero(at[0]) : partial;
    }

    /// The stretch of a number.
    [[nodiscard]] std::int32_t stretch(std::int64_t n) const noexcept;

    /// Brings the fact into a state.
    void put(std::uint32_t state, std::uint64_t* words) const;

private:
    /// Of a mask that is not empty; std::has_single_bit counts bits, which costs more.
    [[nodiscard]] static bool is_one_bit(std::uint64_t mask) noexcept
    {
        return (mask & (mask - 1)) == 0;
    }
    [[nodiscard]] std::int32_t state_of_many(const std::uint64_t* at) const noexcept;
    [[nodiscard]] std::int32_t state_of_range(const std::uint64_t* at) const noexcept;
};

/// The rows of one stated fact in one table: one for each state, then one of all rules concerned.
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
    void shrink() { lines_.shrink_to_fit(); }

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
struct rule_seat {
    // Of its clauses of several facts, and of the leaves of its conduct; they end where those of
    // the next seat begin.
    std::uint32_t first_literal = 0;
    std::uint32_t first_leaf = 0;
    std::uint64_t raising = 0; ///< of the first 64 stated facts: those of its conduct's conjuncts
};

/// What is so of the 64 rules of one word of the rows.
struct rule_index::ruled_word {
    std::uint64_t live = 0;
    std::uint64_t open = 0;
    std::uint64_t look = 0;
    std::uint64_t raised = 0;
};

struct rule_index::parts {
    const slot_layout* slots = nullptr;
    std::size_t words = 0;
    std::vector<stated_fact> facts;
    row_table single;              ///< clauses of one stated fact: rows of what they rule out
    std::vector<row_table> groups; ///< other clauses, one of a rule in each: what satisfies them
    row_table raising;             ///< leaves of the conduct: what makes them true
    bool raising_by_rows = true;   ///< or by the seats and leaves
    row_store rows;
    std::vector<rule_seat> seats;   ///< by place, and one more
    clause_code code;               ///< the clauses of groups, in the order of the seats
    clause_code leaves;             ///< the leaves of conduct, those of a rule as one clause
    std::size_t first_stretch = 0;  ///< how many rules have places before the others
    std::size_t cost_of_groups = 0; ///< in instructions, roughly
    /// Rules whose conduct asks for more than so many stated facts in conjuncts of their own: where
    /// no more of them are unknown, one that is open is raised.
    std::array<std::vector<std::uint64_t>, 4> surely_raised;
    std::vector<std::uint64_t> grouped; ///< rules with clauses in groups, as far as there are any

    // What is so of every record.
    std::vector<std::uint64_t> out;
    std::vector<std::uint64_t> raised;
    std::vector<std::uint64_t> look;
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

/// How many rules are in both.
std::size_t count_in_both(const std::uint64_t* a, const std::uint64_t* b,
                          std::size_t words) noexcept;

/// Of the rules that clauses concern: what is left, and what they leave open.
void apply_clauses(std::uint64_t* live, std::uint64_t* open, const std::uint64_t* concerned,
                   const std::uint64_t* satisfied, const std::uint64_t* possible,
                   std::size_t words) noexcept;

/// A bit for each word of a row, which is set where the word is not empty.
void find_busy_words(std::uint64_t* into, const std::uint64_t* row, std::size_t words) noexcept;

} // namespace netral
