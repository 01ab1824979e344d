// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Why a side may know more of a split fact than the record states: something must follow.
///
/// Without this a state in which a side knows things out of nowhere would count, and nothing that
/// depends on a changed constraint could be shown to stay the same.
///
/// Read next: completed.cpp.

#include "outcomes.hpp"

#include <vector>

namespace netral::change {

/// Propositions that hold of what side `s` makes of every record.
[[nodiscard]] std::vector<z3::expr> reasons_to_know(state_space& space, outcomes& of,
                                                    std::size_t s);

} // namespace netral::change
