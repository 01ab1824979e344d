// SPDX-License-Identifier: Apache-2.0

/// @file
/// Is there a completion of the record that gives another verdict?
///
/// A search over what the unknown facts may be: an atom that is open in some rule is made true and
/// made false, what follows is propagated, and a branch ends as soon as the rules are decided in
/// plain Kleene logic. The search is exact or says that it gave up: at the bound, or at an atom
/// that only the interpreter understands.

#include "workbench.hpp"

#include <algorithm>
#include <array>

namespace netral {
namespace {

enum class found : std::uint8_t { no, yes, gave_up };

class completion_search {
public:
    completion_search(workbench& bench, std::size_t budget) : bench_(bench), budget_(budget) {}

    /// Whether some completion has none of the rules broken.
    found all_fail(const std::vector<rule_id>& rules) { return begin(rules, false); }

    /// Whether some completion has the rule broken.
    found one_holds(rule_id rule) { return begin({rule}, true); }

private:
    using words = std::vector<std::uint64_t>;

    found begin(const std::vector<rule_id>& rules, bool wanted);
    found search(const words& now, const std::vector<rule_id>& rules, bool wanted);
    found branch(const words& now, const std::vector<rule_id>& rules, bool wanted);
    formula_id open_atom(rule_id r, bool with_addressees = true);
    formula_id open_atom_in(formula_id f);
    formula_id open_atom_in(const std::vector<compiled_exception>& all);

