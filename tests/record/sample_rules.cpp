// SPDX-License-Identifier: Apache-2.0

/// @file
/// The rule sets of sample_rules.hpp.

#include "sample_rules.hpp"

#include <netral/cel/check.hpp>
#include <netral/cel/parse.hpp>
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

cel::type type_of(const fact& f)
{
    auto values = std::make_shared<cel::enumeration>();
    values->name = f.path;
    for (const fact_value& v : f.values) values->values.push_back(v.name);
    switch (f.type) {
    case fact_type::boolean: return cel::type_kind::boolean;
    case fact_type::integer: return cel::type_kind::int64;
    case fact_type::real: return cel::type_kind::floating;
    case fact_type::date: return cel::type_kind::date;
    case fact_type::enumeration: return cel::type::enumeration_of(values);
    case fact_type::set: return cel::type::set_of(cel::type::enumeration_of(values));
    case fact_type::list: return cel::type::list_of(cel::type_kind::string);
    case fact_type::string:
    case fact_type::text: break;
    }
    return cel::type_kind::string;
}

template <class T>
T or_throw(result<T> r)
{
    if (!r) throw std::runtime_error(render(r.errors()));
    return std::move(r).value();
}

} // namespace

test condition(const ruleset& rules, const std::string& text)
{
    cel::environment names;
    for (fact_id f = 0; f < rules.facts.size(); ++f)
        if (!rules.facts[f].confidential)
            names.declare(rules.facts[f].path, f, type_of(rules.facts[f]));
    names.set_strict_facts(true);
    test t;
    t.expression = or_throw(cel::check(or_throw(cel::parse(text)), names));
    return t;
}

void implies(ruleset& rules, const std::string& when, const std::string& then)
{
    constraint c;
    c.what = constraint::kind::implies;
    c.tests = {condition(rules, when), condition(rules, then)};
    rules.constraints.push_back(std::move(c));
}

void conflicts(ruleset& rules, std::initializer_list<const char*> tests)
{
    constraint c;
    c.what = constraint::kind::conflicts;
    for (const char* text : tests) c.tests.push_back(condition(rules, text));
    rules.constraints.push_back(std::move(c));
}

void derive(ruleset& rules, fact_id f, std::initializer_list<const char*> ways)
{
    for (const char* text : ways) rules.facts[f].derivations.push_back(condition(rules, text));
}

calendar& add_calendar(ruleset& rules, const std::string& name)
{
    calendar c;
    c.name = name;
    c.applies = condition(rules, "election.id == '" + name + "'");
    rules.calendars.push_back(std::move(c));
    return rules.calendars.back();
}

stage make_stage(std::uint32_t value, std::string_view first, std::string_view last)
{
    return {value, {parse_date(first).value().first, parse_date(last).value().last}, {}};
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

std::string desk::warned() const
{
    std::string all;
    for (const record_warning& w : incident.warnings())
        if (w.fact != none) all += (all.empty() ? "" : " ") + rules->facts[w.fact].path;
    return all;
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
