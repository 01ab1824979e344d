// SPDX-License-Identifier: Apache-2.0

/// @file
/// What speaks for an outcome and what stands against it. The only door is support.hpp.

#include "support.hpp"

#include <algorithm>

namespace netral {
namespace {

class supporter {
public:
    supporter(evaluation& asked, const part_table& parts)
        : asked_(asked), program_(asked.of_program()), formulas_(program_.formulas()), parts_(parts)
    {
    }

    void status(rule_id r, rule_status s, bool with_addressees)
    {
        const compiled_rule& c = program_.compiled(r);
        for (const compiled_version& v : c.versions) version(v, s, with_addressees);
        for (const rule_id base : c.breach_of) {
            const breach b = asked_.breach_of(base);
            if (s == rule_status::holds && b.value == truth::yes) return status(base, s, false);
            if (s == rule_status::fails && b.value == truth::no) status(base, s, false);
            if (s == rule_status::open && b.raised && b.value != truth::no)
                return status(base, s, false);
        }
    }

    part_list take()
    {
        std::sort(out_.begin(), out_.end());
        out_.erase(std::unique(out_.begin(), out_.end()), out_.end());
        return std::move(out_);
    }

private:
    void version(const compiled_version& v, rule_status s, bool with_addressees)
    {
        const truth in_force = asked_.of(v.in_force);
        if (in_force == truth::no) return because(v.in_force);
        std::vector<formula_id> all{v.in_force, v.conduct, v.when};
        if (with_addressees) all.insert(all.begin() + 1, v.addressees);
        if (s == rule_status::holds) {
            for (const formula_id f : all) because(f);
            for (const compiled_exception& e : v.unless)
                if (e.accuser_shows) exception(e);
        } else if (s == rule_status::fails) {
            for (const formula_id f : all)
                if (asked_.of(f) == truth::no) return because(f);
            for (const compiled_exception& e : v.unless)
                if (asked_.of(e) == truth::yes) return exception(e);
        } else if (s == rule_status::open) {
            for (const formula_id f : v.raising)
                if (asked_.of(f) == truth::yes) return because(f);
        }
    }

    void exception(const compiled_exception& e)
    {
        because(e.when);
        for (const compiled_exception& inner : e.unless) exception(inner);
    }

    /// What makes a decided formula so; nothing for one that is open.
    void because(formula_id f)
    {
        const truth t = asked_.of(f);
        if (!decided(t)) return;
        const formula& node = formulas_[f];
        switch (node.what) {
        case formula::kind::constant: return;
        case formula::kind::cell: return test(formulas_.cell(node), t == truth::yes);
        case formula::kind::opaque:
            for (const fact_id fact : formulas_.opaque(node).facts) parts_.add_parts_of(fact, out_);
            return;
        default: break;
        }
        const bool one_is_enough = (node.what == formula::kind::any) == (t == truth::yes) &&
                                   node.what != formula::kind::negation;
        for (std::uint32_t i = 0; i < node.child_count; ++i) {
            const formula_id child = formulas_.children(node)[i];
            if (!one_is_enough)
                because(child);
            else if (asked_.of(child) == t)
                return because(child);
        }
    }

    /// Of a set, one member that decides, where one does.
    void test(const cell_test& t, bool is_so)
    {
        part_list asked;
        parts_.add_parts_of(t, asked);
        const bool any = t.what == cell_test::kind::has_any;
        const bool all = t.what == cell_test::kind::has_all;
        if (!any && !all) {
            out_.insert(out_.end(), asked.begin(), asked.end());
            return;
        }
        const slot& s = program_.slots()[t.fact];
        const bool positive = is_so != t.negated;
        for (const std::uint32_t part : asked) {
            const std::uint32_t m = parts_[part].member;
            const std::uint64_t has = asked_.words()[s.first + m / 64] >> (m % 64) & 1U;
            if (any == positive && (has != 0) == positive) {
                out_.push_back(part);
                return;
            }
            if (any != positive) out_.push_back(part);
        }
    }

    evaluation& asked_;
    const program& program_;
    const formula_table& formulas_;
    const part_table& parts_;
    part_list out_;
};

class obstacle_finder {
public:
    obstacle_finder(evaluation& asked, const part_table& parts)
        : asked_(asked), program_(asked.of_program()), formulas_(program_.formulas()), parts_(parts)
    {
    }

    std::vector<std::vector<part_list>> of_rule(rule_id r, bool with_addressees)
    {
        std::vector<std::vector<part_list>> out;
        for (const compiled_version& v : program_.compiled(r).versions) {
            std::vector<part_list> groups;
            for (const formula_id f : {v.in_force, v.conduct, v.when}) conjuncts(f, groups);
            if (with_addressees) conjuncts(v.addressees, groups);
            for (const compiled_exception& e : v.unless) {
                const truth t = asked_.of(e);
                if (t == truth::no || (t != truth::yes && !e.accuser_shows)) continue;
                groups.emplace_back();
                all_of(e, groups.back());
            }
            bases(program_.compiled(r).breach_of, groups);
            out.push_back(std::move(groups));
        }
        return out;
    }

private:
    /// Where no base is broken, something must change in one of them.
    void bases(const short_list<rule_id>& all, std::vector<part_list>& groups)
    {
        part_list some;
        for (const rule_id base : all) {
            if (asked_.breach_of(base).value == truth::yes) return;
            for (const auto& version : of_rule(base, false))
                for (const part_list& g : version) some.insert(some.end(), g.begin(), g.end());
        }
        if (!all.empty()) groups.push_back(std::move(some));
    }

    /// Each conjunct that is not so, by itself.
    void conjuncts(formula_id f, std::vector<part_list>& groups)
    {
        if (asked_.of(f) == truth::yes) return;
        const formula& node = formulas_[f];
        if (node.what != formula::kind::all) {
            groups.emplace_back();
            all_of(f, groups.back());
            return;
        }
        for (std::uint32_t i = 0; i < node.child_count; ++i)
            conjuncts(formulas_.children(node)[i], groups);
    }

    void all_of(formula_id f, part_list& out)
    {
        const formula& node = formulas_[f];
        if (node.what == formula::kind::cell) return parts_.add_parts_of(formulas_.cell(node), out);
        if (node.what == formula::kind::opaque)
            for (const fact_id fact : formulas_.opaque(node).facts) parts_.add_parts_of(fact, out);
        for (std::uint32_t i = 0; i < node.child_count; ++i)
            all_of(formulas_.children(node)[i], out);
    }

    void all_of(const compiled_exception& e, part_list& out)
    {
        all_of(e.when, out);
        for (const compiled_exception& inner : e.unless) all_of(inner, out);
    }

    evaluation& asked_;
    const program& program_;
    const formula_table& formulas_;
    const part_table& parts_;
};

} // namespace

part_list support_of(rule_id r, evaluation& asked, const part_table& parts)
{
    supporter s(asked, parts);
    s.status(r, asked.outcome(r).status, true);
    return s.take();
}

std::vector<std::vector<part_list>> obstacles_of(rule_id r, evaluation& asked,
                                                 const part_table& parts)
{
    return obstacle_finder(asked, parts).of_rule(r, true);
}

} // namespace netral
