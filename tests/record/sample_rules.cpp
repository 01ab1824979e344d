// SPDX-License-Identifier: Apache-2.0

/// @file
/// The rule sets of sample_rules.hpp.

#include "sample_rules.hpp"

#include <netral/value/json.hpp>

#include <stdexcept>

namespace netral::sample {

ruleset small()
{
    ruleset rules;
    rules.name = "small";
    rules.roles.record_id = add(rules, "incident.id", fact_type::string);
    rules.roles.act_day = add(rules, "incident.day", fact_type::date);
    rules.roles.stage =
        add(rules, "incident.stage", fact_type::enumeration, {"before", "campaign", "after"});
    rules.roles.narrative = add(rules, "incident.story", fact_type::text);
    const fact_id election = add(rules, "election.id", fact_type::string);
    rules.facts[election].constants = {"one", "two"};
    const fact_id kinds =
        add(rules, "act.kinds", fact_type::set, {"post", "photo", "gift", "speech"});
    rules.facts[kinds].values[1].broader = {0}; // who posts a photo posts
    rules.facts[kinds].values[3].aliases = {"talk"};
    add(rules, "act.public", fact_type::boolean);
    add(rules, "act.persons", fact_type::integer);
    add(rules, "act.weight", fact_type::real);
    const fact_id name = add(rules, "report.name", fact_type::string);
    const fact_id witnesses = add(rules, "report.witnesses", fact_type::list);
    const fact_id ways = add(rules, "report.ways", fact_type::set, {"mail", "phone"});
    for (const fact_id f : {name, witnesses, ways}) rules.facts[f].confidential = true;
    add(rules, "report.papers", fact_type::list);
    const fact_id chosen = add(rules, "reading.strict", fact_type::enumeration, {"yes", "no"});
    rules.facts[chosen].origin = fact_origin::reading;
    return rules;
}

namespace {

completion compiled(const ruleset& rules, const slot_layout& slots)
{
    auto follow = completion::compile(rules, slots);
    if (!follow) throw std::runtime_error(render(follow.errors()));
    return std::move(follow).value();
}

} // namespace

desk::desk(ruleset r, read_options options)
    : rules(std::make_unique<const ruleset>(std::move(r))),
      slots(std::make_unique<const slot_layout>(*rules)),
      follow(std::make_unique<const completion>(compiled(*rules, *slots))),
      reader(*rules, *slots, *follow, options), incident(*slots)
{
}

fact_id desk::operator[](std::string_view path) const
{
    for (fact_id f = 0; f < rules->facts.size(); ++f)
        if (rules->facts[f].path == path) return f;
    throw std::out_of_range("no such fact");
}

std::uint64_t desk::word(std::string_view path, std::uint32_t nth) const
{
    return incident.words()[(*slots)[(*this)[path]].first + nth];
}

std::string desk::shown(std::string_view path) const
{
    return json::to_json(incident.value_of((*this)[path], *rules));
}

std::string desk::complaints() const
{
    std::string all;
    for (const record_error& e : reader.errors()) {
        if (!all.empty()) all += '\n';
        all += to_string(e.id) + ' ' + e.path + ' ' + std::to_string(e.column) + ": " + e.message;
        if (!e.help.empty()) all += " (" + e.help + ')';
    }
    return all;
}

} // namespace netral::sample
