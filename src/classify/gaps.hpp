// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which facts are missing, and what asks for them.
///
/// Read next: questions.cpp (what each answer would change).

#include "workbench.hpp"

#include <vector>

namespace netral {

/// A fact that is missing, and the atoms that tell its values apart.
struct fact_gap {
    fact_id fact = none;
    std::vector<formula_id> atoms;
    std::vector<const test*> derivations; ///< of other missing facts, that read it
    std::vector<rule_id> rules;
};

/// Notes in the findings what is missing and which exceptions speak up.
/// @return the facts to ask about, in the order of the findings and their conditions.
[[nodiscard]] std::vector<fact_gap> find_fact_gaps(workbench& bench, classification& out);

} // namespace netral
