// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The parts of facts that a rule's outcome rests on, and those that stand in its way.
///
/// Both read the rule as it is written: one branch of an `any` that is true, one of an `all` that
/// is false. They are where reasoning.cpp begins, not yet what it answers.

#include "part_table.hpp"

#include <netral/engine/evaluation.hpp>

#include <vector>

namespace netral {

using part_list = std::vector<std::uint32_t>;

/// Parts that together are probably enough for the rule's status, and perhaps more than that.
[[nodiscard]] part_list support_of(rule_id r, evaluation& asked, const part_table& parts);

/// Groups of parts that keep the rule from holding, for each version that could: as long as nothing
/// in a group is otherwise, the version does not hold.
[[nodiscard]] std::vector<std::vector<part_list>> obstacles_of(rule_id r, evaluation& asked,
                                                               const part_table& parts);

} // namespace netral
