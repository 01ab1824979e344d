// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The outcomes of the rules of one side as propositions: evaluation.cpp once more, over all
/// records at a time.
///
/// Read next: comparison of outcomes in differences.hpp.

#include "state_space.hpp"

#include <map>
#include <optional>
#include <vector>

namespace netral::change {

/// What a rule asks for, and whether it is raised.
struct rule_truth {
    kleene value;
    z3::expr raised;
};

/// The four outcomes; exactly one is true.
struct status_truth {
    z3::expr holds;
    z3::expr open;
    z3::expr fails;
    z3::expr not_raised;
};

/// A sanction that a rule offers: to findings that speak and that it may concern.
// An expression has no empty value. NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init)
struct offer_truth {
    sanction_id sanction = none;
    z3::expr applies;
    z3::expr open;
};

class outcomes {
public:
    /// Precondition: `space` and the side outlive it.
    outcomes(state_space& space, std::size_t s);

    [[nodiscard]] const side& of_side() const noexcept { return *side_; }

    [[nodiscard]] kleene of(formula_id f) { return of(side_->compiled->formulas(), known_, f); }
    /// Of a test that rules ask.
    [[nodiscard]] kleene of(const cell_test& t) const
    {
        return space_->truth_of(number_, t, state_space::asker::rule);
    }
    /// Of a condition of derivations and invariants.
    [[nodiscard]] kleene of_extra(formula_id f) { return of(side_->extra, known_extra_, f); }

    [[nodiscard]] rule_truth rule(rule_id r);
    /// The same whoever the addressees are.
    [[nodiscard]] rule_truth base(rule_id r);
    [[nodiscard]] status_truth status(rule_id r);
    [[nodiscard]] std::vector<offer_truth> offers(rule_id r);
    [[nodiscard]] z3::expr raised_by(const compiled_version& v);

    /// The runs of days that the versions of a rule cover without a gap; empty where no day
    /// matters.
    [[nodiscard]] std::vector<cell_test> covered_days(rule_id r) const;

private:
    using memory = std::vector<std::optional<kleene>>;
    [[nodiscard]] kleene of(const formula_table& in, memory& known, formula_id f);
    [[nodiscard]] kleene exception_truth(const compiled_exception& e);
    [[nodiscard]] kleene not_excepted(const compiled_exception& e);
    [[nodiscard]] rule_truth body(const compiled_rule& r, const compiled_version& v,
                                  bool with_addressees);
    [[nodiscard]] rule_truth over_versions(rule_id r, bool with_addressees);

    state_space* space_;
    logic is_;
    std::size_t number_;
    const side* side_;
    memory known_;
    memory known_extra_;
    std::map<rule_id, rule_truth> bases_;
};

} // namespace netral::change
