// SPDX-License-Identifier: Apache-2.0

/// @file
/// Expressions to trees of tests, and their truths.
///
/// Doors: truth_tree::of, truth_tree::ask. Read next: derivations.cpp.

#include "truth_tree.hpp"

#include <utility>

namespace netral {

std::optional<truth_tree> truth_tree::of(const cel::expression& e, const ruleset& rules,
                                         const slot_layout& slots)
{
    if (e.type_kind_of(e.root()) != cel::type_kind::boolean) return std::nullopt;
    truth_tree t;
    std::uint32_t root = 0;
    if (!t.add(e, e.root(), rules, slots, root)) return std::nullopt;
    return t;
}

bool truth_tree::add(const cel::expression& e, cel::expr_id at, const ruleset& rules,
                     const slot_layout& slots, std::uint32_t& number)
{
    node made;
    if (auto cell = as_cell_test(e, at, rules, slots)) {
        made.what = node_kind::cell;
        made.test = static_cast<std::uint32_t>(cells_.size());
        cells_.push_back(std::move(*cell));
    } else if (const auto days = as_day_test(e, at, slots)) {
        made.what = node_kind::days;
        made.test = static_cast<std::uint32_t>(days_.size());
        days_.push_back(*days);
    } else {
        if (e.kind(at) != cel::expr_kind::oper) return false;
        switch (e.oper(at)) {
        case cel::op::logical_and: made.what = node_kind::all; break;
        case cel::op::logical_or: made.what = node_kind::any; break;
        case cel::op::logical_not: made.what = node_kind::negation; break;
        default: return false;
        }
        for (const cel::expr_id child : e.children(at)) {
            std::uint32_t below = 0;
            if (!add(e, child, rules, slots, below)) return false;
            made.children.push_back(below);
        }
    }
    number = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back(std::move(made));
    return true;
}

std::optional<truth> truth_tree::ask(const slot_layout& slots, const std::uint64_t* words) const
{
    return ask(static_cast<std::uint32_t>(nodes_.size() - 1), slots, words);
}

std::optional<truth> truth_tree::ask(std::uint32_t number, const slot_layout& slots,
                                     const std::uint64_t* words) const
{
    const node& n = nodes_[number];
    if (n.what == node_kind::cell) return netral::ask(cells_[n.test], slots, words);
    if (n.what == node_kind::days) return netral::ask(days_[n.test], slots, words);
    if (n.what == node_kind::negation) {
        const auto t = ask(n.children.front(), slots, words);
        return t ? std::optional(!*t) : t;
    }
    const truth decisive = n.what == node_kind::all ? truth::no : truth::yes;
    truth so_far = !decisive;
    for (const std::uint32_t child : n.children) {
        const auto t = ask(child, slots, words);
        if (!t) return t;
        so_far = n.what == node_kind::all ? both(so_far, *t) : either(so_far, *t);
        if (so_far == decisive) break;
    }
    return so_far;
}

} // namespace netral
