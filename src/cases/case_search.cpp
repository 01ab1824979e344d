// SPDX-License-Identifier: Apache-2.0

/// @file
/// Best-first search from the records of cases to one that closes a gap. The only door is
/// case_search.hpp.

#include "case_search.hpp"

#include "observed.hpp"

#include <netral/cases/coverage_report.hpp>
#include <netral/cases/run.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace netral {
namespace {

constexpr std::size_t width = 12; ///< candidates that are followed at each step
constexpr std::size_t unreadable = 1000;

std::string_view in_words(rule_status s) noexcept
{
    switch (s) {
    case rule_status::holds: return "holds";
    case rule_status::open: return "open";
    case rule_status::fails: return "fails";
    case rule_status::not_raised: return "not_raised";
    }
    return {};
}

} // namespace

case_search::case_search(const coverage& c, const std::vector<case_file>& files,
                         std::shared_ptr<const program> p, const gap_limits& limits)
    : coverage_(c), files_(files), program_(std::move(p)), limits_(limits),
      reader_(program_->rules(), program_->slots(), program_->facts_follow()),
      record_(program_->slots()), evaluation_(*program_)
{
}

std::string case_search::find(const gap& g)
{
    if (g.what == gap::kind::boundary) return days_of(g);
    if (g.what == gap::kind::reading) return option_of(g);
    return look_for(aim_of(g));
}

case_search::aim case_search::aim_of(const gap& g) const
{
    if (g.what == gap::kind::exception) {
        const exception_coverage& e = coverage_.exceptions[g.place];
        return {e.rule, e.version, 0, {}, truth::yes, e.written};
    }
    const condition_coverage& c =
        g.what == gap::kind::atom ? coverage_.atoms[g.place] : coverage_.conditions[g.place];
    return {c.rule, c.version, c.site, c.atom, g.value, nullptr};
}

/// Records of cases that list the rule: where it holds, then where it is open, then the rest.
std::vector<case_search::candidate> case_search::seeds(rule_id r) const
{
    std::vector<candidate> by_outcome[3];
    for (const case_file& file : files_)
        for (const test_case& c : file.cases) {
            const auto in = [r](const std::vector<rule_id>& list) {
                return std::find(list.begin(), list.end(), r) != list.end();
            };
            const std::size_t place = in(c.expect.holds) ? 0 : in(c.expect.open) ? 1 : 2;
            if (place < 2 || lists(c, r))
                by_outcome[place].push_back(
                    {record_draft(c.record, program_->rules()), c.readings, 0});
        }
    std::vector<candidate> out;
    for (auto& some : by_outcome)
        for (candidate& c : some)
            if (out.size() < 4 * limits_.seeds) out.push_back(std::move(c));
    return out;
}

bool case_search::read(const candidate& c)
{
    if (!reader_.read(c.draft.json(), record_) || !record_.warnings().empty()) return false;
    evaluation_.bind(record_, c.readings);
    return true;
}

std::size_t case_search::cost(const candidate& c, const aim& a, const decision& d)
{
    if (!read(c)) return unreadable;
    const compiled_version& v = program_->compiled(a.rule).versions[a.version];
    const std::size_t elsewhen = evaluation_.of(v.in_force) == truth::yes ? 0 : 100;
    d.values(evaluation_, values_);
    return elsewhen + (a.defeats != nullptr ? cost_of_exception(a, d) : cost_of_condition(a, d));
}

std::size_t case_search::cost_of_condition(const aim& a, const decision& d)
{
    std::size_t out = 0;
    const truth is = a.atom ? evaluation_.of(*a.atom) : values_[a.site];
    if (is != a.value) out += 20;
    if (a.atom) {
        const formula_id whole =
            program_->compiled(a.rule).versions[a.version].sites[a.site].formula;
        const truth with = truth_with(whole, *a.atom, truth::yes, evaluation_);
        const truth without = truth_with(whole, *a.atom, truth::no, evaluation_);
        if (!decided(with) || !decided(without))
            out += 8;
        else if (with == without)
            out += 12;
    }
    if (d.decides(a.site, values_)) return out;
    out += 10;
    for (std::size_t i = 0; i < values_.size(); ++i)
        if (i != a.site && !d.decides(i, values_)) out += values_[i] == truth::unknown ? 1 : 2;
    return out;
}

