// SPDX-License-Identifier: Apache-2.0

/// @file
/// `netral rules`: every rule of a rule set with what one wants to know of it before reading it.

#include "commands.hpp"
#include "instrument_view.hpp"
#include "output.hpp"
#include "rule_files.hpp"

#include <netral/value/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace harness {
namespace {

/// From the first day of the first version to the last day of the last.
netral::period in_force(const netral::rule& r)
{
    return {r.versions.front().in_force.first, r.versions.back().in_force.last};
}

// --- JSON ---------------------------------------------------------------------------------------

/// The list of rules as one JSON document, a line for each rule.
class json_listing {
public:
    json_listing(const netral::ruleset& rules, std::string& out) : rules_(rules), out_(out) {}

    void one_rule(const netral::rule& r);

private:
    void period(const netral::period& p);
    void title(const netral::bilingual& t);
    void basis(const std::vector<netral::citation>& all);
    void sanctions(const netral::sanction_choice& choice);
    void versions(const netral::rule& r);
    void ids(std::string_view key, const std::vector<netral::rule_id>& all);

    const netral::ruleset& rules_;
    netral::json::writer out_;
};

void json_listing::period(const netral::period& p)
{
    const auto day = [&](std::string_view key, netral::date d, netral::date open_end) {
        out_.key(key);
        if (d == open_end)
            out_.null();
        else
            out_.string(netral::to_string(d));
    };
    out_.key("in_force").begin_object();
    day("from", p.first, netral::earliest_date);
    day("to", p.last, netral::latest_date);
    out_.end_object();
}

void json_listing::title(const netral::bilingual& t)
{
    out_.key("title").begin_object();
    out_.key("id").string(t.in(netral::language::indonesian));
    out_.key("en").string(t.in(netral::language::english)).end_object();
}

void json_listing::basis(const std::vector<netral::citation>& all)
{
    out_.key("basis").begin_array();
    for (const netral::citation& c : all) {
        out_.begin_object();
        out_.key("instrument").string(rules_.instruments[c.instrument].id);
        out_.key("article").string(c.article);
        if (c.cited.first != netral::earliest_date)
            out_.key("from").string(netral::to_string(c.cited.first));
        if (c.cited.last != netral::latest_date)
            out_.key("until").string(netral::to_string(c.cited.last));
        out_.end_object();
    }
    out_.end_array();
}

void json_listing::sanctions(const netral::sanction_choice& choice)
{
    const bool all = choice.what == netral::sanction_choice::kind::all_of;
    out_.key("sanctions").begin_object().key(all ? "all_of" : "one_of").begin_array();
    for (const netral::sanction_id s : choice.sanctions) out_.string(rules_.sanctions[s].id);
    out_.end_array().end_object();
}

void json_listing::ids(std::string_view key, const std::vector<netral::rule_id>& all)
{
    out_.key(key).begin_array();
    for (const netral::rule_id r : all) out_.string(rules_.rules[r].id);
    out_.end_array();
}

void json_listing::versions(const netral::rule& r)
{
    out_.key("versions").begin_array();
    for (const netral::rule_version& v : r.versions) {
        out_.begin_object();
        out_.key("name");
        if (v.name.empty())
            out_.null();
        else
            out_.string(v.name);
        period(v.in_force);
        title(v.title);
        basis(v.basis);
        sanctions(v.sanctions);
        out_.end_object();
    }
    out_.end_array();
}

void json_listing::one_rule(const netral::rule& r)
{
    out_.begin_object();
    out_.key("id").string(r.id);
    out_.key("category").string(netral::to_string(r.category));
    out_.key("nature").string(netral::to_string(r.nature));
    out_.key("effect").string(netral::to_string(r.effect));
    out_.key("confidence").string(netral::to_string(r.confidence));
    title(r.title);
    period(in_force(r));
    versions(r);
    ids("breach_of", r.breach_of);
    ids("supersedes", r.supersedes);
    out_.key("sources").begin_array();
    for (const std::string& s : r.sources) out_.string(s);
    out_.end_array();
    out_.key("at").string(netral::to_string(r.where));
    out_.end_object();
}

void write_json(const netral::ruleset& rules, output& out)
{
    std::string& text = out.buffer();
    text += "{\"ruleset\":";
    netral::json::append_quoted(text, rules.name);
    text += ",\"version\":";
    netral::json::append_quoted(text, rules.version);
    text += ",\"digest\":";
    netral::json::append_quoted(text, rules.digest);
    text += ",\"rules\":[";
    for (std::size_t i = 0; i < rules.rules.size(); ++i) {
        text += i == 0 ? "\n" : ",\n";
        json_listing(rules, text).one_rule(rules.rules[i]);
        out.settle();
    }
    out.write("\n]}\n");
}

// --- text ---------------------------------------------------------------------------------------

/// The list of rules for people.
class text_listing {
public:
    text_listing(const netral::ruleset& rules, netral::language l, output& out)
        : rules_(rules), language_(l), out_(out)
    {
    }

