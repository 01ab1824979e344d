// SPDX-License-Identifier: Apache-2.0

/// @file
/// One rule set alone. The only door is change/consistency.hpp.

#include "cover.hpp"
#include "witness.hpp"

#include <netral/cel/interpret.hpp>
#include <netral/change/consistency.hpp>

#include <algorithm>
#include <functional>
#include <set>
#include <span>
#include <utility>

namespace netral {
namespace change {
namespace {

using list = std::vector<z3::expr>;

/// The facts of a record, for the interpreter.
class facts_of_evaluation final : public cel::activation {
public:
    explicit facts_of_evaluation(const evaluation& e) noexcept : evaluation_(&e) {}
    [[nodiscard]] value fact(fact_id id) const override { return evaluation_->value_of(id); }

private:
    const evaluation* evaluation_;
};

/// A condition by the interpreter alone.
truth plainly(const condition& c, const cel::activation& facts, cel::interpreter_workspace& scratch)
{
    switch (c.what) {
    case condition::kind::constant: return as_truth(c.constant_value);
    case condition::kind::leaf: {
        const value v = cel::interpret(c.leaf.expression, facts, scratch);
        if (v.is_true()) return truth::yes;
        if (v.is_false()) return truth::no;
        return v.is_error() ? truth::error : truth::unknown;
    }
    default: break;
    }
    truth t = c.what == condition::kind::any ? truth::no : truth::yes;
    for (const condition& part : c.parts) {
        const truth one = plainly(part, facts, scratch);
        if (c.what == condition::kind::any)
            t = either(t, one);
        else
            t = both(t, c.what == condition::kind::none ? !one : one);
    }
    return t;
}

class examination {
public:
    examination(const program& p, const proof_options& options)
        : side_(p, options.readings_before),
          space_(context_, {&side_}, {std::vector<bool>(p.formulas().size(), true)}),
          sides_{outcomes(space_, 0)}, states_(completed_states(space_, sides_)),
          prover_(space_, states_, options.query_time), replay_(p, options.readings_before)
    {
    }

    consistency run()
    {
        out_.rules = rules().rules.size();
        for (rule_id r = 0; r < rules().rules.size(); ++r) {
            look_at_days(r);
            look_at(r);
        }
        for (rule_id p = 0; p < rules().rules.size(); ++p)
            for (rule_id q = 0; q < rules().rules.size(); ++q) look_at(p, q);
        for (std::size_t i = 0; i < rules().invariants.size(); ++i) look_at_invariant(i);
        return std::move(out_);
    }

private:
    [[nodiscard]] const ruleset& rules() const { return side_.compiled->rules(); }
    [[nodiscard]] const rule& written(rule_id r) const { return rules().rules[r]; }

    void add(consistency_kind what, std::string subject, std::string remark = {},
             std::string other = {}, std::string witness = {})
    {
        out_.findings.push_back(
            {what, std::move(subject), std::move(other), std::move(remark), std::move(witness)});
    }

    void look_at_days(rule_id r)
    {
        const auto runs = sides_[0].covered_days(r);
        for (std::size_t i = 1; i < runs.size(); ++i) {
            const auto day = [](std::int64_t d) {
                return to_string(date{static_cast<std::int32_t>(d)});
            };
            add(consistency_kind::gap, written(r).id,
                "no version from " + day(runs[i - 1].greatest + 1) + " to " +
                    day(runs[i].least - 1));
        }
    }

    void look_at(rule_id r)
    {
        const z3::expr holds = sides_[0].status(r).holds;
        bool known_not = false;
        if (!prover_.find({holds}, known_not)) {
            add(known_not ? consistency_kind::never_holds : consistency_kind::not_known,
                written(r).id, known_not ? "" : "whether it can hold: the solver ran out of time");
            return;
        }
        if (!makes_verdict(written(r))) return;
        list alone{holds};
        const auto offered = measures(r);
        for (rule_id other = 0; other < rules().rules.size(); ++other) {
            if (other == r || !makes_verdict(written(other)) ||
                written(other).nature != written(r).nature)
                continue;
            const auto more = measures(other);
            if (std::includes(more.begin(), more.end(), offered.begin(), offered.end()))
                alone.push_back(!sides_[0].status(other).holds);
        }
        if (alone.size() == 1 || prover_.find(alone, known_not)) return;
        add(known_not ? consistency_kind::never_matters : consistency_kind::not_known,
            written(r).id, known_not ? "" : "whether it matters: the solver ran out of time");
    }

    [[nodiscard]] std::set<sanction_id> measures(rule_id r) const
    {
        std::set<sanction_id> all;
        for (const rule_version& v : written(r).versions)
            all.insert(v.sanctions.sanctions.begin(), v.sanctions.sanctions.end());
        return all;
    }

