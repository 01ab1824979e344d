// SPDX-License-Identifier: Apache-2.0

/// @file
/// Questions to the solver, and the search for regions. The only door is cover.hpp.

#include "cover.hpp"

#include "witness.hpp"

#include <algorithm>

namespace netral::change {

prover::prover(state_space& space, const std::vector<z3::expr>& constraints,
               std::chrono::milliseconds query_time)
    : space_(&space), context_(&space.propositions().context()), solver_(*context_),
      statable_(space.propositions().fresh("statable"))
{
    z3::params p(*context_);
    p.set("timeout", static_cast<unsigned>(query_time.count()));
    solver_.set(p);
    take_over_always();
    for (const z3::expr& e : constraints) solver_.add(e);
    for (const joint_fact& f : space.facts())
        if (f.seen != joint_fact::view::completed)
            solver_.add(z3::implies(statable_, space.statable(f)));
}

void prover::take_over_always()
{
    const auto& always = space_->always();
    for (; always_taken_ < always.size(); ++always_taken_) solver_.add(always[always_taken_]);
}

std::optional<z3::model> prover::find(const std::vector<z3::expr>& all, bool& known_not)
{
    take_over_always();
    solver_.push();
    for (const z3::expr& e : all) solver_.add(e);
    z3::expr_vector assumptions(*context_);
    assumptions.push_back(statable_);
    z3::check_result answer = solver_.check(assumptions);
    if (answer != z3::sat) answer = solver_.check();
    std::optional<z3::model> model;
    if (answer == z3::sat) model = solver_.get_model();
    known_not = answer == z3::unsat;
    solver_.pop();
    return model;
}

std::optional<std::vector<std::size_t>> prover::shorten(const std::vector<z3::expr>& assumptions,
                                                        const z3::expr& goal)
{
    take_over_always();
    solver_.push();
    solver_.add(!goal);
    std::vector<z3::expr> switches;
    for (const z3::expr& a : assumptions) {
        switches.push_back(space_->propositions().fresh("say"));
        solver_.add(z3::implies(switches.back(), a));
    }
    const auto contradicts = [&](const std::vector<std::size_t>& kept) {
        z3::expr_vector on(*context_);
        for (const std::size_t k : kept) on.push_back(switches[k]);
        return solver_.check(on) == z3::unsat;
    };
    std::vector<std::size_t> kept(assumptions.size());
    for (std::size_t i = 0; i < kept.size(); ++i) kept[i] = i;
    const bool enough = contradicts(kept);
    if (enough) {
        std::set<unsigned> core;
        for (const z3::expr& e : solver_.unsat_core()) core.insert(Z3_get_ast_id(*context_, e));
        kept.erase(std::remove_if(kept.begin(), kept.end(),
                                  [&](std::size_t k) {
                                      return core.count(Z3_get_ast_id(*context_, switches[k])) == 0;
                                  }),
                   kept.end());
        for (std::size_t at = 0; at < kept.size();) {
            std::vector<std::size_t> fewer = kept;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(at));
            if (contradicts(fewer))
                kept = std::move(fewer);
            else
                ++at;
        }
    }
    solver_.pop();
    if (!enough) return std::nullopt;
    return kept;
}

namespace {

/// What a model says, statement by statement; the stronger manners first, for they are to be left
/// out first.
struct statements {
    std::vector<z3::expr> are;
    std::vector<region_literal> said;

