// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Of which facts something has to be known before an expression can be anything but unknown.
///
/// Door: readiness. Read next: derivations.cpp.

#include <netral/cel/expression.hpp>

#include <vector>

namespace netral {

/// Groups of facts: where of every group some fact is unknown, the expression is unknown, and need
/// not be run. A group may be empty: then it has to be run.
[[nodiscard]] std::vector<std::vector<fact_id>> readiness(const cel::expression& e);

} // namespace netral
