// SPDX-License-Identifier: Apache-2.0

/// @file
/// What a record has to give up when it contradicts the rule set.
///
/// From the clause or derivation that cannot be, the trail leads back to what it rests on. The
/// nearest default there is left out; if there is none, the nearest statement of the record that
/// is false by itself is forgotten, with a warning, and completion starts over with what is left.
/// Each round leaves less, so this ends.
///
/// Read next: completion.cpp.

#include "completion_parts.hpp"

#include <algorithm>

namespace netral {

void completion::parts::reconcile(record& r, cel::interpreter_workspace& scratch) const
{
    detour way;
    way.clauses_off.resize(clauses.size());
    way.defaults_off.resize(rules.facts.size());
    for (;;) {
        std::copy(r.stated_.begin(), r.stated_.end(), r.words_.begin());
        for (fact_id f = 0; f < rules.facts.size(); ++f)
            if (!r.touched(f)) r.set_source(f, knowledge::missing);
        way.trail.clear();
        const dead_end end = attempt(r, scratch, &way);
        if (!end.reached()) return;
        give_way(r, end, way);
    }
}

void completion::parts::give_way(record& r, const dead_end& end, detour& way) const
{
    const std::vector<dead_end> steps = reasons(end, way);
    for (const dead_end& step : steps)
        for (const fact_id f : facts_of(step))
            if (r.source_of(f) == knowledge::assumed && !way.defaults_off[f]) {
                way.defaults_off[f] = true;
                return;
            }
    for (const dead_end& step : steps)
        if (weaken(r, step)) return;
    // Only a derivation can have led here that no statement stands behind.
    if (end.clause != none) way.clauses_off[end.clause] = true;
}

/// The dead end and the steps that led to it, nearest first.
std::vector<dead_end> completion::parts::reasons(const dead_end& end, const detour& way) const
{
    std::vector<dead_end> steps{end};
    std::vector<bool> seen(way.trail.size());
    for (std::size_t next = 0; next < steps.size(); ++next) {
        const std::vector<fact_id> concerned = facts_of(steps[next]);
        for (std::size_t i = way.trail.size(); i-- > 0;) {
            const narrowing& n = way.trail[i];
            const bool relevant =
                std::find(concerned.begin(), concerned.end(), n.fact) != concerned.end();
            if (seen[i] || !relevant) continue;
            seen[i] = true;
            if (n.clause != none || n.derivation != none) steps.push_back({n.clause, n.derivation});
        }
    }
    return steps;
}

std::vector<fact_id> completion::parts::facts_of(const dead_end& step) const
{
    std::vector<fact_id> facts;
    if (step.clause != none) {
        for (const literal& l : clauses[step.clause].literals) facts.push_back(l.test.fact);
    } else {
        facts = derived[step.derivation].inputs;
        facts.push_back(derived[step.derivation].fact);
    }
    return facts;
}

/// Forgets the last statement that the step rests on; false if it rests on none.
bool completion::parts::weaken(record& r, const dead_end& step) const
{
    if (step.derivation != none) return weaken(r, derived[step.derivation]);
    const std::vector<literal>& literals = clauses[step.clause].literals;
    return std::any_of(literals.rbegin(), literals.rend(),
                       [&](const literal& l) { return weaken(r, l); });
}

/// Forgets what the record states against a literal. Of a set, only the members concerned.
bool completion::parts::weaken(record& r, const literal& l) const
{
    const cell_test& t = l.test;
    if (ask(t, slots, r.stated_.data()) != as_truth(!l.value)) return false;
    const slot& s = slots[t.fact];
    if (s.kind == slot_kind::members) {
        const bool has_it = l.value != t.negated;
        std::uint64_t* against = r.stated_.data() + s.first + (has_it ? s.mask_words : 0);
        for (std::uint32_t i = 0; i < s.mask_words; ++i) against[i] &= ~t.mask[i];
        warn(r, t.fact);
        return true;
    }
    forget_statement(r, t.fact);
    return true;
}

/// Forgets what the record states of a derived fact, or else of what it is derived from.
bool completion::parts::weaken(record& r, const derived_fact& d) const
{
    const auto stated = [&](fact_id f) {
        const std::uint64_t* at = r.stated_.data() + slots[f].first;
        return !std::equal(at, at + slots[f].words(), slots.blank().data() + slots[f].first);
    };
    if (stated(d.fact)) {
        forget_statement(r, d.fact);
        return true;
    }
    const auto found = std::find_if(d.inputs.rbegin(), d.inputs.rend(), stated);
    if (found == d.inputs.rend()) return false;
    forget_statement(r, *found);
    return true;
}

void completion::parts::forget_statement(record& r, fact_id f) const
{
    forget(r.stated_.data(), f);
    r.set_text(f, {});
    warn(r, f);
}

void completion::parts::forget(std::uint64_t* words, fact_id f) const
{
    const std::uint32_t first = slots[f].first;
    std::copy_n(slots.blank().data() + first, slots[f].words(), words + first);
}

void completion::parts::warn(record& r, fact_id f)
{
    for (const record_warning& w : r.warnings())
        if (w.what == record_warning::kind::contradicts_derived && w.fact == f) return;
    r.warn({record_warning::kind::contradicts_derived, f, {}});
}

} // namespace netral
