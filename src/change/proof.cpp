// SPDX-License-Identifier: Apache-2.0

/// @file
/// Two programs compared, rule by rule. The only door is change/proof.hpp.

#include "cover.hpp"
#include "forms.hpp"
#include "witness.hpp"

#include <netral/change/proof.hpp>
#include <netral/change/textual.hpp>

#include <algorithm>
#include <map>
#include <new>
#include <set>
#include <utility>

namespace netral {
namespace change {
namespace {

/// Everything that one comparison needs, made in the order in which it depends on each other.
class comparison {
public:
    comparison(const program& before, const program& after, const proof_options& options)
        : options_(options), old_side_(before, options.readings_before, options.on_before),
          new_side_(after, options.readings_after, options.on_after),
          unsettled_(completed_otherwise(old_side_, new_side_)), pairs_(sort_out()),
          space_(context_, {&old_side_, &new_side_}, asked(), unsettled_),
          sides_{outcomes(space_, 0), outcomes(space_, 1)},
          states_(completed_states(space_, sides_)),
          replay_before_(before, options.readings_before, options.on_before),
          replay_after_(after, options.readings_after, options.on_after)
    {
    }

    proof run()
    {
        const ruleset& before = old_side_.compiled->rules();
        const ruleset& after = new_side_.compiled->rules();
        for (const sorted_pair& r : pairs_)
            if (r.rule.id != options_.passed_over) compare(r);
        compare_precedence(before, after);
        if (!out_.doubts.empty())
            out_.verdict = proof_verdict::inconclusive;
        else
            out_.verdict = out_.regions.empty() ? proof_verdict::equal : proof_verdict::different;
        return std::move(out_);
    }

    std::optional<bool> reach(const std::vector<region>& regions, rule_id rule);

private:
    /// A rule, and whether both sides say the same of it.
    struct sorted_pair {
        rule_pair rule;
        bool same = false;
    };

    [[nodiscard]] bool reads_any(const rule_pair& r, const std::set<std::string>& facts) const
    {
        if (facts.empty()) return false;
        const auto mine = facts_of(r, old_side_, new_side_);
        return std::any_of(mine.begin(), mine.end(),
                           [&](const std::string& f) { return facts.count(f) != 0; });
    }

    [[nodiscard]] std::vector<sorted_pair> sort_out() const
    {
        forms both(old_side_, new_side_);
        std::vector<sorted_pair> all;
        for (rule_pair& r : pair_rules(old_side_.compiled->rules(), new_side_.compiled->rules())) {
            const bool same = both.same(r) && !reads_any(r, unsettled_);
            all.push_back({std::move(r), same});
        }
        return all;
    }

    /// What the solver has to know of: rules that differ, and the one that is passed over, for it
    /// may be asked about.
    [[nodiscard]] std::vector<std::vector<bool>> asked() const
    {
        std::vector<rule_id> before;
        std::vector<rule_id> after;
        for (const sorted_pair& r : pairs_) {
            if (r.same && r.rule.id != options_.passed_over) continue;
            if (r.rule.before != none) before.push_back(r.rule.before);
            if (r.rule.after != none) after.push_back(r.rule.after);
        }
        return {formulas_of(old_side_, before), formulas_of(new_side_, after)};
    }

    void compare(const sorted_pair& sorted)
    {
        const rule_pair& r = sorted.rule;
        ++out_.rules;
        if (is_unsettled(r)) return;
        if (sorted.same) {
            ++out_.same_by_form;
            return;
        }
        const auto all = differences_of(r, space_.propositions(), sides_[0], sides_[1]);
        const std::size_t before = out_.regions.size() + out_.doubts.size();
        for (const difference& d : all) cover_one(r, d);
        if (out_.regions.size() + out_.doubts.size() == before && !out_.more_exist)
            ++out_.same_by_proof;
    }

    /// A rule that reads texts which the two rule sets complete differently.
    bool is_unsettled(const rule_pair& r)
    {
        if (unsettled_.empty()) return false;
        const auto mine = facts_of(r, old_side_, new_side_);
        std::string which;
        for (const joint_fact& f : space_.facts())
            if (!state_space::can_split(f.kind) && unsettled_.count(f.path) != 0 &&
                mine.count(f.path) != 0)
                which += (which.empty() ? "" : ", ") + f.path;
        if (which.empty()) return false;
        if (given_otherwise_.empty()) given_otherwise_ = told_of_facts();
        out_.doubts.push_back({r.id, which, given_otherwise_});
        return true;
    }

