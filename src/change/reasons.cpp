// SPDX-License-Identifier: Apache-2.0

/// @file
/// Each narrowing of a split fact is traced to a clause of which all other literals are false, or
/// to a derivation that is decided. The only door is reasons.hpp. Circles of reasons are not
/// excluded: the engine refutes records that rest on one.

#include "reasons.hpp"

#include <map>
#include <set>

namespace netral::change {
namespace {

using list = std::vector<z3::expr>;

/// What may narrow a fact, part by part, as in joint_fact.
struct narrowing {
    std::map<std::size_t, list> not_possible;
    std::map<std::size_t, list> has;
    std::map<std::size_t, list> lacks;
    list bounds; ///< of a day or number: any of them
    list known;  ///< of a double
};

bool in_mask(const std::vector<std::uint64_t>& mask, std::size_t cell)
{
    return (mask[cell / 64] >> (cell % 64) & 1U) != 0;
}

class reasons {
public:
    reasons(state_space& space, outcomes& of, std::size_t s)
        : space_(space), of_(of), is_(space.propositions()), number_(s), side_(of.of_side()),
          rules_(side_.compiled->rules())
    {
        for (const clause& c : side_.clauses) gather(c);
        for (const derived_truths& d : side_.derived) gather(d);
        give_up();
    }

    list all()
    {
        for (fact_id f = 0; f < rules_.facts.size(); ++f) {
            const joint_fact& made = space_.joint(number_, f);
            if (made.seen == joint_fact::view::completed && unexplained_.count(f) == 0)
                say(made, by_fact_[f]);
        }
        return std::move(said_);
    }

private:
    [[nodiscard]] kleene truth_of(const literal& l) const
    {
        const kleene k = space_.truth_of(number_, l.test, state_space::asker::completion);
        return l.value ? k : is_.negation(k);
    }

    [[nodiscard]] bool is_split(fact_id f) const
    {
        return space_.joint(number_, f).seen == joint_fact::view::completed;
    }

    void gather(const clause& c)
    {
        for (std::size_t i = 0; i < c.literals.size(); ++i) {
            const literal& l = c.literals[i];
            if (!is_split(l.test.fact) || rules_.facts[l.test.fact].judgement) continue;
            list others;
            for (std::size_t j = 0; j < c.literals.size(); ++j)
                if (j != i) others.push_back(truth_of(c.literals[j]).no);
            gather(l, is_.all(others));
        }
    }

    /// What assuming the literal can narrow.
    void gather(const literal& l, const z3::expr& why)
    {
        const cell_test& t = l.test;
        const bool so = l.value != t.negated;
        const joint_fact& f = space_.joint(number_, t.fact);
        narrowing& n = by_fact_[t.fact];
        switch (t.what) {
        case cell_test::kind::in_cells:
            for (std::size_t k = 0; k < f.names.size(); ++k)
                if (const std::uint32_t cell = f.cell[number_][k];
                    cell != none && in_mask(t.mask, cell) != so)
                    n.not_possible[k].push_back(why);
            break;
        case cell_test::kind::has_any:
        case cell_test::kind::has_all:
            for (std::size_t m = 0; m < f.member[number_].size(); ++m)
                if (in_mask(t.mask, m)) (so ? n.has : n.lacks)[f.member[number_][m]].push_back(why);
            break;
        case cell_test::kind::within: n.bounds.push_back(why); break;
        case cell_test::kind::real_is: n.known.push_back(why); break;
        }
    }

    void gather(const derived_truths& d)
    {
        if (!is_split(d.fact)) return;
        const joint_fact& f = space_.joint(number_, d.fact);
        for (const formula_id way : d.ways) {
            const kleene k = of_.of_extra(way);
            for (std::size_t c = 0; c < f.names.size(); ++c) {
                const bool is_true = f.cell[number_][c] == 1;
                by_fact_[d.fact].not_possible[c].push_back(is_true ? k.no : k.yes);
            }
        }
    }

    /// Facts that something gives which is not encoded: defaults, hints at the day of the act,
    /// derivations of other than yes or no.
    void give_up()
    {
        unexplained_.insert(rules_.roles.act_day);
        for (const calendar& c : rules_.calendars)
            for (const fact_setting& d : c.defaults) unexplained_.insert(d.fact);
        for (fact_id f = 0; f < rules_.facts.size(); ++f)
            if (rules_.facts[f].type != fact_type::boolean && !rules_.facts[f].derivations.empty())
                unexplained_.insert(f);
    }

    /// Unless the record states it, there is a reason.
    void explain(const z3::expr& known, const z3::expr& stated, const list& why)
    {
        list any = why;
        any.push_back(stated);
        said_.push_back(is_.implies(known, is_.any(any)));
    }

    void say(const joint_fact& made, const narrowing& n)
    {
        const joint_fact& from = space_.stated(made);
        const auto of = [](const std::map<std::size_t, list>& by, std::size_t i) {
            const auto at = by.find(i);
            return at == by.end() ? list() : at->second;
        };
        for (std::size_t k = 0; k < made.possible.size(); ++k)
            explain(is_.negation(made.possible[k]), is_.negation(from.possible[k]),
                    of(n.not_possible, k));
        for (std::size_t m = 0; m < made.has.size(); ++m) {
            explain(made.has[m], from.has[m], of(n.has, m));
            explain(made.lacks[m], from.lacks[m], of(n.lacks, m));
        }
        for (std::size_t i = 0; i < made.least.size(); ++i) {
            explain(made.least[i], from.least[i], n.bounds);
            explain(is_.negation(made.greatest[i]), is_.negation(from.greatest[i]), n.bounds);
        }
        if (made.known) explain(*made.known, *from.known, n.known);
    }

    state_space& space_;
    outcomes& of_;
    logic is_;
    std::size_t number_;
    const side& side_;
    const ruleset& rules_;
    std::map<fact_id, narrowing> by_fact_;
    std::set<fact_id> unexplained_;
    list said_;
};

} // namespace

std::vector<z3::expr> reasons_to_know(state_space& space, outcomes& of, std::size_t s)
{
    return reasons(space, of, s).all();
}

} // namespace netral::change