    void in_order()
    {
        for (const netral::rule& r : rules_.rules) one_rule(r);
    }

private:
    void one_rule(const netral::rule& r);
    void one_version(const netral::rule& r, const netral::rule_version& v);
    void line(std::string_view label, const std::string& text)
    {
        if (!text.empty()) out_.write("    " + std::string(label) + ": " + text + "\n");
    }
    [[nodiscard]] std::string instrument_name(netral::instrument_id i) const
    {
        const netral::instrument& one = rules_.instruments[i];
        return one.short_title.empty() ? one.id : one.short_title.in(language_);
    }
    [[nodiscard]] std::string basis(const std::vector<netral::citation>& all) const;
    [[nodiscard]] std::string sanctions(const netral::sanction_choice& choice) const;

    const netral::ruleset& rules_;
    netral::language language_;
    output& out_;
};

std::string text_listing::basis(const std::vector<netral::citation>& all) const
{
    std::string out;
    for (const netral::citation& c : all) {
        if (!out.empty()) out += "; ";
        out += instrument_name(c.instrument) + " " + c.article;
        const std::string days = in_words(c.cited);
        if (!days.empty()) out += " (" + days + ")";
    }
    return out;
}

std::string text_listing::sanctions(const netral::sanction_choice& choice) const
{
    std::string out;
    const bool all = choice.what == netral::sanction_choice::kind::all_of;
    for (const netral::sanction_id s : choice.sanctions) {
        if (!out.empty()) out += all ? " + " : " | ";
        out += rules_.sanctions[s].id;
    }
    return out;
}

void text_listing::one_version(const netral::rule& r, const netral::rule_version& v)
{
    if (r.versions.size() > 1) line("version " + v.name, in_words(v.in_force));
    line("basis", basis(v.basis));
    line("sanctions", sanctions(v.sanctions));
}

void text_listing::one_rule(const netral::rule& r)
{
    std::string head = r.id + "  " + std::string(netral::to_string(r.category)) + ", " +
                       std::string(netral::to_string(r.nature)) + ", confidence " +
                       std::string(netral::to_string(r.confidence));
    if (r.effect != netral::rule_effect::prohibits)
        head += ", " + std::string(netral::to_string(r.effect));
    out_.write(head + "\n    " + r.title.in(language_) + "\n");
    line("in force", in_words(in_force(r)));
    for (const netral::rule_version& v : r.versions) one_version(r, v);
}

} // namespace

ending list_rules(const rules_options& options)
{
    const rule_files files = load_rules(options.from);
    if (!files) return ending::wrong_usage;
    output out;
    if (options.json) {
        write_json(files.program->rules(), out);
    } else if (options.by_instrument) {
        write_by_instrument(files.program->rules(), options.language, out);
    } else {
        text_listing(files.program->rules(), options.language, out).in_order();
    }
    out.flush();
    return out.failed() ? ending::wrong_usage : ending::well;
}

} // namespace harness
