// SPDX-License-Identifier: Apache-2.0

/// @file
/// From compiled rules to filed clauses. The only door is rule_filing.hpp.

#include "rule_filing.hpp"

#include <algorithm>
#include <iterator>

namespace netral {

/// The formulas that must all be true for `f` to be: the children of a conjunction, or itself.
void collect_conjuncts(const formula_table& formulas, formula_id f, std::vector<formula_id>& into)
{
    const formula& node = formulas[f];
    if (node.what != formula::kind::all) {
        if (node.what != formula::kind::constant || !node.value) into.push_back(f);
        return;
    }
    const formula_id* child = formulas.children(node);
    for (std::uint32_t i = 0; i < node.child_count; ++i)
        collect_conjuncts(formulas, child[i], into);
}

namespace {

std::vector<formula_id> conjuncts_of(const formula_table& formulas, const compiled_version& v)
{
    std::vector<formula_id> out;
    for (const formula_id part : {v.in_force, v.addressees, v.conduct, v.when})
        collect_conjuncts(formulas, part, out);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

/// What every version of a rule asks for, and what only some do.
struct demands {
    std::vector<formula_id> common;
    std::vector<formula_id> of_versions;
};

demands demands_of(const formula_table& formulas, const compiled_rule& r)
{
    demands d{conjuncts_of(formulas, r.versions.front()), {}};
    for (std::size_t v = 1; v < r.versions.size(); ++v) {
        const std::vector<formula_id> other = conjuncts_of(formulas, r.versions[v]);
        std::vector<formula_id> kept;
        std::set_symmetric_difference(d.common.begin(), d.common.end(), other.begin(), other.end(),
                                      std::back_inserter(d.of_versions));
        std::set_intersection(d.common.begin(), d.common.end(), other.begin(), other.end(),
                              std::back_inserter(kept));
        d.common = std::move(kept);
    }
    return d;
}

std::size_t members_in(const cell_test& t)
{
    std::size_t n = 0;
    for (const std::uint64_t w : t.mask) n += static_cast<std::size_t>(__builtin_popcountll(w));
    return n;
}

bool wants_all(const cell_literal& l)
{
    return l.test != nullptr && l.test->what == cell_test::kind::has_all && !l.negated;
}

bool same(const cell_literal& a, const cell_literal& b)
{
    if (a.test == nullptr || b.test == nullptr) return a == b;
    return *a.test == *b.test;
}

} // namespace

rule_filing::rule_filing(const slot_layout& slots, const formula_table& formulas,
                         const std::vector<compiled_rule>& all)
    : rules(all.size()), slots_(slots), formulas_(formulas), rules_(all)
{
    for (rule_id r = 0; r < rules_.size(); ++r) file(r);
    // Those that say most at the least cost come first.
    std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) {
        return a.entries.size() * b.facts.size() > b.entries.size() * a.facts.size();
    });
}

void rule_filing::leave_out(rule_id r, formula_id f, left_out_reason why)
{
    rules[r].look = true;
    rule_index::left_out& l =
        left_out.try_emplace(f, rule_index::left_out{f, why, 0}).first->second;
    ++l.rules;
}

void rule_filing::file(rule_id r)
{
    const compiled_rule& rule = rules_[r];
    const demands d = demands_of(formulas_, rule);
    for (const formula_id f : d.common) file_conjunct(r, f);
    for (const formula_id f : d.of_versions) leave_out(r, f, left_out_reason::version);
    const bool excepted = std::any_of(rule.versions.begin(), rule.versions.end(),
                                      [](const auto& v) { return !v.unless.empty(); });
    if (excepted || rule.versions.size() > 1 || !rule.breach_of.empty()) rules[r].look = true;
    file_leaves(r, r);
}

void rule_filing::file_conjunct(rule_id r, formula_id f)
{
    const auto clauses = clauses_of(formulas_, f, made_);
    if (!clauses)
        return leave_out(
            r, f, is_opaque(formulas_, f) ? left_out_reason::opaque : left_out_reason::too_many);
    for (const cell_clause& c : *clauses) {
        ++clause_count;
        if (c.empty())
            rules[r].never = true;
        else if (!file_clause(r, c))
            leave_out(r, f, left_out_reason::too_many);
    }
}

bool rule_filing::file_clause(rule_id r, const cell_clause& c)
{
    std::vector<cell_clause> parts{c};
    if (c.size() == 1 && wants_all(c.front())) parts = one_by_one(c.front());
    for (const cell_clause& part : parts) {
        if (!fits(part)) return false;
        const std::vector<fact_id> facts = subjects_of(part);
        if (facts.size() == 1 && !is_set(facts.front()))
            single.push_back({r, part});
        else
            file_in_group(r, part, facts);
    }
    return true;
}

