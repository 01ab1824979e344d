// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A YAML tree back to YAML, so that a rule file with one change can be loaded as any other.

#include <netral/ruleset/document.hpp>

#include <string>

namespace netral {

/// The tree in flow style on one line; reading it gives the same tree, but for places.
[[nodiscard]] std::string to_yaml(const document_node& tree);

} // namespace netral
