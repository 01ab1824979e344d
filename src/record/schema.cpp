// SPDX-License-Identifier: Apache-2.0

/// @file
/// The facts of a rule set as a JSON Schema of its records, for editors and for forms.
///
/// Door: record_schema.

#include "fact_tree.hpp"

#include <netral/record/reader.hpp>
#include <netral/value/json.hpp>

namespace netral {

namespace {

using json::writer;

void write_names(writer& out, const fact& f)
{
    out.key("enum").begin_array();
    for (const fact_value& v : f.values) out.string(v.name);
    for (const fact_value& v : f.values)
        for (const std::string& alias : v.aliases) out.string(alias);
}

void write_member(writer& out, const fact& f)
{
    out.begin_object().key("type").string("string");
    write_names(out, f);
    out.end_array().end_object();
}

void write_list_of_members(writer& out, const fact& f)
{
    out.begin_object().key("type").string("array").key("items");
    write_member(out, f);
    out.end_object();
}

/// A set is a list, which is all of it, or an object with what it has and has not.
void write_set(writer& out, const fact& f)
{
    out.key("anyOf").begin_array();
    write_list_of_members(out, f);
    out.begin_object().key("type").string("object").key("properties").begin_object();
    for (const char* part : {"has", "not"}) {
        out.key(part);
        write_list_of_members(out, f);
    }
    out.end_object().key("additionalProperties").boolean(false).end_object();
    out.begin_object().key("type").string("null").end_object().end_array();
}

void write_types(writer& out, std::string_view type)
{
    out.key("type").begin_array().string(type).string("null").end_array();
}

void write_type(writer& out, const fact& f)
{
    switch (f.type) {
    case fact_type::boolean: return write_types(out, "boolean");
    case fact_type::integer: return write_types(out, "integer");
    case fact_type::real: return write_types(out, "number");
    case fact_type::string:
    case fact_type::text: return write_types(out, "string");
    case fact_type::date:
        write_types(out, "string");
        out.key("pattern").string("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$");
        return;
    case fact_type::enumeration:
        write_names(out, f);
        out.null().end_array();
        return;
    case fact_type::list:
        write_types(out, "array");
        out.key("items").begin_object().key("type").string("string").end_object();
        return;
    case fact_type::set: return write_set(out, f);
    }
}

void write_fact(writer& out, const fact& f)
{
    out.begin_object();
    if (!f.title.empty()) out.key("title").string(f.title.view(language::english));
    if (!f.question.empty()) out.key("description").string(f.question.view(language::english));
    write_type(out, f);
    out.end_object();
}

void write_group(writer& out, const fact_tree& tree, const ruleset& rules, std::uint32_t group)
{
    out.key("type");
    if (group == 0)
        out.string("object");
    else
        out.begin_array().string("object").string("null").end_array();
    out.key("properties").begin_object();
    for (const std::uint32_t k : tree.groups[group].keys) {
        const fact_key& key = tree.keys[k];
        out.key(key.name);
        if (key.group == none) {
            write_fact(out, rules.facts[key.fact]);
            continue;
        }
        out.begin_object();
        write_group(out, tree, rules, key.group);
        out.end_object();
    }
    out.end_object().key("additionalProperties").boolean(false);
}

} // namespace

std::string record_schema(const ruleset& rules)
{
    const slot_layout slots(rules);
    const fact_tree tree(rules, slots);
    std::string text;
    writer out(text);
    out.begin_object();
    out.key("$schema").string("https://json-schema.org/draft/2020-12/schema");
    const std::string& title = rules.title.in(language::english);
    out.key("title").string("Incident record for " + (title.empty() ? rules.name : title));
    write_group(out, tree, rules, 0);
    out.end_object();
    return text;
}

} // namespace netral
