// SPDX-License-Identifier: Apache-2.0

/// @file
/// Rules as JSON. The only door is ruleset/listing.hpp.

#include <netral/ruleset/listing.hpp>
#include <netral/value/json.hpp>

namespace netral {
namespace {

/// From the first day of the first version to the last day of the last.
period in_force(const rule& r)
{
    return {r.versions.front().in_force.first, r.versions.back().in_force.last};
}

/// Writes rules, each with what it holds.
class rule_writer {
public:
    rule_writer(const ruleset& rules, std::string& out) : rules_(rules), out_(out) {}

    void one_rule(const rule& r);

private:
    void days(const period& p);
    void title(const bilingual& t);
    void basis(const short_list<citation>& all);
    void sanctions(const sanction_choice& choice);
    void versions(const rule& r);
    void ids(std::string_view key, const short_list<rule_id>& all);

    const ruleset& rules_;
    json::writer out_;
};

void rule_writer::days(const period& p)
{
    const auto day = [&](std::string_view key, date d, date open_end) {
        out_.key(key);
        if (d == open_end)
            out_.null();
        else
            out_.string(to_string(d));
    };
    out_.key("in_force").begin_object();
    day("from", p.first, earliest_date);
    day("to", p.last, latest_date);
    out_.end_object();
}

void rule_writer::title(const bilingual& t)
{
    out_.key("title").begin_object();
    out_.key("id").string(t.view(language::indonesian));
    out_.key("en").string(t.view(language::english)).end_object();
}

void rule_writer::basis(const short_list<citation>& all)
{
    out_.key("basis").begin_array();
    for (const citation& c : all) {
        out_.begin_object();
        out_.key("instrument").string(rules_.instruments[c.instrument].id);
        out_.key("article").string(c.article);
        if (c.cited.first != earliest_date) out_.key("from").string(to_string(c.cited.first));
        if (c.cited.last != latest_date) out_.key("until").string(to_string(c.cited.last));
        out_.end_object();
    }
    out_.end_array();
}

void rule_writer::sanctions(const sanction_choice& choice)
{
    const bool all = choice.what == sanction_choice::kind::all_of;
    out_.key("sanctions").begin_object().key(all ? "all_of" : "one_of").begin_array();
    for (const sanction_id s : choice.sanctions) out_.string(rules_.sanctions[s].id);
    out_.end_array().end_object();
}

void rule_writer::ids(std::string_view key, const short_list<rule_id>& all)
{
    out_.key(key).begin_array();
    for (const rule_id r : all) out_.string(rules_.rules[r].id);
    out_.end_array();
}

void rule_writer::versions(const rule& r)
{
    out_.key("versions").begin_array();
    for (const rule_version& v : r.versions) {
        out_.begin_object();
        out_.key("name");
        if (v.name.empty())
            out_.null();
        else
            out_.string(v.name);
        days(v.in_force);
        title(v.title);
        basis(v.basis);
        sanctions(v.sanctions);
        out_.end_object();
    }
    out_.end_array();
}

void rule_writer::one_rule(const rule& r)
{
    out_.begin_object();
    out_.key("id").string(r.id);
    out_.key("category").string(to_string(r.category));
    out_.key("nature").string(to_string(r.nature));
    out_.key("effect").string(to_string(r.effect));
    out_.key("confidence").string(to_string(r.confidence));
    title(r.title);
    days(in_force(r));
    versions(r);
    ids("breach_of", r.breach_of);
    ids("supersedes", r.supersedes);
    out_.key("sources").begin_array();
    for (const std::string& s : r.sources) out_.string(s);
    out_.end_array();
    out_.key("at").string(to_string(r.where));
    out_.end_object();
}

} // namespace

void append_json(std::string& out, const rule& r, const ruleset& rules)
{
    rule_writer(rules, out).one_rule(r);
}

std::string rules_listing(const ruleset& rules)
{
    std::string out = "{\"ruleset\":";
    json::append_quoted(out, rules.name);
    out += ",\"version\":";
    json::append_quoted(out, rules.version);
    out += ",\"digest\":";
    json::append_quoted(out, rules.digest);
    out += ",\"rules\":[";
    for (std::size_t i = 0; i < rules.rules.size(); ++i) {
        out += i == 0 ? "\n" : ",\n";
        append_json(out, rules.rules[i], rules);
    }
    out += "\n]}\n";
    return out;
}

} // namespace netral
