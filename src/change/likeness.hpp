// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which rules are sure to offer the same sanctions on both sides where their status is the same,
/// so that nobody need look.
///
/// Read next: comparison.cpp (who asks).

#include <netral/change/comparison.hpp>

#include <vector>

namespace netral {

/// For each rule of the old side its id on the new side, or `none` where it is not sure.
///
/// @param exchanged  Facts of the old side that the sides set otherwise: the day, readings.
[[nodiscard]] std::vector<rule_id> surely_alike(const comparison_side& before,
                                                const comparison_side& after,
                                                const std::vector<text_difference>& texts,
                                                std::vector<fact_id> exchanged);

} // namespace netral
