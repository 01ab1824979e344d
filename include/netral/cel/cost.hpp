// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// How much a condition can cost at worst, found without running it.

#include <netral/cel/expression.hpp>
#include <netral/cel/limits.hpp>

#include <cstdint>

namespace netral::cel {

/// An upper bound on the steps that interpret() takes: each node costs 1 for each time it is
/// visited, and functions that go through a text or list its size. Facts, what hosts return and
/// what is as long as a number says count as `bounds.assumed_size`; what is made from them grows as
/// it does when run, variables included. Saturates at the largest number.
///
/// A loader holds it against `bounds.static_cost`.
[[nodiscard]] std::uint64_t worst_case_cost(const expression& condition, const limits& bounds = {});

} // namespace netral::cel
