// SPDX-License-Identifier: Apache-2.0

/// @file
/// What is missing, and what each answer would change.
///
/// For a rule that is open, the facts of the atoms that leave it open; for a rule that holds, the
/// facts of exceptions that the record leaves open; and the facts from which those would follow.
/// Each is then supposed to be this or that, what follows is worked out, and the rules concerned
/// with it.
///
/// The only door is find_questions.

#include "workbench.hpp"

#include <algorithm>
#include <map>

namespace netral {
namespace {

/// A fact that is missing, and the atoms that ask for it.
struct gap {
    fact_id fact = none;
    std::vector<formula_id> atoms;
    std::vector<const test*> derivations; ///< of other missing facts, that read it
    std::vector<rule_id> rules;
};

class gap_finder {
public:
    explicit gap_finder(workbench& bench) : bench_(bench) {}

    /// What leaves the rule of this finding open, or an exception of it.
    void look_at(finding& f)
    {
        finding_ = &f;
        look_at_rule(f.rule, f.status == rule_status::open, true, f);
        finding_ = nullptr;
    }

    std::vector<gap>& gaps() noexcept { return gaps_; }

private:
    void look_at_rule(rule_id r, bool open, bool with_addressees, finding& f)
    {
        const compiled_rule& c = bench_.program->compiled(r);
        for (const compiled_version& v : c.versions) {
            if (bench_.facts.of(v.in_force) == truth::no) continue;
            if (open && with_addressees) look_at_formula(v.addressees);
            if (open)
                for (const formula_id part : {v.conduct, v.when, v.in_force}) look_at_formula(part);
            look_at_exceptions(v.unless, open, f);
        }
        for (const rule_id base : c.breach_of) {
            const breach b = bench_.facts.breach_of(base);
            if (b.raised && b.value != truth::no)
                look_at_rule(base, open && b.value != truth::yes, false, f);
        }
    }

    void look_at_exceptions(const std::vector<compiled_exception>& all, bool open, finding& f)
    {
        for (const compiled_exception& e : all) {
            const truth t = bench_.facts.of(e);
            if (t != truth::no) f.exceptions.push_back({e.written, t});
            if (decided(t)) continue;
            if (!open || e.accuser_shows) look_at_formula(e.when);
            look_at_exceptions(e.unless, open, f);
        }
    }

    void look_at_formula(formula_id f)
    {
        if (decided(bench_.facts.of(f))) return;
        const formula_table& formulas = bench_.program->formulas();
        const formula& node = formulas[f];
        if (node.what == formula::kind::cell) return miss(formulas.cell(node).fact, f);
        if (node.what == formula::kind::opaque) {
            for (const fact_id fact : formulas.opaque(node).facts)
                if (!bench_.facts.of_record().known(fact)) miss(fact, f);
            return;
        }
        for (std::uint32_t i = 0; i < node.child_count; ++i)
            look_at_formula(formulas.children(node)[i]);
    }

    void miss(fact_id fact, formula_id atom)
    {
        if (bench_.rules().facts[fact].origin != fact_origin::stated) return;
        auto& missing = finding_->missing;
        if (std::find(missing.begin(), missing.end(), fact) == missing.end())
            missing.push_back(fact);
        gap& g = gap_of(fact);
        add(g.atoms, atom);
        for (const test& derivation : bench_.rules().facts[fact].derivations)
            for (const fact_id source : derivation.expression.facts())
                if (bench_.rules().facts[source].origin == fact_origin::stated &&
                    !bench_.facts.of_record().known(source))
                    add(gap_of(source).derivations, &derivation);
    }

    /// The gap of a fact, which now concerns the finding's rule too.
    gap& gap_of(fact_id fact)
    {
        auto at =
            std::find_if(gaps_.begin(), gaps_.end(), [&](const gap& g) { return g.fact == fact; });
        if (at == gaps_.end()) at = gaps_.insert(gaps_.end(), gap{fact, {}, {}, {}});
        add(at->rules, finding_->rule);
        return *at;
    }

    template <class T>
    static void add(std::vector<T>& all, const T& one)
    {
        if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
    }

    workbench& bench_;
    finding* finding_ = nullptr;
    std::vector<gap> gaps_;
};

/// One way in which a fact can be known.
struct answer {
    std::string text;
    std::vector<std::pair<cell_test, bool>> means;
};

cell_test one_cell(fact_id fact, const slot& s, std::uint32_t cell, cell_test::kind what)
{
    cell_test t;
    t.what = what;
    t.fact = fact;
    t.mask.assign(s.mask_words, 0);
    t.mask[cell / 64] = std::uint64_t{1} << (cell % 64);
    return t;
}

bool bit(const std::uint64_t* words, std::uint32_t cell) noexcept
{
    return (words[cell / 64] >> (cell % 64) & 1U) != 0;
}

class answer_maker {
public:
    answer_maker(const workbench& bench, const gap& g)
        : bench_(bench), gap_(g), fact_(bench.rules().facts[g.fact]),
          slot_(bench.program->slots()[g.fact])
    {
    }

