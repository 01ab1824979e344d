// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Where a comparison of two days turns, when one of them is known and the other moves, and whether
/// an expression has no other turns than those of comparisons.
///
/// Read next: supposer.cpp, questions.cpp.

#include <netral/record/cell_test.hpp>
#include <netral/record/day_test.hpp>
#include <netral/value/date.hpp>

#include <cstdint>
#include <vector>

namespace netral {

/// Adds the days of `moving` from which the comparison comes out otherwise than just before.
/// Precondition: `moving` is one of its two facts. @return false if `other` cannot be moved.
bool add_day_cuts(const day_test& t, fact_id moving, date other, std::vector<std::int64_t>& cuts);

/// Of `within` the days that the comparison can move without leaving the calendar.
[[nodiscard]] date_range days_that_move(const day_test& t, date_range within);

/// Whether this part of an expression reads the fact in nothing but tests of it alone and
/// comparisons of two days, so that its values can be listed by where those turn.
[[nodiscard]] bool only_compares(const cel::expression& e, cel::expr_id node, fact_id f,
                                 const ruleset& rules, const slot_layout& slots);

} // namespace netral
