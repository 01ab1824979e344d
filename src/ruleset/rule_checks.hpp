// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What one rule must keep to beyond its form.

#include "draft.hpp"

#include <netral/ruleset/rule.hpp>

#include <vector>

namespace netral {

/// Versions come in order of time, do not overlap, and have names of their own.
/// @param names The node that names each version, for messages.
void check_versions(draft& d, const short_list<rule_version>& versions,
                    const std::vector<yaml_node>& names);

/// An override of a key that every version writes itself would change nothing.
void check_overrides(draft& d, const entry& e);

/// A rule that no conduct can raise would never be heard of.
void check_raised(draft& d, const entry& e, const rule& r);

/// `{names}` in a sentence are facts, phrases, or `{subject}`.
void check_say(draft& d, yaml_node say);

} // namespace netral
