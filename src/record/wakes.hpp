// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which clauses have to be looked at when something becomes known of a fact, and which need not be
/// looked at any more.
///
/// A clause can only teach something when one of its literals is false, and nothing once one is
/// true. For each state that a fact can be known to be in there are two rows of clauses that say
/// which those are, so that knowing the election puts the clauses of all other calendars away at
/// once. States are the cells, the stretches between the numbers that clauses name, and each
/// member's being in the set or not.
///
/// Doors: agenda, fact_wakes. Read next: propagation.hpp.

#include "bit_row.hpp"
#include "clauses.hpp"

#include <cstdint>
#include <vector>

namespace netral {

/// What a propagation has before it.
struct agenda {
    explicit agenda(std::size_t clauses) noexcept : due(clauses), done(clauses) {}

    bit_row due;  ///< clauses to look at
    bit_row done; ///< clauses with a true literal

    /// The next clause to look at, or bit_row::most_bits.
    [[nodiscard]] std::size_t take() noexcept { return due.take(&done); }
};

/// The rows of one fact. Immutable.
class fact_wakes {
public:
    fact_wakes(fact_id f, const slot_layout& slots, const std::vector<clause>& clauses);

    /// Whether some clause names the fact.
    [[nodiscard]] bool any() const noexcept { return !any_.empty(); }

    /// Puts on the agenda what the slot at `at` may decide, and takes off what it has decided.
    void wake(const std::uint64_t* at, agenda& a) const noexcept;

private:
    using row = std::vector<std::uint64_t>;

    void add_cells(fact_id f, const slot_layout& slots, const std::vector<clause>& clauses);
    void add_stretches(fact_id f, const slot_layout& slots, const std::vector<clause>& clauses);
    void add_members(fact_id f, const slot_layout& slots, const std::vector<clause>& clauses);
    void add_state(fact_id f, const slot_layout& slots, const std::vector<clause>& clauses,
                   const std::vector<std::uint64_t>& words);
    void add_state(std::size_t state, agenda& a) const noexcept;
    [[nodiscard]] std::size_t stretch_of(std::uint64_t bound) const noexcept;

    slot_kind kind_;
    std::uint32_t mask_words_;
    std::uint32_t cells_;
    std::size_t row_words_;
    row any_;      ///< clauses that name the fact; empty if none does
    row by_false_; ///< for each state, clauses with a literal that is false, or perhaps so
    row by_true_;  ///< for each state, clauses with a literal that is true for sure
    row named_;    ///< of a set: members that clauses name
    std::vector<std::int64_t> stretches_; ///< where each but the first begins
};

} // namespace netral
