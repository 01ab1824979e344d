// SPDX-License-Identifier: Apache-2.0

/// @file
/// Facts: the passes `read_facts` and `read_roles` of passes.hpp.
///
/// The table of facts begins with the declared ones in the author's order, then come the dates of
/// all calendars, then the readings.

#include "codes.hpp"
#include "fact_values.hpp"
#include "fields.hpp"
#include "passes.hpp"
#include "yaml_trouble.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace netral {
namespace {

constexpr std::array<std::string_view, 9> type_words{"bool", "int",  "double", "string", "text",
                                                     "date", "enum", "set",    "list"};

/// First parts of a path that mean something else to a condition.
constexpr std::array<std::string_view, 24> reserved_groups{
    "calendar", "terms",  "lexicon",  "reading", "sets", "math", "strings",  "base64",
    "cel",      "google", "optional", "lists",   "bool", "int",  "uint",     "double",
    "string",   "bytes",  "list",     "map",     "type", "date", "duration", "timestamp"};

bool has_values(fact_type t) noexcept
{
    return t == fact_type::enumeration || t == fact_type::set;
}

bool can_be_derived(const fact& f) noexcept
{
    return f.type != fact_type::text && f.type != fact_type::set && f.type != fact_type::list;
}

void not_for_type(draft& d, yaml_node key_value, std::string_view what, const fact& f)
{
    d.found.error(codes::not_for_this_type, key_value.where(),
                  fmt::format("`{}` has no meaning for a fact of type `{}`", what,
                              type_words[static_cast<std::size_t>(f.type)]));
}

void check_values_keys(draft& d, const entry& e, const fact& f)
{
    const yaml_node own = e["values"];
    const yaml_node other = e["values_of"];
    if (!has_values(f.type)) {
        if (own) not_for_type(d, own, "values", f);
        if (other) not_for_type(d, other, "values_of", f);
        return;
    }
    if (bool(own) == bool(other))
        d.found.error(codes::not_exactly_one, e.where(),
                      fmt::format("fact `{}` has {} of `values`, `values_of`", f.path,
                                  own ? "more than one" : "none"),
                      "write exactly one of them");
}

void check_flags(draft& d, const entry& e, const fact& f)
{
    if (!e.has("derive")) return;
    const yaml_node derive = e["derive"] ? e["derive"] : e.label;
    if (!can_be_derived(f)) not_for_type(d, derive, "derive", f);
    if (f.judgement || f.confidential)
        d.found.error(
            codes::not_for_this_type, derive.where(),
            fmt::format("a {} fact is never derived", f.judgement ? "judgement" : "confidential"),
            f.judgement ? "a person finds it" : "nothing can read it");
}

void check_path(draft& d, const fact& f)
{
    const std::string_view path = f.path;
    const std::string_view group = path.substr(0, path.find('.'));
    if (std::find(reserved_groups.begin(), reserved_groups.end(), group) == reserved_groups.end())
        return;
    d.found.error(codes::reserved_name, f.where,
                  fmt::format("no fact can be called `{}`: `{}` means something else in conditions",
                              f.path, group));
}

/// `act` and `act.kinds` cannot both be facts: a record's `act` is then a value and a group.
void check_nesting(draft& d)
{
    std::set<std::string_view> paths;
    for (const fact& f : d.out.facts) paths.insert(f.path);
    for (const fact& f : d.out.facts) {
        const std::string_view path = f.path;
        for (std::size_t dot = path.find('.'); dot != std::string_view::npos;
             dot = path.find('.', dot + 1)) {
            const auto group = paths.find(path.substr(0, dot));
            if (group == paths.end()) continue;
            const fact_id other = d.find(section::facts, *group);
            d.found
                .error(codes::nested_fact, f.where,
                       fmt::format("`{}` lies inside `{}`, which is a fact itself", path, *group))
                .notes.push_back({"declared here", d.out.facts[other].where});
        }
    }
}

fact read_fact(draft& d, const entry& e)
{
    fact f;
    f.path = e.name();
    f.type = word_of(e["type"], type_words, fact_type::boolean);
    f.judgement = boolean_of(e["judgement"]);
    f.confidential = boolean_of(e["confidential"]);
    f.title = bilingual_of(e["title"]);
    f.question = bilingual_of(e["question"]);
    f.remark = bilingual_of(e["note"]);
    f.where = e.where();
    const yaml_node type = e["type"];
    const bool typed =
        type && type.is_scalar() &&
        std::find(type_words.begin(), type_words.end(), type.text()) != type_words.end();
    if (!typed) {
        d.untyped.insert(e.name());
        return f;
    }
    check_path(d, f);
    check_values_keys(d, e, f);
    check_flags(d, e, f);
    if (has_values(f.type))
        if (const yaml_node values = e["values"]) read_values(d, values, f);
    return f;
}

/// `values_of`: the values of a fact that declares its own.
void share_values(draft& d, std::uint32_t at)
{
    const entry& e = d.of(section::facts)[at];
    const yaml_node name = e["values_of"];
    if (!name || !name.is_scalar() || !has_values(d.out.facts[at].type)) return;
    const std::uint32_t from = d.resolve(section::facts, name, codes::unknown_fact);
    if (from == none) {
        d.untyped.insert(e.name());
        return;
    }
    const fact& other = d.out.facts[from];
    if (!has_values(other.type) || !d.of(section::facts)[from]["values"]) {
        d.found
            .error(codes::wrong_fact_type, name.where(),
                   fmt::format("`{}` declares no values", other.path))
            .notes.push_back({"declared here", other.where});
        d.untyped.insert(e.name());
        return;
    }
    d.out.facts[at].values = other.values;
    d.out.facts[at].value_index = other.value_index;
}

void add_calendar_dates(draft& d)
{
    std::set<std::string_view> names;
    for (const entry& e : d.of(section::calendars)) {
        const yaml_node dates = e["dates"];
        if (!dates) continue;
        for (const auto [name, day] : dates.pairs()) {
            if (!name.is_scalar() || !names.insert(name.text()).second) continue;
            fact f;
            f.path = fmt::format("calendar.{}", name.text());
            f.type = fact_type::date;
            f.origin = fact_origin::calendar;
            f.where = name.where();
            d.out.facts.push_back(std::move(f));
        }
    }
}

void add_reading_facts(draft& d)
{
    for (reading& r : d.out.readings) {
        fact f;
        f.path = "reading." + r.name;
        f.type = fact_type::enumeration;
        f.origin = fact_origin::reading;
        f.title = r.title;
        f.where = r.where;
        for (const reading_option& o : r.options) {
            fact_value v;
            v.name = o.name;
            v.title = o.title;
            f.values.push_back(std::move(v));
        }
        index_values(f);
        r.fact = static_cast<fact_id>(d.out.facts.size());
        d.out.facts.push_back(std::move(f));
    }
}

struct role {
    std::string_view key;
    fact_id fact_roles::*fact;
    fact_type type;
};

constexpr std::array<role, 4> roles{{
    {"record_id", &fact_roles::record_id, fact_type::string},
    {"act_day", &fact_roles::act_day, fact_type::date},
    {"stage", &fact_roles::stage, fact_type::enumeration},
    {"narrative", &fact_roles::narrative, fact_type::text},
}};

} // namespace

