// SPDX-License-Identifier: Apache-2.0

/// @file
/// The rules specialised to an official and a day. The door is guide in classify/guide.hpp; the
/// pages are in guide_page.cpp and leaflet_page.cpp.

#include <netral/classify/guide.hpp>

#include "remainder.hpp"
#include "wording.hpp"
#include "workbench.hpp"

#include <algorithm>

namespace netral {
namespace {

constexpr code no_such_role{5060};
constexpr code role_of_several{5061};
constexpr code no_such_setting{5062};
constexpr code contradicting_facts{5063};

diagnostic trouble(code id, std::string message, std::string help = {})
{
    diagnostic d;
    d.id = id;
    d.message = std::move(message);
    d.help = std::move(help);
    return d;
}

/// Notes in a record what is known beforehand.
class setter {
public:
    setter(const program& p, record& r) : program_(p), rules_(p.rules()), record_(r) {}

    std::optional<diagnostic> set_role(const std::string& role);
    std::optional<diagnostic> set(const std::string& path, const std::string& value);
    void set_day(date on);
    /// Chooses an election where none is known; whether there was one.
    const calendar* choose_election(date on);

    bilingual role_title;
    fact_id role_fact = none;

private:
    bool set_value(fact_id f, const std::string& value);
    /// The value that a role names, which may stand behind the path of its fact.
    [[nodiscard]] std::string value_of(const std::string& role, fact_id f) const
    {
        const std::string before = rules_.facts[f].path + ".";
        return role.starts_with(before) ? role.substr(before.size()) : role;
    }