    /// Leaves of conduct that raise both rules.
    [[nodiscard]] std::vector<formula_id> shared_conduct(rule_id p, rule_id q) const
    {
        std::set<formula_id> of_p;
        for (const compiled_version& v : side_.compiled->compiled(p).versions)
            of_p.insert(v.raising.begin(), v.raising.end());
        std::set<formula_id> shared;
        for (const compiled_version& v : side_.compiled->compiled(q).versions)
            for (const formula_id leaf : v.raising)
                if (of_p.count(leaf) != 0) shared.insert(leaf);
        return {shared.begin(), shared.end()};
    }

    /// One prohibits and the other permits what raises both, and neither displaces the other.
    void look_at(rule_id p, rule_id q)
    {
        if (!makes_verdict(written(p)) || written(q).effect != rule_effect::permits) return;
        const auto displaces = [&](rule_id a, rule_id b) {
            const auto& all = written(a).supersedes;
            return std::find(all.begin(), all.end(), b) != all.end();
        };
        if (displaces(p, q) || displaces(q, p)) return;
        const auto leaves = shared_conduct(p, q);
        if (leaves.empty()) return;
        const logic& is = space_.propositions();
        list conduct;
        for (const formula_id leaf : leaves) conduct.push_back(sides_[0].of(leaf).yes);
        const auto shown = [&] {
            return replay_.status(p) == rule_status::holds &&
                   replay_.status(q) == rule_status::holds;
        };
        std::set<std::string> about = paths_of(side_.compiled->compiled(p).facts);
        about.merge(paths_of(side_.compiled->compiled(q).facts));
        const auto answer = witness_of(
            {is.any(conduct), sides_[0].status(p).holds, sides_[0].status(q).holds}, about, shown);
        if (answer.impossible) return;
        if (answer.line.empty())
            add(consistency_kind::not_known, written(p).id,
                "whether it and `" + written(q).id + "` can both hold for one conduct");
        else
            add(consistency_kind::contradicts, written(p).id, {}, written(q).id, answer.line);
    }

    void look_at_invariant(std::size_t i)
    {
        const invariant& told = rules().invariants[i];
        const kleene k = sides_[0].of_extra(side_.invariants[i]);
        const auto shown = [&] {
            const facts_of_evaluation facts(replay_.facts());
            return plainly(told.what, facts, scratch_) == as_truth(told.never);
        };
        const auto answer = witness_of({told.never ? k.yes : k.no},
                                       paths_of(side_.extra.facts_of(side_.invariants[i])), shown);
        if (answer.impossible)
            add(consistency_kind::invariant_proved, told.id);
        else if (answer.line.empty())
            add(consistency_kind::not_known, told.id, "no record was found that decides it");
        else
            add(consistency_kind::invariant_refuted, told.id, {}, {}, answer.line);
    }

    struct found_witness {
        bool impossible = false;
        std::string line;
    };

    /// A record for which all of this is so and the engine agrees, as short as can be. Of some
    /// models the engine says otherwise, where completion does more than is encoded: then another
    /// is looked for that differs in what the facts of `about` are.
    found_witness witness_of(list all, const std::set<std::string>& about,
                             const std::function<bool()>& shown)
    {
        const auto shows = [&](const stated_facts& f) {
            return replay_.read(line_of(f)) && shown();
        };
        constexpr int attempts = 12;
        constexpr const std::set<std::string>* every_fact = nullptr;
        for (int i = 0; i < attempts; ++i) {
            bool known_not = false;
            const auto model = prover_.find(all, known_not);
            if (!model) return {i == 0 && known_not, {}};
            for (const std::set<std::string>* only : {&about, every_fact})
                if (const stated_facts facts = facts_in(*model, space_, only); shows(facts))
                    return {false, line_of(shortened(facts, shows))};
            all.push_back(other_record(*model, space_, about));
        }
        return {};
    }

    [[nodiscard]] std::set<std::string> paths_of(std::span<const fact_id> facts) const
    {
        std::set<std::string> out;
        for (const fact_id f : facts) out.insert(rules().facts[f].path);
        return out;
    }

    z3::context context_;
    side side_;
    state_space space_;
    std::vector<outcomes> sides_;
    std::vector<z3::expr> states_;
    prover prover_;
    replay replay_;
    cel::interpreter_workspace scratch_;
    consistency out_;
};

} // namespace
} // namespace change

consistency examine(const program& p, const proof_options& options)
{
    const auto begun = std::chrono::steady_clock::now();
    consistency out;
    try {
        out = change::examination(p, options).run();
    } catch (const z3::exception& e) {
        out.findings.push_back({consistency_kind::not_known, "", "",
                                std::string("the solver failed: ") + e.msg(), ""});
    }
    out.took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - begun);
    return out;
}

} // namespace netral
