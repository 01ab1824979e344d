// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which rules the expectation of a case speaks of.

#include <netral/cases/case_file.hpp>

#include <algorithm>

namespace netral {

/// Whether the case names the rule among its outcomes.
[[nodiscard]] inline bool lists(const test_case& c, rule_id r)
{
    for (const auto* list :
         {&c.expect.holds, &c.expect.open, &c.expect.fails, &c.expect.not_raised})
        if (std::find(list->begin(), list->end(), r) != list->end()) return true;
    return false;
}

/// Whether the case could fail for what becomes of the rule.
[[nodiscard]] inline bool observes(const test_case& c, rule_id r)
{
    return !c.expect.at_least || lists(c, r);
}

} // namespace netral
