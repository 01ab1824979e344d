// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which facts a rule set looks at, and so which a record may as well not state.
///
/// Door: facts_read. Read next: plain_reading.cpp, which passes over the others in fast mode.

#include <netral/ruleset/ruleset.hpp>

#include <vector>

namespace netral {

/// By fact: whether a condition, constraint, calendar, derivation, deadline or role names it.
/// Lexicons do not count: they suggest facts to people and decide nothing.
[[nodiscard]] std::vector<bool> facts_read(const ruleset& rules);

} // namespace netral