std::size_t case_search::cost_of_exception(const aim& a, const decision& d)
{
    std::size_t out = 0;
    for (const decision::guarded& e : d.exceptions()) {
        if (e.written != a.defeats) continue;
        if (d.applies(e, values_) != truth::yes) out += 20;
        const truth otherwise = d.without(e, values_);
        if (!decided(otherwise))
            out += 5;
        else if (otherwise == d.of(values_) || otherwise == truth::no)
            out += 10;
    }
    if (out > 0)
        for (const truth t : values_) out += t == truth::unknown ? 1 : 0;
    return out;
}

void case_search::tests_of(formula_id f, std::vector<const cell_test*>& into) const
{
    for (const formula_id atom : atoms_of(f, program_->formulas())) {
        const formula& node = program_->formulas()[atom];
        if (node.what == formula::kind::cell) into.push_back(&program_->formulas().cell(node));
    }
}

std::vector<case_search::candidate> case_search::neighbours(const candidate& from, const aim& a)
{
    const ruleset& rules = program_->rules();
    const compiled_version& v = program_->compiled(a.rule).versions[a.version];
    std::vector<const cell_test*> tests;
    for (const formula_id f : {v.in_force, v.addressees, v.conduct, v.when}) tests_of(f, tests);
    for (const condition_site& s : v.sites) tests_of(s.formula, tests);
    std::vector<fact_id> facts;
    if (a.site < v.sites.size()) facts = program_->formulas().facts_of(v.sites[a.site].formula);
    for (const fact_id f : program_->compiled(a.rule).facts)
        if (std::find(facts.begin(), facts.end(), f) == facts.end()) facts.push_back(f);
    std::vector<candidate> out;
    for (const fact_id f : facts) {
        const fact& declared = rules.facts[f];
        if (declared.origin == fact_origin::reading) {
            const reading_id r = rules.find_reading(declared.path.substr(sizeof("reading.") - 1));
            for (std::uint32_t o = 0; r != none && o < rules.readings[r].options.size(); ++o) {
                candidate c = from;
                for (auto i = static_cast<reading_id>(c.readings.size()); i < rules.readings.size();
                     ++i)
                    c.readings.push_back(rules.readings[i].chosen);
                if (c.readings[r] == o) continue;
                c.readings[r] = o;
                out.push_back(std::move(c));
            }
        }
        if (declared.origin != fact_origin::stated || declared.confidential) continue;
        std::vector<const cell_test*> of_fact;
        for (const cell_test* t : tests)
            if (t->fact == f) of_fact.push_back(t);
        const std::string_view now = from.draft.of(declared.path);
        for (std::string& other : alternatives(f, now, of_fact, *program_)) {
            if (other == now) continue;
            candidate c = from;
            c.draft.set(declared.path, std::move(other));
            out.push_back(std::move(c));
        }
    }
    return out;
}

std::string case_search::look_for(const aim& a)
{
    const decision d(*program_, a.rule, a.version);
    const auto by_cost = [](const candidate& x, const candidate& y) { return x.cost < y.cost; };
    std::vector<candidate> best = seeds(a.rule);
    for (candidate& c : best) c.cost = cost(c, a, d);
    std::stable_sort(best.begin(), best.end(), by_cost);
    if (best.size() > limits_.seeds) best.resize(limits_.seeds);
    std::size_t tried = 0;
    std::set<std::string> seen;
    for (std::size_t step = 0; step <= limits_.changes && !best.empty(); ++step) {
        if (best.front().cost == 0) return written(best.front(), a.rule, name_of(a));
        if (step == limits_.changes) break;
        std::vector<candidate> next;
        for (const candidate& from : best)
            for (candidate& c : neighbours(from, a)) {
                if (tried >= limits_.records) break;
                if (!seen.insert(c.draft.json()).second && c.readings == from.readings) continue;
                ++tried;
                c.cost = cost(c, a, d);
                if (c.cost < unreadable) next.push_back(std::move(c));
                if (!next.empty() && next.back().cost == 0)
                    return written(next.back(), a.rule, name_of(a));
            }
        std::stable_sort(next.begin(), next.end(), by_cost);
        if (next.size() > width) next.resize(width);
        best = std::move(next);
    }
    return {};
}

