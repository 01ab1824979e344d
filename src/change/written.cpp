// SPDX-License-Identifier: Apache-2.0

/// @file
/// Parts of a rule set to keys and texts. The only door is written.hpp; rules are in
/// written_rules.cpp.

#include "written.hpp"

#include "key_writer.hpp"

namespace netral {
namespace {

void write_values(key_writer& out, const fact& f)
{
    for (const fact_value& v : f.values) {
        const std::string at = "values[" + v.name + "]";
        std::string meaning;
        for (const std::string& alias : v.aliases) meaning += " " + alias;
        for (const std::uint32_t b : v.broader) meaning += " < " + f.values[b].name;
        out.text(at, v.name + meaning);
        out.wording(at + ".title", v.title);
        out.wording(at + ".question", v.question);
    }
}

std::vector<written_part> facts_of(const ruleset& of)
{
    std::vector<written_part> all;
    for (const fact& f : of.facts) {
        if (f.origin != fact_origin::stated) continue; // of calendars and readings, which are parts
        key_writer out(of, f.path, f.where);
        out.number("type", static_cast<std::int64_t>(f.type));
        out.flag("judgement", f.judgement);
        out.flag("confidential", f.confidential);
        out.wording("title", f.title);
        out.wording("question", f.question);
        write_values(out, f);
        for (std::size_t i = 0; i < f.derivations.size(); ++i)
            out.condition("derive[" + std::to_string(i) + "]", f.derivations[i]);
        all.push_back(out.take());
    }
    return all;
}

std::vector<written_part> constraints_of(const ruleset& of)
{
    std::vector<written_part> all;
    for (const constraint& c : of.constraints) {
        key_writer out(of, c.id, c.where);
        const bool implies = c.what == constraint::kind::implies;
        for (std::size_t i = 0; i < c.tests.size(); ++i)
            out.condition(!implies ? "conflicts[" + std::to_string(i) + "]"
                          : i == 0 ? "if"
                                   : "then",
                          c.tests[i]);
        out.wording("title", c.title);
        out.citations("basis", c.basis);
        all.push_back(out.take());
    }
    return all;
}

std::string text_of(const std::vector<fact_setting>& settings, const ruleset& of)
{
    std::string out;
    for (const fact_setting& s : settings)
        out += (out.empty() ? "" : "; ") + of.facts[s.fact].path + ": " + s.value;
    return out;
}

std::vector<written_part> calendars_of(const ruleset& of)
{
    std::vector<written_part> all;
    for (const calendar& c : of.calendars) {
        key_writer out(of, c.name, c.where);
        out.condition("applies", c.applies);
        out.wording("title", c.title);
        out.text("sets", text_of(c.sets, of));
        out.text("defaults", text_of(c.defaults, of));
        for (const stage& s : c.stages)
            out.days("stages[" + of.facts[of.roles.stage].values[s.value].name + "]", s.days);
        for (const auto& [fact, day] : c.dates)
            out.text("dates[" + of.facts[fact].path + "]", to_string(day));
        all.push_back(out.take());
    }
    return all;
}

std::vector<written_part> readings_of(const ruleset& of)
{
    std::vector<written_part> all;
    for (const reading& r : of.readings) {
        key_writer out(of, r.name, r.where);
        out.text("default", r.options[r.chosen].name);
        for (const reading_option& o : r.options) {
            out.text("options[" + o.name + "]", o.name);
            out.wording("options[" + o.name + "].title", o.title);
        }
        out.wording("title", r.title);
        out.citations("basis", r.basis);
        all.push_back(out.take());
    }
    return all;
}

std::vector<written_part> terms_of(const ruleset& of)
{
    std::vector<written_part> all;
    for (const term& t : of.terms) {
        key_writer out(of, t.name, t.where);
        out.text("is", t.predicate ? t.text : key_writer::list_of(t.list));
        all.push_back(out.take());
    }
    return all;
}

std::vector<written_part> concurrences_of(const ruleset& of)
{
    std::vector<written_part> all;
    for (const concurrence& c : of.concurrences) {
        key_writer out(of, std::string(to_string(c.nature)), {});
        out.text("pick", c.what == concurrence::pick::all ? "all" : "heaviest");
        out.citations("basis", c.basis);
        all.push_back(out.take());
    }
    return all;
}

std::vector<written_part> deadlines_of(const ruleset& of)
{
    std::vector<written_part> all;
    for (const deadline& d : of.deadlines) {
        key_writer out(of, d.id, d.where);
        out.fact("from", d.from);
        out.fact("met_by", d.met_by);
        out.number("days", d.days);
        out.flag("working_days", d.working_days);
        out.condition("when", d.when);
        out.wording("title", d.title);
        out.citations("basis", d.basis);
        all.push_back(out.take());
    }
    return all;
}

std::vector<written_part> admissibilities_of(const ruleset& of)
{
    std::vector<written_part> all;
    for (const admissibility& a : of.admissibilities) {
        key_writer out(of, a.id, a.where);
        out.condition("require", a.require);
        out.condition("when", a.when);
        out.wording("title", a.title);
        out.citations("basis", a.basis);
        all.push_back(out.take());
    }
    return all;
}

std::vector<written_part> instruments_of(const ruleset& of)
{
    std::vector<written_part> all;
    for (const instrument& i : of.instruments) {
        key_writer out(of, i.id, i.where);
        out.text("number", i.number);
        out.days("in_force", i.in_force);
        out.wording("title", i.title);
        out.wording("short", i.short_title);
        const auto names = [&](const std::vector<instrument_id>& ids) {
            std::vector<std::string> listed;
            for (const instrument_id other : ids) listed.push_back(of.instruments[other].id);
            return key_writer::list_of(listed);
        };
        out.text("amends", names(i.amends));
        out.text("repeals", names(i.repeals));
        all.push_back(out.take());
    }
    return all;
}

std::vector<written_part> lexicons_of(const ruleset& of)
{
    std::vector<written_part> all;
    for (const lexicon& l : of.lexicons) {
        key_writer out(of, l.name, l.where);
        out.text("phrases", key_writer::list_of(l.phrases));
        out.flag("affixes", l.affixes);
        out.text("suggests", text_of(l.suggests, of));
        all.push_back(out.take());
    }
    return all;
}

std::vector<written_part> invariants_of(const ruleset& of)
{
    std::vector<written_part> all;
    for (const invariant& i : of.invariants) {
        key_writer out(of, i.id, i.where);
        out.condition(i.never ? "never" : "always", i.what);
        out.wording("title", i.title);
        all.push_back(out.take());
    }
    return all;
}

std::vector<written_part> roles_of(const ruleset& of)
{
    key_writer out(of, "roles", {});
    out.fact("record_id", of.roles.record_id);
    out.fact("act_day", of.roles.act_day);
    out.fact("stage", of.roles.stage);
    out.fact("narrative", of.roles.narrative);
    return {out.take()};
}

} // namespace

std::vector<written_part> written_parts(const ruleset& of, changed_part p)
{
    switch (p) {
    case changed_part::rule: return written_rules(of);
    case changed_part::sanction: return written_sanctions(of);
    case changed_part::concurrence: return concurrences_of(of);
    case changed_part::fact: return facts_of(of);
    case changed_part::constraint: return constraints_of(of);
    case changed_part::calendar: return calendars_of(of);
    case changed_part::reading: return readings_of(of);
    case changed_part::term: return terms_of(of);
    case changed_part::deadline: return deadlines_of(of);
    case changed_part::admissibility: return admissibilities_of(of);
    case changed_part::instrument: return instruments_of(of);
    case changed_part::lexicon: return lexicons_of(of);
    case changed_part::invariant: return invariants_of(of);
    case changed_part::roles: return roles_of(of);
    }
    return {};
}

} // namespace netral
