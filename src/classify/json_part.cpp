// SPDX-License-Identifier: Apache-2.0

/// @file
/// The parts of JSON that stand in more than one kind of answer. The doors are json_part.hpp and
/// classify/inquiry.hpp.

#include "json_part.hpp"

#include <netral/classify/inquiry.hpp>

namespace netral {
namespace {

class missing_writer : json_part {
public:
    missing_writer(json::writer& out, const ruleset& rules) : json_part(out, rules) {}

    void write(const missing_facts& m);

private:
    void parts(const std::vector<fact_part>& all);
};

void missing_writer::parts(const std::vector<fact_part>& all)
{
    out_.begin_array();
    for (const fact_part& p : all) {
        out_.begin_object();
        part(p);
        out_.end_object();
    }
    out_.end_array();
}

void missing_writer::write(const missing_facts& m)
{
    out_.begin_object();
    key("settled_by").begin_array();
    for (const settling_set& s : m.sets) {
        out_.begin_object();
        key("facts");
        parts(s.parts);
        key("settles").begin_array();
        for (const rule_id r : s.settles) out_.string(rules_.rules[r].id);
        out_.end_array().end_object();
    }
    out_.end_array();
    key("complete").boolean(m.complete);
    key("idle");
    if (m.complete)
        parts(m.idle);
    else
        out_.null();
    out_.end_object();
}

void write_verdict(json::writer& out, const std::optional<verdict>& v)
{
    if (v)
        out.string(to_string(*v));
    else
        out.null();
}

} // namespace

void json_part::exceptions(const std::vector<exception_finding>& all, std::string_view applies_key)
{
    key("exceptions").begin_array();
    for (const exception_finding& e : all) {
        out_.begin_object();
        key("id").string(e.written->id);
        title(e.written->title);
        key(applies_key).string(yes_open_no(e.applies));
        out_.end_object();
    }
    out_.end_array();
}

void json_part::readings(const std::vector<reading_turn>& all)
{
    key("turns_on_reading").begin_array();
    for (const reading_turn& t : all) {
        const reading& about = rules_.readings[t.reading];
        out_.begin_object();
        key("reading").string(about.name);
        key("option").string(about.options[t.option].name);
        key("status").string(to_string(t.status));
        out_.end_object();
    }
    out_.end_array();
}

void write_fact(json::writer& out, const value& v)
{
    if (v.is_unknown()) {
        out.null();
    } else if (v.is(value_kind::fact_set) && v.possible().empty()) {
        out.begin_array();
        for (const std::string& member : v.members()) out.string(member);
        out.end_array();
    } else {
        json::write(out, v);
    }
}

void write_outlook(json::writer& out, const outlook& o)
{
    out.begin_object().key("best");
    write_verdict(out, o.best);
    out.key("worst");
    write_verdict(out, o.worst);
    out.end_object();
}

void write_missing(json::writer& out, const missing_facts& m, const ruleset& rules)
{
    missing_writer(out, rules).write(m);
}

void append_json(std::string& out, const missing_facts& m, const program& p)
{
    json::writer w(out);
    write_missing(w, m, p.rules());
}

void append_json(std::string& out, const outlook& o)
{
    json::writer w(out);
    write_outlook(w, o);
}

} // namespace netral
