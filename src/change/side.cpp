// SPDX-License-Identifier: Apache-2.0

/// @file
/// Gathers what of a rule set takes part in a proof. The only door is side.hpp.

#include "side.hpp"

namespace netral::change {

side::side(const program& p, const reading_choice& chosen)
    : compiled(&p), readings(chosen), extra(p.rules(), p.slots()),
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
    extra.seal();
}

std::optional<std::uint32_t> side::option_of(fact_id f) const
{
    const auto& all = compiled->rules().readings;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].fact == f) return i < readings.size() ? readings[i] : all[i].chosen;
    return std::nullopt;
}

} // namespace netral::change
