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

/// Facts, by path, that the sides may complete differently: a constraint, calendar or derivation
/// changed that they depend on.
[[nodiscard]] std::set<std::string> completed_otherwise(const side& before, const side& after);

/// What is so of all states that can be. Of a split fact, what a side knows beyond what the record
/// states has a reason in that side's constraints, calendars or derivations; where these do more
/// than is encoded, none is asked for.
///
/// Preconditions: one `outcomes` for each side, in order; facts that are completed otherwise are
/// split, or not asked about.
[[nodiscard]] std::vector<z3::expr> completed_states(state_space& space,
                                                     std::vector<outcomes>& sides);

} // namespace netral::change
