// SPDX-License-Identifier: Apache-2.0

/// @file
/// The search over completions. The only door is completions.hpp.

#include "completions.hpp"

#include <algorithm>

namespace netral {
namespace {

constexpr std::size_t witness_steps = 4096;

std::optional<bool> complete_from(const program& p, const part_table& parts,
                                  const record_words& words, std::size_t from, std::size_t& budget)
{
    const auto& bound = parts.bound_parts();
    while (from < bound.size() && parts.known(bound[from], words.data())) ++from;
    if (from == bound.size()) return true;
    bool gave_up = false;
    for (const part_answer& a : parts.answers(bound[from], words.data())) {
        if (budget == 0) return std::nullopt;
        --budget;
        record_words then = words;
        const assumption made = assume(a.test, a.value, p.slots(), then.data());
        if (made == assumption::refuted) continue;
        if (made == assumption::narrowed && !p.facts_follow().propagate(then.data(), a.test.fact))
            continue;
        const auto rest = complete_from(p, parts, then, from + 1, budget);
        if (rest == true) return true;
        gave_up = gave_up || !rest;
    }
    if (gave_up) return std::nullopt;
    return false;
}

/// Splits what is possible so that the test is decided in each part, or at least smaller.
std::vector<part_answer> split_by(const cell_test& t, const slot_layout& slots,
                                  const std::uint64_t* now)
{
    if (t.what == cell_test::kind::in_cells || t.what == cell_test::kind::real_is)
        return {{t, false}, {t, true}};
    if (t.what == cell_test::kind::within) {
        std::vector<part_answer> out;
        if (t.greatest != INT64_MAX) {
            cell_test& above = out.emplace_back(part_answer{t, true}).test;
            above.negated = false;
            above.least = t.greatest + 1;
            above.greatest = INT64_MAX;
        }
        if (t.least != INT64_MIN) {
            cell_test& below = out.emplace_back(part_answer{t, true}).test;
            below.negated = false;
            below.least = INT64_MIN;
            below.greatest = t.least - 1;
        }
        cell_test& within = out.emplace_back(part_answer{t, true}).test;
        within.negated = false;
        return out;
    }
    const slot& s = slots[t.fact]; // members of a set: one that is open, in or out
    for (std::uint32_t w = 0; w < s.mask_words; ++w) {
        const std::uint64_t known = now[s.first + w] | now[s.first + s.mask_words + w];
        const std::uint64_t open = t.mask[w] & ~known;
        if (open == 0) continue;
        cell_test member = t;
        member.negated = false;
        member.what = cell_test::kind::has_any;
        member.mask.assign(s.mask_words, 0);
        member.mask[w] = open & (~open + 1);
        return {{member, false}, {member, true}};
    }
    return {};
}

} // namespace

std::optional<bool> can_be(const program& p, const part_table& parts, const record_words& words,
                           std::size_t& budget)
{
    return complete_from(p, parts, words, 0, budget);
}

bool has_nested_exceptions(const program& p, rule_id r)
{
    const compiled_rule& c = p.compiled(r);
    for (const compiled_version& v : c.versions)
        for (const compiled_exception& e : v.unless)
            if (!e.unless.empty()) return true;
    return std::any_of(c.breach_of.begin(), c.breach_of.end(),
                       [&](rule_id base) { return has_nested_exceptions(p, base); });
}

formula_id completion_search::open_atom_in(formula_id f)
{
    if (decided(now_->of(f))) return none;
    const formula_table& formulas = program_.formulas();
    const formula& node = formulas[f];
    const bool is_atom = node.what == formula::kind::cell ||
                         (node.what == formula::kind::opaque && parts_ != nullptr);
    if (is_atom) return f;
    for (std::uint32_t i = 0; i < node.child_count; ++i) {
        const formula_id atom = open_atom_in(formulas.children(node)[i]);
        if (atom != none) return atom;
    }
    return none;
}

formula_id completion_search::open_atom_in(const short_list<compiled_exception>& all)
{
    for (const compiled_exception& e : all) {
        formula_id atom = open_atom_in(e.when);
        if (atom == none && now_->of(e.when) != truth::no) atom = open_atom_in(e.unless);
        if (atom != none) return atom;
    }
    return none;
}

formula_id completion_search::open_atom(rule_id r, bool with_addressees)
{
    const compiled_rule& c = program_.compiled(r);
    for (const compiled_version& v : c.versions) {
        if (now_->of(v.in_force) == truth::no) continue;
        formula_id atom = with_addressees ? open_atom_in(v.addressees) : none;
        for (const formula_id part : {v.conduct, v.when, v.in_force})
            if (atom == none) atom = open_atom_in(part);
        if (atom == none) atom = open_atom_in(v.unless);
        if (atom != none) return atom;
    }
    for (const rule_id base : c.breach_of) {
        const formula_id atom = open_atom(base, false);
        if (atom != none) return atom;
    }
    return none;
}

/// The ways to decide an atom; nothing where there are too many to name.
std::optional<std::vector<part_answer>> completion_search::parts_of(formula_id atom,
                                                                    const record_words& now)
{
    const formula_table& formulas = program_.formulas();
    const formula& node = formulas[atom];
    if (node.what == formula::kind::cell) {
        return split_by(formulas.cell(node), program_.slots(), now.data());
    }
    if (parts_ == nullptr) return std::nullopt;
    std::vector<std::uint32_t> asked;
    for (const fact_id f : formulas.opaque(node).facts) parts_->add_parts_of(f, asked);
    for (const std::uint32_t part : asked) {
        if (parts_->known(part, now.data())) continue;
        const fact_id about = (*parts_)[part].fact;
        const fact& f = program_.rules().facts[about];
        const slot_kind kind = program_.slots()[about].kind;
        const bool few = kind == slot_kind::members || f.type == fact_type::boolean ||
                         f.type == fact_type::enumeration;
        if (few) return parts_->answers(part, now.data());
    }
    return std::nullopt;
}

found completion_search::begin(const std::vector<rule_id>& rules, bool wanted)
{
    const std::uint64_t* words = as_is_.words();
    const record_words now(words, words + program_.slots().word_count());
    now_ = &as_is_;
    return search(now, rules, 0, wanted);
}

/// A branch is a completion only if the constraints allow one in it.
found completion_search::witnessed(const record_words& now)
{
    if (parts_ == nullptr) return found::yes;
    std::size_t steps = witness_steps;
    const auto possible = can_be(program_, *parts_, now, steps);
    if (!possible) return found::gave_up;
    return *possible ? found::yes : found::no;
}

/// `wanted`: that the (only) rule holds; otherwise that none of the rules does. Those before `from`
/// are known to fail.
///
/// The rules are made to fail one after the other, and those behind are not asked before it is
/// their turn: but for the ones that came to hold in some branch before, and where nothing is
/// certain without them.
found completion_search::search(const record_words& now, const std::vector<rule_id>& rules,
                                std::size_t from, bool wanted)
{
    if (budget_ == 0) return found::gave_up;
    --budget_;
    for (const rule_id r : spoilers_)
        if (now_->strictly(r) == truth::yes) return found::no;
    for (std::size_t i = from; i < rules.size(); ++i) {
        const truth t = now_->strictly(rules[i]);
        if (t == truth::no) continue;
        if (t == truth::yes) return wanted ? witnessed(now) : spoiled_by(rules[i]);
        const found f = branch(now, rules, i, wanted);
        if (f != found::gave_up || wanted) return f;
        return some_holds(now, rules, i + 1) ? found::no : f;
    }
    return wanted ? found::no : witnessed(now);
}

found completion_search::spoiled_by(rule_id r)
{
    spoilers_.push_back(r);
    return found::no;
}

bool completion_search::some_holds(const record_words& now, const std::vector<rule_id>& rules,
                                   std::size_t from)
{
    supposed_.assume(now.data());
    return std::any_of(rules.begin() + static_cast<std::ptrdiff_t>(from), rules.end(),
                       [&](rule_id r) { return supposed_.strictly(r) == truth::yes; });
}

/// Decides an atom that leaves the rule open.
found completion_search::branch(const record_words& now, const std::vector<rule_id>& rules,
                                std::size_t rule, bool wanted)
{
    const formula_id atom = open_atom(rules[rule]);
    if (atom == none) return found::gave_up;
    const auto ways = parts_of(atom, now);
    if (!ways) return found::gave_up;
    bool gave_up = false;
    for (const part_answer& way : *ways) {
        record_words then = now;
        const assumption made = assume(way.test, way.value, program_.slots(), then.data());
        if (made == assumption::refuted) continue;
        if (made == assumption::kept || made == assumption::idle) {
            gave_up = true;
            continue;
        }
        if (!program_.facts_follow().propagate(then.data(), way.test.fact)) continue;
        supposed_.assume(then.data());
        now_ = &supposed_;
        const found f = search(then, rules, rule, wanted);
        if (f == found::yes) return f;
        gave_up = gave_up || f == found::gave_up;
    }
    return gave_up ? found::gave_up : found::no;
}

} // namespace netral
