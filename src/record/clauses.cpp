// SPDX-License-Identifier: Apache-2.0

/// @file
/// Brings constraints into conjunctive normal form, and writes calendars and broader values in it.
///
/// Door: clauses_of. Read next: propagation.cpp.

#include "clauses.hpp"

#include "codes.hpp"

#include <algorithm>
#include <charconv>
#include <span>
#include <string>
#include <utility>

namespace netral {

namespace {

using cases = std::vector<std::vector<literal>>; // a conjunction of disjunctions
using cel::expr_id;
using cel::expr_kind;
using cel::op;

/// Why a condition has no normal form.
struct trouble {
    code id;
    span at;
    const char* message;
    const char* help;
};

/// Turns one checked condition into clauses.
class normaliser {
public:
    normaliser(const cel::expression& e, const ruleset& rules, const slot_layout& slots)
        : e_(e), rules_(rules), slots_(slots)
    {
    }

    /// The clauses that say that the node has this value. After trouble the answer means nothing.
    cases of(expr_id node, bool value)
    {
        if (trouble_) return {};
        if (const auto test = as_cell_test(e_, node, rules_, slots_))
            return cases{{literal{*test, value}}};
        if (e_.kind(node) == expr_kind::constant && e_.constant(node).is(value_kind::boolean))
            return e_.constant(node).as_bool() == value ? cases{} : cases{{}};
        if (e_.kind(node) == expr_kind::oper) {
            const op o = e_.oper(node);
            if (o == op::logical_not) return of(e_.children(node)[0], !value);
            if (o == op::logical_and || o == op::logical_or)
                return joined(node, value, (o == op::logical_and) == value);
        }
        trouble_ = trouble{codes::not_clauses, e_.at(node),
                           "a constraint may only combine tests of one fact with constants",
                           "use `&&`, `||` and `!` over comparisons of a fact with a constant"};
        return {};
    }

    /// Both: all clauses of each; either: each clause of one with each of the other.
    cases joined(expr_id node, bool value, bool both)
    {
        cases all = both ? cases{} : cases{{}};
        for (const expr_id child : e_.children(node)) {
            cases more = of(child, value);
            if (trouble_) return {};
            if (both)
                all.insert(all.end(), more.begin(), more.end());
            else
                all = product(all, more);
            if (all.size() > most_clauses_of_one) {
                trouble_ = trouble{codes::too_many_clauses, e_.at(node),
                                   "the constraint has too many cases",
                                   "split it into several constraints"};
                return {};
            }
        }
        return all;
    }

    static cases product(const cases& a, const cases& b)
    {
        cases all;
        if (a.size() * b.size() > 16 * most_clauses_of_one) {
            all.resize(most_clauses_of_one + 1);
            return all;
        }
        for (const std::vector<literal>& x : a)
            for (const std::vector<literal>& y : b) {
                std::vector<literal> both = x;
                both.insert(both.end(), y.begin(), y.end());
                all.push_back(std::move(both));
            }
        return all;
    }

    [[nodiscard]] const std::optional<trouble>& found() const noexcept { return trouble_; }

private:
    const cel::expression& e_;
    const ruleset& rules_;
    const slot_layout& slots_;
    std::optional<trouble> trouble_;
};

/// Collects the clauses of a rule set.
class collector {
public:
    collector(const ruleset& rules, const slot_layout& slots, diagnostics& errors)
        : rules_(rules), slots_(slots), errors_(errors)
    {
    }

    std::vector<clause> collect()
    {
        for (const calendar& c : rules_.calendars) add(c);
        for (const constraint& c : rules_.constraints) add(c);
        for (fact_id f = 0; f < rules_.facts.size(); ++f) add_broader(f);
        return std::move(all_);
    }

private:
    std::optional<cases> clauses_of_test(const test& t, bool value)
    {
        normaliser n(t.expression, rules_, slots_);
        cases found = n.of(t.expression.root(), value);
        if (!n.found()) return found;
        const trouble& why = *n.found();
        errors_.push_back({why.id, severity::error, t.place(why.at), why.message, why.help, {}});
        return std::nullopt;
    }