void rule_filing::file_in_group(rule_id r, const cell_clause& c, const std::vector<fact_id>& facts)
{
    rules[r].clauses.push_back(c);
    choose_group(r, facts).entries.push_back({r, c});
    const bool of_a_text = c.size() == 1 && c.front().test == nullptr && !c.front().negated;
    if (!of_a_text || rules[r].wants_text) return;
    rules[r].wants_text = true;
    texts.push_back({r, c});
}

fact_id rule_filing::subject_of(const cell_literal& l) const
{
    if (l.test != nullptr) return l.test->fact;
    return static_cast<fact_id>(slots_.fact_count()) + l.text.search;
}

bool rule_filing::is_set(fact_id subject) const
{
    return subject >= slots_.fact_count() || slots_[subject].kind == slot_kind::members;
}

std::vector<fact_id> rule_filing::subjects_of(const cell_clause& c) const
{
    std::vector<fact_id> out;
    for (const cell_literal& l : c) out.push_back(subject_of(l));
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

/// That a set has all of some members, said member by member.
std::vector<cell_clause> rule_filing::one_by_one(const cell_literal& l)
{
    std::vector<cell_clause> out;
    for (std::size_t w = 0; w < l.test->mask.size(); ++w)
        for (std::uint64_t rest = l.test->mask[w]; rest != 0; rest &= rest - 1) {
            cell_test& t = made_.emplace_back(*l.test);
            t.what = cell_test::kind::has_any;
            std::fill(t.mask.begin(), t.mask.end(), 0);
            t.mask[w] = rest & (~rest + 1);
            out.push_back({{&t, false, {}}});
        }
    return out;
}

bool rule_filing::fits(const cell_clause& c) const
{
    std::vector<fact_id> forbidding;
    for (const cell_literal& l : c) {
        if (l.test != nullptr) {
            if (decided(ask(*l.test, slots_, slots_.blank().data()))) return false;
            if (!is_set(l.test->fact)) continue;
            if (l.test->what == cell_test::kind::has_all && members_in(*l.test) > 1) return false;
        }
        if (!l.negated) continue;
        const fact_id subject = subject_of(l);
        if (std::count(forbidding.begin(), forbidding.end(), subject) != 0) return false;
        forbidding.push_back(subject);
    }
    return true;
}

/// A group in which the rule has no clause yet, and which looks at most of the facts anyway.
clause_group& rule_filing::choose_group(rule_id r, const std::vector<fact_id>& facts)
{
    constexpr std::size_t cost_of_a_group = 2;
    clause_group* best = nullptr;
    std::size_t least = facts.size() + cost_of_a_group;
    for (clause_group& g : groups) {
        if (g.last == r) continue;
        std::vector<fact_id> fresh;
        std::set_difference(facts.begin(), facts.end(), g.facts.begin(), g.facts.end(),
                            std::back_inserter(fresh));
        if (fresh.size() >= least) continue;
        least = fresh.size();
        best = &g;
    }
    if (best == nullptr) best = &groups.emplace_back();
    std::vector<fact_id> all;
    std::set_union(best->facts.begin(), best->facts.end(), facts.begin(), facts.end(),
                   std::back_inserter(all));
    best->facts = std::move(all);
    best->last = r;
    return *best;
}

/// The leaves that raise a rule: its own, and those of the rules that it is a breach of.
void rule_filing::file_leaves(rule_id r, rule_id of)
{
    const compiled_rule& rule = rules_[of];
    bool none_of_its_own = true;
    for (const compiled_version& v : rule.versions)
        for (const formula_id leaf : v.raising) {
            none_of_its_own = false;
            file_leaf(r, leaf);
        }
    for (const rule_id base : rule.breach_of) file_leaves(r, base);
    if (none_of_its_own && rule.breach_of.empty()) is_raised_unseen(r);
}

void rule_filing::file_leaf(rule_id r, formula_id leaf)
{
    const auto literal = literal_of(formulas_, leaf);
    if (!literal || !fits({*literal})) return is_raised_unseen(r);
    const fact_id subject = subject_of(*literal);
    if (is_set(subject) && literal->negated) {
        const auto [at, fresh] = forbidding_leaf_.try_emplace({r, subject}, *literal);
        if (!fresh && !same(at->second, *literal)) return is_raised_unseen(r);
    }
    raising.push_back({r, {*literal}});
    rules[r].leaves.push_back(*literal);
}

void rule_filing::is_raised_unseen(rule_id r)
{
    rules[r].may_be_raised = true;
    rules[r].look = true;
}

} // namespace netral
