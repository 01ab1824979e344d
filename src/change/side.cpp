// SPDX-License-Identifier: Apache-2.0

/// @file
/// Gathers what of a rule set takes part in a proof. The only door is side.hpp.

#include "side.hpp"

#include <algorithm>

namespace netral::change {

side::side(const program& p, const reading_choice& chosen, std::optional<date> on)
    : compiled(&p), readings(chosen), as_of(on), extra(p.rules(), p.slots()),
      clauses(p.facts_follow().clauses())
{
    const auto& facts = p.rules().facts;
    for (fact_id f = 0; f < facts.size(); ++f) {
        if (facts[f].type != fact_type::boolean || facts[f].judgement) continue;
        derived_truths d;
        d.fact = f;
        for (const test& t : facts[f].derivations) d.ways.push_back(extra.add(t));
        if (!d.ways.empty()) derived.push_back(std::move(d));
    }
    for (const invariant& i : p.rules().invariants) invariants.push_back(extra.add(i.what));
    extra.seal(widest_vectors());
}

std::optional<date> side::exchanged(fact_id f) const
{
    return f == compiled->rules().roles.act_day ? as_of : std::nullopt;
}

bool side::narrows(fact_id f) const
{
    const ruleset& rules = compiled->rules();
    const fact& declared = rules.facts[f];
    if (declared.origin == fact_origin::calendar || !declared.derivations.empty() ||
        f == rules.roles.act_day) // hints of stages
        return true;
    const auto sets = [f](const fact_setting& d) { return d.fact == f; };
    const auto defaults = [&](const calendar& c) {
        return std::any_of(c.defaults.begin(), c.defaults.end(), sets);
    };
    const auto speaks = [f](const clause& c) {
        return std::any_of(c.literals.begin(), c.literals.end(),
                           [f](const literal& l) { return l.test.fact == f; });
    };
    return std::any_of(rules.calendars.begin(), rules.calendars.end(), defaults) ||
           std::any_of(clauses.begin(), clauses.end(), speaks);
}

std::optional<std::uint32_t> side::option_of(fact_id f) const
{
    const auto& all = compiled->rules().readings;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].fact == f) return i < readings.size() ? readings[i] : all[i].chosen;
    return std::nullopt;
}

} // namespace netral::change
