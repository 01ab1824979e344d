// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The rules of a rule set as JSON: what one wants to know of each before reading it.

#include <netral/ruleset/ruleset.hpp>

#include <string>

namespace netral {

/// Appends one rule as an object: id, category, nature, effect, confidence, titles, versions with
/// their days, basis and sanctions, the rules it is a breach of or supersedes, its sources, and
/// where it is written.
void append_json(std::string& out, const rule& r, const ruleset& rules);

/// All rules as one JSON document with name, version and digest of the rule set, a line for each
/// rule; ends in a line break. What `netral rules --json` writes.
///
/// Complexity: linear in the rules.
[[nodiscard]] std::string rules_listing(const ruleset& rules);

} // namespace netral