    std::vector<answer> make() const
    {
        switch (slot_.kind) {
        case slot_kind::cells: return of_cells();
        case slot_kind::members: return of_members();
        case slot_kind::interval: return of_interval();
        default: return {};
        }
    }

private:
    std::string name_of(std::uint32_t cell) const
    {
        if (fact_.type == fact_type::boolean) return cell == 0 ? "false" : "true";
        if (fact_.type == fact_type::string)
            return cell < fact_.constants.size() ? fact_.constants[cell] : "*";
        return fact_.values[cell].name;
    }

    /// The cells or members that some open atom singles out.
    std::vector<bool> singled_out() const
    {
        std::vector<bool> out(slot_.cell_count,
                              fact_.type == fact_type::boolean || !gap_.derivations.empty());
        const formula_table& formulas = bench_.program->formulas();
        for (const formula_id f : gap_.atoms) {
            if (formulas[f].what != formula::kind::cell) continue;
            const cell_test& t = formulas.cell(formulas[f]);
            for (std::uint32_t c = 0; c < slot_.cell_count; ++c)
                if (bit(t.mask.data(), c)) out[c] = true;
        }
        return out;
    }

    std::vector<answer> of_cells() const
    {
        const std::uint64_t* possible = bench_.facts.words() + slot_.first;
        const std::vector<bool> named = singled_out();
        std::vector<answer> out;
        cell_test rest;
        rest.what = cell_test::kind::in_cells;
        rest.fact = gap_.fact;
        rest.mask.assign(slot_.mask_words, 0);
        bool some_rest = false;
        for (std::uint32_t c = 0; c < slot_.cell_count; ++c) {
            if (!bit(possible, c)) continue;
            if (named[c]) {
                const cell_test t = one_cell(gap_.fact, slot_, c, cell_test::kind::in_cells);
                out.push_back({name_of(c), {{t, true}}});
            } else {
                rest.mask[c / 64] |= std::uint64_t{1} << (c % 64);
                some_rest = true;
            }
        }
        if (some_rest) out.push_back({"*", {{rest, true}}});
        return out;
    }

    std::vector<answer> of_members() const
    {
        const std::uint64_t* has = bench_.facts.words() + slot_.first;
        const std::uint64_t* has_not = has + slot_.mask_words;
        const std::vector<bool> named = singled_out();
        std::vector<answer> out;
        answer nothing{"[]", {}};
        for (std::uint32_t m = 0; m < slot_.cell_count; ++m) {
            if (!named[m] || bit(has, m) || bit(has_not, m)) continue;
            const cell_test t = one_cell(gap_.fact, slot_, m, cell_test::kind::has_any);
            out.push_back({name_of(m), {{t, true}}});
            nothing.means.emplace_back(t, false);
        }
        if (!nothing.means.empty()) out.push_back(std::move(nothing));
        return out;
    }

    std::vector<answer> of_interval() const
    {
        const auto first = static_cast<std::int64_t>(bench_.facts.words()[slot_.first]);
        const auto last = static_cast<std::int64_t>(bench_.facts.words()[slot_.first + 1]);
        std::vector<std::int64_t> begins{first};
        const formula_table& formulas = bench_.program->formulas();
        for (const formula_id f : gap_.atoms) {
            if (formulas[f].what != formula::kind::cell) continue;
            const cell_test& t = formulas.cell(formulas[f]);
            if (t.least > first && t.least <= last) begins.push_back(t.least);
            if (t.greatest >= first && t.greatest < last) begins.push_back(t.greatest + 1);
        }
        for (const test* derivation : gap_.derivations) add_bounds(derivation, begins, last);
        std::sort(begins.begin(), begins.end());
        begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
        if (begins.size() < 2) return {};
        std::vector<answer> out;
        for (std::size_t i = 0; i < begins.size(); ++i) {
            cell_test t;
            t.what = cell_test::kind::within;
            t.fact = gap_.fact;
            t.least = begins[i];
            t.greatest = i + 1 < begins.size() ? begins[i + 1] - 1 : last;
            out.push_back({span_of(t), {{t, true}}});
        }
        return out;
    }

