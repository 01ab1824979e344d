// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A text to a YAML tree, or to diagnostics in the author's words.
///
/// YAML is more than a rule file needs. Aliases, anchors, tags, merge keys, several documents and
/// keys that are no plain text are refused, each with its own code; so are duplicate keys, texts
/// that are not UTF-8, and anything past the limits.
///
/// Read next: yaml_tree.hpp (what comes out).

#include "report.hpp"
#include "yaml_tree.hpp"

#include <netral/ruleset/load.hpp>

#include <cstddef>
#include <memory>

namespace netral {

/// Reads one document.
///
/// @param nodes_left What is left of `load_limits::yaml_nodes` for this and all further files.
/// @return The tree; null when the text could not be read to its end. A tree may have errors too:
///         what was refused in it is `yaml_kind::invalid`.
///
/// Complexity: linear in the text; sorting adds a logarithm of the keys of one map.
[[nodiscard]] std::unique_ptr<yaml_document> read_yaml(source_ptr in, const load_limits& limits,
                                                       std::size_t& nodes_left, report& found);

} // namespace netral
