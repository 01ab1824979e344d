// SPDX-License-Identifier: Apache-2.0

/// @file
/// Completion as a condition on states: nothing is left to propagate. The only door is
/// completed.hpp. It follows record/propagation.cpp and record/completion.cpp; where these do more
/// than is said here (defaults, derivations of other than yes or no), more states are allowed than
/// there are, so that what is proved still holds.

#include "completed.hpp"

#include "reasons.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace netral::change {
namespace {

/// Something that a side says of states, and the facts that it speaks of.
struct saying {
    std::string key; ///< equal for what means the same on both sides
    std::vector<z3::expr> constraints;
    std::set<std::string> facts; ///< that it may narrow
    std::set<std::string> reads; ///< that it only looks at
};

class sayings {
public:
    sayings(state_space& space, outcomes& of, std::size_t s)
        : space_(space), of_(of), is_(space.propositions()), number_(s), side_(of.of_side())
    {
    }

    std::vector<saying> all()
    {
        for (const clause& c : side_.clauses) say(c);
        for (const derived_truths& d : side_.derived) say(d);
        say_written();
        say_calendar_dates();
        return std::move(said_);
    }

private:
    [[nodiscard]] const std::string& path(fact_id f) const
    {
        return side_.compiled->rules().facts[f].path;
    }
    [[nodiscard]] kleene truth_of(const cell_test& t) const
    {
        return space_.truth_of(number_, t, state_space::asker::completion);
    }
    [[nodiscard]] kleene truth_of(const literal& l) const
    {
        const kleene k = truth_of(l.test);
        return l.value ? k : is_.negation(k);
    }
    [[nodiscard]] bool inferable(const literal& l) const
    {
        return !side_.compiled->rules().facts[l.test.fact].judgement;
    }

    void add(saying s)
    {
        for (const z3::expr& e : s.constraints)
            s.key += std::to_string(Z3_get_ast_id(e.ctx(), e)) + ' ';
        said_.push_back(std::move(s));
    }

    /// Not every literal is false; and where all others are, one is true as far as a slot can say.
    void say(const clause& c)
    {
        saying s;
        std::vector<kleene> truths;
        for (const literal& l : c.literals) {
            truths.push_back(truth_of(l));
            s.facts.insert(path(l.test.fact));
        }
        std::vector<z3::expr> all_no;
        for (const kleene& k : truths) all_no.push_back(k.no);
        s.constraints.push_back(is_.negation(is_.all(all_no)));
        for (std::size_t i = 0; i < truths.size(); ++i) {
            if (!inferable(c.literals[i])) continue;
            std::vector<z3::expr> others;
            for (std::size_t j = 0; j < truths.size(); ++j)
                if (j != i) others.push_back(truths[j].no);
            const z3::expr alone = is_.all(others);
            s.constraints.push_back(is_.implies(alone, assumed(c.literals[i], truths[i])));
        }
        add(std::move(s));
    }

    /// What assume() makes of a literal that must be so.
    [[nodiscard]] z3::expr assumed(const literal& l, const kleene& truth) const
    {
        const cell_test& t = l.test;
        const bool so = l.value != t.negated;
        switch (t.what) {
        case cell_test::kind::in_cells: return truth.yes;
        case cell_test::kind::has_any: return so ? one_of(t, true) : truth.yes;
        case cell_test::kind::has_all: return so ? truth.yes : one_of(t, false);
        case cell_test::kind::within: return so ? truth.yes : cut_off(t);
        case cell_test::kind::real_is:
            return so && t.compare == cell_test::comparison::equal ? truth.yes
                                                                   : is_.negation(truth.no);
        }
        return is_.truth(true);
    }

    /// Some member of the mask is on one side; the one that is not on the other, if it is alone.
    [[nodiscard]] z3::expr one_of(const cell_test& t, bool on_has) const
    {
        const joint_fact& f = space_.joint(number_, t.fact);
        const auto& to = on_has ? f.has : f.lacks;
        const auto& from = on_has ? f.lacks : f.has;
        std::vector<std::uint32_t> members;
        for (std::uint32_t m = 0; m < f.member[number_].size(); ++m)
            if ((t.mask[m / 64] >> (m % 64) & 1U) != 0) members.push_back(f.member[number_][m]);
        std::vector<z3::expr> all;
        for (const std::uint32_t m : members) {
            std::vector<z3::expr> some{to[m]};
            for (const std::uint32_t other : members)
                if (other != m) some.push_back(is_.negation(from[other]));
            all.push_back(is_.any(some));
        }
        return is_.all(all);
    }

    /// An interval that must lie outside the test's has neither end in it.
    [[nodiscard]] z3::expr cut_off(const cell_test& t) const
    {
        if (t.least > t.greatest) return is_.truth(true);
        const joint_fact& f = space_.joint(number_, t.fact);
        const auto highest = state_space::domain(f).second;
        const auto past = [&](bool greatest) {
            if (t.greatest >= highest) return is_.truth(false);
            return greatest ? space_.greatest_from(f, t.greatest + 1)
                            : space_.least_from(f, t.greatest + 1);
        };
        const z3::expr first_in = is_.all(
            std::vector<z3::expr>{space_.least_from(f, t.least), is_.negation(past(false))});
        const z3::expr last_in = is_.all(
            std::vector<z3::expr>{space_.greatest_from(f, t.least), is_.negation(past(true))});
        return is_.negation(is_.any({first_in, last_in}));
    }