    void add(const region_literal& about, region_literal::manner how, z3::expr e)
    {
        are.push_back(std::move(e));
        said.push_back(about);
        said.back().how = how;
    }
};

statements statements_of(const z3::model& m, const std::vector<speakable>& words)
{
    using manner = region_literal::manner;
    statements strong;
    statements weak;
    for (const speakable& w : words) {
        const bool two = w.about.what == region_literal::subject::raised ||
                         w.about.what == region_literal::subject::base_raised;
        const bool known = m.eval(w.known, true).is_true();
        const bool excluded = m.eval(w.excluded, true).is_true();
        if (known) strong.add(w.about, manner::known, w.known);
        if (excluded) strong.add(w.about, manner::excluded, w.excluded);
        if (two) continue;
        if (!excluded) weak.add(w.about, manner::possible, !w.excluded);
        if (!known) weak.add(w.about, manner::doubtful, !w.known);
    }
    strong.are.insert(strong.are.end(), weak.are.begin(), weak.are.end());
    strong.said.insert(strong.said.end(), weak.said.begin(), weak.said.end());
    return strong;
}

class searcher {
public:
    searcher(prover& p, state_space& space, outcomes& before, outcomes& after,
             const cover_request& what)
        : prover_(p), space_(space), before_(before), after_(after), what_(what),
          words_(words_for(*what.rule, what.differs->aspect, space, before, after, false)),
          open_{what.differs->where}
    {
    }

    cover run()
    {
        for (;;) {
            bool known_not = false;
            const auto model = prover_.find(open_, known_not);
            if (!model) {
                if (!known_not) give_up("the solver ran out of time");
                return std::move(out_);
            }
            if (out_.regions.size() + out_.doubts.size() >= what_.most_regions) {
                out_.more_exist = true;
                return std::move(out_);
            }
            if (!take(*model)) return std::move(out_);
        }
    }

private:
    /// Takes the region round a model out of what is open; false when nothing can go on.
    bool take(const z3::model& model)
    {
        statements all = statements_of(model, words_);
        auto kept = prover_.shorten(all.are, what_.differs->where);
        if (!kept && !finest_) {
            finest_ = true;
            const auto more =
                words_for(*what_.rule, what_.differs->aspect, space_, before_, after_, true);
            words_.insert(words_.end(), more.begin(), more.end());
            all = statements_of(model, words_);
            kept = prover_.shorten(all.are, what_.differs->where);
        }
        if (!kept) {
            give_up("the difference could not be said in the rules' conditions");
            return false;
        }
        region r;
        r.rule = what_.rule->id;
        r.aspect = what_.differs->aspect;
        r.direction = what_.differs->direction;
        std::vector<z3::expr> inside;
        for (const std::size_t k : *kept) {
            r.literals.push_back(all.said[k]);
            inside.push_back(all.are[k]);
        }
        std::sort(r.literals.begin(), r.literals.end(),
                  [](const region_literal& a, const region_literal& b) { return a.how < b.how; });
        if (confirmed(model, inside, r))
            out_.regions.push_back(std::move(r));
        else
            out_.doubts.push_back({what_.rule->id, condition_of(r, language::english),
                                   "no record was found for which the engine says so"});
        open_.push_back(space_.propositions().negation(space_.propositions().all(inside)));
        return true;
    }

    /// Tries the model, and a few others of the region.
    bool confirmed(const z3::model& model, const std::vector<z3::expr>& inside, region& r)
    {
        if (what_.confirm(model, r)) return true;
        constexpr int attempts = 6;
        std::vector<z3::expr> others = inside;
        others.push_back(what_.differs->where);
        const auto mine = facts_of(*what_.rule, before_.of_side(), after_.of_side());
        z3::model last = model;
        for (int i = 0; i < attempts; ++i) {
            others.push_back(other_record(last, space_, mine));
            bool known_not = false;
            const auto next = prover_.find(others, known_not);
            if (!next) return false;
            if (what_.confirm(*next, r)) return true;
            last = *next;
        }
        return false;
    }

    void give_up(std::string why)
    {
        out_.doubts.push_back({what_.rule->id,
                               std::string(to_string(what_.differs->aspect)) + ", " +
                                   std::string(to_string(what_.differs->direction)),
                               std::move(why)});
    }

    prover& prover_;
    state_space& space_;
    outcomes& before_;
    outcomes& after_;
    const cover_request& what_;
    std::vector<speakable> words_;
    std::vector<z3::expr> open_;
    bool finest_ = false;
    cover out_;
};

} // namespace

cover cover_of(prover& p, state_space& space, outcomes& before, outcomes& after,
               const cover_request& what)
{
    return searcher(p, space, before, after, what).run();
}

} // namespace netral::change