    workbench& bench_;
    evaluation* now_ = nullptr; ///< of the words that are being looked at
    std::size_t budget_;
};

/// Splits what is possible so that the test is decided in each part, or at least smaller.
std::vector<std::pair<cell_test, bool>> parts_of(const cell_test& t, const slot_layout& slots,
                                                 const std::uint64_t* now)
{
    if (t.what == cell_test::kind::in_cells || t.what == cell_test::kind::real_is)
        return {{t, false}, {t, true}};
    if (t.what == cell_test::kind::within) {
        std::vector<std::pair<cell_test, bool>> out;
        if (t.greatest != INT64_MAX) {
            cell_test& above = out.emplace_back(t, true).first;
            above.least = t.greatest + 1;
            above.greatest = INT64_MAX;
        }
        if (t.least != INT64_MIN) {
            cell_test& below = out.emplace_back(t, true).first;
            below.least = INT64_MIN;
            below.greatest = t.least - 1;
        }
        out.emplace_back(t, true);
        return out;
    }
    // Members of a set: one that is open, in or out.
    const slot& s = slots[t.fact];
    for (std::uint32_t w = 0; w < s.mask_words; ++w) {
        const std::uint64_t has = now[s.first + w];
        const std::uint64_t has_not = now[s.first + s.mask_words + w];
        const std::uint64_t open = t.mask[w] & ~(has | has_not);
        if (open == 0) continue;
        cell_test member = t;
        member.what = cell_test::kind::has_any;
        member.mask.assign(s.mask_words, 0);
        member.mask[w] = open & (~open + 1);
        return {{member, false}, {member, true}};
    }
    return {};
}

formula_id completion_search::open_atom_in(formula_id f)
{
    if (decided(now_->of(f))) return none;
    const formula_table& formulas = bench_.program->formulas();
    const formula& node = formulas[f];
    if (node.what == formula::kind::cell) return f;
    for (std::uint32_t i = 0; i < node.child_count; ++i) {
        const formula_id atom = open_atom_in(formulas.children(node)[i]);
        if (atom != none) return atom;
    }
    return none;
}

formula_id completion_search::open_atom_in(const std::vector<compiled_exception>& all)
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
    const compiled_rule& c = bench_.program->compiled(r);
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

/// The record as it is has been worked out already.
found completion_search::begin(const std::vector<rule_id>& rules, bool wanted)
{
    const std::uint64_t* words_now = bench_.facts.words();
    const words now(words_now, words_now + bench_.program->slots().word_count());
    now_ = &bench_.facts;
    return search(now, rules, wanted);
}

/// `wanted`: that the (only) rule holds; otherwise that none of the rules does.
found completion_search::search(const words& now, const std::vector<rule_id>& rules, bool wanted)
{
    if (budget_ == 0) return found::gave_up;
    --budget_;
    std::vector<rule_id> undecided;
    for (const rule_id r : rules) {
        const truth t = now_->strictly(r);
        if (t == truth::yes) return wanted ? found::yes : found::no;
        if (t == truth::no) continue;
        undecided.push_back(r);
    }
    if (undecided.empty()) return wanted ? found::no : found::yes;
    return branch(now, undecided, wanted);
}

found completion_search::branch(const words& now, const std::vector<rule_id>& rules, bool wanted)
{
    const formula_id atom = open_atom(rules.front());
    if (atom == none) return found::gave_up; // only the interpreter knows what would decide it
    const slot_layout& slots = bench_.program->slots();
    const cell_test& t = bench_.program->formulas().cell(bench_.program->formulas()[atom]);
    bool gave_up = false;
    for (const auto& [part, value] : parts_of(t, slots, now.data())) {
        words then = now;
        const assumption made = assume(part, value, slots, then.data());
        if (made == assumption::refuted) continue;
        if (made == assumption::kept || made == assumption::idle) {
            gave_up = true;
            continue;
        }
        if (!bench_.program->facts_follow().propagate(then.data(), part.fact)) continue;
        bench_.supposed.assume(then.data());
        now_ = &bench_.supposed;
        const found f = search(then, rules, wanted);
        if (f == found::yes) return f;
        gave_up = gave_up || f == found::gave_up;
    }
    return gave_up ? found::gave_up : found::no;
}

/// Rules of the verdict with one of these statuses.
std::vector<rule_id> rules_with(const workbench& bench, const std::vector<standing_rule>& standing,
                                std::initializer_list<rule_status> statuses)
{
    std::vector<rule_id> out;
    for (const rule_status wanted : statuses)
        for (const standing_rule& s : standing)
            if (s.outcome.status == wanted && makes_verdict(bench.rules().rules[s.rule]))
                out.push_back(s.rule);
    return out;
}

std::optional<bool> opposite(found f)
{
    if (f == found::gave_up) return std::nullopt;
    return f == found::no;
}

/// An open verdict is settled when its open rules cover every completion between them.
void settle(workbench& bench, const std::vector<standing_rule>& standing, classification& out)
{
    const auto settled = [&](const std::vector<rule_id>& open) {
        return completion_search(bench, bench.options.completions).all_fail(open);
    };
    const found f = settled(rules_with(bench, standing, {rule_status::open}));
    out.robust = f == found::gave_up ? std::nullopt : std::optional<bool>(f == found::no);
    if (f == found::no) out.verdict = verdict::indicated;

    for (std::size_t n = 0; n < rule_nature_count; ++n) {
        nature_verdict& nature = out.by_nature[n];
        if (nature.says != verdict::open || f == found::yes) continue;
        std::vector<rule_id> open;
        for (const rule_id r : rules_with(bench, standing, {rule_status::open}))
            if (static_cast<std::size_t>(bench.rules().rules[r].nature) == n) open.push_back(r);
        if (settled(open) == found::no) nature.says = verdict::indicated;
    }
}

std::optional<bool> robust_indicated(workbench& bench, const std::vector<standing_rule>& standing)
{
    for (const rule_id r : rules_with(bench, standing, {rule_status::holds}))
        if (bench.facts.strictly(r) == truth::yes) return true;
    return opposite(completion_search(bench, bench.options.completions)
                        .all_fail(rules_with(
                            bench, standing,
                            {rule_status::holds, rule_status::open, rule_status::not_raised})));
}

std::optional<bool> robust_not_indicated(workbench& bench,
                                         const std::vector<standing_rule>& standing)
{
    bool gave_up = false;
    for (const rule_id r : rules_with(bench, standing, {rule_status::not_raised})) {
        const found f = completion_search(bench, bench.options.completions / 8 + 1).one_holds(r);
        if (f == found::yes) return false;
        gave_up = gave_up || f == found::gave_up;
    }
    if (gave_up) return std::nullopt;
    return true;
}

} // namespace

void find_robustness(workbench& bench, const std::vector<standing_rule>& standing,
                     classification& out)
{
    if (out.verdict == verdict::open) return settle(bench, standing, out);
    if (bench.options.detail == detail::verdict || bench.options.outcomes_only) return;
    out.robust = out.verdict == verdict::indicated ? robust_indicated(bench, standing)
                                                   : robust_not_indicated(bench, standing);
}

} // namespace netral
