// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a version of a rule makes of the values of its conditions, as a function that can be asked
/// what would be.
///
/// The engine answers for a record; this answers for any values of the conditions, so that one of
/// them can be turned while the others stay. Tests hold it against the engine on every case.
///
/// Read next: coverage.hpp.

#include <netral/engine/evaluation.hpp>
#include <netral/engine/program.hpp>

#include <cstdint>
#include <vector>

namespace netral {

/// The conditions of one version, joined as the rule joins them. Immutable; the program must
/// outlive it.
class decision {
public:
    decision(const program& p, rule_id r, std::size_t version);

    /// The sites of the version, and one more where the rule is a breach of others.
    [[nodiscard]] std::size_t conditions() const noexcept { return conditions_; }
    [[nodiscard]] bool is_breach(std::size_t condition) const noexcept
    {
        return condition == version_->sites.size();
    }

    /// The values of the conditions on the record that the evaluation is bound to.
    void values(evaluation& of, std::vector<truth>& into) const;

    /// What becomes of the rule while this version is in force.
    [[nodiscard]] truth of(const std::vector<truth>& values) const { return of(root_, values); }

    /// Whether the condition decides: the rule holds with one of its values and fails with the
    /// other. `values` is the same again afterwards.
    [[nodiscard]] bool decides(std::size_t condition, std::vector<truth>& values) const;

    struct guarded {
        const exception* written = nullptr;
        std::uint32_t node = 0; ///< of the guard
    };
    [[nodiscard]] const std::vector<guarded>& exceptions() const noexcept { return exceptions_; }
    /// Whether the exception applies.
    [[nodiscard]] truth applies(const guarded& e, const std::vector<truth>& values) const;
    /// What would become of the rule were the exception not written.
    [[nodiscard]] truth without(const guarded& e, const std::vector<truth>& values) const;

private:
    struct node {
        enum class kind : std::uint8_t { constant, condition, all, any, neither, guard };
        kind what = kind::constant;
        truth value = truth::yes;
        bool accuser_shows = false;
        std::uint32_t condition = 0;
        std::vector<std::uint32_t> parts;
    };

    std::uint32_t add(node n);
    std::uint32_t add(const condition& c);
    std::uint32_t add(const test& t, cel::expr_id at);
    std::uint32_t add_applies(const exception& e);
    std::uint32_t add_guard(const exception& e);
    [[nodiscard]] truth of(std::uint32_t n, const std::vector<truth>& values) const;

    const compiled_version* version_;
    const short_list<rule_id>* bases_;
    std::vector<node> nodes_;
    std::vector<guarded> exceptions_;
    std::uint32_t root_ = 0;
    std::size_t next_site_ = 0; ///< while it is made
    std::size_t conditions_ = 0;
    mutable std::uint32_t passed_over_ = none;
};

/// The truth of a formula were one of its parts `value`.
[[nodiscard]] truth truth_with(formula_id whole, formula_id part, truth value, evaluation& e);

/// The atoms of a formula: its parts that are tests, each once, left to right.
[[nodiscard]] std::vector<formula_id> atoms_of(formula_id whole, const formula_table& formulas);

} // namespace netral
