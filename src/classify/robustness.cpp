// SPDX-License-Identifier: Apache-2.0

/// @file
/// Is there a completion of the record that gives another verdict? Asked of completions.hpp for the
/// rules of the verdict. The only door is find_robustness.

#include "completions.hpp"
#include "workbench.hpp"

#include <array>
#include <span>

namespace netral {
namespace {

/// For verdicts: what is not excluded by propagation counts as a completion.
found some_completion_without(workbench& bench, const std::vector<rule_id>& broken)
{
    std::size_t budget = bench.options.completions;
    return completion_search(bench.facts, bench.supposed, nullptr, budget).all_fail(broken);
}

/// Rules of the verdict with one of these statuses.
std::vector<rule_id> rules_with(const workbench& bench, std::span<const standing_rule> standing,
                                std::initializer_list<rule_status> statuses)
{
    std::vector<rule_id> out;
    for (const rule_status wanted : statuses)
        for (const standing_rule& s : standing)
            if (s.outcome.status == wanted && makes_verdict(bench.rules().rules[s.rule]))
                out.push_back(s.rule);
    return out;
}

std::optional<bool> opposite(found f)
{
    if (f == found::gave_up) return std::nullopt;
    return f == found::no;
}

/// An open verdict is settled when its open rules cover every completion between them.
void settle(workbench& bench, std::span<const standing_rule> standing, classification& out)
{
    const found f =
        some_completion_without(bench, rules_with(bench, standing, {rule_status::open}));
    out.robust = f == found::gave_up ? std::nullopt : std::optional<bool>(f == found::no);
    if (f == found::no) out.verdict = verdict::indicated;

    for (std::size_t n = 0; n < rule_nature_count; ++n) {
        nature_verdict& nature = out.by_nature[n];
        if (nature.says != verdict::open || f == found::yes) continue;
        std::vector<rule_id> open;
        for (const rule_id r : rules_with(bench, standing, {rule_status::open}))
            if (static_cast<std::size_t>(bench.rules().rules[r].nature) == n) open.push_back(r);
        if (some_completion_without(bench, open) == found::no) nature.says = verdict::indicated;
    }
}

/// Rules that fail by an exception which its own exceptions may still take back.
void add_defeated(workbench& bench, std::vector<rule_id>& to)
{
    for (rule_id r = 0; r < bench.rules().rules.size(); ++r)
        if (makes_verdict(bench.rules().rules[r]) && has_nested_exceptions(*bench.program, r) &&
            bench.facts.outcome(r).status == rule_status::fails &&
            bench.facts.strictly(r) != truth::no)
            to.push_back(r);
}

std::optional<bool> robust_indicated(workbench& bench, std::span<const standing_rule> standing)
{
    for (const rule_id r : rules_with(bench, standing, {rule_status::holds}))
        if (bench.facts.strictly(r) == truth::yes) return true;
    std::vector<rule_id> breakable = rules_with(
        bench, standing, {rule_status::holds, rule_status::open, rule_status::not_raised});
    add_defeated(bench, breakable);
    std::size_t budget = bench.options.completions;
    return opposite(
        completion_search(bench.facts, bench.supposed, &bench.parts(), budget).all_fail(breakable));
}

std::optional<bool> robust_not_indicated(workbench& bench, std::span<const standing_rule> standing)
{
    bool gave_up = false;
    std::vector<rule_id> breakable = rules_with(bench, standing, {rule_status::not_raised});
    add_defeated(bench, breakable);
    for (const rule_id r : breakable) {
        std::size_t budget = bench.options.completions / 8 + 1;
        const found f =
            completion_search(bench.facts, bench.supposed, &bench.parts(), budget).one_holds(r);
        if (f == found::yes) return false;
        gave_up = gave_up || f == found::gave_up;
    }
    if (gave_up) return std::nullopt;
    return true;
}

} // namespace

void find_robustness(workbench& bench, std::span<const standing_rule> standing, classification& out)
{
    if (out.verdict == verdict::open) return settle(bench, standing, out);
    if (bench.options.detail == detail::verdict || bench.options.outcomes_only) return;
    out.robust = out.verdict == verdict::indicated ? robust_indicated(bench, standing)
                                                   : robust_not_indicated(bench, standing);
}

} // namespace netral
