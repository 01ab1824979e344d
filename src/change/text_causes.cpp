// SPDX-License-Identifier: Apache-2.0

/// @file
/// Keys to blame. The only door is text_causes.hpp.

#include "text_causes.hpp"

#include <algorithm>

namespace netral {
namespace {

change_cause cause_of(const text_difference& d)
{
    return {change_cause::kind::text, d.part, d.id, d.key, d.before, d.after};
}

bool is_whole_rule(std::string_view part) noexcept
{
    return part == "effect" || part == "confidence" || part == "nature" || part == "in_force_by" ||
           part == "breach_of";
}

/// Statuses that a finding tells apart.
rule_status said(rule_status s) noexcept
{
    return s == rule_status::not_raised ? rule_status::fails : s;
}

bool says_sanctions(const text_difference& d)
{
    const std::string part = part_of_key(d.key).part;
    return part == "sanctions" || part == "supersedes" || part == "nature";
}

/// Whether a difference in that part of a rule set can change what records mean.
bool gives_facts(const text_difference& d)
{
    return d.part == changed_part::fact || d.part == changed_part::constraint ||
           d.part == changed_part::calendar || d.part == changed_part::reading ||
           d.part == changed_part::roles || d.part == changed_part::lexicon;
}

} // namespace

text_causes::text_causes(comparison_side before, comparison_side after,
                         const std::vector<text_difference>& texts)
    : before_(std::move(before)), after_(std::move(after)), texts_(&texts), was_(*before_.program),
      now_(*after_.program)
{
}

/// The differences that decide a rule, then those of the rules that it is a breach of.
void text_causes::gather(std::string_view rule, bool as_base, std::vector<std::string>& seen,
                         std::vector<suspect>& out) const
{
    if (std::find(seen.begin(), seen.end(), rule) != seen.end()) return;
    seen.emplace_back(rule);
    for (const text_difference& d : *texts_) {
        if (d.part != changed_part::rule || d.id != rule || !decides(d.key)) continue;
        if (as_base && part_of_key(d.key).part == "addressees") continue;
        out.push_back({&d});
    }
    for (const comparison_side* side : {&before_, &after_}) {
        const ruleset& rules = side->program->rules();
        const rule_id id = rules.find_rule(rule);
        if (id == none) continue;
        for (const rule_id base : rules.rules[id].breach_of)
            gather(rules.rules[base].id, true, seen, out);
    }
}

/// Works out, for each suspect, what its part of the rule comes to on each side.
void text_causes::try_parts(std::vector<suspect>& all, const finding_change& f, record& before,
                            record& after)
{
    const day_exchange old_day(before, *before_.program, before_.as_of);
    was_.bind(before, before_.readings);
    const day_exchange new_day(after, *after_.program,
                               &after == &before ? std::nullopt : after_.as_of);
    now_.bind(after, after_.readings);
    for (suspect& s : all) {
        const rule_id old_rule = before_.program->rules().find_rule(s.of->id);
        const rule_id new_rule = after_.program->rules().find_rule(s.of->id);
        const part_key key = part_of_key(s.of->key);
        if (old_rule == none || new_rule == none || is_whole_rule(key.part)) {
            s.differs = true;
            continue;
        }
        rule_parts old_parts = parts_of(was_, old_rule);
        const rule_parts new_parts = parts_of(now_, new_rule);
        if (!key.version.empty() && key.version != old_parts.version &&
            key.version != new_parts.version)
            continue;
        const auto a = old_parts.of(key.part);
        const auto b = new_parts.of(key.part);
        s.differs = a != b || (key.part == "conduct" && old_parts.raised != new_parts.raised);
        if (!s.differs || s.of->id != f.written->id || !b) continue;
        for (auto& [name, outcome] : old_parts.outcomes)
            if (name == key.part) outcome = *b;
        if (!a) old_parts.outcomes.emplace_back(key.part, *b);
        if (key.part == "conduct") old_parts.raised = new_parts.raised;
        s.suffices = f.after && said(old_parts.status()) == said(*f.after);
    }
}

/// What no rule's text explains: facts, constraints and the like, all of them.
change_reason text_causes::beside_rules() const
{
    change_reason out;
    for (const text_difference& d : *texts_)
        if (gives_facts(d)) out.causes.push_back(cause_of(d));
    out.together = out.causes.size() > 1;
    return out;
}

change_reason text_causes::of_finding(const finding_change& f, record& before, record& after)
{
    std::vector<suspect> suspects;
    std::vector<std::string> seen;
    gather(f.written->id, false, seen, suspects);
    if (suspects.empty()) return beside_rules();
    if (suspects.size() > 1) {
        try_parts(suspects, f, before, after);
        std::vector<suspect> kept;
        for (const bool alone : {true, false}) {
            std::copy_if(suspects.begin(), suspects.end(), std::back_inserter(kept),
                         [&](const suspect& s) { return alone ? s.suffices : s.differs; });
            if (!kept.empty()) break;
        }
        if (!kept.empty()) suspects = std::move(kept);
    }
    change_reason out;
    for (const suspect& s : suspects) out.causes.push_back(cause_of(*s.of));
    out.together = suspects.size() > 1 && !std::all_of(suspects.begin(), suspects.end(),
                                                       [](const suspect& s) { return s.suffices; });
    return out;
}

change_reason text_causes::of_level(const record_change& change, rule_nature n) const
{
    const auto speaks = [&](const text_difference& d) {
        for (const side_view* view : {&change.before, &change.after}) {
            for (const auto& [r, status] : view->findings)
                if (d.part == changed_part::rule && r->id == d.id && says_sanctions(d)) return true;
            for (const auto& [s, applies] : view->sanctions)
                if (d.part == changed_part::sanction && s->nature == n && s->id == d.id)
                    return true;
        }
        return d.part == changed_part::concurrence && d.id == to_string(n);
    };
    change_reason out;
    for (const text_difference& d : *texts_)
        if (speaks(d)) out.causes.push_back(cause_of(d));
    if (out.causes.empty()) return beside_rules();
    out.together = out.causes.size() > 1;
    return out;
}

} // namespace netral