    [[nodiscard]] static bool is_wording(const std::string& key)
    {
        const auto speaks_of = [&](const char* word) {
            return key.find(word) != std::string::npos;
        };
        return speaks_of("title") || speaks_of("question") || speaks_of("basis");
    }

    /// What was written otherwise of what gives facts, by name.
    [[nodiscard]] std::string told_of_facts() const
    {
        std::string all;
        for (const text_difference& d :
             textual_differences(old_side_.compiled->rules(), new_side_.compiled->rules())) {
            const bool gives = d.part == changed_part::constraint ||
                               d.part == changed_part::calendar || d.part == changed_part::fact;
            if (!gives || is_wording(d.key)) continue;
            all += (all.empty() ? "`" : ", `") + std::string(to_string(d.part)) + " " + d.id;
            all += (d.key.empty() ? "`" : ", " + d.key + "`");
            if (d.what != text_difference::kind::changed)
                all += " (" + std::string(to_string(d.what)) + ")";
        }
        return "what these facts are completed from differs: " +
               (all.empty() ? std::string("the order of what completes them") : all);
    }

    /// What a calendar or a choice of reading gives is known as far as these give it.
    [[nodiscard]] bool is_stated(const joint_fact& f) const
    {
        for (std::size_t s = 0; s < f.id.size(); ++s)
            if (f.id[s] != none &&
                space_.sides()[s]->compiled->rules().facts[f.id[s]].origin != fact_origin::stated)
                return false;
        return true;
    }

    [[nodiscard]] prover& solver()
    {
        if (!prover_) prover_ = std::make_unique<prover>(space_, states_, options_.query_time);
        return *prover_;
    }

    void cover_one(const rule_pair& r, const difference& d)
    {
        const std::size_t left = options_.most_regions - out_.regions.size();
        const cover_request request{
            &r, &d, left, [&](const z3::model& m, region& found) { return confirm(r, m, found); }};
        cover c = cover_of(solver(), space_, sides_[0], sides_[1], request);
        std::move(c.regions.begin(), c.regions.end(), std::back_inserter(out_.regions));
        std::move(c.doubts.begin(), c.doubts.end(), std::back_inserter(out_.doubts));
        out_.more_exist = out_.more_exist || c.more_exist;
    }

    /// Whether the engine finds the region's change on the record.
    bool shows(const rule_pair& r, const region& found, const stated_facts& facts)
    {
        const std::string line = line_of(facts);
        if (!replay_before_.read(line) || !replay_after_.read(line)) return false;
        return direction_of(r, found.aspect, replay_before_, replay_after_) == found.direction &&
               lies_in(found, replay_before_.facts(), replay_after_.facts());
    }

    /// Makes the witness, and leaves out of it what is not needed.
    bool confirm(const rule_pair& r, const z3::model& m, region& found)
    {
        const auto mine = facts_of(r, old_side_, new_side_);
        stated_facts facts = facts_in(m, space_, &mine);
        if (!shows(r, found, facts)) {
            facts = facts_in(m, space_);
            if (!shows(r, found, facts)) return false;
        }
        facts = shortened(std::move(facts),
                          [&](const stated_facts& fewer) { return shows(r, found, fewer); });
        if (!shows(r, found, facts)) return false;
        found.witness = line_of(facts);
        found.before = replay_before_.status(r.before);
        found.after = replay_after_.status(r.after);
        found.sanctions_before = names(replay_before_, r.before);
        found.sanctions_after = names(replay_after_, r.after);
        return true;
    }

    static std::vector<std::string> names(replay& side, rule_id r)
    {
        std::vector<std::string> out;
        for (const auto& [s, applies] : side.offers(r)) {
            out.push_back(side.under().rules().sanctions[s].id);
            if (applies != truth::yes) out.back() += '?';
        }
        return out;
    }

