// SPDX-License-Identifier: Apache-2.0

/// @file
/// An operator or a function of dates needs all its operands, a logical one may be decided by one.
/// Of other functions, macros and so on nothing is presumed.
///
/// Door: readiness.

#include "readiness.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace netral {

namespace {

using groups = std::vector<std::vector<fact_id>>;
using cel::expr_id;
using cel::expr_kind;
using cel::op;

constexpr std::size_t most_groups = 32;

bool needs_all(const cel::expression& e, expr_id node)
{
    if (e.kind(node) == expr_kind::call) {
        const std::string_view name = e.function_name(node);
        return name == "days" || name == "addDays" || name == "addMonths";
    }
    if (e.kind(node) != expr_kind::oper) return false;
    switch (e.oper(node)) {
    case op::equals:
    case op::not_equals:
    case op::less:
    case op::less_equals:
    case op::greater:
    case op::greater_equals:
    case op::in:
    case op::logical_not:
    case op::negate:
    case op::add:
    case op::subtract:
    case op::multiply:
    case op::divide:
    case op::modulo: return true;
    default: return false;
    }
}

groups product(const groups& a, const groups& b)
{
    groups all;
    for (const auto& x : a)
        for (const auto& y : b) {
            std::vector<fact_id> both = x;
            both.insert(both.end(), y.begin(), y.end());
            std::sort(both.begin(), both.end());
            both.erase(std::unique(both.begin(), both.end()), both.end());
            all.push_back(std::move(both));
        }
    return all;
}

groups of(const cel::expression& e, expr_id node)
{
    const groups always{{}};
    if (e.kind(node) == expr_kind::fact) return {{e.fact(node)}};
    groups all = always;
    if (needs_all(e, node)) {
        for (const expr_id child : e.children(node)) all = product(all, of(e, child));
    } else if (e.kind(node) == expr_kind::oper &&
               (e.oper(node) == op::logical_and || e.oper(node) == op::logical_or)) {
        all.clear();
        for (const expr_id child : e.children(node)) {
            const groups more = of(e, child);
            all.insert(all.end(), more.begin(), more.end());
        }
    }
    return all.size() > most_groups ? always : all;
}

} // namespace

std::vector<std::vector<fact_id>> readiness(const cel::expression& e)
{
    return of(e, e.root());
}

} // namespace netral
