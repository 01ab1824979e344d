// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The rules seen from the law: each instrument, its articles, the rules that rest on them, and the
/// rules that are still in force though what they cite is not.

#include "output.hpp"

#include <netral/ruleset/ruleset.hpp>

#include <string>

namespace harness {

/// `2014-10-02 - 2016-06-30`, with `...` for an open end; empty without dates.
[[nodiscard]] std::string in_words(const netral::period& p);

/// Writes all instruments that a rule cites, in the order of the rule set.
void write_by_instrument(const netral::ruleset& rules, netral::language l, output& out);

} // namespace harness
