// SPDX-License-Identifier: Apache-2.0

/// @file
/// Supposing values of enumerations and sets, and the question that comes of it. The only door is
/// asker.hpp.

#include "asker.hpp"

#include "day_cuts.hpp"

#include <algorithm>
#include <iterator>

namespace netral {
namespace {

bool bit(const std::uint64_t* words, std::uint32_t cell) noexcept
{
    return (words[cell / 64] >> (cell % 64) & 1U) != 0;
}

bool settled(rule_status s) noexcept
{
    return s == rule_status::holds || s == rule_status::fails;
}

/// A question about one member of a set says so.
void name_member(const fact& f, question& q)
{
    if (f.type != fact_type::set) return;
    std::string only;
    for (const answer_outcome& a : q.answers) {
        if (a.answer == "[]" || a.answer == only) continue;
        if (!only.empty()) return;
        only = a.answer;
    }
    q.member = f.find_value(only);
}

} // namespace

std::string asker::name_of(std::uint32_t cell) const
{
    if (fact_.type == fact_type::boolean) return cell == 0 ? "false" : "true";
    if (fact_.type == fact_type::string)
        return cell < fact_.constants.size() ? fact_.constants[cell] : "*";
    return fact_.values[cell].name;
}

cell_test asker::test_of(cell_test::kind what, const std::vector<std::uint32_t>& cells) const
{
    cell_test t;
    t.what = what;
    t.fact = gap_.fact;
    t.mask.assign(slot_.mask_words, 0);
    for (const std::uint32_t c : cells) t.mask[c / 64] |= std::uint64_t{1} << (c % 64);
    return t;
}

/// The cells or members that some open atom singles out.
std::vector<bool> asker::singled_out() const
{
    const formula_table& formulas = bench_.program->formulas();
    const bool all = fact_.type == fact_type::boolean || !gap_.derivations.empty();
    std::vector<bool> out(slot_.cell_count, all);
    for (const formula_id f : gap_.atoms) {
        if (formulas[f].what != formula::kind::cell) continue;
        const cell_test& t = formulas.cell(formulas[f]);
        for (std::uint32_t c = 0; c < slot_.cell_count; ++c)
            if (bit(t.mask.data(), c)) out[c] = true;
    }
    return out;
}

/// Whether some open atom is more than a test of the fact, so that any value may be told apart.
bool asker::asked_by_interpreter() const
{
    const formula_table& formulas = bench_.program->formulas();
    return std::any_of(gap_.atoms.begin(), gap_.atoms.end(),
                       [&](formula_id f) { return formulas[f].what == formula::kind::opaque; });
}

/// Whether a string is asked for more than which of the constants it is.
bool asker::says_more_than_cells() const
{
    const auto& slots = bench_.program->slots();
    return asked_by_interpreter() ||
           std::any_of(gap_.derivations.begin(), gap_.derivations.end(), [&](const test* d) {
               const cel::expression& e = d->expression;
               return !only_compares(e, e.root(), gap_.fact, bench_.rules(), slots);
           });
}

/// What becomes of the rules; nothing where the rest of the record contradicts the answer.
std::optional<statuses> asker::suppose(const answer& a)
{
    if (work_ == 0) {
        ran_out_ = true;
        return std::nullopt;
    }
    --work_;
    record& r = bench_.supposed_record;
    r = bench_.facts.of_record();
    const std::size_t warnings = r.warnings().size();
    for (const auto& step : a.means)
        if (assume(step.first, step.second, bench_.program->slots(), r.words()) ==
            assumption::refuted)
            return std::nullopt;
    // That a string is none of the constants does not state a text.
    const bool another =
        fact_.type == fact_type::string && bit(r.words() + slot_.first, slot_.cell_count - 1);
    r.set_source(gap_.fact, another ? knowledge::derived : knowledge::stated);
    bench_.program->facts_follow().complete(r);
    if (r.warnings().size() > warnings) return std::nullopt;
    bench_.supposed.bind(r, bench_.options.readings);
    statuses out;
    for (const rule_id rule : gap_.rules) out.push_back(bench_.supposed.outcome(rule).status);
    return out;
}

void asker::attempt(answer a, std::vector<tried_answer>& out)
{
    if (auto become = suppose(a)) out.push_back({std::move(a.text), std::move(*become)});
}

/// Whether it settles a rule; one that is settled as it is, otherwise.
bool asker::settles(const statuses& become, std::size_t rule) const
{
    return settled(become[rule]) && become[rule] != now_[rule];
}

/// Whether it settles a rule that none of the others does.
bool asker::settles_more(const statuses& become, const std::vector<tried_answer>& others) const
{
    for (std::size_t i = 0; i < become.size(); ++i)
        if (settles(become, i) && std::none_of(others.begin(), others.end(),
                                               [&](auto& o) { return settles(o.become, i); }))
            return true;
    return false;
}

std::vector<tried_answer> asker::of_cells()
{
    const std::uint64_t* possible = bench_.facts.words() + slot_.first;
    const std::vector<bool> singled = singled_out();
    std::map<std::uint32_t, tried_answer> named;
    std::vector<std::uint32_t> rest;
    for (std::uint32_t c = 0; c < slot_.cell_count; ++c) {
        if (!bit(possible, c)) continue;
        if (!singled[c]) {
            rest.push_back(c);
            continue;
        }
        const auto become = suppose({{}, {{test_of(cell_test::kind::in_cells, {c}), true}}});
        if (become) named[c] = {name_of(c), *become};
    }
    std::vector<tried_answer> others;
    if (!rest.empty()) of_rest(rest, named, others);
    std::vector<tried_answer> out;
    for (auto& [cell, one] : named) out.push_back(std::move(one));
    out.insert(out.end(), others.begin(), others.end());
    return out;
}

/// The values that no open atom singles out, most of them as one answer: those of which constraints
/// make something else of the rules are named.
void asker::of_rest(const std::vector<std::uint32_t>& rest,
                    std::map<std::uint32_t, tried_answer>& named, std::vector<tried_answer>& others)
{
    std::map<statuses, std::vector<std::uint32_t>> alike;
    std::vector<std::vector<std::uint32_t>> groups;
    if (asked_by_interpreter())
        for (const std::uint32_t c : rest) groups.push_back({c});
    else
        groups = bench_.told_apart().groups_of(gap_.fact, rest);
    for (const auto& group : groups) {
        const auto become = suppose({{}, {{test_of(cell_test::kind::in_cells, group), true}}});
        if (!become) continue;
        auto& cells = alike[*become];
        cells.insert(cells.end(), group.begin(), group.end());
    }
    const auto most = std::max_element(alike.begin(), alike.end(), [](auto& a, auto& b) {
        return a.second.size() < b.second.size();
    });
    for (auto at = alike.begin(); at != alike.end(); ++at) {
        if (at == most)
            others.push_back({"*", at->first});
        else
            for (const std::uint32_t c : at->second) named[c] = {name_of(c), at->first};
    }
}

/// Each member that is asked for, then that it has none of them. A member that no open atom asks
/// for is an answer where it settles what those do not.
std::vector<tried_answer> asker::of_members(std::vector<std::uint32_t>& looked_at)
{
    const std::uint64_t* has = bench_.facts.words() + slot_.first;
    const std::uint64_t* has_not = has + slot_.mask_words;
    const std::vector<bool> singled = singled_out();
    const bool any_matters = asked_by_interpreter();
    std::vector<tried_answer> out;
    answer nothing{"[]", {}};
    for (const bool by_atoms : {true, false})
        for (std::uint32_t m = 0; m < slot_.cell_count; ++m) {
            if (singled[m] != by_atoms || bit(has, m) || bit(has_not, m)) continue;
            if (!by_atoms && !any_matters && !bench_.told_apart().speak_of(gap_.fact, m)) continue;
            looked_at.push_back(m);
            const cell_test t = test_of(cell_test::kind::has_any, {m});
            auto become = suppose({{}, {{t, true}}});
            if (!by_atoms && !(become && settles_more(*become, out))) continue;
            if (!become) continue;
            out.push_back({name_of(m), std::move(*become)});
            nothing.means.emplace_back(t, false);
        }
    if (!nothing.means.empty()) attempt(std::move(nothing), out);
    return out;
}

/// That one member is not in the set may settle what no answer about all of them does.
void asker::ask_of_members_alone(const std::vector<std::uint32_t>& asked, const question& together,
                                 std::vector<question>& out)
{
    for (const std::uint32_t m : asked) {
        const cell_test t = test_of(cell_test::kind::has_any, {m});
        std::vector<tried_answer> tried;
        attempt({name_of(m), {{t, true}}}, tried);
        attempt({"[]", {{t, false}}}, tried);
        question q = made_of(tried);
        const bool more = std::any_of(q.settles.begin(), q.settles.end(), [&](rule_id r) {
            return std::find(together.settles.begin(), together.settles.end(), r) ==
                   together.settles.end();
        });
        if (!more) continue;
        q.member = m;
        out.push_back(std::move(q));
    }
}

question asker::made_of(const std::vector<tried_answer>& tried) const
{
    question q;
    q.fact = gap_.fact;
    for (std::size_t i = 0; i < gap_.rules.size(); ++i)
        if (std::any_of(tried.begin(), tried.end(),
                        [&](const tried_answer& t) { return settles(t.become, i); }))
            q.settles.push_back(gap_.rules[i]);
    for (const tried_answer& t : tried)
        for (std::size_t i = 0; i < gap_.rules.size(); ++i) {
            // What is the same whatever the answer is no reason to ask.
            const bool matters =
                std::find(q.settles.begin(), q.settles.end(), gap_.rules[i]) != q.settles.end();
            if (!settled(now_[i]) || matters)
                q.answers.push_back({t.text, gap_.rules[i], t.become[i]});
        }
    return q;
}

void asker::ask(std::vector<question>& out)
{
    std::vector<tried_answer> tried;
    std::vector<std::uint32_t> members;
    switch (slot_.kind) {
    case slot_kind::cells:
        tried = of_cells();
        unlisted_ = fact_.type == fact_type::string && says_more_than_cells();
        break;
    case slot_kind::members: tried = of_members(members); break;
    case slot_kind::interval: tried = of_interval(); break;
    case slot_kind::real:
    case slot_kind::prose: unlisted_ = true; break;
    case slot_kind::absent: break;
    }
    question q = made_of(tried);
    std::vector<question> alone;
    if (members.size() > 1 || tried.empty()) ask_of_members_alone(members, q, alone);
    if (!q.settles.empty()) {
        name_member(fact_, q);
        out.push_back(std::move(q));
    }
    std::move(alone.begin(), alone.end(), std::back_inserter(out));
}

} // namespace netral