    /// A derivation compares the fact with others: what is known of those is where it may turn.
    void add_bounds(const test* derivation, std::vector<std::int64_t>& begins,
                    std::int64_t last) const
    {
        for (const fact_id other : derivation->expression.facts()) {
            const slot& s = bench_.program->slots()[other];
            if (other == gap_.fact || s.kind != slot_kind::interval) continue;
            const auto value = static_cast<std::int64_t>(bench_.facts.words()[s.first]);
            if (bench_.facts.words()[s.first] != bench_.facts.words()[s.first + 1]) continue;
            if (value > begins.front() && value <= last) begins.push_back(value);
            if (value >= begins.front() && value < last) begins.push_back(value + 1);
        }
    }

    /// `2024-09-22..`, `..2024-09-21`, `2..5`: open where the record sets no bound.
    std::string span_of(const cell_test& t) const
    {
        const bool is_date = fact_.type == fact_type::date;
        const std::int64_t lowest = is_date ? earliest_date.days : INT64_MIN;
        const std::int64_t highest = is_date ? latest_date.days : INT64_MAX;
        const auto say = [&](std::int64_t n) {
            return is_date ? to_string(date{static_cast<std::int32_t>(n)}) : std::to_string(n);
        };
        if (t.least == t.greatest) return say(t.least);
        return (t.least <= lowest ? "" : say(t.least)) + ".." +
               (t.greatest >= highest ? "" : say(t.greatest));
    }

    const workbench& bench_;
    const gap& gap_;
    const fact& fact_;
    const slot& slot_;
};

/// Supposes the answer; false where the rest of the record contradicts it.
bool suppose(workbench& bench, fact_id fact, const answer& a)
{
    record& r = bench.supposed_record;
    r = bench.facts.of_record();
    const std::size_t warnings = r.warnings().size();
    for (const auto& step : a.means)
        if (assume(step.first, step.second, bench.program->slots(), r.words()) ==
            assumption::refuted)
            return false;
    r.set_source(fact, knowledge::stated);
    bench.program->facts_follow().complete(r);
    if (r.warnings().size() > warnings) return false;
    bench.supposed.bind(r, bench.options.readings);
    return true;
}

bool settled(rule_status s) noexcept
{
    return s == rule_status::holds || s == rule_status::fails;
}

/// Whether some answer settles the rule; for one that is settled as it is, whether some answer
/// makes it another.
bool matters_for(const question& q, rule_id r, rule_status now)
{
    return std::any_of(q.answers.begin(), q.answers.end(), [&](const answer_outcome& a) {
        return a.rule == r && settled(a.status) && a.status != now;
    });
}

question ask(workbench& bench, const gap& g)
{
    question q;
    q.fact = g.fact;
    for (const answer& a : answer_maker(bench, g).make()) {
        if (!suppose(bench, g.fact, a)) continue;
        for (const rule_id r : g.rules)
            q.answers.push_back({a.text, r, bench.supposed.outcome(r).status});
    }
    for (const rule_id r : g.rules)
        if (matters_for(q, r, bench.facts.outcome(r).status)) q.settles.push_back(r);
    // What is the same whatever the answer is no reason to ask.
    std::erase_if(q.answers, [&](const answer_outcome& a) {
        return settled(bench.facts.outcome(a.rule).status) &&
               std::find(q.settles.begin(), q.settles.end(), a.rule) == q.settles.end();
    });
    return q;
}

/// A question about one member of a set says so.
void name_member(const workbench& bench, question& q)
{
    const fact& f = bench.rules().facts[q.fact];
    if (f.type != fact_type::set) return;
    std::string only;
    for (const answer_outcome& a : q.answers) {
        if (a.answer == "[]" || a.answer == only) continue;
        if (!only.empty()) return;
        only = a.answer;
    }
    q.member = f.find_value(only);
}

void judge(const workbench& bench, finding& f)
{
    f.open_on_judgement = f.status == rule_status::open && !f.missing.empty() &&
                          std::all_of(f.missing.begin(), f.missing.end(),
                                      [&](fact_id m) { return bench.rules().facts[m].judgement; });
}

} // namespace

void find_questions(workbench& bench, classification& out)
{
    gap_finder finder(bench);
    for (auto* list : {&out.findings, &out.unverified}) {
        for (finding& f : *list) {
            if (f.status != rule_status::holds && f.status != rule_status::open) continue;
            finder.look_at(f);
            judge(bench, f);
        }
    }
    for (const gap& g : finder.gaps()) {
        question q = ask(bench, g);
        if (q.settles.empty()) continue;
        name_member(bench, q);
        out.questions.push_back(std::move(q));
    }
    std::stable_sort(
        out.questions.begin(), out.questions.end(),
        [](const question& a, const question& b) { return a.settles.size() > b.settles.size(); });
    if (out.questions.size() > bench.options.questions)
        out.questions.resize(bench.options.questions);
}

} // namespace netral
