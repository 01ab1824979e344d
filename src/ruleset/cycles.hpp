// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Things that name each other: lists of references, and those that lead back to where they began.

#include "draft.hpp"

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace netral {

/// The ids of the things of a section that are named under a key; tells of names that are not
/// there, and of names that are there twice. What an overlay disabled is passed over.
[[nodiscard]] std::vector<std::uint32_t> references(draft& d, const entry& e, std::string_view key,
                                                    section s, code unknown);

using successors = std::function<std::vector<std::uint32_t>(std::uint32_t)>;

/// One cycle for each knot of nodes that reach each other, shortest first step by number.
///
/// Complexity: linear in nodes and edges. Not recursive.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> find_cycles(std::uint32_t nodes,
                                                                  const successors& next);

/// Tells of every cycle, with a note for each step of it.
void report_cycles(report& found, section s, const std::vector<entry>& entries,
                   std::string_view key, const successors& next);

} // namespace netral
