// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The states of a fact, by which rows are chosen: its cells, or the stretches between the bounds
/// that conditions name.
///
/// Read next: rule_slices.hpp.

#include <netral/engine/formula.hpp>
#include <netral/record/slots.hpp>

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

    // Of intervals: where the second stretch and those after it begin; and, where many of them lie
    // close together, the stretch of each number from `base` on.
    std::vector<std::int64_t> begins;
    std::int64_t base = 0;
    std::vector<std::uint16_t> direct;

    static constexpr std::int32_t unknown = -1;
    static constexpr std::int32_t partial = -2;

    /// Whether it is two cells or more in one word, as most facts are: one bit is then a state.
    [[nodiscard]] bool is_one_word() const noexcept
    {
        return kind == slot_kind::cells && mask_words == 1 && states > 1;
    }

    /// The state that the words are in, `unknown`, or `partial` where they leave several.
    [[nodiscard]] std::int32_t state(const std::uint64_t* words) const noexcept
    {
        const std::uint64_t* at = words + first;
        if (kind != slot_kind::interval) return state_of_many(at);
        return at[0] == at[1] ? stretch(static_cast<std::int64_t>(at[0])) : state_of_range(at);
    }

    /// The stretch of a number.
    [[nodiscard]] std::int32_t stretch(std::int64_t n) const noexcept
    {
        const auto at = static_cast<std::uint64_t>(n) - static_cast<std::uint64_t>(base);
        return at < direct.size() ? direct[at] : stretch_by_search(n);
    }

private:
    [[nodiscard]] std::int32_t stretch_by_search(std::int64_t n) const noexcept;
    [[nodiscard]] std::int32_t state_of_many(const std::uint64_t* at) const noexcept;
    [[nodiscard]] std::int32_t state_of_range(const std::uint64_t* at) const noexcept;
};

/// Whether a mask that is not empty has one bit; std::has_single_bit counts them, which costs more.
[[nodiscard]] constexpr bool is_one_bit(std::uint64_t mask) noexcept
{
    return (mask & (mask - 1)) == 0;
}

/// Adds the states in which a test of the fact is true, or, if `negated`, false, to bits by state.
/// Precondition: the test's bounds are among those that stretches begin at.
void add_states(const cell_test& t, bool negated, const stated_fact& f, std::uint64_t* states);

/// With all the bounds that some condition names. Linear in the formulas; for load time.
[[nodiscard]] stated_fact make_stated_fact(fact_id fact, const slot_layout& slots,
                                           const formula_table& formulas);

} // namespace netral
