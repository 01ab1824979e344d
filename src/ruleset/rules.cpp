// SPDX-License-Identifier: Apache-2.0

/// @file
/// Rules and their versions: the pass `read_rules` of passes.hpp.
///
/// A rule becomes one or more complete texts: what a version does not write it has from the rule.

#include "codes.hpp"
#include "conditions.hpp"
#include "cycles.hpp"
#include "fact_values.hpp"
#include "fields.hpp"
#include "passes.hpp"
#include "rule_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace netral {
namespace {

exception read_exception(draft& d, yaml_node map);

short_list<exception> exceptions_of(draft& d, const entry& e)
{
    std::vector<exception> out;
    std::set<std::string_view> ids;
    e.each("unless", [&](yaml_node map) {
        if (!map.is_map()) return;
        out.push_back(read_exception(d, map));
        const yaml_node id = map.find("id");
        if (id && id.is_scalar() && !ids.insert(id.text()).second)
            d.found.error(codes::defined_twice, id.where(),
                          fmt::format("exception `{}` is here twice", id.text()));
    });
    return out;
}

exception read_exception(draft& d, yaml_node map)
{
    const entry e(map);
    exception x;
    x.id = text_of(e["id"]);
    x.title = bilingual_of(e["title"]);
    x.when = read_condition(d, e["when"]);
    x.accuser_shows = text_of(e["burden"]) == "accuser";
    x.unless = exceptions_of(d, e);
    x.basis = citations_of(d, e);
    x.where = e["id"] ? e["id"].where() : map.where();
    return x;
}

short_list<route_step> route_of(draft& d, const entry& e)
{
    std::vector<route_step> out;
    e.each("route", [&](yaml_node map) {
        if (!map.is_map()) return;
        route_step step;
        step.to = texts_of(entry(map), "to");
        step.during = period_of(d, map, "from", "until");
        step.note = text_of(map.find("note"));
        out.push_back(std::move(step));
    });
    return out;
}

sanction_choice sanctions_of(draft& d, yaml_node map)
{
    sanction_choice out;
    if (!map) return out;
    const entry e(map);
    const bool all = bool(e["all_of"]);
    out.what = all ? sanction_choice::kind::all_of : sanction_choice::kind::one_of;
    out.sanctions =
        references(d, e, all ? "all_of" : "one_of", section::sanctions, codes::unknown_sanction);
    return out;
}

/// Writes what stands in the entry over what the version has.
void read_text(draft& d, const entry& e, rule_version& v)
{
    if (e["title"]) v.title = bilingual_of(e["title"]);
    if (const yaml_node say = e["say"]) {
        v.say = bilingual_of(say);
        check_say(d, say);
    }
    if (e["addressees"]) v.addressees = read_condition(d, e["addressees"]);
    if (e["conduct"]) v.conduct = read_condition(d, e["conduct"]);
    if (e["when"]) v.when = read_condition(d, e["when"]);
    if (e.has("unless")) v.unless = exceptions_of(d, e);
    if (e.has("basis")) v.basis = citations_of(d, e);
    if (e.has("route")) v.route = route_of(d, e);
    if (e["sanctions"]) v.sanctions = sanctions_of(d, e["sanctions"]);
}

short_list<rule_version> versions_of(draft& d, const entry& e, const rule_version& base)
{
    std::vector<rule_version> out;
    std::vector<yaml_node> names;
    e.each("versions", [&](yaml_node map) {
        if (!map.is_map()) return;
        rule_version v = base;
        const entry own(map);
        v.name = text_of(own["v"]);
        v.in_force = period_of(d, map, "from", "to");
        v.where = own["v"] ? own["v"].where() : map.where();
        read_text(d, own, v);
        out.push_back(std::move(v));
        names.push_back(own["v"] ? own["v"] : map);
    });
    check_versions(d, out, names);
    check_overrides(d, e);
    return out;
}

fact_id day_of(draft& d, yaml_node path)
{
    if (!path) return none;
    return resolve_fact_of(d, path, fact_type::date, "`in_force_by`");
}

rule read_rule(draft& d, const entry& e)
{
    constexpr std::array<std::string_view, 4> categories{"campaigning", "favouring", "party",
                                                         "sanctioning"};
    constexpr std::array<std::string_view, 3> effects{"prohibits", "permits", "governs"};
    rule r;
    r.id = e.name();
    r.category = word_of(e["category"], categories, rule_category::campaigning);
    r.nature = nature_of(e["nature"]);
    r.effect = word_of(e["effect"], effects, rule_effect::prohibits);
    r.confidence = confidence_of(e["confidence"], rule_confidence::medium);
    r.title = bilingual_of(e["title"]);
    r.remark = bilingual_of(e["note"]);
    r.in_force_by = day_of(d, e["in_force_by"]);
    r.sources = texts_of(e, "sources");
    r.where = e.where();
    rule_version base;
    base.where = e.where();
    base.in_force = in_force_of(d, e);
    read_text(d, e, base);
    if (e.has("versions") && e["in_force"])
        d.found.error(codes::in_force_twice, e["in_force"].where(),
                      "a rule with versions has no `in_force` of its own",
                      "each version says when it is in force");
    if (e.has("versions")) r.versions = versions_of(d, e, base);
    if (r.versions.empty()) r.versions.push_back(std::move(base));
    return r;
}

} // namespace

void read_rules(draft& d)
{
    auto& all = d.out.rules;
    const auto& entries = d.of(section::rules);
    all.reserve(entries.size());
    for (const entry& e : entries) {
        if (d.found.full()) return;
        rule r = read_rule(d, e);
        r.breach_of = references(d, e, "breach_of", section::rules, codes::unknown_rule);
        r.supersedes = references(d, e, "supersedes", section::rules, codes::unknown_rule);
        check_raised(d, e, r);
        all.push_back(std::move(r));
    }
    const auto edges = [&](short_list<rule_id> rule::*of) {
        return [&all, of](std::uint32_t i) {
            const auto& to = all[i].*of;
            return std::vector<rule_id>(to.begin(), to.end());
        };
    };
    report_cycles(d.found, section::rules, entries, "breach_of", edges(&rule::breach_of));
    report_cycles(d.found, section::rules, entries, "supersedes", edges(&rule::supersedes));
}

} // namespace netral
