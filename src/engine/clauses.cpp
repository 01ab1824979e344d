// SPDX-License-Identifier: Apache-2.0

/// @file
/// Brings formulas to conjunctive form by De Morgan's and the distributive laws. Kleene's logic
/// lacks only the laws of the excluded middle and of contradiction, and these are not used.
///
/// Doors: clauses_of, literal_of. Read next: rule_index_builder.cpp.

#include "clauses.hpp"

#include <algorithm>

namespace netral {
namespace {

using clauses = std::vector<cell_clause>;

constexpr std::size_t most_clauses = 16;
constexpr std::size_t most_literals = 48;

void add_literal(cell_clause& c, const cell_literal& l)
{
    if (std::find(c.begin(), c.end(), l) == c.end()) c.push_back(l);
}

/// Every clause of one with every clause of the other.
std::optional<clauses> product(const clauses& a, const clauses& b)
{
    if (a.size() * b.size() > most_clauses) return std::nullopt;
    clauses out;
    for (const cell_clause& x : a)
        for (const cell_clause& y : b) {
            cell_clause both = x;
            for (const cell_literal& l : y) add_literal(both, l);
            if (both.size() > most_literals) return std::nullopt;
            out.push_back(std::move(both));
        }
    return out;
}

/// The test of a clause that asks only that a fact lies between bounds.
const cell_test* bounds_in(const cell_clause& c)
{
    if (c.size() != 1 || c.front().test == nullptr || c.front().negated) return nullptr;
    const cell_test* t = c.front().test;
    return t->what == cell_test::kind::within && !t->negated ? t : nullptr;
}

/// Adds to a conjunction. What both bounds say of a fact, known or in part, is what one test of
/// both says; but not where no value lies between them, which is false even of an unknown fact.
void add_clause(clauses& all, const cell_clause& c, made_tests& made)
{
    if (const cell_test* t = bounds_in(c)) {
        for (cell_clause& other : all) {
            const cell_test* u = bounds_in(other);
            if (u == nullptr || u->fact != t->fact) continue;
            cell_test both = *t;
            both.least = std::max(t->least, u->least);
            both.greatest = std::min(t->greatest, u->greatest);
            if (both.least > both.greatest) continue;
            made.push_back(std::move(both));
            other.front().test = &made.back();
            return;
        }
    }
    all.push_back(c);
}

std::optional<clauses> form(const formula_table& formulas, formula_id f, bool negated,
                            made_tests& made)
{
    const formula& node = formulas[f];
    const formula_id* child = formulas.children(node);
    switch (node.what) {
    case formula::kind::constant:
        if (node.value != negated) return clauses{};
        return clauses{{}};
    case formula::kind::cell:
        if (formulas.cell(node).what == cell_test::kind::real_is) return std::nullopt;
        return clauses{{{&formulas.cell(node), negated, {}}}};
    case formula::kind::opaque:
        if (!formulas.opaque(node).search) return std::nullopt;
        return clauses{{{nullptr, negated, *formulas.opaque(node).search}}};
    case formula::kind::negation: return form(formulas, *child, !negated, made);
    case formula::kind::all:
    case formula::kind::any: break;
    }
    const bool conjunction = (node.what == formula::kind::all) != negated;
    clauses out;
    if (!conjunction) out.emplace_back();
    for (std::uint32_t i = 0; i < node.child_count; ++i) {
        auto part = form(formulas, child[i], negated, made);
        if (!part) return std::nullopt;
        if (conjunction) {
            for (const cell_clause& c : *part) add_clause(out, c, made);
        } else {
            auto next = product(out, *part);
            if (!next) return std::nullopt;
            out = std::move(*next);
        }
        if (out.size() > most_clauses) return std::nullopt;
    }
    return out;
}

} // namespace

std::optional<cell_literal> literal_of(const formula_table& formulas, formula_id f)
{
    const formula* node = &formulas[f];
    const bool negated = node->what == formula::kind::negation;
    if (negated) node = &formulas[*formulas.children(*node)];
    if (node->what == formula::kind::opaque && formulas.opaque(*node).search)
        return cell_literal{nullptr, negated, *formulas.opaque(*node).search};
    if (node->what != formula::kind::cell) return std::nullopt;
    if (formulas.cell(*node).what == cell_test::kind::real_is) return std::nullopt;
    return cell_literal{&formulas.cell(*node), negated, {}};
}

std::optional<clauses> clauses_of(const formula_table& formulas, formula_id f, made_tests& made)
{
    return form(formulas, f, false, made);
}

bool is_opaque(const formula_table& formulas, formula_id f)
{
    const formula& node = formulas[f];
    if (node.what == formula::kind::opaque) return !formulas.opaque(node).search;
    if (node.what == formula::kind::cell)
        return formulas.cell(node).what == cell_test::kind::real_is;
    const formula_id* child = formulas.children(node);
    return std::any_of(child, child + node.child_count,
                       [&](formula_id c) { return is_opaque(formulas, c); });
}

} // namespace netral
