// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Where the outcome of one rule differs between two sides, as propositions, and what the regions
/// of that difference are to be said in.
///
/// Read next: cover.hpp.

#include "outcomes.hpp"

#include <netral/change/region.hpp>

#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace netral::change {

/// A rule under one id: on the side before, after, or both.
struct rule_pair {
    std::string id;
    rule_id before = none;
    rule_id after = none;
};

/// All rules of both sides, in the order of the second, then what only the first has.
[[nodiscard]] std::vector<rule_pair> pair_rules(const ruleset& before, const ruleset& after);

/// How one aspect of a rule differs: each direction where it does.
// An expression has no empty value. NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init)
struct difference {
    change_aspect aspect = change_aspect::status;
    change_direction direction = change_direction::sideways;
    z3::expr where;
};

/// The propositions of one statement about a condition, for each manner of saying it.
// NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init)
struct speakable {
    region_literal about; ///< without the manner
    z3::expr known;
    z3::expr excluded;
};

/// The differences of a rule; none where both sides say the same by form.
[[nodiscard]] std::vector<difference> differences_of(const rule_pair& r, const logic& is,
                                                     outcomes& before, outcomes& after);

/// What the difference can be said in: conditions that both sides share as a whole, and else the
/// parts of which they are made, down to single tests where `finest` is asked for. What sanctions
/// apply to is among them only for that aspect.
[[nodiscard]] std::vector<speakable> words_for(const rule_pair& r, change_aspect aspect,
                                               state_space& space, outcomes& before,
                                               outcomes& after, bool finest);

/// The paths of the facts that the outcomes of the rule depend on.
[[nodiscard]] std::set<std::string> facts_of(const rule_pair& r, const side& before,
                                             const side& after);

/// Whether a rule makes a verdict.
[[nodiscard]] bool makes_verdict(const rule& r) noexcept;

/// What two sanctions have in common that are the same measure.
[[nodiscard]] std::string measure_of(const sanction& s);

} // namespace netral::change
