// SPDX-License-Identifier: Apache-2.0

/// @file
/// The outcomes of rules as propositions. The only door is outcomes.hpp. What stands here must say
/// the same as engine/evaluation.cpp; random rule sets are run through both in the tests.

#include "outcomes.hpp"

#include <algorithm>

namespace netral::change {

outcomes::outcomes(state_space& space, std::size_t s)
    : space_(&space), is_(space.propositions()), number_(s), side_(space.sides()[s]),
      known_(side_->compiled->formulas().size()), known_extra_(side_->extra.size())
{
}

kleene outcomes::of(const formula_table& in, memory& known, formula_id f)
{
    if (known[f]) return *known[f];
    const formula& node = in[f];
    std::vector<kleene> parts;
    for (std::uint32_t i = 0; i < node.child_count; ++i)
        parts.push_back(of(in, known, in.children(node)[i]));
    const auto who =
        &in == &side_->extra ? state_space::asker::completion : state_space::asker::rule;
    std::optional<kleene> made;
    switch (node.what) {
    case formula::kind::constant: made = is_.constant(node.value); break;
    case formula::kind::cell: made = space_->truth_of(number_, in.cell(node), who); break;
    case formula::kind::opaque: made = space_->truth_of(number_, in, in.opaque(node), who); break;
    case formula::kind::all: made = is_.all(parts); break;
    case formula::kind::any: made = is_.any(parts); break;
    case formula::kind::negation: made = is_.negation(parts.front()); break;
    }
    known[f] = made;
    return *made;
}

/// What an exception leaves of the rule or exception that it limits.
kleene outcomes::not_excepted(const compiled_exception& e)
{
    const kleene applies = exception_truth(e);
    if (e.accuser_shows) return is_.negation(applies);
    return {is_.negation(applies.yes), applies.yes, is_.truth(false)};
}

kleene outcomes::exception_truth(const compiled_exception& e)
{
    std::vector<kleene> parts{of(e.when)};
    for (const compiled_exception& inner : e.unless) parts.push_back(not_excepted(inner));
    return is_.all(parts);
}

z3::expr outcomes::raised_by(const compiled_version& v)
{
    std::vector<z3::expr> leaves;
    for (const formula_id leaf : v.raising) leaves.push_back(of(leaf).yes);
    return is_.any(leaves);
}

rule_truth outcomes::body(const compiled_rule& r, const compiled_version& v, bool with_addressees)
{
    std::vector<kleene> parts;
    if (with_addressees) parts.push_back(of(v.addressees));
    parts.push_back(of(v.conduct));
    parts.push_back(of(v.when));
    for (const compiled_exception& e : v.unless) parts.push_back(not_excepted(e));
    std::vector<z3::expr> raised{raised_by(v)};
    if (!r.breach_of.empty()) {
        std::vector<kleene> bases;
        for (const rule_id b : r.breach_of) {
            const rule_truth t = base(b);
            bases.push_back(t.value);
            raised.push_back(is_.all(std::vector<z3::expr>{t.raised, is_.negation(t.value.no)}));
        }
        parts.push_back(is_.any(bases));
    }
    return {is_.all(parts), is_.any(raised)};
}

rule_truth outcomes::base(rule_id r)
{
    const auto known = bases_.find(r);
    if (known != bases_.end()) return known->second;
    rule_truth made = over_versions(r, false);
    bases_.emplace(r, made);
    return made;
}

rule_truth outcomes::rule(rule_id r)
{
    return over_versions(r, true);
}

std::vector<cell_test> outcomes::covered_days(rule_id id) const
{
    const netral::rule& written = side_->compiled->rules().rules[id];
    const fact_id day =
        written.in_force_by != none ? written.in_force_by : side_->compiled->rules().roles.act_day;
    if (day == none || written.versions.size() < 2) return {};
    std::vector<cell_test> runs;
    for (const rule_version& v : written.versions) {
        if (!runs.empty() && runs.back().greatest + 1 >= v.in_force.first.days) {
            runs.back().greatest =
                std::max<std::int64_t>(runs.back().greatest, v.in_force.last.days);
            continue;
        }
        cell_test t;
        t.what = cell_test::kind::within;
        t.fact = day;
        t.least = v.in_force.first.days;
        t.greatest = v.in_force.last.days;
        runs.push_back(t);
    }
    return runs;
}

/// With the version known, what it says. With several possible, yes or no where each says so, and
/// yes only if they leave no possible day without one.
rule_truth outcomes::over_versions(rule_id id, bool with_addressees)
{
    const compiled_rule& r = side_->compiled->compiled(id);
    std::vector<z3::expr> yes;
    std::vector<z3::expr> no;
    std::vector<z3::expr> error;
    std::vector<z3::expr> raised;
    std::vector<z3::expr> in_force;
    std::vector<z3::expr> every_yes;
    std::vector<z3::expr> every_no;
    for (const compiled_version& v : r.versions) {
        const kleene f = of(v.in_force);
        const rule_truth b = body(r, v, with_addressees);
        in_force.push_back(f.yes);
        yes.push_back(is_.all(std::vector<z3::expr>{f.yes, b.value.yes}));
        no.push_back(is_.all(std::vector<z3::expr>{f.yes, b.value.no}));
        error.push_back(is_.all(std::vector<z3::expr>{f.yes, b.value.error}));
        const z3::expr possible = is_.negation(f.no);
        raised.push_back(
            is_.all(std::vector<z3::expr>{possible, b.raised, is_.negation(b.value.no)}));
        every_yes.push_back(is_.any({f.no, b.value.yes}));
        every_no.push_back(is_.any({f.no, b.value.no}));
    }
    const z3::expr none_certain = is_.negation(is_.any(in_force));
    std::vector<z3::expr> covered;
    for (const cell_test& run : covered_days(id)) covered.push_back(of(run).yes);
    every_yes.push_back(none_certain);
    every_yes.push_back(is_.any(covered));
    every_no.push_back(none_certain);
    yes.push_back(is_.all(every_yes));
    no.push_back(is_.all(every_no));
    return {{is_.any(yes), is_.any(no), is_.any(error)}, is_.any(raised)};
}

status_truth outcomes::status(rule_id r)
{
    const rule_truth t = rule(r);
    const z3::expr unknown = is_.unknown(t.value);
    return {t.value.yes,
            is_.any({t.value.error, is_.all(std::vector<z3::expr>{unknown, t.raised})}), t.value.no,
            is_.all(std::vector<z3::expr>{unknown, is_.negation(t.raised)})};
}

std::vector<offer_truth> outcomes::offers(rule_id id)
{
    const compiled_rule& r = side_->compiled->compiled(id);
    const status_truth st = status(id);
    const z3::expr speaks = is_.any({st.holds, st.open});
    std::map<sanction_id, std::vector<z3::expr>> listed;
    for (const compiled_version& v : r.versions)
        for (const sanction_id s : v.written->sanctions.sanctions)
            listed[s].push_back(is_.negation(of(v.in_force).no));
    std::vector<offer_truth> all;
    for (const auto& [s, when] : listed) {
        const kleene applies = of(side_->compiled->applies_to(s));
        const z3::expr offered = is_.all(std::vector<z3::expr>{speaks, is_.any(when)});
        all.push_back({s, is_.all(std::vector<z3::expr>{offered, applies.yes}),
                       is_.all(std::vector<z3::expr>{
                           offered, is_.negation(is_.any({applies.yes, applies.no}))})});
    }
    return all;
}

} // namespace netral::change
