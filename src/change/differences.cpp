// SPDX-License-Identifier: Apache-2.0

/// @file
/// Differences of one rule's outcome. The only door is differences.hpp; the words for them are in
/// words.cpp.

#include "differences.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace netral::change {
namespace {

using list = std::vector<z3::expr>;

status_truth status_of(const logic& is, outcomes& of, rule_id r)
{
    if (r != none) return of.status(r);
    return {is.truth(false), is.truth(false), is.truth(true), is.truth(false)};
}

const rule* written(const outcomes& of, rule_id r)
{
    return r == none ? nullptr : &of.of_side().compiled->rules().rules[r];
}

z3::expr unlike(const logic& is, const z3::expr& a, const z3::expr& b)
{
    return z3::eq(a, b) ? is.truth(false) : a != b;
}

void add(std::vector<difference>& all, change_aspect aspect, change_direction direction,
         const z3::expr& where)
{
    if (!where.is_false()) all.push_back({aspect, direction, where});
}

/// That a rule fails and that it is not raised are one outcome: no finding.
void add_status(std::vector<difference>& all, const rule_pair& r, const logic& is, outcomes& before,
                outcomes& after)
{
    const status_truth old_status = status_of(is, before, r.before);
    const status_truth new_status = status_of(is, after, r.after);
    const rule* const old_rule = written(before, r.before);
    const rule* const new_rule = written(after, r.after);
    const bool weighed_before = old_rule != nullptr && makes_verdict(*old_rule);
    const bool weighed_after = new_rule != nullptr && makes_verdict(*new_rule);
    // A change of kind changes every finding.
    const bool other_kind = old_rule != nullptr && new_rule != nullptr &&
                            std::tuple(old_rule->effect, old_rule->nature, weighed_before) !=
                                std::tuple(new_rule->effect, new_rule->nature, weighed_after);
    list differs{unlike(is, old_status.holds, new_status.holds),
                 unlike(is, old_status.open, new_status.open)};
    if (other_kind)
        for (const status_truth* s : {&old_status, &new_status}) {
            differs.push_back(s->holds);
            differs.push_back(s->open);
        }
    const z3::expr where = is.any(differs);
    if (where.is_false()) return;

    const auto weight = [&](bool weighed, const z3::expr& e) {
        return weighed ? e : is.truth(false);
    };
    const z3::expr old_holds = weight(weighed_before, old_status.holds);
    const z3::expr old_open = weight(weighed_before, old_status.open);
    const z3::expr new_holds = weight(weighed_after, new_status.holds);
    const z3::expr new_open = weight(weighed_after, new_status.open);
    const z3::expr stricter =
        is.any({is.all(list{new_holds, is.negation(old_holds)}),
                is.all(list{new_open, is.negation(is.any({old_holds, old_open}))})});
    const z3::expr laxer =
        is.any({is.all(list{old_holds, is.negation(new_holds)}),
                is.all(list{old_open, is.negation(is.any({new_holds, new_open}))})});
    add(all, change_aspect::status, change_direction::stricter, stricter);
    add(all, change_aspect::status, change_direction::laxer, laxer);
    add(all, change_aspect::status, change_direction::sideways,
        is.all(list{where, is.negation(stricter), is.negation(laxer)}));
}

/// Offers by measure, and by how heavy they are.
struct offer {
    z3::expr applies;
    z3::expr open;
};

struct offered {
    std::map<std::string, offer> measures;
    std::map<std::tuple<rule_nature, std::string, std::int32_t>, list> at_rank;
};

offered gather(const logic& is, outcomes& of, rule_id r)
{
    offered out;
    if (r == none) return out;
    for (const offer_truth& o : of.offers(r)) {
        const sanction& s = of.of_side().compiled->rules().sanctions[o.sanction];
        out.measures.emplace(measure_of(s), offer{o.applies, o.open});
        out.at_rank[{s.nature, s.family, s.rank}].push_back(is.any({o.applies, o.open}));
    }
    return out;
}

/// A sanction of at least that rank is offered.
z3::expr at_least(const logic& is, const offered& o,
                  const std::tuple<rule_nature, std::string, std::int32_t>& rank)
{
    list all;
    for (const auto& [key, offers] : o.at_rank)
        if (std::get<0>(key) == std::get<0>(rank) && std::get<1>(key) == std::get<1>(rank) &&
            std::get<2>(key) >= std::get<2>(rank))
            all.push_back(is.any(offers));
    return is.any(all);
}

/// Where the status is the same and speaks, but what is offered is not.
void add_sanctions(std::vector<difference>& all, const rule_pair& r, const logic& is,
                   outcomes& before, outcomes& after)
{
    if (r.before == none || r.after == none) return;
    const offered old_offers = gather(is, before, r.before);
    const offered new_offers = gather(is, after, r.after);
    const offer nothing{is.truth(false), is.truth(false)};
    list differs;
    const auto compare = [&](const offered& a, const offered& b) {
        for (const auto& [measure, one] : a.measures) {
            const auto other = b.measures.find(measure);
            const offer& with = other == b.measures.end() ? nothing : other->second;
            differs.push_back(unlike(is, one.applies, with.applies));
            differs.push_back(unlike(is, one.open, with.open));
        }
    };
    compare(old_offers, new_offers);
    compare(new_offers, old_offers);
    if (is.any(differs).is_false()) return;

    const status_truth a = before.status(r.before);
    const status_truth b = after.status(r.after);
    const z3::expr where = is.all(list{
        is.any({is.all(list{a.holds, b.holds}), is.all(list{a.open, b.open})}), is.any(differs)});
    list heavier;
    list lighter;
    for (const offered* o : {&old_offers, &new_offers})
        for (const auto& [rank, offers] : o->at_rank) {
            const z3::expr was = at_least(is, old_offers, rank);
            const z3::expr will_be = at_least(is, new_offers, rank);
            heavier.push_back(is.all(list{will_be, is.negation(was)}));
            lighter.push_back(is.all(list{was, is.negation(will_be)}));
        }
    const z3::expr up = is.any(heavier);
    const z3::expr down = is.any(lighter);
    const auto only = [&](const z3::expr& x, const z3::expr& y) {
        return is.all(list{where, x, is.negation(y)});
    };
    add(all, change_aspect::sanctions, change_direction::stricter, only(up, down));
    add(all, change_aspect::sanctions, change_direction::laxer, only(down, up));
    add(all, change_aspect::sanctions, change_direction::sideways,
        is.all(list{where, is.negation(is.any({only(up, down), only(down, up)}))}));
}

} // namespace

