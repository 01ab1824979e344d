// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Holds a part of a file against the table of keys.
///
/// Everything that is wrong in form is told here and only here: who reads a section afterwards
/// takes what is well-formed and passes over the rest in silence.

#include "keys.hpp"
#include "report.hpp"
#include "yaml_tree.hpp"

#include <string_view>

namespace netral {

/// @param what How messages call it: a key, or "an item of" one.
///
/// Complexity: linear in the tree, times the keys of one map. Recursive; the depth of a tree is
/// bounded by load_limits::yaml_depth.
void check_shape(yaml_node node, const shape& s, std::string_view what, report& found);

/// Whether the scalar is what the rule wants; nothing is told.
[[nodiscard]] bool fits(yaml_node scalar, scalar_rule rule,
                        std::span<const std::string_view> words = {}) noexcept;

} // namespace netral
