// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Runs a checked condition on facts: the reference for what conditions mean.
///
/// Errors and unknowns are values. Logic is Kleene's, unknown wins over error, and the order of
/// operands never matters; rules/SEMANTICS.md has all of it.

#include <netral/cel/expression.hpp>
#include <netral/cel/limits.hpp>
#include <netral/value/value.hpp>

#include <cstdint>
#include <memory>
#include <vector>

namespace netral::cel {

/// Where facts come from. `fact` is called at most once for each use in the condition; it may
/// return a borrowed value that lives until the run ends.
class activation {
public:
    virtual ~activation() = default;
    /// The value of a fact; `value::unknown(id)` when it is not known.
    [[nodiscard]] virtual value fact(fact_id id) const = 0;
};

/// The working memory of runs, one for each thread, kept between runs so that they need not
/// allocate.
class interpreter_workspace {
public:
    interpreter_workspace() = default;
    interpreter_workspace(const interpreter_workspace&) = delete;
    interpreter_workspace& operator=(const interpreter_workspace&) = delete;

    std::vector<value> locals; ///< private to src/cel
    std::vector<value> arguments;
};

/// The value of a condition, within the limits that it was checked with: also an error (`is_error`,
/// N30xx) or unknown (`is_unknown`, with the facts that are missing). It keeps alive all it refers
/// to.
///
/// Error codes: N3001 no such overload, N3002 overflow, N3003 division by zero, N3004 no such key
/// or field, N3005 index out of range, N3006 cannot be converted, N3007 undeclared reference, N3008
/// a key twice, N3009 bad argument, N3010 too many steps, N3011 result too big, N3012 from a host
/// function.
///
/// Preconditions: no other thread is using `scratch`.
/// Exceptions: std::bad_alloc.
[[nodiscard]] value interpret(const expression& condition, const activation& facts,
                              interpreter_workspace& scratch);

/// The same within other limits.
[[nodiscard]] value interpret(const expression& condition, const activation& facts,
                              interpreter_workspace& scratch, const limits& bounds);

/// The same of one part of a condition.
///
/// Preconditions: also, `from` is not inside a macro or binding (its variables would be missing).
[[nodiscard]] value interpret(const expression& condition, expr_id from, const activation& facts,
                              interpreter_workspace& scratch);

} // namespace netral::cel
