// SPDX-License-Identifier: Apache-2.0

/// @file
/// Rules as functions of their conditions. The only door is cases/decision.hpp.

#include <netral/cases/decision.hpp>

#include <algorithm>

namespace netral {

decision::decision(const program& p, rule_id r, std::size_t version)
    : version_(&p.compiled(r).versions[version]), bases_(&p.compiled(r).breach_of)
{
    const rule_version& written = *version_->written;
    node all;
    all.what = node::kind::all;
    for (const condition* c : {&written.addressees, &written.conduct, &written.when})
        all.parts.push_back(add(*c));
    for (const exception& e : written.unless) all.parts.push_back(add_guard(e));
    conditions_ = version_->sites.size();
    if (!bases_->empty()) {
        node base;
        base.what = node::kind::condition;
        base.condition = static_cast<std::uint32_t>(conditions_++);
        all.parts.push_back(add(std::move(base)));
    }
    root_ = add(std::move(all));
}

std::uint32_t decision::add(node n)
{
    nodes_.push_back(std::move(n));
    return static_cast<std::uint32_t>(nodes_.size() - 1);
}

std::uint32_t decision::add(const condition& c)
{
    node made;
    switch (c.what) {
    case condition::kind::constant: made.value = as_truth(c.constant_value); break;
    case condition::kind::leaf: return add(c.leaf, c.leaf.expression.root());
    case condition::kind::all: made.what = node::kind::all; break;
    case condition::kind::any: made.what = node::kind::any; break;
    case condition::kind::none: made.what = node::kind::neither; break;
    }
    for (const condition& part : c.parts) made.parts.push_back(add(part));
    return add(std::move(made));
}

/// The sites come in the order in which the program collected them: what is not the next one joins
/// those that are.
std::uint32_t decision::add(const test& t, cel::expr_id at)
{
    const condition_site& next = version_->sites[next_site_];
    node made;
    if (t.expression.at(at) == next.in_text) {
        made.what = node::kind::condition;
        made.condition = static_cast<std::uint32_t>(next_site_++);
        return add(std::move(made));
    }
    made.what = t.expression.oper(at) == cel::op::logical_and ? node::kind::all : node::kind::any;
    for (const cel::expr_id child : t.expression.children(at)) made.parts.push_back(add(t, child));
    return add(std::move(made));
}

std::uint32_t decision::add_applies(const exception& e)
{
    node all;
    all.what = node::kind::all;
    all.parts.push_back(add(e.when));
    for (const exception& inner : e.unless) all.parts.push_back(add_guard(inner));
    return add(std::move(all));
}

std::uint32_t decision::add_guard(const exception& e)
{
    const std::size_t place = exceptions_.size();
    exceptions_.push_back({&e, 0});
    node guard;
    guard.what = node::kind::guard;
    guard.accuser_shows = e.accuser_shows;
    guard.parts.push_back(add_applies(e));
    return exceptions_[place].node = add(std::move(guard));
}

void decision::values(evaluation& of, std::vector<truth>& into) const
{
    into.clear();
    for (const condition_site& s : version_->sites) into.push_back(of.of(s.formula));
    if (bases_->empty()) return;
    truth some = truth::no;
    for (const rule_id base : *bases_) some = either(some, of.breach_of(base).value);
    into.push_back(some);
}

truth decision::of(std::uint32_t n, const std::vector<truth>& values) const
{
    const node& at = nodes_[n];
    switch (at.what) {
    case node::kind::constant: return at.value;
    case node::kind::condition: return values[at.condition];
    case node::kind::all: {
        truth t = truth::yes;
        for (const std::uint32_t part : at.parts) t = both(t, of(part, values));
        return t;
    }
    case node::kind::any: {
        truth t = truth::no;
        for (const std::uint32_t part : at.parts) t = either(t, of(part, values));
        return t;
    }
    case node::kind::neither: {
        truth t = truth::yes;
        for (const std::uint32_t part : at.parts) t = both(t, !of(part, values));
        return t;
    }
    case node::kind::guard: {
        if (n == passed_over_) return truth::yes;
        const truth t = of(at.parts.front(), values);
        return t == truth::yes || (!decided(t) && at.accuser_shows) ? !t : truth::yes;
    }
    }
    return truth::unknown;
}

bool decision::decides(std::size_t condition, std::vector<truth>& values) const
{
    const truth is = values[condition];
    values[condition] = truth::yes;
    const truth with = of(values);
    values[condition] = truth::no;
    const truth without = of(values);
    values[condition] = is;
    return decided(with) && decided(without) && with != without;
}

truth decision::applies(const guarded& e, const std::vector<truth>& values) const
{
    return of(nodes_[e.node].parts.front(), values);
}

truth decision::without(const guarded& e, const std::vector<truth>& values) const
{
    passed_over_ = e.node;
    const truth t = of(values);
    passed_over_ = none;
    return t;
}

truth truth_with(formula_id whole, formula_id part, truth value, evaluation& e)
{
    if (whole == part) return value;
    const formula_table& formulas = e.of_program().formulas();
    const formula& node = formulas[whole];
    const formula_id* child = formulas.children(node);
    switch (node.what) {
    case formula::kind::negation: return !truth_with(*child, part, value, e);
    case formula::kind::all: {
        truth t = truth::yes;
        for (std::uint32_t i = 0; i < node.child_count; ++i)
            t = both(t, truth_with(child[i], part, value, e));
        return t;
    }
    case formula::kind::any: {
        truth t = truth::no;
        for (std::uint32_t i = 0; i < node.child_count; ++i)
            t = either(t, truth_with(child[i], part, value, e));
        return t;
    }
    default: return e.of(whole);
    }
}

std::vector<formula_id> atoms_of(formula_id whole, const formula_table& formulas)
{
    std::vector<formula_id> out;
    std::vector<formula_id> rest{whole};
    while (!rest.empty()) {
        const formula_id id = rest.back();
        rest.pop_back();
        const formula& node = formulas[id];
        for (std::uint32_t i = node.child_count; i > 0; --i)
            rest.push_back(formulas.children(node)[i - 1]);
        const bool test = node.what == formula::kind::cell || node.what == formula::kind::opaque;
        if (test && std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
    }
    return out;
}

} // namespace netral
