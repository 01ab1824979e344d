// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// How the rows of the index lie in memory, and which row a record's words choose.
///
/// Read next: rule_index.cpp (rows to a ruling), rule_index_builder.cpp (rules to rows).

#include <netral/engine/rule_index.hpp>

#include <cstdint>
#include <vector>

namespace netral {

/// A fact of which one state at a time is known: a cell, or a stretch between two bounds.
struct stated_fact {
    slot_kind kind = slot_kind::cells;
    std::uint32_t first = 0;
    std::uint32_t mask_words = 0;
    std::uint32_t states = 0;
    std::vector<std::uint64_t> blank; ///< its words when nothing is known

    // Of intervals: where the second stretch and those after it begin; and, where all of them lie
    // close together, the stretch of each number from `base` on.
    std::vector<std::int64_t> begins;
    std::int64_t base = 0;
    std::vector<std::uint16_t> direct;

    static constexpr std::int32_t unknown = -1;
    static constexpr std::int32_t partial = -2;

    /// The state that the words are in, `unknown`, or `partial` where they leave several.
    [[nodiscard]] std::int32_t state(const std::uint64_t* words) const noexcept;

    /// The stretch of a number.
    [[nodiscard]] std::int32_t stretch(std::int64_t n) const noexcept;
};

/// The rows of one stated fact in one table: one for each state, then one of all rules concerned.
struct stated_use {
    std::uint32_t fact = 0; ///< index of the stated_fact
    std::size_t rows = 0;   ///< where they begin
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
    std::size_t cost = 0;      ///< of a group, in instructions, roughly
};

struct rule_index::parts {
    std::size_t words = 0;
    std::vector<stated_fact> facts;
    row_table single;              ///< clauses of one stated fact: rows of what they rule out
    std::vector<row_table> groups; ///< other clauses, one of a rule in each: what satisfies them
    row_table raising;             ///< leaves of the conduct: what makes them true
    std::vector<std::uint64_t> rows;

    // What is so of every record.
    std::vector<std::uint64_t> out;
    std::vector<std::uint64_t> raised;
    std::vector<std::uint64_t> look;
};

/// Joins `count` rows to `into`: each word becomes the union of all.
void unite_rows(std::uint64_t* into, const std::uint64_t* const* rows, std::size_t count,
                std::size_t words) noexcept;

} // namespace netral