    void narrow(const cell_test& t, bool is_so = true)
    {
        contradiction =
            assume(t, is_so, program_.slots(), record_.words()) == assumption::refuted ||
            contradiction;
        record_.set_source(t.fact, knowledge::stated);
    }

public:
    bool contradiction = false;

private:
    const program& program_;
    const ruleset& rules_;
    record& record_;
};

std::optional<diagnostic> setter::set_role(const std::string& role)
{
    std::vector<fact_id> having;
    std::vector<std::string_view> names;
    std::vector<char> of_addressees(rules_.facts.size());
    for (rule_id r = 0; r < rules_.rules.size(); ++r)
        for (const compiled_version& v : program_.compiled(r).versions)
            for (const fact_id f : program_.formulas().facts_of(v.addressees)) of_addressees[f] = 1;
    for (fact_id f = 0; f < rules_.facts.size(); ++f) {
        if (of_addressees[f] == 0 || rules_.facts[f].origin != fact_origin::stated) continue;
        for (const fact_value& v : rules_.facts[f].values) names.push_back(v.name);
        if (rules_.facts[f].find_value(value_of(role, f)) != none) having.push_back(f);
    }
    if (having.empty()) {
        const std::string_view near = nearest(role, names);
        return trouble(no_such_role, "no fact about officials has the value `" + role + "`",
                       near.empty() ? "" : "did you mean `" + std::string(near) + "`?");
    }
    if (having.size() > 1) {
        std::string paths;
        for (const fact_id f : having)
            paths += (paths.empty() ? "`" : ", `") + rules_.facts[f].path + "`";
        return trouble(role_of_several, "`" + role + "` is a value of several facts: " + paths,
                       "name the fact, as in `" + rules_.facts[having.front()].path + "." + role +
                           "`");
    }
    const fact& f = rules_.facts[having.front()];
    const std::string value = value_of(role, having.front());
    role_title = f.values[f.find_value(value)].title;
    role_fact = having.front();
    set_value(having.front(), value);
    return std::nullopt;
}

bool setter::set_value(fact_id f, const std::string& value)
{
    const fact& about = rules_.facts[f];
    const slot& s = program_.slots()[f];
    cell_test t;
    t.fact = f;
    if (about.type == fact_type::date) {
        const auto days = parse_date(value);
        if (!days) return false;
        t.what = cell_test::kind::within;
        t.least = days->first.days;
        t.greatest = days->last.days;
        narrow(t);
        return true;
    }
    std::uint32_t cell = none;
    if (about.type == fact_type::boolean && (value == "true" || value == "false"))
        cell = value == "true" ? 1 : 0;
    if (!about.values.empty()) cell = about.find_value(value);
    if (about.type == fact_type::string && s.kind == slot_kind::cells) {
        const auto at = std::find(about.constants.begin(), about.constants.end(), value);
        cell = static_cast<std::uint32_t>(at - about.constants.begin());
    }
    if (cell == none) return false;
    t.what = s.kind == slot_kind::members ? cell_test::kind::has_any : cell_test::kind::in_cells;
    t.mask.assign(s.mask_words, 0);
    t.mask[cell / 64] = std::uint64_t{1} << (cell % 64);
    narrow(t);
    return true;
}

std::optional<diagnostic> setter::set(const std::string& path, const std::string& value)
{
    const fact_id f = rules_.find_fact(path);
    const bool settable =
        f != none && rules_.facts[f].origin == fact_origin::stated && !rules_.facts[f].confidential;
    if (!settable) {
        std::vector<std::string_view> paths;
        for (const fact& known : rules_.facts)
            if (known.origin == fact_origin::stated) paths.push_back(known.path);
        const std::string_view near = nearest(path, paths);
        return trouble(no_such_setting, "there is no fact `" + path + "`",
                       near.empty() ? "" : "did you mean `" + std::string(near) + "`?");
    }
    if (!set_value(f, value))
        return trouble(no_such_setting, "the fact `" + path + "` cannot be `" + value + "`");
    return std::nullopt;
}

void setter::set_day(date on)
{
    if (rules_.roles.act_day == none) return;
    cell_test t;
    t.fact = rules_.roles.act_day;
    t.what = cell_test::kind::within;
    t.least = on.days;
    t.greatest = on.days;
    narrow(t);
}

const calendar* setter::choose_election(date on)
{
    const calendar* soonest = nullptr;
    date end = latest_date;
    for (const calendar& c : rules_.calendars) {
        const auto applies = as_cell_test(c.applies.expression, c.applies.expression.root(), rules_,
                                          program_.slots());
        if (!applies) continue;
        const truth now = ask(*applies, program_.slots(), record_.words());
        if (now == truth::yes) return &c;
        if (now == truth::no) continue;
        for (const stage& s : c.stages)
            if (s.days.contains(on) && s.days.last < end) {
                soonest = &c;
                end = s.days.last;
            }
    }
    if (soonest != nullptr)
        narrow(*as_cell_test(soonest->applies.expression, soonest->applies.expression.root(),
                             rules_, program_.slots()));
    return soonest;
}

/// The rule's conditions without what was done, which nobody has done yet.
bool still_possible(const compiled_version& v, evaluation& asked)
{
    for (const formula_id f : {v.in_force, v.addressees, v.conduct, v.when})
        if (asked.of(f) == truth::no) return false;
    // An exception counts only if none of its own exceptions can take it back.
    return std::none_of(v.unless.begin(), v.unless.end(), [&](const compiled_exception& e) {
        return asked.of(e, true) == truth::yes;
    });
}

bool some_base_possible(const program& p, rule_id r, evaluation& asked)
{
    const auto& bases = p.compiled(r).breach_of;
    return bases.empty() || std::any_of(bases.begin(), bases.end(), [&](rule_id base) {
               return asked.breach_of(base).value != truth::no &&
                      some_base_possible(p, base, asked);
           });
}

/// The conditions on the official himself, which decide whether the norm is for him at all, apart
/// from the exceptions that turn on what happens.
void address(guided_rule& g, const compiled_version& v, evaluation& asked)
{
    remainder left(asked);
    left.clauses(v.addressees, true, g.if_you);
    left.clauses(v.conduct, false, g.if_you);
    left.clauses(v.when, false, g.if_you);
    for (const compiled_exception& e : v.unless) {
        if (asked.of(e) == truth::no) continue;
        if (e.unless.empty() && left.clause_against(e.when, g.if_you)) continue;
        g.free_if.push_back(put_to_official(*e.written, asked.of_program().rules()));
    }
    g.of_another_status = left.asks_for_more(v.addressees);
}

void take_version(guided_rule& g, const compiled_version& v, evaluation& asked, date on)
{
    const program& p = asked.of_program();
    remainder left(asked);
    left.conjuncts(v.addressees, g.of_whom);
    left.conjuncts(v.when, g.when);
    for (const compiled_exception& e : v.unless)
        if (asked.of(e) != truth::no) g.unless.push_back(e.written->title);
    address(g, v, asked);
    for (const citation& c : v.written->basis)
        if (c.cited.contains(on)) g.basis.push_back(&c);
    for (const sanction_id s : v.written->sanctions.sanctions)
        if (asked.of(p.applies_to(s)) != truth::no) g.sanctions.push_back(s);
}

/// What follows of the official, as far as the rule set has clauses for it.
std::vector<bilingual> known_of_official(const program& p, const record& r, fact_id role)
{
    const ruleset& rules = p.rules();
    std::vector<bilingual> out;
    for (fact_id f = 0; f < rules.facts.size(); ++f) {
        if (f == role || guide_phrase(rules, rules.facts[f].path) == nullptr) continue;
        const slot& s = p.slots()[f];
        const std::uint64_t* const at = r.words() + s.first;
        std::vector<std::uint32_t> values;
        const bool is_set = s.kind == slot_kind::members;
        for (std::uint32_t c = 0; c < s.cell_count && (is_set || r.known(f)); ++c)
            if ((at[c / 64] >> (c % 64) & 1U) != 0) values.push_back(c);
        const bool is_bool = rules.facts[f].type == fact_type::boolean;
        if (values.empty() || (is_bool && values.front() == 0)) continue;
        out.push_back(clause_of(f, is_bool ? std::vector<std::uint32_t>{} : values, rules));
    }
    return out;
}

/// The days of the stage that the day is in.
period days_of_stage(const calendar* election, date on)
{
    if (election != nullptr)
        for (const stage& s : election->stages)
            if (s.days.contains(on)) return s.days;
    return {};
}

bilingual stage_in(const ruleset& rules, const record& r)
{
    if (rules.roles.stage == none || !r.known(rules.roles.stage)) return {};
    return {words_of(rules.roles.stage, r, rules, language::indonesian),
            words_of(rules.roles.stage, r, rules, language::english)};
}

} // namespace

result<guidance> guide(const program& p, const guide_request& request)
{
    const ruleset& rules = p.rules();
    record known(p.slots());
    setter set(p, known);
    diagnostics errors;
    if (auto wrong = set.set_role(request.role)) errors.push_back(std::move(*wrong));
    for (const auto& [path, value] : request.facts)
        if (auto wrong = set.set(path, value)) errors.push_back(std::move(*wrong));
    if (!errors.empty()) return errors;
    set.set_day(request.on);
    const calendar* election = set.choose_election(request.on);
    p.facts_follow().complete(known);
    if (set.contradiction || !known.warnings().empty())
        return trouble(contradicting_facts,
                       "the role, the day and the facts given contradict each other",
                       "leave out facts that follow from the role or from the calendar");

    evaluation asked(p);
    asked.bind(known, request.readings);
    guidance out;
    out.on = request.on;
    out.role = set.role_title.empty() ? bilingual{request.role, request.role} : set.role_title;
    if (election != nullptr) out.election = election->title;
    out.stage = stage_in(rules, known);
    if (!out.stage.empty()) out.stage_days = days_of_stage(election, request.on);
    out.you = known_of_official(p, known, set.role_fact);
    out.ruleset = rules.name + " " + rules.version + ", " + rules.digest;
    for (rule_id r = 0; r < rules.rules.size(); ++r) {
        const rule& written = rules.rules[r];
        if (written.confidence == rule_confidence::low || written.effect == rule_effect::governs)
            continue;
        const auto& versions = p.compiled(r).versions;
        const auto v = std::find_if(versions.begin(), versions.end(),
                                    [&](const auto& one) { return still_possible(one, asked); });
        if (v == versions.end() || !some_base_possible(p, r, asked)) {
            ++out.ruled_out;
            continue;
        }
        guided_rule g;
        g.rule = r;
        g.version = static_cast<std::uint32_t>(v - versions.begin());
        g.binds = asked.of(v->addressees);
        take_version(g, *v, asked, request.on);
        (written.effect == rule_effect::permits ? out.allowed : out.forbidden)
            .push_back(std::move(g));
    }
    return out;
}

} // namespace netral
