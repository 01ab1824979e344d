// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What stands in a rule set as keys with texts, in one form whatever its layout was: what two rule
/// sets are compared by.
///
/// Read next: textual.cpp.

#include <netral/change/textual.hpp>

#include <string>
#include <utility>
#include <vector>

namespace netral {

/// One key of a part: the text as written, and with terms put in where that is another.
struct written_key {
    std::string key;
    std::string text;
    std::string expanded; ///< empty where it is no condition
};

/// A rule, a fact ...: its keys in a fixed order.
struct written_part {
    std::string id;
    location where;
    std::vector<written_key> keys;
};

/// All parts of that kind, in the order of the rule set.
[[nodiscard]] std::vector<written_part> written_parts(const ruleset& of, changed_part p);

} // namespace netral
