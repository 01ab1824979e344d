// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The constants that conditions compare string facts with: what records need to tell apart.

#include <netral/ruleset/ruleset.hpp>

namespace netral {

/// Fills in fact::constants from every test of the rule set. Linear in the tests.
void collect_string_constants(ruleset& r);

} // namespace netral