std::string case_search::name_of(const aim& a) const
{
    const rule& r = program_->rules().rules[a.rule];
    std::string version = r.versions[a.version].name;
    if (!version.empty()) version = " (" + version + ")";
    if (a.defeats != nullptr)
        return fmt::format("{}{} is defeated by `{}`", r.id, version, a.defeats->id);
    condition_coverage c;
    c.rule = a.rule;
    c.version = a.version;
    c.site = a.site;
    c.atom = a.atom;
    const std::string_view is = a.value == truth::yes  ? "is so"
                                : a.value == truth::no ? "is not so"
                                                       : "is not known";
    return fmt::format("{}{} where all turns on this, and it {}: {}", r.id, version, is,
                       netral::in_words(c, *program_));
}

std::string case_search::days_of(const gap& g)
{
    const boundary_coverage& b = coverage_.boundaries[g.place];
    const rule& r = program_->rules().rules[b.rule];
    const fact_id fact = r.in_force_by != none ? r.in_force_by : program_->rules().roles.act_day;
    const std::vector<candidate> from = seeds(b.rule);
    std::string out;
    for (const auto& [day, cases] : {std::pair{b.day, b.cases}, {b.beside, b.cases_beside}}) {
        if (cases > 0) continue;
        for (candidate c : from) {
            c.draft.set(program_->rules().facts[fact].path, '"' + to_string(day) + '"');
            if (!read(c)) continue;
            out += written(std::move(c), b.rule, fmt::format("{} on {}", r.id, to_string(day)));
            break;
        }
    }
    return out;
}

std::string case_search::option_of(const gap& g)
{
    const reading_coverage& wanted = coverage_.readings[g.place];
    const reading& said = program_->rules().readings[wanted.reading];
    for (const rule_id r : program_->turning_on(wanted.reading))
        for (candidate c : seeds(r)) {
            for (auto i = static_cast<reading_id>(c.readings.size());
                 i < program_->rules().readings.size(); ++i)
                c.readings.push_back(program_->rules().readings[i].chosen);
            std::vector<rule_status> under;
            for (std::uint32_t o = 0; o < said.options.size(); ++o) {
                c.readings[wanted.reading] = o;
                under.push_back(read(c) ? evaluation_.outcome(r).status : rule_status::fails);
            }
            if (std::all_of(under.begin(), under.end(),
                            [&](rule_status s) { return s == under[wanted.option]; }))
                continue;
            c.readings[wanted.reading] = wanted.option;
            return written(std::move(c), r,
                           fmt::format("{} under {}: {}", program_->rules().rules[r].id, said.name,
                                       said.options[wanted.option].name));
        }
    return {};
}

/// The text is read and run before it is given out.
std::string case_search::written(candidate c, rule_id r, const std::string& name)
{
    const ruleset& rules = program_->rules();
    std::string unique = name;
    for (int n = 2; !names_.insert(unique).second; ++n) unique = fmt::format("{} ({})", name, n);
    if (rules.roles.record_id != none)
        c.draft.set(rules.facts[rules.roles.record_id].path,
                    fmt::format("\"{}-g{}\"", rules.rules[r].id, names_.size()));
    if (!read(c)) return {};
    const rule_status status = evaluation_.outcome(r).status;
    std::string quoted;
    for (const char ch : unique) quoted += ch == '\'' ? std::string("''") : std::string(1, ch);
    std::string out = fmt::format("  - name: '{}'\n    rule: {}\n    record:\n{}", quoted,
                                  rules.rules[r].id, c.draft.yaml(6));
    std::string chosen;
    for (reading_id i = 0; i < c.readings.size(); ++i)
        if (c.readings[i] != rules.readings[i].chosen)
            chosen += fmt::format("{}{}: {}", chosen.empty() ? "" : ", ", rules.readings[i].name,
                                  rules.readings[i].options[c.readings[i]].name);
    if (!chosen.empty()) out += fmt::format("    readings: {{{}}}\n", chosen);
    out += fmt::format("    expect: {{{}: [{}], at_least: true}}\n", in_words(status),
                       rules.rules[r].id);
    const auto again = read_cases(make_source("case", "cases:\n" + out), *program_);
    if (!again || !run_case(again->cases.front(), program_).passed()) return {};
    return out;
}

} // namespace netral
