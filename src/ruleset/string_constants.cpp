// SPDX-License-Identifier: Apache-2.0

/// @file
/// Strings in conditions. The only door is string_constants.hpp.

#include "string_constants.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace netral {
namespace {

using cel::expr_id;
using cel::expr_kind;

class collector {
public:
    explicit collector(ruleset& r) : rules_(r) {}

    void operator()(const test& t)
    {
        const cel::expression& e = t.expression;
        if (!seen_.insert(&e.code()).second) return;
        const auto facts = e.facts();
        const bool any = std::any_of(facts.begin(), facts.end(), [&](fact_id f) {
            return rules_.facts[f].type == fact_type::string;
        });
        if (!any) return;
        for (expr_id id = 0; id < e.size(); ++id) {
            const cel::op o = e.kind(id) == expr_kind::oper ? e.oper(id) : cel::op::none;
            if (o != cel::op::equals && o != cel::op::not_equals && o != cel::op::in) continue;
            const auto operands = e.children(id);
            take(e, operands[0], operands[1]);
            take(e, operands[1], operands[0]);
        }
    }
    void operator()(const condition& c)
    {
        if (c.what == condition::kind::leaf) (*this)(c.leaf);
        for (const condition& part : c.parts) (*this)(part);
    }
    void operator()(const short_list<exception>& all)
    {
        for (const exception& x : all) {
            (*this)(x.when);
            (*this)(x.unless);
        }
    }

private:
    void take(const cel::expression& e, expr_id subject, expr_id with)
    {
        if (e.kind(subject) != expr_kind::fact) return;
        fact& f = rules_.facts[e.fact(subject)];
        if (f.type != fact_type::string) return;
        if (e.kind(with) == expr_kind::constant) take_value(f, e.constant(with));
        if (e.kind(with) == expr_kind::list)
            for (const expr_id item : e.children(with))
                if (e.kind(item) == expr_kind::constant) take_value(f, e.constant(item));
    }
    static void take_value(fact& f, const value& v)
    {
        if (v.is(value_kind::string)) f.constants.emplace_back(v.text());
        if (v.is(value_kind::list))
            for (const value& item : v.items()) take_value(f, item);
    }

    ruleset& rules_;
    std::unordered_set<const cel::expression::program*> seen_; ///< many tests share one
};

template <class Each>
void visit_rules(const ruleset& r, Each& each)
{
    for (const rule& one : r.rules)
        for (const rule_version& v : one.versions) {
            each(v.addressees);
            each(v.conduct);
            each(v.when);
            each(v.unless);
        }
}

template <class Each>
void visit_rest(const ruleset& r, Each& each)
{
    for (const constraint& c : r.constraints)
        for (const test& t : c.tests) each(t);
    for (const calendar& c : r.calendars) each(c.applies);
    for (const sanction& s : r.sanctions) each(s.applies_to);
    for (const deadline& d : r.deadlines) each(d.when);
    for (const admissibility& a : r.admissibilities) {
        each(a.require);
        each(a.when);
    }
    for (const invariant& i : r.invariants) each(i.what);
}

} // namespace

void collect_string_constants(ruleset& r)
{
    collector each(r);
    visit_rules(r, each);
    visit_rest(r, each);
    for (std::size_t f = 0; f < r.facts.size(); ++f)
        for (std::size_t t = 0; t < r.facts[f].derivations.size(); ++t)
            each(test(r.facts[f].derivations[t]));
    for (fact& f : r.facts) {
        std::sort(f.constants.begin(), f.constants.end());
        const auto end = std::unique(f.constants.begin(), f.constants.end());
        f.constants = std::vector<std::string>(std::make_move_iterator(f.constants.begin()),
                                               std::make_move_iterator(end)); // no spare room
    }
}

} // namespace netral
