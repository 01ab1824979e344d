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

void explain(workbench& bench, rule_id r, rule_status status, bool with_addressees, finding& f)
{
    const compiled_rule& c = bench.program->compiled(r);
    for (const compiled_version& v : c.versions) {
        const truth in_force = bench.facts.of(v.in_force);
        if (in_force != truth::yes && speaks_for(in_force, status, rule_part::in_force)) {
            condition_site site;
            site.formula = v.in_force;
            site.part = rule_part::in_force;
            f.because.push_back({site, in_force, bench.program->formulas().facts_of(v.in_force)});
        }
        if (in_force == truth::no) continue;
        for (const condition_site& site : v.sites) {
            if (!with_addressees && site.part == rule_part::addressees) continue;
            const truth t = bench.facts.of(site.formula);
            if (speaks_for(t, status, site.part))
                f.because.push_back({site, t, bench.program->formulas().facts_of(site.formula)});
        }
    }
    for (const rule_id base : c.breach_of) {
        const breach b = bench.facts.breach_of(base);
        if (b.value == truth::yes) explain(bench, base, rule_status::holds, false, f);
        if (b.value == truth::unknown && b.raised)
            explain(bench, base, rule_status::open, false, f);
    }
}

} // namespace

void find_reasons(workbench& bench, classification& out)
{
    for (auto* list : {&out.findings, &out.unverified})
        for (finding& f : *list) explain(bench, f.rule, f.status, true, f);
}

} // namespace netral
