// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Syntax tree to checked condition: every name known, every operator applied to what it takes.
///
/// Read next: expression.hpp (what comes out), interpret.hpp (running it).

#include <netral/cel/ast.hpp>
#include <netral/cel/environment.hpp>
#include <netral/cel/expression.hpp>
#include <netral/cel/limits.hpp>
#include <netral/text/result.hpp>

namespace netral::cel {

struct check_options {
    limits bounds;
    /// Whether types are checked. Without, mistakes show when evaluated, as errors.
    bool types = true;
};

/// Checks a tree and reports all mistakes.
///
/// Errors (places relative to the tree's text): N1301 unknown name, N1302 unknown function, N1303
/// operator or function applied to types it does not take, N1304 not a value of an enum, N1305 not
/// a type, N1306 unknown field, N1307 range of a macro is not a list or map, N1308 definition in
/// terms of itself, N1309 bad constant (`date('2024-02-30')`, a pattern), N1310 branches or keys
/// that do not fit, N1311 form that is not allowed on facts, N1320 too big with definitions put
/// in, N1321 pattern too big.
[[nodiscard]] result<expression> check(const ast& tree, const environment& names,
                                       const check_options& options = {});

/// The same, and the expression must be of type bool (or dyn): N1312.
[[nodiscard]] result<expression> check_condition(const ast& tree, const environment& names,
                                                 const check_options& options = {});

} // namespace netral::cel
