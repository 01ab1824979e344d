// SPDX-License-Identifier: Apache-2.0

/// @file
/// What follows from the findings: which special norm displaces which, what is cited on that day,
/// who takes the case, which sanctions remain after concurrence, and the deadlines of the report.
///
/// The only door is find_consequences.

#include "workbench.hpp"

#include <algorithm>
#include <map>

namespace netral {
namespace {

bool overlap(date_range a, const period& b) noexcept
{
    return a.first <= b.last && b.first <= a.last;
}

/// The versions of a rule that may be in force: the finding's, or all where it failed before any
/// version was looked at.
std::vector<const rule_version*> versions_of(const workbench& bench, const finding& f)
{
    const rule& written = bench.rules().rules[f.rule];
    std::vector<const rule_version*> out;
    for (const std::uint32_t v : f.versions) out.push_back(&written.versions[v]);
    if (!out.empty()) return out;
    for (const rule_version& v : written.versions)
        if (overlap(bench.day_of(written), v.in_force)) out.push_back(&v);
    return out;
}

void cite(const workbench& bench, finding& f)
{
    const date_range day = bench.day_of(bench.rules().rules[f.rule]);
    for (const rule_version* v : versions_of(bench, f)) {
        for (const citation& c : v->basis)
            if (overlap(day, c.cited)) f.basis.push_back(&c);
        for (const route_step& step : v->route)
            if (overlap(day, step.during)) f.route.push_back(&step);
    }
}

void offer_sanctions(workbench& bench, finding& f)
{
    for (const rule_version* v : versions_of(bench, f)) {
        for (const sanction_id s : v->sanctions.sanctions) {
            const truth applies = bench.facts.of(bench.program->applies_to(s));
            const bool listed =
                std::any_of(f.sanctions.begin(), f.sanctions.end(),
                            [&](const sanction_finding& other) { return other.sanction == s; });
            if (applies != truth::no && !listed)
                f.sanctions.push_back({s, applies == truth::yes ? truth::yes : truth::unknown});
        }
    }
}

void find_superseded(const workbench& bench, std::vector<finding>& findings)
{
    const auto about = [&](rule_id r) {
        return std::find_if(findings.begin(), findings.end(),
                            [&](const finding& f) { return f.rule == r; });
    };
    for (const auto& pair : bench.program->supersessions()) {
        const auto displaced = about(pair.first);
        const auto by = about(pair.second);
        if (displaced == findings.end() || by == findings.end()) continue;
        if (by->status == rule_status::holds)
            displaced->superseded = truth::yes;
        else if (by->status == rule_status::open && displaced->superseded == truth::no)
            displaced->superseded = truth::unknown;
    }
}

const concurrence* concurrence_of(const ruleset& rules, rule_nature n)
{
    for (const concurrence& c : rules.concurrences)
        if (c.nature == n) return &c;
    return nullptr;
}

/// Adds or strengthens: what applies for one finding applies.
void add(std::vector<sanction_finding>& all, sanction_finding s)
{
    for (sanction_finding& known : all)
        if (known.sanction == s.sanction) {
            if (s.applies == truth::yes) known.applies = truth::yes;
            return;
        }
    all.push_back(s);
}

/// The greatest rank that a finding makes available in one nature and family.
std::int32_t heaviest_of(const ruleset& rules, const finding& f, const sanction& like)
{
    std::int32_t rank = INT32_MIN;
    for (const sanction_finding& s : f.sanctions) {
        const sanction& other = rules.sanctions[s.sanction];
        if (other.nature == like.nature && other.family == like.family)
            rank = std::max(rank, other.rank);
    }
    return rank;
}

/// Of the findings that hold and are not superseded, where the law picks the heaviest, those count
/// whose heaviest measure is as heavy as any; what they make available stays available. What rests
/// on something open is listed as open, if it could be heavier or is of another kind.
void combine_sanctions(const workbench& bench, classification& out)
{
    const ruleset& rules = bench.rules();
    using scale = std::pair<rule_nature, std::string_view>;
    std::map<scale, std::int32_t> heaviest;
    const auto certain = [](const finding& f) {
        return f.status == rule_status::holds && f.superseded == truth::no;
    };
    const auto picks_heaviest = [&](const sanction& s) {
        const concurrence* c = concurrence_of(rules, s.nature);
        return c != nullptr && c->what == concurrence::pick::heaviest;
    };
    for (const finding& f : out.findings) {
        if (!certain(f)) continue;
        for (const sanction_finding& s : f.sanctions) {
            const sanction& written = rules.sanctions[s.sanction];
            auto& most =
                heaviest.try_emplace({written.nature, written.family}, INT32_MIN).first->second;
            most = std::max(most, written.rank);
        }
    }
    for (const finding& f : out.findings) {
        const bool may_count = (f.status == rule_status::holds || f.status == rule_status::open) &&
                               f.superseded != truth::yes;
        if (!may_count || rules.rules[f.rule].effect == rule_effect::permits) continue;
        for (const sanction_finding& s : f.sanctions) {
            const sanction& written = rules.sanctions[s.sanction];
            const auto most = heaviest.find({written.nature, written.family});
            if (picks_heaviest(written) && most != heaviest.end() &&
                heaviest_of(rules, f, written) < most->second)
                continue;
            add(out.sanctions, {s.sanction, certain(f) ? s.applies : truth::unknown});
        }
    }
    std::stable_sort(out.sanctions.begin(), out.sanctions.end(),
                     [](const sanction_finding& a, const sanction_finding& b) {
                         return a.applies > b.applies; // what applies before what may
                     });
}

date add_working_days(date from, std::int32_t days) noexcept
{
    while (days > 0) {
        ++from.days;
        const weekday w = weekday_of(from);
        if (w != weekday::saturday && w != weekday::sunday) --days;
    }
    return from;
}

void find_deadlines(workbench& bench, classification& out)
{
    const auto& all = bench.rules().deadlines;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        const deadline& d = all[i];
        if (bench.facts.of(bench.program->deadline_when(i)) != truth::yes) continue;
        if (!bench.facts.of_record().touched(d.from)) continue;
        deadline_finding f;
        f.deadline = i;
        const date_range from = bench.days_of(d.from);
        if (from.exact()) {
            f.by = d.working_days ? add_working_days(from.first, d.days)
                                  : add_days(from.first, d.days).value_or(latest_date);
            f.earliest = d.working_days;
        }
        if (f.by && d.met_by != none) {
            const date_range met = bench.days_of(d.met_by);
            if (met.last <= *f.by) f.met = truth::yes;
            if (met.first > *f.by && !f.earliest) f.met = truth::no;
        }
        out.deadlines.push_back(f);
    }
}

void find_admissibility(workbench& bench, classification& out)
{
    for (std::uint32_t i = 0; i < bench.rules().admissibilities.size(); ++i)
        if (bench.facts.of(bench.program->admissibility_when(i)) == truth::yes)
            out.admissibility.push_back(
                {i, bench.facts.of(bench.program->admissibility_require(i))});
}

} // namespace

void find_consequences(workbench& bench, classification& out)
{
    find_superseded(bench, out.findings);
    for (auto* list : {&out.findings, &out.unverified}) {
        for (finding& f : *list) {
            cite(bench, f);
            offer_sanctions(bench, f);
        }
    }
    combine_sanctions(bench, out);
    find_deadlines(bench, out);
    find_admissibility(bench, out);
}

} // namespace netral
