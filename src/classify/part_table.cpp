// SPDX-License-Identifier: Apache-2.0

/// @file
/// Parts of facts, their answers and their links. The only door is part_table.hpp.

#include "part_table.hpp"

#include <algorithm>

namespace netral {
namespace {

bool bit(const std::uint64_t* words, std::uint32_t i) noexcept
{
    return (words[i / 64] >> (i % 64) & 1U) != 0;
}

void sort_uniquely(auto& all)
{
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
}

} // namespace

part_table::part_table(const program& p)
    : program_(&p), first_(p.rules().facts.size(), none), cuts_(p.rules().facts.size()),
      masks_(p.rules().facts.size()), singly_(p.rules().facts.size()),
      given_(p.rules().facts.size()), replaced_(p.rules().facts.size()),
      worked_out_(p.rules().facts.size())
{
    number_parts();
    in_groups_.resize(parts_.size());
    sources_.resize(parts_.size());
    const formula_table& formulas = p.formulas();
    for (formula_id f = 0; f < formulas.size(); ++f) {
        if (formulas[f].what == formula::kind::cell) note(formulas.cell(formulas[f]));
        if (formulas[f].what == formula::kind::opaque)
            for (const fact_id fact : formulas.opaque(formulas[f]).facts) singly_[fact] = 1;
    }
    link_constraints();
    link_calendars();
    link_derivations();
    find_replaced();
    for (const group& g : groups_) bound_.insert(bound_.end(), g.begin(), g.end());
    sort_uniquely(bound_);
    for (auto& cuts : cuts_) sort_uniquely(cuts);
    for (auto& masks : masks_) sort_uniquely(masks);
}

void part_table::number_parts()
{
    const ruleset& rules = program_->rules();
    for (fact_id f = 0; f < rules.facts.size(); ++f) {
        const slot& s = program_->slots()[f];
        if (rules.facts[f].origin != fact_origin::stated || s.kind == slot_kind::absent) continue;
        first_[f] = static_cast<std::uint32_t>(parts_.size());
        if (s.kind != slot_kind::members)
            parts_.push_back({f, none});
        else
            for (std::uint32_t m = 0; m < s.cell_count; ++m) parts_.push_back({f, m});
    }
}

void part_table::note(const cell_test& t)
{
    if (t.what == cell_test::kind::in_cells) masks_[t.fact].push_back(t.mask);
    if (t.what != cell_test::kind::within) return;
    cuts_[t.fact].push_back(t.least);
    if (t.greatest != INT64_MAX) cuts_[t.fact].push_back(t.greatest + 1);
}

/// All tests of facts in an expression, wherever they stand in it.
void part_table::note(const cel::expression& e, group& into)
{
    for (cel::expr_id node = 0; node < e.size(); ++node) {
        const auto test = as_cell_test(e, node, program_->rules(), program_->slots());
        if (!test) continue;
        note(*test);
        add_parts_of(*test, into);
    }
}

void part_table::add_group(group g)
{
    sort_uniquely(g);
    if (g.size() < 2) return;
    for (const std::uint32_t part : g)
        in_groups_[part].push_back(static_cast<std::uint32_t>(groups_.size()));
    groups_.push_back(std::move(g));
}

void part_table::note_worked_out(const cel::expression& e)
{
    for (const fact_id f : e.facts()) worked_out_[f] = 1;
}

void part_table::link_constraints()
{
    const ruleset& rules = program_->rules();
    for (const constraint& c : rules.constraints) {
        group g;
        for (const test& t : c.tests) note(t.expression, g);
        add_group(std::move(g));
    }
    for (fact_id f = 0; f < rules.facts.size(); ++f) {
        if (rules.facts[f].type != fact_type::set || first_[f] == none) continue;
        const auto& values = rules.facts[f].values;
        for (std::uint32_t v = 0; v < values.size(); ++v)
            for (const std::uint32_t wider : values[v].broader)
                add_group({first_[f] + v, first_[f] + wider});
    }
}

void part_table::link_calendars()
{
    const ruleset& rules = program_->rules();
    for (const calendar& c : rules.calendars) {
        group g;
        note(c.applies.expression, g);
        note_worked_out(c.applies.expression);
        for (const auto& given : c.dates) worked_out_[given.first] = given_[given.first] = 1;
        for (const auto* settings : {&c.sets, &c.defaults})
            for (const fact_setting& s : *settings) {
                add_parts_of(s.fact, g);
                singly_[s.fact] = 1;
                worked_out_[s.fact] = 1;
                given_[s.fact] = 1;
            }
        for (const fact_setting& s : c.defaults) replaced_[s.fact] = 1;
        if (!c.stages.empty())
            for (const fact_id f : {rules.roles.stage, rules.roles.act_day})
                if (f != none) {
                    add_parts_of(f, g);
                    worked_out_[f] = 1;
                    given_[f] = 1;
                }
        for (const stage& s : c.stages) {
            if (rules.roles.stage != none) singly_[rules.roles.stage] = 1;
            if (rules.roles.act_day == none) continue;
            cuts_[rules.roles.act_day].push_back(s.days.first.days);
            cuts_[rules.roles.act_day].push_back(std::int64_t{s.days.last.days} + 1);
        }
        add_group(std::move(g));
    }
    // The day of the act has the days of its stage.
    if (rules.roles.act_day != none) replaced_[rules.roles.act_day] = 1;
}

void part_table::link_derivations()
{
    const ruleset& rules = program_->rules();
    for (fact_id f = 0; f < rules.facts.size(); ++f) {
        for (const test& t : rules.facts[f].derivations) {
            note_worked_out(t.expression);
            worked_out_[f] = 1;
            given_[f] = 1;
        }
        if (first_[f] == none || rules.facts[f].derivations.empty()) continue;
        group from;
        for (const test& t : rules.facts[f].derivations) {
            group ignored;
            note(t.expression, ignored);
            for (const fact_id source : t.expression.facts()) {
                add_parts_of(source, from);
                if (program_->slots()[source].kind == slot_kind::cells) singly_[source] = 1;
            }
        }
        sort_uniquely(from);
        group own;
        add_parts_of(f, own);
        for (const std::uint32_t part : own) sources_[part] = from;
    }
}

/// From the facts that have defaults back to all that may narrow them.
void part_table::find_replaced()
{
    const ruleset& rules = program_->rules();
    for (bool more = true; more;) {
        more = false;
        const auto mark = [&](fact_id f) {
            more = more || replaced_[f] == 0;
            replaced_[f] = 1;
        };
        for (fact_id f = 0; f < rules.facts.size(); ++f) {
            if (replaced_[f] == 0) continue;
            for (const test& t : rules.facts[f].derivations)
                for (const fact_id source : t.expression.facts()) mark(source);
        }
        for (const group& g : groups_) {
            const auto is_marked = [&](std::uint32_t part) {
                return replaced_[parts_[part].fact] != 0;
            };
            if (std::any_of(g.begin(), g.end(), is_marked))
                for (const std::uint32_t part : g) mark(parts_[part].fact);
        }
        // The days of a calendar follow from what it applies to.
        for (const calendar& c : rules.calendars)
            for (const fact_id f : c.applies.expression.facts()) mark(f);
    }
}

void part_table::add_parts_of(fact_id f, std::vector<std::uint32_t>& to) const
{
    if (first_[f] == none) return;
    const slot& s = program_->slots()[f];
    const std::uint32_t count = s.kind == slot_kind::members ? s.cell_count : 1;
    for (std::uint32_t i = 0; i < count; ++i) to.push_back(first_[f] + i);
}

void part_table::add_parts_of(const cell_test& t, std::vector<std::uint32_t>& to) const
{
    const slot& s = program_->slots()[t.fact];
    if (s.kind != slot_kind::members) return add_parts_of(t.fact, to);
    if (first_[t.fact] == none) return;
    for (std::uint32_t m = 0; m < s.cell_count; ++m)
        if (bit(t.mask.data(), m)) to.push_back(first_[t.fact] + m);
}

bool part_table::known(std::uint32_t part, const std::uint64_t* words) const noexcept
{
    const fact_part p = parts_[part];
    const slot& s = program_->slots()[p.fact];
    const std::uint64_t* at = words + s.first;
    switch (s.kind) {
    case slot_kind::members: return bit(at, p.member) || bit(at + s.mask_words, p.member);
    case slot_kind::interval: return at[0] == at[1];
    case slot_kind::real:
    case slot_kind::prose: return at[0] == 1;
    case slot_kind::absent: return true;
    case slot_kind::cells: break;
    }
    std::uint32_t possible = 0;
    for (std::uint32_t c = 0; c < s.cell_count; ++c) possible += bit(at, c) ? 1 : 0;
    return possible == 1;
}

bool part_table::touched(std::uint32_t part, const std::uint64_t* words) const noexcept
{
    const fact_part p = parts_[part];
    const slot& s = program_->slots()[p.fact];
    if (s.kind == slot_kind::members) return known(part, words);
    const auto& blank = program_->slots().blank();
    return !std::equal(words + s.first, words + s.first + s.words(), blank.data() + s.first);
}

bool part_table::differs(std::uint32_t part, const std::uint64_t* a,
                         const std::uint64_t* b) const noexcept
{
    const fact_part p = parts_[part];
    const slot& s = program_->slots()[p.fact];
    if (s.kind != slot_kind::members)
        return !std::equal(a + s.first, a + s.first + s.words(), b + s.first);
    const auto same = [&](std::uint32_t first) {
        return bit(a + first, p.member) == bit(b + first, p.member);
    };
    return !same(s.first) || !same(s.first + s.mask_words);
}

bool part_table::stands_alone(std::uint32_t part, const std::vector<std::uint32_t>& of,
                              const std::uint64_t* words, const std::uint64_t* nothing,
                              std::vector<std::uint32_t>& alone) const
{
    alone.assign(1, part);
    for (std::size_t i = 0; i < alone.size(); ++i) {
        if (worked_out_[parts_[alone[i]].fact] != 0) return false;
        for (const std::uint32_t g : in_groups_[alone[i]])
            for (const std::uint32_t other : groups_[g]) {
                if (std::find(alone.begin(), alone.end(), other) != alone.end()) continue;
                if (std::binary_search(of.begin(), of.end(), other)) return false;
                if (differs(other, words, nothing)) alone.push_back(other);
            }
    }
    return true;
}

bool part_table::only_takes_away(std::uint32_t part, const std::uint64_t* words,
                                 const std::uint64_t* nothing) const
{
    const fact_id f = parts_[part].fact;
    if (given_[f] != 0 || replaced_[f] != 0) return false;
    for (const std::uint32_t g : in_groups_[part])
        for (const std::uint32_t other : groups_[g])
            if (other != part && differs(other, words, nothing)) return false;
    return true;
}

void part_table::copy(std::uint32_t part, const std::uint64_t* from,
                      std::uint64_t* to) const noexcept
{
    const fact_part p = parts_[part];
    const slot& s = program_->slots()[p.fact];
    if (s.kind != slot_kind::members) {
        std::copy_n(from + s.first, s.words(), to + s.first);
        return;
    }
    const std::uint64_t mask = std::uint64_t{1} << (p.member % 64);
    for (const std::uint32_t half : {std::uint32_t{0}, s.mask_words}) {
        const std::uint32_t w = s.first + half + p.member / 64;
        to[w] = (to[w] & ~mask) | (from[w] & mask);
    }
}

void part_table::forget(std::uint32_t part, std::uint64_t* words) const noexcept
{
    copy(part, program_->slots().blank().data(), words);
}

std::vector<part_answer> part_table::answers(std::uint32_t part, const std::uint64_t* words,
                                             const std::vector<std::int64_t>& more) const
{
    const fact_part p = parts_[part];
    const slot& s = program_->slots()[p.fact];
    const std::uint64_t* at = words + s.first;
    std::vector<part_answer> out;
    cell_test t;
    t.fact = p.fact;
    if (s.kind == slot_kind::members) {
        if (known(part, words)) return out;
        t.what = cell_test::kind::has_any;
        t.mask.assign(s.mask_words, 0);
        t.mask[p.member / 64] = std::uint64_t{1} << (p.member % 64);
        return {{t, true}, {t, false}};
    }
    if (s.kind == slot_kind::cells) {
        t.what = cell_test::kind::in_cells;
        std::vector<std::vector<bool>> classes; // by the tests that a cell meets
        for (std::uint32_t c = 0; c < s.cell_count; ++c) {
            if (!bit(at, c)) continue;
            std::vector<bool> meets;
            for (const auto& mask : masks_[p.fact]) meets.push_back(bit(mask.data(), c));
            const auto same = std::find(classes.begin(), classes.end(), meets);
            if (singly_[p.fact] != 0 || same == classes.end()) {
                classes.push_back(std::move(meets));
                t.mask.assign(s.mask_words, 0);
                out.push_back({t, true});
                out.back().test.mask[c / 64] |= std::uint64_t{1} << (c % 64);
            } else {
                out[static_cast<std::size_t>(same - classes.begin())].test.mask[c / 64] |=
                    std::uint64_t{1} << (c % 64);
            }
        }
        return out;
    }
    if (s.kind != slot_kind::interval) return out;
    const auto least = static_cast<std::int64_t>(at[0]);
    const auto greatest = static_cast<std::int64_t>(at[1]);
    std::vector<std::int64_t> begins{least};
    for (const auto* cuts : {&cuts_[p.fact], &more})
        for (const std::int64_t cut : *cuts)
            if (cut > least && cut <= greatest) begins.push_back(cut);
    sort_uniquely(begins);
    t.what = cell_test::kind::within;
    for (std::size_t i = 0; i < begins.size(); ++i) {
        t.least = begins[i];
        t.greatest = i + 1 < begins.size() ? begins[i + 1] - 1 : greatest;
        out.push_back({t, true});
    }
    return out;
}

void part_table::add_linked(std::vector<std::uint32_t>& parts,
                            const std::function<bool(std::uint32_t)>& open) const
{
    std::vector<char> seen(parts_.size());
    std::vector<std::uint32_t> found;
    const auto take = [&](std::uint32_t part) {
        if (seen[part] != 0 || !open(part)) return;
        seen[part] = 1;
        found.push_back(part);
    };
    for (const std::uint32_t part : parts) take(part);
    for (std::size_t i = 0; i < found.size(); ++i) {
        const std::uint32_t part = found[i];
        for (const std::uint32_t g : in_groups_[part])
            for (const std::uint32_t other : groups_[g]) take(other);
        for (const std::uint32_t source : sources_[part]) take(source);
    }
    parts = std::move(found);
}

std::string text_of(const part_answer& a, const fact_part& about, const program& p)
{
    const fact& f = p.rules().facts[about.fact];
    if (about.member != none) return a.value ? "true" : "false";
    if (a.test.what == cell_test::kind::within) {
        const bool is_date = f.type == fact_type::date;
        const auto say = [&](std::int64_t n) {
            return is_date ? to_string(date{static_cast<std::int32_t>(n)}) : std::to_string(n);
        };
        const std::int64_t lowest = is_date ? earliest_date.days : INT64_MIN;
        const std::int64_t highest = is_date ? latest_date.days : INT64_MAX;
        if (a.test.least == a.test.greatest) return say(a.test.least);
        return (a.test.least <= lowest ? "" : say(a.test.least)) + ".." +
               (a.test.greatest >= highest ? "" : say(a.test.greatest));
    }
    std::uint32_t cell = 0;
    while (cell + 1 < p.slots()[about.fact].cell_count && !bit(a.test.mask.data(), cell)) ++cell;
    if (f.type == fact_type::boolean) return cell == 0 ? "false" : "true";
    if (f.type == fact_type::string) return cell < f.constants.size() ? f.constants[cell] : "*";
    return f.values[cell].name;
}

} // namespace netral
