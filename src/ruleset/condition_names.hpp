// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What names in a condition mean to a rule set: terms, lexicons, dates of calendars, readings.
///
/// The checker of cel/ knows only facts and definitions. What it cannot know is told here: that a
/// fact is confidential, that a term has mistakes of its own, which term may have been meant.

#include "draft.hpp"

#include <netral/cel/ast.hpp>
#include <netral/ruleset/condition.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// A name as it stands in a condition: `act.kinds`, `terms.asn`.
struct spoken_name {
    std::string name;
    span at;
};

/// All names with their fields. Linear in the tree, times the fields of one name.
[[nodiscard]] std::vector<spoken_name> names_in(const cel::ast& tree);

/// Writes `reading('x')` as the fact `reading.x`, and tells of names that are not there.
///
/// @return The places in the text of which all has been told: what the checker says of a name
///         there is to be passed over.
[[nodiscard]] std::vector<span> resolve_names(draft& d, const test& t, cel::ast& tree);

/// The second part of `group.name`, or an empty view for a name of another group.
[[nodiscard]] std::string_view member_of(std::string_view name, std::string_view group) noexcept;

} // namespace netral
