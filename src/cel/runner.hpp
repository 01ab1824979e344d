// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// One run of one program. interpret.cpp has the walk, logic and calls; comprehension.cpp the
/// loops.

#include "program.hpp"

#include <netral/cel/interpret.hpp>

namespace netral::cel {

class runner {
public:
    runner(const code_view& code, const activation* facts, interpreter_workspace& scratch,
           const limits& bounds) noexcept
        : code_(code), facts_(facts), scratch_(&scratch), context_(bounds)
    {
    }

    value eval(expr_id id);

private:
    value eval_operator(const checked_node& n);
    value eval_logic(const checked_node& n);
    value eval_conditional(const checked_node& n);
    value eval_call(const checked_node& n);
    value eval_matches(const checked_node& n);
    value eval_host(const checked_node& n, std::span<value> given);
    value eval_select(const checked_node& n);
    value eval_list(const checked_node& n);
    value eval_map(const checked_node& n);
    value eval_binding(const checked_node& n);
    value apply(const function& f, std::span<value> given);
    value apply_many(const checked_node& n);
    bool spend_on_texts(std::span<const value> given) noexcept;

    // comprehension.cpp
    value eval_quantifier(const checked_node& n);
    value eval_comprehension(const checked_node& n);
    value eval_optional_map(const checked_node& n);
    value quantify_set(const checked_node& n, const value& set);
    value count_ones(const checked_node& n, const value& range);
    bool set_variables(const checked_node& n, const value& range, std::size_t i);

    [[nodiscard]] expr_id child(const checked_node& n, std::uint32_t i) const noexcept
    {
        return code_.children[n.first + i];
    }
    [[nodiscard]] value& slot(std::uint32_t i) noexcept { return scratch_->locals[i]; }

    code_view code_;
    const activation* facts_;
    interpreter_workspace* scratch_;
    call_context context_;
};

/// What several operands together are when not all of them are known or right: gathers unknowns,
/// and keeps one error. The outcome does not depend on the order.
class gathering {
public:
    /// Whether `v` is neither an error nor unknown.
    bool take(const value& v);
    /// Counts a partly known value as unknown.
    void take_unknown(const value& v);
    [[nodiscard]] bool clean() const noexcept { return !unknown_ && !error_; }
    [[nodiscard]] bool has_unknown() const noexcept { return unknown_; }
    [[nodiscard]] bool has_error() const noexcept { return error_; }
    /// Precondition: not clean().
    [[nodiscard]] value outcome() const { return unknown_ ? missing_ : mistake_; }

private:
    bool unknown_ = false;
    bool error_ = false;
    value missing_;
    value mistake_;
};

} // namespace netral::cel