    void add(const constraint& c)
    {
        if (c.what == constraint::kind::implies) {
            add_either(c, c.tests[0], false, c.tests[1], true);
            return;
        }
        for (std::size_t i = 0; i < c.tests.size(); ++i)
            for (std::size_t j = i + 1; j < c.tests.size(); ++j)
                if (!add_either(c, c.tests[i], false, c.tests[j], false)) return;
    }

    bool add_either(const constraint& c, const test& first, bool a, const test& second, bool b)
    {
        const auto x = clauses_of_test(first, a);
        const auto y = clauses_of_test(second, b);
        if (!x || !y) return false;
        cases found = normaliser::product(*x, *y);
        if (found.size() > most_clauses_of_one) {
            errors_.push_back({codes::too_many_clauses,
                               severity::error,
                               c.where,
                               "the constraint has too many cases",
                               "split it into several constraints",
                               {}});
            return false;
        }
        for (std::vector<literal>& one : found) all_.push_back({std::move(one), c.where});
        return true;
    }

    void add(const calendar& c)
    {
        const auto applies = calendar_literal(c, rules_, slots_, errors_);
        if (!applies) return;
        const literal otherwise{applies->test, !applies->value};
        for (const fact_setting& setting : c.sets)
            if (const auto set = setting_literal(setting, rules_, slots_, errors_))
                all_.push_back({{otherwise, *set}, setting.where});
        for (const auto& [fact, day] : c.dates)
            all_.push_back({{otherwise, {days(fact, day, day), true}}, c.where});
        add_stages(c, otherwise);
    }

    [[nodiscard]] static cell_test days(fact_id f, date first, date last)
    {
        cell_test t;
        t.what = cell_test::kind::within;
        t.fact = f;
        t.least = first.days;
        t.greatest = last.days;
        return t;
    }

    [[nodiscard]] cell_test stage_is(std::uint32_t value) const
    {
        cell_test t;
        t.fact = rules_.roles.stage;
        t.mask.resize(slots_[t.fact].mask_words);
        t.mask[value / 64] |= std::uint64_t{1} << (value % 64);
        return t;
    }

    /// A day of a stage's period belongs to that stage. Of days in no period nothing is said: the
    /// record's own word on the stage stands. Of a day and a stage that do not fit it is the stage,
    /// named last, that gives way.
    void add_stages(const calendar& c, const literal& otherwise)
    {
        const fact_id day = rules_.roles.act_day;
        if (day == none || rules_.roles.stage == none) return;
        std::vector<stage> stages = c.stages;
        std::sort(stages.begin(), stages.end(),
                  [](const stage& a, const stage& b) { return a.days.first < b.days.first; });
        for (const stage& s : stages) {
            const cell_test within = days(day, s.days.first, s.days.last);
            all_.push_back({{otherwise, {within, false}, {stage_is(s.value), true}}, c.where});
        }
        for (auto first = stages.begin(); first != stages.end();) {
            auto last = first + 1;
            while (last != stages.end() && last->days.first.days <= (last - 1)->days.last.days + 1)
                ++last;
            add_run({first, last}, c, otherwise);
            first = last;
        }
    }

    /// Stages without a day between them. That the day is in one of them, though it is not known
    /// in which, follows from no clause about one period alone.
    void add_run(std::span<const stage> run, const calendar& c, const literal& otherwise)
    {
        const fact_id day = rules_.roles.act_day;
        const literal elsewhere{days(day, run.front().days.first, run.back().days.last), false};
        for (std::uint32_t value = 0; value < slots_[rules_.roles.stage].cell_count; ++value) {
            std::vector<literal> literals{otherwise, elsewhere};
            const auto is = [&](const stage& s) { return s.value == value; };
            const auto first = std::find_if(run.begin(), run.end(), is);
            const auto last = std::find_if(run.rbegin(), run.rend(), is);
            if (first != run.end())
                literals.push_back({days(day, first->days.first, last->days.last), true});
            literals.push_back({stage_is(value), false});
            all_.push_back({std::move(literals), c.where});
        }
    }

