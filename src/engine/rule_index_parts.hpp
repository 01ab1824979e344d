// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the index keeps.
///
/// Read next: rule_index.cpp (words to a ruling), rule_index_builder.cpp (rules to all this).

#include "clause_code.hpp"
#include "rule_rows.hpp"
#include "rule_slices.hpp"
#include "stated_fact.hpp"

#include <netral/engine/rule_index.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace netral {

/// A stated fact, and what finding its state looks at.
struct looked_at {
    std::uint32_t first = 0;
    std::uint32_t number = 0; ///< of the stated fact
    std::uint64_t blank = 0;  ///< if its cells are one word
    std::uint32_t step = 0;   ///< from a row to that of the next state, in bytes
    std::uint32_t bit = 0;    ///< in sets of stated facts
    std::uint32_t table = 0;  ///< see state_tables
    std::uint32_t states = 0;
};
static_assert(sizeof(looked_at) <= 32, "all of them are gone through for each record");

/// Sets of stated facts are bits by their numbers. Those that most rules ask for have the lowest
/// numbers; if there are more than fact_bits, the last of these is for all that are left: where one
/// of them is not known, the rules that ask for any of them are looked at.
constexpr std::uint32_t fact_bits = 63;

/// A bit that stands for no fact: as if one were always known in part.
constexpr std::uint64_t look_bit = std::uint64_t{1} << fact_bits;

/// What is asked of a rule that is left. It lies in one cache line, since those that are left lie
/// anywhere, and what takes long is to look there.
struct alignas(32) placed_rule {
    std::uint64_t asks = 0; ///< of its clauses of one stated fact; look_bit: look, whatever is so
    std::uint64_t raising = 0; ///< of its conduct's conjuncts
    rule_id rule = none;
    std::uint32_t first_literal = 0; ///< of its clauses of several facts
    std::uint32_t first_leaf = 0;    ///< of its conduct, but for those of the facts of `raising`
    std::uint16_t literals = 0;
    std::uint16_t leaves = 0;
};
static_assert(sizeof(placed_rule) == 32);

struct rule_index::parts {
    const slot_layout* slots = nullptr;
    std::size_t words = 0; ///< of a set of rules: a whole number of slices
    std::vector<stated_fact> facts;
    std::uint64_t own_bits = 0;      ///< of facts that share none
    std::vector<looked_at> one_word; ///< those whose cells are one word
    std::vector<looked_at> others;
    std::size_t tables = 0;
    rule_slices slices;             ///< clauses of one stated fact: what they rule out
    std::vector<row_table> groups;  ///< other clauses, one of a rule in each: what satisfies them
    row_table texts;                ///< clauses of one text each: what satisfies them
    row_table raising;              ///< leaves of the conduct: what makes them true
    bool raising_by_rows = true;    ///< or by facts and leaves
    row_store rows;                 ///< of groups, texts and what raises
    std::vector<placed_rule> rules; ///< by place
    clause_code code;               ///< the clauses of groups, in the order of places
    clause_code leaves;             ///< the leaves of conduct, those of a rule as one clause
    std::size_t text_words = 0;     ///< of a set: those of the rules in `texts`
    std::size_t grouped_words = 0;  ///< those of all rules with clauses in groups
    std::size_t cost_of_groups = 0; ///< in instructions, roughly

    // What is so of every record.
    std::vector<std::uint64_t> raised;
    std::vector<std::uint64_t> nothing;
};

} // namespace netral
