// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A test of one fact with constants: the atoms that need no interpreter.
///
/// `target.kind == 'calon'`, `act.kinds` meets a list, `incident.occurred_on < date('2024-09-22')`:
/// whatever its form, such a test asks in which cells a slot may still be, and is answered with a
/// few integer operations. What does not have this form is left to the CEL interpreter.
///
/// Read next: record.hpp.

#include <netral/cel/expression.hpp>
#include <netral/record/slots.hpp>
#include <netral/value/truth.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace netral {

/// What is asked of one slot. A plain value; equal tests compare equal.
struct cell_test {
    enum class kind : std::uint8_t {
        in_cells, ///< the fact is in one of the cells of `mask`
        has_any,  ///< the set has at least one of the members of `mask`
        has_all,  ///< the set has all of the members of `mask`
        within,   ///< least <= fact <= greatest
        real_is,  ///< the double compares with `bound` as `compare` says
    };
    enum class comparison : std::uint8_t { equal, less, less_equal, greater, greater_equal };

    kind what = kind::in_cells;
    bool negated = false;
    comparison compare = comparison::equal; ///< of real_is
    fact_id fact = none;
    std::vector<std::uint64_t> mask; ///< of in_cells, has_any, has_all: slot.mask_words of them
    std::int64_t least = 0;          ///< of within
    std::int64_t greatest = 0;
    double bound = 0; ///< of real_is

    friend bool operator==(const cell_test&, const cell_test&) = default;
};

/// The answer for the tests that ask() does not answer itself.
[[nodiscard]] truth ask_slot(const cell_test& t, const slot& s,
                             const std::uint64_t* words) noexcept;

/// The answer, given the words of a record. Never errs. Inline for facts of at most 64 cells, which
/// are most of what is asked.
///
/// Complexity: the words of the fact's slot.
[[nodiscard]] inline truth ask(const cell_test& t, const slot_layout& slots,
                               const std::uint64_t* words) noexcept
{
    const slot& s = slots[t.fact];
    if (t.what != cell_test::kind::in_cells || s.mask_words != 1) return ask_slot(t, s, words);
    const std::uint64_t possible = words[s.first];
    const std::uint64_t mask = t.mask.front();
    if ((possible & mask) == 0) return as_truth(t.negated);
    return (possible & ~mask) == 0 ? as_truth(!t.negated) : truth::unknown;
}

/// What assuming that a test is true (or false) did to a record.
enum class assumption : std::uint8_t {
    idle,     ///< nothing new: it was known
    narrowed, ///< the slot is narrower now
    refuted,  ///< it was known to be otherwise; the words are unchanged
    kept,     ///< it says something that a slot cannot hold (has_any of several unknown members)
};

/// Narrows the words to where the test is `value`.
assumption assume(const cell_test& t, bool value, const slot_layout& slots,
                  std::uint64_t* words) noexcept;

/// The test that a node of a checked expression amounts to, or nothing if it is not of this form.
///
/// Recognises, in either order of operands: a bool fact; `==`, `!=`, `<`, `<=`, `>`, `>=` of a
/// fact and a constant; `in` of an enumeration or string in a list of constants and of a constant
/// in a set; sets.intersects and sets.contains of a set and constants; exists(v, v in list) over
/// constants; and `!` of any of these. Constants may have been folded from date() and terms.
[[nodiscard]] std::optional<cell_test> as_cell_test(const cel::expression& e, cel::expr_id node,
                                                    const ruleset& rules, const slot_layout& slots);

} // namespace netral
