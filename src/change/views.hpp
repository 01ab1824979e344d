// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Two classifications of one record, set against each other under the rules' own names.
///
/// Read next: causes.hpp (why they differ).

#include <netral/change/comparison.hpp>

namespace netral {

[[nodiscard]] side_view view_of(const classification& c, const ruleset& rules);
[[nodiscard]] side_view unreadable_view(const std::vector<record_error>& errors);

/// The status of a rule that a view names; nothing where it is not there or does not speak.
[[nodiscard]] std::optional<rule_status> status_in(const side_view& v, std::string_view rule);

/// The heaviest measures of one nature: of each family one, heaviest first.
[[nodiscard]] std::vector<sanction_level> levels_of(const side_view& v, rule_nature n);

[[nodiscard]] bool same_level(const sanction_level& a, const sanction_level& b) noexcept;
[[nodiscard]] bool same_levels(const side_view& a, const side_view& b, rule_nature n);

/// Fills in what differs, without reasons. False where nothing does.
[[nodiscard]] bool set_against(record_change& out, const ruleset& before, const ruleset& after);

} // namespace netral
