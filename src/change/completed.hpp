// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which states of knowledge a record can be in once it is completed: those that its constraints,
/// calendars and derivations leave nothing to add to.
///
/// Read next: differences.hpp.

#include "outcomes.hpp"

#include <set>
#include <string>
#include <vector>

namespace netral::change {

/// The states that can be.
struct completed {
    std::vector<z3::expr> constraints; ///< of all sides in common
    /// Facts, by path, that the sides may complete differently: a constraint, calendar or
    /// derivation changed that they depend on.
    std::set<std::string> unsettled;
};

/// Precondition: one `outcomes` for each side, in order.
[[nodiscard]] completed completed_states(state_space& space, std::vector<outcomes>& sides);

} // namespace netral::change
