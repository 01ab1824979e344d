// SPDX-License-Identifier: Apache-2.0

/// @file
/// Orders the derived facts, and turns what the interpreter answers into words of a slot.
///
/// Doors: derivations_of, derive. Read next: completion.cpp.

#include "derivations.hpp"

#include "codes.hpp"
#include "readiness.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <span>

namespace netral {

namespace {

/// The record as the interpreter asks for it.
class record_facts final : public cel::activation {
public:
    record_facts(const record& r, const ruleset& rules) : record_(r), rules_(rules) {}
    [[nodiscard]] value fact(fact_id id) const override { return record_.value_of(id, rules_); }

private:
    const record& record_;
    const ruleset& rules_;
};

void add_inputs(std::vector<fact_id>& inputs, std::span<const fact_id> more)
{
    inputs.insert(inputs.end(), more.begin(), more.end());
    std::sort(inputs.begin(), inputs.end());
    inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
}

literal stage_literal(std::uint32_t value, fact_id stage, const slot_layout& slots)
{
    literal l;
    l.test.fact = stage;
    l.test.mask.resize(slots[stage].mask_words);
    l.test.mask[value / 64] |= std::uint64_t{1} << (value % 64);
    return l;
}

/// When a calendar applies; what may be wrong with that clauses_of() has told.
std::optional<literal> applies_of(const calendar& c, const ruleset& rules, const slot_layout& slots)
{
    diagnostics told;
    return calendar_literal(c, rules, slots, told);
}

void gather_hints(derived_fact& d, const ruleset& rules, const slot_layout& slots)
{
    const fact_id stage_fact = rules.roles.stage;
    for (const calendar& c : rules.calendars) {
        const auto applies = applies_of(c, rules, slots);
        if (!applies) continue;
        for (std::uint32_t value = 0; value < slots[stage_fact].cell_count; ++value) {
            std::vector<period> days;
            for (const stage& s : c.stages)
                if (s.value == value) days.push_back(s.days);
            if (days.empty()) continue;
            d.hints.push_back({*applies, stage_literal(value, stage_fact, slots), std::move(days)});
            add_inputs(d.inputs, std::array{applies->test.fact, stage_fact});
        }
    }
}

derived_fact gather(fact_id f, const ruleset& rules, const slot_layout& slots, diagnostics& errors)
{
    derived_fact d;
    d.fact = f;
    for (const test& t : rules.facts[f].derivations) {
        const cel::expression& e = t.expression;
        d.ways.push_back({e, truth_tree::of(e, rules, slots), readiness(e)});
        add_inputs(d.inputs, e.facts());
    }
    for (const calendar& c : rules.calendars)
        for (const fact_setting& setting : c.defaults) {
            if (setting.fact != f) continue;
            const auto applies = applies_of(c, rules, slots);
            const auto gives = setting_literal(setting, rules, slots, errors);
            if (!applies || !gives) continue;
            d.defaults.push_back({*applies, *gives});
            add_inputs(d.inputs, {&applies->test.fact, 1});
        }
    if (f == rules.roles.act_day && rules.roles.stage != none) gather_hints(d, rules, slots);
    return d;
}

/// Takes those whose inputs are all taken, until none is left.
std::vector<derived_fact> in_order(std::vector<derived_fact> rest, const ruleset& rules,
                                   diagnostics& errors)
{
    std::vector<derived_fact> ordered;
    while (!rest.empty()) {
        const auto waits_for = [&](const derived_fact& d, const derived_fact& other) {
            return std::binary_search(d.inputs.begin(), d.inputs.end(), other.fact);
        };
        const auto ready = std::find_if(rest.begin(), rest.end(), [&](const derived_fact& d) {
            return std::none_of(rest.begin(), rest.end(),
                                [&](const derived_fact& other) { return waits_for(d, other); });
        });
        if (ready == rest.end()) {
            const fact& f = rules.facts[rest.front().fact];
            errors.push_back({codes::derived_in_a_circle,
                              severity::error,
                              f.where,
                              "`" + f.path + "` is derived from itself",
                              "let one of the facts in the circle be stated only",
                              {}});
            return ordered;
        }
        ordered.push_back(std::move(*ready));
        rest.erase(ready);
    }
    return ordered;
}

std::uint32_t cell_of(const fact& f, std::string_view name)
{
    if (f.type == fact_type::string) {
        const auto found = std::lower_bound(f.constants.begin(), f.constants.end(), name);
        return static_cast<std::uint32_t>(found != f.constants.end() && *found == name
                                              ? found - f.constants.begin()
                                              : std::ssize(f.constants));
    }
    for (std::uint32_t i = 0; i < f.values.size(); ++i)
        if (f.values[i].name == name) return i;
    return none;
}

void add_cell(std::uint64_t* mask, std::uint32_t cell)
{
    mask[cell / 64] |= std::uint64_t{1} << (cell % 64);
}

/// Writes the cells that the names stand for; false if one is no value of the fact.
template <class Names>
bool put_cells(const fact& f, const slot& s, const Names& names, std::uint64_t* at)
{
    std::fill_n(at, s.mask_words, 0);
    for (const auto& name : names) {
        const std::uint32_t cell = cell_of(f, name);
        if (cell == none) return false;
        add_cell(at, cell);
    }
    return true;
}

/// Of a set: what `v` has, holds; what it has not and cannot have, does not.
bool put_members(const fact& f, const slot& s, const value& v, std::uint64_t* has)
{
    std::uint64_t* lacks = has + s.mask_words;
    std::vector<std::string_view> in;
    std::vector<std::string_view> maybe;
    if (v.is(value_kind::fact_set)) {
        in.assign(v.members().begin(), v.members().end());
        maybe.assign(v.possible().begin(), v.possible().end());
    } else if (v.is(value_kind::list)) {
        for (const value& item : v.items()) {
            if (!item.is(value_kind::string)) return false;
            in.push_back(item.text());
        }
    } else {
        return false;
    }
    if (!put_cells(f, s, in, has) || !put_cells(f, s, maybe, lacks)) return false;
    for (std::uint32_t i = 0; i < s.mask_words; ++i) {
        const std::uint32_t left = s.cell_count - 64 * i;
        const std::uint64_t all = left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
        lacks[i] = all & ~(has[i] | lacks[i]);
    }
    return true;
}

bool put_interval(std::int64_t least, std::int64_t greatest, std::uint64_t* at)
{
    at[0] = static_cast<std::uint64_t>(least);
    at[1] = static_cast<std::uint64_t>(greatest);
    return true;
}

/// The words that say the same as the value; false for a value that says nothing of the fact.
bool put(const fact& f, const slot& s, const value& v, std::uint64_t* at)
{
    switch (f.type) {
    case fact_type::boolean: at[0] = v.is_true() ? 2 : 1; return v.is(value_kind::boolean);
    case fact_type::integer:
        return v.is(value_kind::int64) && put_interval(v.as_int(), v.as_int(), at);
    case fact_type::date:
        return v.is(value_kind::date) &&
               put_interval(v.as_date().first.days, v.as_date().last.days, at);
    case fact_type::real:
        at[0] = 1;
        if (v.is(value_kind::floating)) at[1] = std::bit_cast<std::uint64_t>(v.as_double());
        return v.is(value_kind::floating);
    case fact_type::enumeration:
    case fact_type::string:
        if (v.is(value_kind::choice)) return put_cells(f, s, v.candidates(), at);
        return v.is(value_kind::string) &&
               put_cells(f, s, std::array<std::string_view, 1>{v.text()}, at);
    case fact_type::set: return put_members(f, s, v, at);
    case fact_type::text:
    case fact_type::list: return false;
    }
    return false;
}

bool is_ready(const derivation_way& way, const record& r)
{
    return std::any_of(way.ready.begin(), way.ready.end(), [&](const std::vector<fact_id>& group) {
        return std::all_of(group.begin(), group.end(), [&](fact_id f) { return r.touched(f); });
    });
}

} // namespace

std::vector<derived_fact> derivations_of(const ruleset& rules, const slot_layout& slots,
                                         diagnostics& errors)
{
    std::vector<derived_fact> all;
    for (fact_id f = 0; f < rules.facts.size(); ++f) {
        if (slots[f].kind == slot_kind::absent || rules.facts[f].judgement) continue;
        derived_fact d = gather(f, rules, slots, errors);
        if (!d.inputs.empty() || !d.ways.empty()) all.push_back(std::move(d));
    }
    return in_order(std::move(all), rules, errors);
}

bool derive(const derived_fact& d, const ruleset& rules, const record& r,
            cel::interpreter_workspace& scratch, std::uint64_t* given)
{
    const slot& s = r.layout()[d.fact];
    std::uint64_t* at = given + s.first;
    const record_facts facts(r, rules);
    for (const derivation_way& way : d.ways) {
        if (!is_ready(way, r)) continue;
        if (way.tree) {
            if (const auto t = way.tree->ask(r.layout(), r.words())) {
                at[0] = *t == truth::yes ? 2 : 1;
                if (decided(*t)) return true;
                continue;
            }
        }
        const value v = cel::interpret(way.expression, facts, scratch);
        if (v.is_unknown() || v.is_error()) continue;
        return put(rules.facts[d.fact], s, v, at);
    }
    return false;
}

bool says_something(const derived_fact& d, const ruleset& rules, const record& r)
{
    const auto applies = [&](const auto& offer) {
        return ask(offer.applies.test, r.layout(), r.words()) == as_truth(offer.applies.value);
    };
    cel::interpreter_workspace scratch;
    std::vector<std::uint64_t> given = r.layout().blank();
    return derive(d, rules, r, scratch, given.data()) ||
           std::any_of(d.defaults.begin(), d.defaults.end(), applies) ||
           std::any_of(d.hints.begin(), d.hints.end(), applies);
}

assumption take_hint(const stage_hint& h, const slot_layout& slots, fact_id day,
                     std::uint64_t* words) noexcept
{
    std::uint64_t* at = words + slots[day].first;
    const auto first = static_cast<std::int64_t>(at[0]);
    const auto last = static_cast<std::int64_t>(at[1]);
    std::int64_t least = last + 1;
    std::int64_t greatest = first - 1;
    for (const period& p : h.days) {
        const std::int64_t from = std::max<std::int64_t>(first, p.first.days);
        const std::int64_t to = std::min<std::int64_t>(last, p.last.days);
        if (from > to) continue;
        least = std::min(least, from);
        greatest = std::max(greatest, to);
    }
    if (least > greatest || (least == first && greatest == last)) return assumption::idle;
    put_interval(least, greatest, at);
    return assumption::narrowed;
}

} // namespace netral