void read_facts(draft& d)
{
    for (const entry& e : d.of(section::facts)) {
        d.out.facts.push_back(read_fact(d, e));
        if (d.out.facts.back().confidential) d.confidential.insert(e.name());
    }
    for (std::uint32_t i = 0; i < d.out.facts.size(); ++i) share_values(d, i);
    check_nesting(d);
    add_calendar_dates(d);
    add_reading_facts(d);
    d.index_facts();
}

fact_id resolve_fact_of(draft& d, yaml_node path, fact_type type, std::string_view what)
{
    const fact_id id = d.resolve_fact(path);
    if (id == none || d.untyped.count(path.text()) != 0) return none;
    const fact& f = d.out.facts[id];
    if (f.type == type && f.origin != fact_origin::reading) return id;
    d.found
        .error(codes::wrong_fact_type, path.where(),
               fmt::format("`{}` is of type `{}`, but {} has to be of type `{}`", f.path,
                           type_words[static_cast<std::size_t>(f.type)], what,
                           type_words[static_cast<std::size_t>(type)]))
        .notes.push_back({"declared here", f.where});
    return none;
}

void read_roles(draft& d, const rule_files& files)
{
    for (const rule_file& file : files.all) {
        if (file.role != file_role::manifest || !file.tree) continue;
        const yaml_node all = file.root().find("roles");
        if (!all) return;
        for (const role& r : roles)
            if (const yaml_node path = all.find(r.key))
                d.out.roles.*r.fact =
                    resolve_fact_of(d, path, r.type, fmt::format("the role `{}`", r.key));
    }
}

} // namespace netral
