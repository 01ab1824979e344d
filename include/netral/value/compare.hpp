// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Equality and order of values as the Common Expression Language defines them: numbers compare by
/// what they are worth across int, uint and double; values of different kinds are unequal.
///
/// What is not known completely yields `truth::unknown`; cel/interpret.hpp says for which facts.

#include <netral/value/truth.hpp>
#include <netral/value/value.hpp>

#include <cstdint>
#include <optional>

namespace netral {

/// Deep equality. A partly known date or choice is equal, unequal or unknown.
///
/// Complexity: linear in the smaller value. Does not recurse deeper than `most_nested_value`;
/// what lies deeper is unequal.
[[nodiscard]] truth equal(const value& a, const value& b) noexcept;

/// -1, 0 or 1; nothing when the kinds have no order between them, or for NaN.
/// Precondition: neither is partly known (see `less_than` for dates).
[[nodiscard]] std::optional<int> order(const value& a, const value& b) noexcept;

/// Whether a day of `a` comes before a day of `b`: yes or no only if so for every pair of days.
[[nodiscard]] truth before(date_range a, date_range b) noexcept;
[[nodiscard]] truth not_after(date_range a, date_range b) noexcept;

/// Containers may nest this deep; the readers and the interpreter refuse more.
inline constexpr std::uint32_t most_nested_value = 128;

} // namespace netral
