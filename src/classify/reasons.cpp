// SPDX-License-Identifier: Apache-2.0

/// @file
/// Which conditions decided a finding, in the author's order. The only door is find_reasons.

#include "workbench.hpp"

#include <algorithm>

namespace netral {
namespace {

/// Whether a condition with that outcome is a reason for that status.
bool speaks_for(truth t, rule_status s, rule_part part) noexcept
{
    const bool against = part == rule_part::exception;
    switch (s) {
    case rule_status::holds: return against ? t != truth::no : t == truth::yes;
    case rule_status::open: return t != truth::no;
    case rule_status::fails:
    case rule_status::not_raised: return against ? t == truth::yes : t == truth::no;
    }
    return false;
}

void explain(evaluation& asked, rule_id r, rule_status status, bool with_addressees,
             std::vector<reason>& because)
{
    const compiled_rule& c = asked.of_program().compiled(r);
    const formula_table& formulas = asked.of_program().formulas();
    for (const compiled_version& v : c.versions) {
        const truth in_force = asked.of(v.in_force);
        if (in_force != truth::yes && speaks_for(in_force, status, rule_part::in_force)) {
            condition_site site;
            site.formula = v.in_force;
            site.part = rule_part::in_force;
            because.push_back({site, in_force, formulas.facts_of(v.in_force)});
        }
        if (in_force == truth::no) continue;
        for (const condition_site& site : v.sites) {
            if (!with_addressees && site.part == rule_part::addressees) continue;
            const truth t = asked.of(site.formula);
            if (speaks_for(t, status, site.part))
                because.push_back({site, t, formulas.facts_of(site.formula)});
        }
    }
    for (const rule_id base : c.breach_of) {
        const breach b = asked.breach_of(base);
        if (b.value == truth::yes) explain(asked, base, rule_status::holds, false, because);
        if (b.value == truth::unknown && b.raised)
            explain(asked, base, rule_status::open, false, because);
    }
}

} // namespace

std::vector<reason> reasons_of(evaluation& asked, rule_id r)
{
    std::vector<reason> out;
    explain(asked, r, asked.outcome(r).status, true, out);
    return out;
}

void find_reasons(workbench& bench, classification& out)
{
    for (auto* list : {&out.findings, &out.unverified})
        for (finding& f : *list) explain(bench.facts, f.rule, f.status, true, f.because);
}

} // namespace netral
