// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Syntax tree to text: what explanations show, and what parses to the same tree again.

#include <netral/cel/ast.hpp>

#include <string>
#include <string_view>

namespace netral::cel {

/// The whole tree, or the part under `from`, with the fewest brackets and single quotes.
[[nodiscard]] std::string print(const ast& tree);
[[nodiscard]] std::string print(const ast& tree, node_id from);

/// A constant as one writes it: `'it\'s'`, `b'\x00'`, `12u`, `1.0`.
/// Precondition: null, bool, a number, string, bytes, date (as a call of `date`), or a list of
/// such.
[[nodiscard]] std::string print_literal(const value& v);

} // namespace netral::cel