    /// The first way that is decided decides.
    void say(const derived_truths& d)
    {
        saying s;
        s.facts.insert(path(d.fact));
        const joint_fact& f = space_.joint(number_, d.fact);
        cell_test yes;
        yes.fact = d.fact;
        yes.mask = {2};
        const kleene fact_is = truth_of(yes);
        std::vector<z3::expr> silent;
        for (const formula_id way : d.ways) {
            const kleene k = of_.of_extra(way);
            std::vector<z3::expr> if_yes = silent;
            if_yes.push_back(k.yes);
            std::vector<z3::expr> if_no = silent;
            if_no.push_back(k.no);
            s.constraints.push_back(is_.implies(is_.all(if_yes), fact_is.yes));
            s.constraints.push_back(is_.implies(is_.all(if_no), fact_is.no));
            silent.push_back(is_.negation(is_.any({k.yes, k.no})));
            for (const fact_id in : side_.extra.facts_of(way)) s.reads.insert(path(in));
        }
        s.key = "derives " + f.path + ' ';
        add(std::move(s));
    }

    /// Derivations and defaults as they are written: to see that they are the same.
    void say_written()
    {
        const ruleset& rules = side_.compiled->rules();
        for (fact_id f = 0; f < rules.facts.size(); ++f)
            for (const test& t : rules.facts[f].derivations) {
                saying s;
                s.key = "way of " + path(f) + ": " + cel::print(t.expression);
                s.facts.insert(path(f));
                for (const fact_id in : t.expression.facts()) s.reads.insert(path(in));
                add(std::move(s));
            }
        for (const calendar& c : rules.calendars) {
            const std::string applies = cel::print(c.applies.expression);
            for (const fact_setting& d : c.defaults) {
                saying s;
                s.key = "default of " + path(d.fact) + ": " + d.value + " if " + applies;
                s.facts.insert(path(d.fact));
                add(std::move(s));
            }
        }
    }

    /// A date of the calendar is known only where a calendar that gives it applies.
    void say_calendar_dates()
    {
        const ruleset& rules = side_.compiled->rules();
        for (fact_id f = 0; f < rules.facts.size(); ++f) {
            if (rules.facts[f].origin != fact_origin::calendar) continue;
            saying s;
            s.key = "only calendars give " + path(f) + ' ';
            s.facts.insert(path(f));
            std::vector<z3::expr> given{space_.untouched(space_.joint(number_, f))};
            for (const calendar& c : rules.calendars)
                for (const auto& [fact, day] : c.dates)
                    if (fact == f) given.push_back(applies(c));
            s.constraints.push_back(is_.any(given));
            add(std::move(s));
        }
    }

    [[nodiscard]] z3::expr applies(const calendar& c) const
    {
        const auto test = as_cell_test(c.applies.expression, c.applies.expression.root(),
                                       side_.compiled->rules(), side_.compiled->slots());
        return test ? truth_of(*test).yes : is_.truth(true);
    }

    state_space& space_;
    outcomes& of_;
    logic is_;
    std::size_t number_;
    const side& side_;
    std::vector<saying> said_;
};

/// Facts that what is unsettled may reach: through clauses, from one fact to any other; through
/// derivations likewise.
void spread(std::set<std::string>& unsettled, const std::vector<std::vector<saying>>& all)
{
    for (bool grown = !unsettled.empty(); grown;) {
        grown = false;
        for (const auto& of_side : all)
            for (const saying& s : of_side) {
                const auto is_unsettled = [&](const std::string& f) {
                    return unsettled.count(f) != 0;
                };
                if (std::none_of(s.facts.begin(), s.facts.end(), is_unsettled) &&
                    std::none_of(s.reads.begin(), s.reads.end(), is_unsettled))
                    continue;
                const std::size_t before = unsettled.size();
                unsettled.insert(s.facts.begin(), s.facts.end());
                grown = grown || unsettled.size() != before;
            }
    }
}

} // namespace

std::set<std::string> completed_otherwise(const side& before, const side& after)
{
    z3::context context;
    state_space space(context, {&before, &after},
                      {std::vector<bool>(before.compiled->formulas().size()),
                       std::vector<bool>(after.compiled->formulas().size())});
    std::vector<outcomes> sides{outcomes(space, 0), outcomes(space, 1)};
    std::vector<std::vector<saying>> all;
    std::map<std::string, std::set<std::size_t>> said_by;
    for (std::size_t s = 0; s < sides.size(); ++s) {
        all.push_back(sayings(space, sides[s], s).all());
        for (const saying& one : all[s]) said_by[one.key].insert(s);
    }
    std::set<std::string> unsettled;
    for (const auto& of_side : all)
        for (const saying& one : of_side)
            if (said_by[one.key].size() != sides.size())
                unsettled.insert(one.facts.begin(), one.facts.end());
    spread(unsettled, all);
    return unsettled;
}

std::vector<z3::expr> completed_states(state_space& space, std::vector<outcomes>& sides)
{
    std::vector<z3::expr> all;
    std::set<unsigned> seen;
    const auto add = [&](const z3::expr& e) {
        if (seen.insert(Z3_get_ast_id(e.ctx(), e)).second) all.push_back(e);
    };
    for (std::size_t s = 0; s < sides.size(); ++s) {
        for (const saying& one : sayings(space, sides[s], s).all())
            for (const z3::expr& e : one.constraints) add(e);
        for (const z3::expr& e : reasons_to_know(space, sides[s], s)) add(e);
    }
    return all;
}

} // namespace netral::change