bool makes_verdict(const rule& r) noexcept
{
    return r.effect == rule_effect::prohibits && r.confidence != rule_confidence::low;
}

std::string measure_of(const sanction& s)
{
    std::string out = s.id;
    for (const std::string_view part : std::initializer_list<std::string_view>{
             s.family, s.level, s.measure.id(), s.measure.en(), s.duration.least, s.duration.most,
             s.prison.least, s.prison.most, s.link})
        out.append(1, '\n').append(part);
    for (const std::int64_t n :
         {static_cast<std::int64_t>(s.nature), std::int64_t{s.rank}, s.fine.least, s.fine.most})
        out += '\n' + std::to_string(n);
    return out;
}

std::vector<rule_pair> pair_rules(const ruleset& before, const ruleset& after)
{
    std::vector<rule_pair> all;
    for (rule_id r = 0; r < after.rules.size(); ++r)
        all.push_back({after.rules[r].id, before.find_rule(after.rules[r].id), r});
    for (rule_id r = 0; r < before.rules.size(); ++r)
        if (after.find_rule(before.rules[r].id) == none)
            all.push_back({before.rules[r].id, r, none});
    return all;
}

std::vector<difference> differences_of(const rule_pair& r, const logic& is, outcomes& before,
                                       outcomes& after)
{
    std::vector<difference> all;
    add_status(all, r, is, before, after);
    add_sanctions(all, r, is, before, after);
    return all;
}

std::set<std::string> facts_of(const rule_pair& r, const side& before, const side& after)
{
    std::set<std::string> all;
    const auto add_side = [&](const side& in, rule_id id) {
        if (id == none) return;
        const program& p = *in.compiled;
        for (const fact_id f : p.compiled(id).facts) all.insert(p.rules().facts[f].path);
        for (const compiled_version& v : p.compiled(id).versions)
            for (const sanction_id s : v.written->sanctions.sanctions)
                for (const fact_id f : p.formulas().facts_of(p.applies_to(s)))
                    all.insert(p.rules().facts[f].path);
    };
    add_side(before, r.before);
    add_side(after, r.after);
    return all;
}

} // namespace netral::change
