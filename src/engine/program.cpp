// SPDX-License-Identifier: Apache-2.0

/// @file
/// From a rule set to a program. The only door is program::compile.

#include <netral/engine/program.hpp>

#include <algorithm>
#include <iterator>
#include <span>

namespace netral {
namespace {

void append_sorted(std::vector<fact_id>& into, std::span<const fact_id> more)
{
    std::vector<fact_id> merged;
    std::set_union(into.begin(), into.end(), more.begin(), more.end(), std::back_inserter(merged));
    into = std::move(merged);
}

/// The test that a day lies within a period; nothing for a period that is all of time.
formula_id within(formula_table& formulas, fact_id day, const period& days)
{
    if (day == none || days == period{}) return formulas.constant(true);
    cell_test t;
    t.what = cell_test::kind::within;
    t.fact = day;
    t.least = days.first.days;
    t.greatest = days.last.days;
    return formulas.add(std::move(t));
}

short_list<compiled_exception> compile_exceptions(formula_table& formulas,
                                                  const short_list<netral::exception>& written)
{
    std::vector<compiled_exception> out;
    out.reserve(written.size());
    for (const netral::exception& e : written) {
        compiled_exception c;
        c.written = &e;
        c.when = formulas.add(e.when);
        c.accuser_shows = e.accuser_shows;
        c.unless = compile_exceptions(formulas, e.unless);
        out.push_back(std::move(c));
    }
    return out;
}

/// Finds the sites of conditions, adding nothing that is not there already.
class site_collector {
public:
    site_collector(formula_table& formulas, std::vector<condition_site>& into) noexcept
        : formulas_(&formulas), into_(&into)
    {
    }

    void collect(const condition& c, rule_part part, const netral::exception* of = nullptr)
    {
        for (const condition& inner : c.parts) collect(inner, part, of);
        if (c.what == condition::kind::leaf) collect(c.leaf, c.leaf.expression.root(), part, of);
    }

    void collect(const short_list<netral::exception>& all)
    {
        for (const netral::exception& e : all) {
            collect(e.when, rule_part::exception, &e);
            collect(e.unless);
        }
    }

private:
    static bool joins(const cel::expression& e, cel::expr_id node)
    {
        if (e.kind(node) != cel::expr_kind::oper) return false;
        if (e.oper(node) != cel::op::logical_and && e.oper(node) != cel::op::logical_or)
            return false;
        // What a term put in has the place of the term's name: the author wrote one condition.
        return !(e.at(e.children(node).front()) == e.at(node));
    }

    void collect(const test& t, cel::expr_id node, rule_part part, const netral::exception* of)
    {
        if (joins(t.expression, node))
            for (const cel::expr_id child : t.expression.children(node))
                collect(t, child, part, of);
        else
            into_->push_back({formulas_->add(t, node), part, &t, t.expression.at(node), of});
    }

    formula_table* formulas_;
    std::vector<condition_site>* into_;
};

void collect_facts(const formula_table& formulas, const short_list<compiled_exception>& from,
                   std::vector<fact_id>& into)
{
    for (const compiled_exception& e : from) {
        append_sorted(into, formulas.facts_of(e.when));
        collect_facts(formulas, e.unless, into);
    }
}

} // namespace

compiled_version program::compile_version(const rule& r, const rule_version& v)
{
    compiled_version c;
    c.written = &v;
    const fact_id day = r.in_force_by != none ? r.in_force_by : rules_->roles.act_day;
    c.in_force = within(*formulas_, day, v.in_force);
    c.addressees = formulas_->add(v.addressees);
    c.conduct = formulas_->add(v.conduct);
    c.when = formulas_->add(v.when);
    if (!v.conduct.trivial()) c.raising = formulas_->leaves_of(c.conduct);
    c.unless = compile_exceptions(*formulas_, v.unless);
    std::vector<condition_site> found;
    site_collector sites(*formulas_, found);
    sites.collect(v.addressees, rule_part::addressees);
    sites.collect(v.conduct, rule_part::conduct);
    sites.collect(v.when, rule_part::when);
    sites.collect(v.unless);
    c.sites = std::move(found);
    return c;
}

void program::compile_rules()
{
    compiled_.reserve(rules_->rules.size());
    for (const rule& r : rules_->rules) {
        std::vector<compiled_version> versions;
        std::vector<fact_id> facts;
        versions.reserve(r.versions.size());
        for (const rule_version& v : r.versions) versions.push_back(compile_version(r, v));
        for (const compiled_version& v : versions) {
            for (const formula_id part : {v.in_force, v.addressees, v.conduct, v.when})
                append_sorted(facts, formulas_->facts_of(part));
            collect_facts(*formulas_, v.unless, facts);
        }
        compiled_.push_back({std::move(versions), r.breach_of, std::move(facts)});
    }
    // A breach of other rules depends on what they depend on. Bases of bases are followed as often
    // as there are rules at most; the loader refuses cycles.
    for (bool grown = true; grown;) {
        grown = false;
        for (compiled_rule& c : compiled_) {
            if (c.breach_of.empty()) continue;
            std::vector<fact_id> facts(c.facts.begin(), c.facts.end());
            for (const rule_id base : c.breach_of) append_sorted(facts, compiled_[base].facts);
            if (facts.size() == c.facts.size()) continue;
            c.facts = std::move(facts);
            grown = true;
        }
    }
}

void program::compile_rest()
{
    for (const sanction& s : rules_->sanctions) {
        const formula_id applies = formulas_->add(s.applies_to);
        const formula_id in_force = within(*formulas_, rules_->roles.act_day, s.in_force);
        applies_to_.push_back(formulas_->all({in_force, applies}));
    }
    for (const deadline& d : rules_->deadlines) deadline_when_.push_back(formulas_->add(d.when));
    for (const admissibility& a : rules_->admissibilities) {
        admissibility_when_.push_back(formulas_->add(a.when));
        admissibility_require_.push_back(formulas_->add(a.require));
    }
    turning_on_.resize(rules_->readings.size());
    for (std::size_t i = 0; i < rules_->readings.size(); ++i)
        for (std::size_t r = 0; r < compiled_.size(); ++r)
            if (std::binary_search(compiled_[r].facts.begin(), compiled_[r].facts.end(),
                                   rules_->readings[i].fact))
                turning_on_[i].push_back(static_cast<rule_id>(r));
    for (std::size_t r = 0; r < rules_->rules.size(); ++r)
        for (const rule_id displaced : rules_->rules[r].supersedes)
            supersessions_.emplace_back(displaced, static_cast<rule_id>(r));
}

result<std::shared_ptr<const program>> program::compile(std::shared_ptr<const ruleset> rules,
                                                        vectors used)
{
    std::shared_ptr<program> p(new program);
    p->rules_ = std::move(rules);
    p->slots_ = std::make_unique<slot_layout>(*p->rules_);
    auto follow = completion::compile(*p->rules_, *p->slots_);
    if (!follow) return std::move(follow).errors();
    p->facts_follow_ = std::make_unique<completion>(std::move(follow).value());
    p->formulas_ = std::make_unique<formula_table>(*p->rules_, *p->slots_);
    p->compile_rules();
    p->compile_rest();
    p->formulas_->seal(used);
    p->index_ = std::make_unique<rule_index>(*p->slots_, *p->formulas_, p->compiled_, used);
    return std::shared_ptr<const program>(std::move(p));
}

} // namespace netral
