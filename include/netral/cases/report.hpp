// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What came of cases, for people: each failed case with its place, what was expected, what came
/// and why; then the counts.

#include <netral/cases/run.hpp>

#include <string>

namespace netral {

/// A failed case on lines of its own, ending in a line break:
///
///     favouring.cases.yaml:12:5: failed: a mayor moves an official without approval
///       rule `uu-10-2016.71.2`: expected holds, got open
///         ...
[[nodiscard]] std::string render(const case_outcome& failed);

/// All failed cases, and a last line with the counts.
[[nodiscard]] std::string render(const case_report& report);

/// The Test Anything Protocol, version 14: one line for each case, what is wrong as a block of
/// YAML.
/// @param files  Those that were run.
[[nodiscard]] std::string to_tap(const std::vector<case_file>& files, const case_report& report);

/// JUnit's XML, a suite for each file, as build servers read it.
[[nodiscard]] std::string to_junit(const std::vector<case_file>& files, const case_report& report);

} // namespace netral
