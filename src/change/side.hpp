// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// One of the rule sets that are looked at together: its program, readings, and the formulas that
/// the program itself does not need.
///
/// Read next: state_space.hpp.

#include <netral/engine/evaluation.hpp>
#include <netral/engine/program.hpp>

#include <memory>
#include <optional>
#include <vector>

namespace netral::change {

/// A derivation of a fact, as far as it is made of tests: the truth of each way, in order.
struct derived_truths {
    fact_id fact = none;
    std::vector<formula_id> ways; ///< of `extra`
};

struct side {
    side(const program& p, const reading_choice& chosen);

    /// The option of a reading, or nothing for another fact.
    [[nodiscard]] std::optional<std::uint32_t> option_of(fact_id f) const;

    const program* compiled;
    reading_choice readings;
    formula_table extra; ///< of derivations and invariants
    std::vector<derived_truths> derived;
    std::vector<formula_id> invariants; ///< of `extra`
    std::vector<clause> clauses;
};

} // namespace netral::change
