// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// One line of a public conformance suite in, one line of answer out: what `netral cel` does.

#include <netral/cel/limits.hpp>

#include <string>
#include <string_view>

namespace netral::cel {

/// Evaluates one test of the suite's shape: a JSON object with `expr`, and optionally `bindings`
/// (typed values), `typeEnv`, `container`, `disableCheck`, `checkOnly`; and, of netral, `unknown`
/// (a list of names) and `facts` (see tests/conformance/unknown/README.md).
///
/// Returns one JSON object without a line break: `{"value": ...}` in the suite's typed form,
/// `{"error": ...}`, `{"unknown": [names]}` or, with `checkOnly`, `{"type": ...}`.
/// A line that cannot be read gives `{"error": ...}` as well. Thread-safe.
[[nodiscard]] std::string run_batch_line(std::string_view line, const limits& bounds = {});

} // namespace netral::cel
