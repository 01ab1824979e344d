// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Words that all forms of the coverage report share.

#include <netral/cases/coverage_report.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netral {

/// `file:line:column` of the condition.
[[nodiscard]] std::string place_of(const condition_coverage& c, const program& p);

/// What is missing.
[[nodiscard]] std::string in_words(const gap& g, const coverage& c, const program& p);

/// The figures for the rule set as a whole, with their names.
[[nodiscard]] std::vector<std::pair<std::string_view, share>> figures(const coverage& c);

/// Runs of space made one.
[[nodiscard]] std::string one_line(std::string_view text);

} // namespace netral