    void add_broader(fact_id f)
    {
        if (slots_[f].kind != slot_kind::members) return;
        const auto member = [&](std::uint32_t m) {
            cell_test t;
            t.what = cell_test::kind::has_any;
            t.fact = f;
            t.mask.resize(slots_[f].mask_words);
            t.mask[m / 64] |= std::uint64_t{1} << (m % 64);
            return t;
        };
        const fact& declared = rules_.facts[f];
        for (std::uint32_t m = 0; m < declared.values.size(); ++m)
            for (const std::uint32_t wider : declared.values[m].broader)
                all_.push_back({{{member(m), false}, {member(wider), true}}, declared.where});
    }

    const ruleset& rules_;
    const slot_layout& slots_;
    diagnostics& errors_;
    std::vector<clause> all_;
};

std::optional<std::int64_t> number_in(const std::string& text)
{
    std::int64_t n = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, n);
    return error == std::errc{} && stop == end ? std::optional(n) : std::nullopt;
}

/// The cell or member that a setting names, or `none`.
std::uint32_t cell_of(const fact& f, const std::string& name)
{
    if (f.type == fact_type::boolean) return name == "true" ? 1 : name == "false" ? 0 : none;
    if (f.type == fact_type::string) {
        const auto found = std::lower_bound(f.constants.begin(), f.constants.end(), name);
        const bool there = found != f.constants.end() && *found == name;
        return there ? static_cast<std::uint32_t>(found - f.constants.begin()) : none;
    }
    for (std::uint32_t i = 0; i < f.values.size(); ++i)
        if (f.values[i].name == name ||
            std::count(f.values[i].aliases.begin(), f.values[i].aliases.end(), name) > 0)
            return i;
    return none;
}

std::optional<cell_test> setting_test(const fact_setting& setting, const fact& f, const slot& s)
{
    cell_test t;
    t.fact = setting.fact;
    if (s.kind == slot_kind::interval) {
        t.what = cell_test::kind::within;
        const auto n = number_in(setting.value);
        const auto days = parse_date(setting.value);
        if (f.type == fact_type::date ? !days : !n) return std::nullopt;
        t.least = f.type == fact_type::date ? days->first.days : *n;
        t.greatest = f.type == fact_type::date ? days->last.days : *n;
        return t;
    }
    const std::uint32_t cell = cell_of(f, setting.value);
    if (s.mask_words == 0 || cell == none) return std::nullopt;
    t.what = s.kind == slot_kind::members ? cell_test::kind::has_any : cell_test::kind::in_cells;
    t.mask.resize(s.mask_words);
    t.mask[cell / 64] |= std::uint64_t{1} << (cell % 64);
    return t;
}

} // namespace

std::vector<clause> clauses_of(const ruleset& rules, const slot_layout& slots, diagnostics& errors)
{
    return collector(rules, slots, errors).collect();
}

std::optional<literal> setting_literal(const fact_setting& setting, const ruleset& rules,
                                       const slot_layout& slots, diagnostics& errors)
{
    const fact& f = rules.facts[setting.fact];
    if (auto test = setting_test(setting, f, slots[setting.fact]))
        return literal{std::move(*test), true};
    errors.push_back({codes::not_a_setting,
                      severity::error,
                      setting.where,
                      "a calendar cannot give `" + f.path + "` this value",
                      "a calendar gives bool, enum, int, date and set facts one declared value",
                      {}});
    return std::nullopt;
}

std::optional<literal> calendar_literal(const calendar& c, const ruleset& rules,
                                        const slot_layout& slots, diagnostics& errors)
{
    const cel::expression& e = c.applies.expression;
    if (auto test = as_cell_test(e, e.root(), rules, slots)) return literal{std::move(*test), true};
    errors.push_back({codes::not_one_fact,
                      severity::error,
                      c.applies.where,
                      "`for` of calendar `" + c.name + "` is no test of one fact with constants",
                      "write `for: \"election.id == 'name'\"`",
                      {}});
    return std::nullopt;
}

} // namespace netral
