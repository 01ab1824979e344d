// SPDX-License-Identifier: Apache-2.0

/// @file
/// Missing facts: for a rule that is open, those of the atoms that leave it open; for a rule that
/// holds, those of exceptions that the record leaves open; and the facts from which those would
/// follow. The only door is gaps.hpp.

#include "gaps.hpp"

#include <algorithm>

namespace netral {
namespace {

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

    std::vector<fact_gap> take()
    {
        for (const auto& [fact, atom] : asides_)
            for (fact_gap& g : gaps_)
                if (g.fact == fact) add(g.atoms, atom);
        return std::move(gaps_);
    }

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
            else
                look_aside_at_rule(base);
        }
    }

    void look_at_exceptions(const short_list<compiled_exception>& all, bool open, finding& f)
    {
        for (const compiled_exception& e : all) {
            const truth t = bench_.facts.of(e);
            if (t != truth::no) f.exceptions.push_back({e.written, t});
            if (decided(t)) continue;
            if (!open || e.accuser_shows)
                look_at_formula(e.when);
            else
                look_aside(e.when);
            look_at_exceptions(e.unless, open, f);
        }
    }

    /// A rule that is not raised is not asked for either, but what it is a part of turns on it.
    void look_aside_at_rule(rule_id r)
    {
        const compiled_rule& c = bench_.program->compiled(r);
        for (const compiled_version& v : c.versions) {
            for (const formula_id part : {v.in_force, v.conduct, v.when}) look_aside(part);
            look_aside(v.unless);
        }
        for (const rule_id base : c.breach_of) look_aside_at_rule(base);
    }

    void look_aside(const short_list<compiled_exception>& all)
    {
        for (const compiled_exception& e : all) {
            look_aside(e.when);
            look_aside(e.unless);
        }
    }

    /// An exception that is not asked for may still tell values of a fact apart that is.
    void look_aside(formula_id f)
    {
        if (decided(bench_.facts.of(f))) return;
        const formula_table& formulas = bench_.program->formulas();
        const formula& node = formulas[f];
        if (node.what == formula::kind::cell) asides_.emplace_back(formulas.cell(node).fact, f);
        if (node.what == formula::kind::opaque)
            for (const fact_id fact : formulas.opaque(node).facts) asides_.emplace_back(fact, f);
        if (node.what != formula::kind::cell)
            for (std::uint32_t i = 0; i < node.child_count; ++i)
                look_aside(formulas.children(node)[i]);
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
        fact_gap& g = gap_of(fact);
        add(g.atoms, atom);
        for (const test& derivation : bench_.rules().facts[fact].derivations)
            for (const fact_id source : derivation.expression.facts())
                if (bench_.rules().facts[source].origin == fact_origin::stated &&
                    !bench_.facts.of_record().known(source))
                    add(gap_of(source).derivations, &derivation);
    }

    /// The gap of a fact, which now concerns the finding's rule too.
    fact_gap& gap_of(fact_id fact)
    {
        auto at = std::find_if(gaps_.begin(), gaps_.end(),
                               [&](const fact_gap& g) { return g.fact == fact; });
        if (at == gaps_.end()) at = gaps_.insert(gaps_.end(), fact_gap{fact, {}, {}, {}});
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
    std::vector<fact_gap> gaps_;
    std::vector<std::pair<fact_id, formula_id>> asides_;
};

void judge(const workbench& bench, finding& f)
{
    f.open_on_judgement = f.status == rule_status::open && !f.missing.empty() &&
                          std::all_of(f.missing.begin(), f.missing.end(),
                                      [&](fact_id m) { return bench.rules().facts[m].judgement; });
}

} // namespace

std::vector<fact_gap> find_fact_gaps(workbench& bench, classification& out)
{
    gap_finder finder(bench);
    for (auto* list : {&out.findings, &out.unverified}) {
        for (finding& f : *list) {
            if (f.status != rule_status::holds && f.status != rule_status::open) continue;
            finder.look_at(f);
            judge(bench, f);
        }
    }
    return finder.take();
}

} // namespace netral
