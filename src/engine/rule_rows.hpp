// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// How the rows of the index lie in memory, and what is done with them.
///
/// Read next: rule_rows.cpp, rule_slices.hpp.

#include <netral/engine/row_store.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace netral {

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

// What is done with whole rows of all rules, or of groups of clauses, which have a multiple of four
// words, eight at a time. (Rows of texts have as many words as there are rules.)

/// The union of `first` and the rows.
void unite_rows(std::uint64_t* into, const std::uint64_t* first, const std::uint64_t* const* rows,
                std::size_t count, std::size_t words) noexcept;

/// What is in both.
void intersect_rows(std::uint64_t* into, const std::uint64_t* a, const std::uint64_t* b,
                    std::size_t words) noexcept;

/// Of the rules that clauses concern: what is left, and what they leave open.
void apply_clauses(std::uint64_t* live, std::uint64_t* open, const std::uint64_t* concerned,
                   const std::uint64_t* satisfied, const std::uint64_t* possible,
                   std::size_t words) noexcept;

} // namespace netral
