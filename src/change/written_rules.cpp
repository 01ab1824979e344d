// SPDX-License-Identifier: Apache-2.0

/// @file
/// Rules and sanctions as keys and texts. The only door is key_writer.hpp.

#include "key_writer.hpp"

namespace netral {
namespace {

std::string ids_of(const ruleset& of, const short_list<rule_id>& rules)
{
    std::vector<std::string> ids;
    ids.reserve(rules.size());
    for (const rule_id r : rules) ids.push_back(of.rules[r].id);
    return key_writer::list_of(ids);
}

void write_exceptions(key_writer& out, const std::string& prefix, const short_list<exception>& all)
{
    for (const exception& e : all) {
        const std::string at = prefix + "unless[" + e.id + "]";
        if (e.when.trivial()) out.text(at + ".when", "true");
        out.condition(at + ".when", e.when);
        if (e.accuser_shows) out.text(at + ".burden", "accuser");
        out.wording(at + ".title", e.title);
        out.citations(at + ".basis", e.basis);
        write_exceptions(out, at + ".", e.unless);
    }
}

std::string route_of(const short_list<route_step>& steps)
{
    std::string out;
    for (const route_step& step : steps) {
        out += (out.empty() ? "" : "; ") + key_writer::list_of(step.to);
        if (step.during != period{})
            out += " (" + to_string(step.during.first) + ".." + to_string(step.during.last) + ")";
    }
    return out;
}

std::string sanctions_of(const ruleset& of, const sanction_choice& choice)
{
    std::vector<std::string> ids;
    for (const sanction_id s : choice.sanctions) ids.push_back(of.sanctions[s].id);
    if (ids.empty()) return {};
    return (choice.what == sanction_choice::kind::one_of ? "one_of " : "all_of ") +
           key_writer::list_of(ids);
}

void write_version(key_writer& out, const ruleset& of, const rule_version& v)
{
    const std::string prefix = v.name.empty() ? "" : "versions[" + v.name + "].";
    out.days(prefix + "in_force", v.in_force);
    out.condition(prefix + "addressees", v.addressees);
    out.condition(prefix + "conduct", v.conduct);
    out.condition(prefix + "when", v.when);
    write_exceptions(out, prefix, v.unless);
    out.text(prefix + "sanctions", sanctions_of(of, v.sanctions));
    out.text(prefix + "route", route_of(v.route));
    out.citations(prefix + "basis", v.basis);
    out.wording(prefix + "title", v.title);
    out.wording(prefix + "say", v.say);
}

std::string fine_of(const fine_range& f)
{
    if (f.least < 0 && f.most < 0) return {};
    return std::to_string(f.least) + ".." + std::to_string(f.most);
}

std::string range_of(const duration_range& d)
{
    return d.least.empty() && d.most.empty() ? std::string() : d.least + ".." + d.most;
}

} // namespace

std::vector<written_part> written_rules(const ruleset& of)
{
    std::vector<written_part> all;
    for (const rule& r : of.rules) {
        key_writer out(of, r.id, r.where);
        out.text("nature", std::string(to_string(r.nature)));
        out.text("effect", std::string(to_string(r.effect)));
        out.text("confidence", std::string(to_string(r.confidence)));
        out.text("category", std::string(to_string(r.category)));
        out.fact("in_force_by", r.in_force_by);
        out.text("breach_of", ids_of(of, r.breach_of));
        out.text("supersedes", ids_of(of, r.supersedes));
        for (const rule_version& v : r.versions) write_version(out, of, v);
        all.push_back(out.take());
    }
    return all;
}

std::vector<written_part> written_sanctions(const ruleset& of)
{
    std::vector<written_part> all;
    for (const sanction& s : of.sanctions) {
        key_writer out(of, s.id, s.where);
        out.text("nature", std::string(to_string(s.nature)));
        out.text("family", s.family);
        out.text("level", s.level);
        out.number("rank", s.rank);
        out.days("in_force", s.in_force);
        out.condition("for", s.applies_to);
        out.text("duration", range_of(s.duration));
        out.text("prison", range_of(s.prison));
        out.text("fine", fine_of(s.fine));
        out.text("link", s.link);
        if (s.substitutes != none) out.text("substitutes", of.sanctions[s.substitutes].id);
        out.wording("measure", s.measure);
        out.citations("basis", s.basis);
        all.push_back(out.take());
    }
    return all;
}

} // namespace netral