    /// What displaces what, and which of several sanctions remain: tables beside the rules, which
    /// are compared as they are written.
    void compare_precedence(const ruleset& before, const ruleset& after)
    {
        const auto precedence = [](const ruleset& rules) {
            std::set<std::string> all;
            for (const rule& r : rules.rules)
                for (const rule_id other : r.supersedes)
                    all.insert("`" + r.id + "` supersedes `" + rules.rules[other].id + "`");
            for (const concurrence& c : rules.concurrences)
                if (c.what == concurrence::pick::heaviest)
                    all.insert("of sanctions of nature " + std::string(to_string(c.nature)) +
                               " the heaviest is picked");
            return all;
        };
        const auto old_table = precedence(before);
        const auto new_table = precedence(after);
        const auto tell = [&](const std::set<std::string>& a, const std::set<std::string>& b,
                              const char* why) {
            for (const std::string& one : a)
                if (b.count(one) == 0) out_.doubts.push_back({"", one, why});
        };
        tell(old_table, new_table, "no longer so; what follows from it is not compared");
        tell(new_table, old_table, "newly so; what follows from it is not compared");
    }

    proof_options options_;
    z3::context context_;
    side old_side_;
    side new_side_;
    std::set<std::string> unsettled_; ///< facts that the sides complete differently
    std::vector<sorted_pair> pairs_;
    state_space space_;
    std::vector<outcomes> sides_;
    std::vector<z3::expr> states_;
    replay replay_before_;
    replay replay_after_;
    std::unique_ptr<prover> prover_;
    std::string given_otherwise_; ///< see told_of_facts()
    proof out_;
};

/// The proposition that one statement of a region is.
z3::expr proposition_of(const region_literal& l, const logic& is, outcomes& of)
{
    z3::expr known = is.truth(false);
    z3::expr excluded = is.truth(false);
    const auto two = [&](const z3::expr& e) {
        known = e;
        excluded = is.negation(e);
    };
    const auto three = [&](const kleene& k) {
        known = k.yes;
        excluded = k.no;
    };
    switch (l.what) {
    case region_literal::subject::formula: three(of.of(l.formula)); break;
    case region_literal::subject::days: three(of.of(l.test)); break;
    case region_literal::subject::breach: three(of.base(l.rule).value); break;
    case region_literal::subject::base_raised: two(of.base(l.rule).raised); break;
    case region_literal::subject::raised:
        two(of.raised_by(of.of_side().compiled->compiled(l.rule).versions[l.version]));
        break;
    }
    switch (l.how) {
    case region_literal::manner::known: return known;
    case region_literal::manner::excluded: return excluded;
    case region_literal::manner::possible: return is.negation(excluded);
    case region_literal::manner::doubtful: return is.negation(known);
    }
    return known;
}

std::optional<bool> comparison::reach(const std::vector<region>& regions, rule_id rule)
{
    const logic& is = space_.propositions();
    std::vector<z3::expr> some;
    for (const region& r : regions) {
        std::vector<z3::expr> every;
        for (const region_literal& l : r.literals)
            every.push_back(proposition_of(l, is, sides_[l.of_after ? 1 : 0]));
        some.push_back(is.all(every));
    }
    const z3::expr in_some = is.any(some);
    std::vector<z3::expr> query{in_some != sides_[1].status(rule).holds};
    for (const joint_fact& f : space_.facts())
        if (is_stated(f)) query.push_back(space_.complete(f));
    bool known_not = false;
    if (solver().find(query, known_not)) return false;
    if (known_not) return true;
    return std::nullopt;
}

} // namespace
} // namespace change

bool has_solver() noexcept
{
    return true;
}

proof prove(const program& before, const program& after, const proof_options& options)
{
    const auto begun = std::chrono::steady_clock::now();
    proof out;
    try {
        out = change::comparison(before, after, options).run();
    } catch (const z3::exception& e) {
        out.doubts.push_back({"", "everywhere", std::string("the solver failed: ") + e.msg()});
    }
    out.took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - begun);
    return out;
}

std::optional<bool> reaches_exactly(const program& before, const program& after,
                                    const std::vector<region>& regions,
                                    const proof_options& options)
{
    try {
        return change::comparison(before, after, options)
            .reach(regions, after.rules().find_rule(options.passed_over));
    } catch (const z3::exception&) {
        return std::nullopt;
    }
}

} // namespace netral
