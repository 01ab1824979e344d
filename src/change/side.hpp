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
    side(const program& p, const reading_choice& chosen, std::optional<date> on = {});

    /// The day that is put in place of this fact where rules look at it, or nothing.
    [[nodiscard]] std::optional<date> exchanged(fact_id f) const;

    /// The option of a reading, or nothing for another fact.
    [[nodiscard]] std::optional<std::uint32_t> option_of(fact_id f) const;

    /// Whether completion may narrow the fact: a clause speaks of it, or something derives it.
    [[nodiscard]] bool narrows(fact_id f) const;

    const program* compiled;
    reading_choice readings;
    std::optional<date> as_of; ///< rules take it for the day of the act; completion does not
    formula_table extra;       ///< of derivations and invariants
    std::vector<derived_truths> derived;
    std::vector<formula_id> invariants; ///< of `extra`
    std::vector<clause> clauses;
};

} // namespace netral::change
