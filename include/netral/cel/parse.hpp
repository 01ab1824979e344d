// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Text to syntax tree. The grammar is the language definition of the Common Expression Language
/// with its optional syntax (`a.?b`, `a[?i]`, `[?x]`, `{?k: v}`) and quoted fields (``a.`b-c` ``).
///
/// Read next: check.hpp (names and types).

#include <netral/cel/ast.hpp>
#include <netral/cel/limits.hpp>
#include <netral/text/result.hpp>

#include <string_view>

namespace netral::cel {

/// Parses one condition.
///
/// Errors (places are relative to `text`, their source is null): N1201 something unexpected,
/// N1202 a text that does not end, N1203 a bad escape, N1204 a number out of range, N1205 a
/// reserved word as a name, N1206 a character that is no part of the language, N1207 not UTF-8,
/// N1208 a macro's argument, N1210 nested too deep, N1211 too tall, N1212 too many nodes,
/// N1213 too long.
///
/// Complexity: linear. Stack: bounded by `bounds.nesting`.
[[nodiscard]] result<ast> parse(std::string_view text, const limits& bounds = {});

} // namespace netral::cel
