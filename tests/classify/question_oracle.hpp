// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The questions of a classification against enumeration: every answer is supposed in the record,
/// what follows is worked out, and the plain interpreter says what becomes of the rules.

#include "small_worlds.hpp"

#include <netral/classify/classification.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace netral::testing {

struct questions_seen {
    std::size_t questions = 0;
    std::size_t answers = 0;
    std::size_t single_values = 0; ///< that would settle an open rule, all asked for
};

class question_oracle {
public:
    question_oracle(small_world_rules& rules, const knowns& k, const record& r,
                    const classification& c, questions_seen& seen)
        : rules_(rules), program_(*rules.compiled()), known_(k), record_(r), made_(c), seen_(seen)
    {
    }

    void compare()
    {
        for (const question& q : made_.questions) compare(q);
        // Answers are cut where conditions and derivations turn, not where constraints do.
        if (!program_.rules().constraints.empty()) return;
        for (const auto* all : {&made_.findings, &made_.unverified})
            for (const finding& f : *all)
                if (f.status == rule_status::open)
                    for (const fact_id missing : f.missing) all_asked(f.rule, missing);
    }

private:
    void fail(const std::string& what) const
    {
        FAIL(what << "\n" << small_world_rules::json_of(known_) << "\n" << rules_.text());
    }

    [[nodiscard]] rule_status now(rule_id r) const { return rules_.statuses(known_)[r]; }

    static bool settled(rule_status s)
    {
        return s == rule_status::holds || s == rule_status::fails;
    }

    [[nodiscard]] cell_test cells(fact_id f, const std::vector<std::uint32_t>& which) const
    {
        cell_test t;
        t.what = cell_test::kind::in_cells;
        t.fact = f;
        t.mask.assign(program_.slots()[f].mask_words, 0);
        for (const std::uint32_t c : which) t.mask[c / 64] |= std::uint64_t{1} << (c % 64);
        return t;
    }

    /// What an answer states. Of a set, `[]` denies all members that are asked about; of any other
    /// fact, `*` is what no answer names.
    [[nodiscard]] std::vector<std::pair<cell_test, bool>> meaning(const question& q,
                                                                  const std::string& answer) const
    {
        const fact& f = program_.rules().facts[q.fact];
        std::vector<std::pair<cell_test, bool>> out;
        if (f.type == fact_type::date) {
            cell_test t;
            t.what = cell_test::kind::within;
            t.fact = q.fact;
            const std::size_t dots = answer.find("..");
            const std::string from = answer.substr(0, dots);
            const std::string to = dots == std::string::npos ? from : answer.substr(dots + 2);
            t.least = from.empty() ? earliest_date.days : parse_date(from)->first.days;
            t.greatest = to.empty() ? latest_date.days : parse_date(to)->last.days;
            return {{t, true}};
        }
        if (f.type == fact_type::boolean)
            return {{cells(q.fact, {answer == "true" ? 1U : 0U}), true}};
        if (f.type == fact_type::enumeration && answer != "*")
            return {{cells(q.fact, {f.find_value(answer)}), true}};
        std::vector<std::uint32_t> named;
        for (const answer_outcome& a : q.answers)
            if (a.answer != "*" && a.answer != "[]") named.push_back(f.find_value(a.answer));
        if (f.type == fact_type::enumeration) {
            std::vector<std::uint32_t> rest;
            for (std::uint32_t c = 0; c < f.values.size(); ++c)
                if (std::find(named.begin(), named.end(), c) == named.end()) rest.push_back(c);
            return {{cells(q.fact, rest), true}};
        }
        const auto member = [&](std::uint32_t m) {
            cell_test t = cells(q.fact, {m});
            t.what = cell_test::kind::has_any;
            return t;
        };
        if (answer != "[]") return {{member(f.find_value(answer)), true}};
        std::sort(named.begin(), named.end());
        named.erase(std::unique(named.begin(), named.end()), named.end());
        for (const std::uint32_t m : named) out.emplace_back(member(m), false);
        return out;
    }

    [[nodiscard]] std::vector<std::pair<cell_test, bool>> both_denied(fact_id f) const
    {
        std::vector<std::pair<cell_test, bool>> out;
        for (const std::uint32_t m : {0U, 1U}) {
            cell_test t = cells(f, {m});
            t.what = cell_test::kind::has_any;
            out.emplace_back(std::move(t), false);
        }
        return out;
    }

    [[nodiscard]] std::vector<std::pair<cell_test, bool>> rest_that_can_be(const question& q) const
    {
        std::vector<std::uint32_t> rest;
        for (std::uint32_t c = 0; c < 3; ++c) {
            const std::string& name = program_.rules().facts[q.fact].values[c].name;
            const bool named = std::any_of(q.answers.begin(), q.answers.end(),
                                           [&](const auto& a) { return a.answer == name; });
            knowns then = known_;
            then[3] = static_cast<int>(c);
            const read_record stated(program_, small_world_rules::json_of(then));
            if (!named && stated.get().warnings().empty()) rest.push_back(c);
        }
        return {{cells(q.fact, rest), true}};
    }

    /// Whether the rule comes out as the answer says when the record states this too.
    [[nodiscard]] bool agrees(const answer_outcome& a,
                              const std::vector<std::pair<cell_test, bool>>& stated) const
    {
        record then = record_;
        const std::size_t warnings = then.warnings().size();
        for (const auto& [test, is_so] : stated) {
            (void)assume(test, is_so, program_.slots(), then.words());
            then.set_source(test.fact, knowledge::stated);
        }
        program_.facts_follow().complete(then);
        return then.warnings().size() == warnings && rules_.statuses_of(then)[a.rule] == a.status;
    }

    void compare(const question& q)
    {
        ++seen_.questions;
        std::vector<rule_id> settles;
        for (const answer_outcome& a : q.answers) {
            // What contradicts the record is no answer, but `[]` denies it and `*` leaves it out.
            if (!agrees(a, meaning(q, a.answer)) &&
                !(a.answer == "[]" && agrees(a, both_denied(q.fact))) &&
                !(a.answer == "*" && agrees(a, rest_that_can_be(q))))
                fail("the answer " + a.answer);
            ++seen_.answers;
            if (settled(a.status) && a.status != now(a.rule)) settles.push_back(a.rule);
        }
        std::sort(settles.begin(), settles.end());
        settles.erase(std::unique(settles.begin(), settles.end()), settles.end());
        std::vector<rule_id> said = q.settles;
        std::sort(said.begin(), said.end());
        if (settles.empty() || said != settles) fail("a question settles other rules");
    }

    /// Each value of a missing fact that settles the rule must be asked for.
    void all_asked(rule_id r, fact_id missing)
    {
        for (std::size_t part = 0; part < known_.size(); ++part) {
            if (rules_.fact_of(part) != missing || known_[part] >= 0) continue;
            const bool of_set = part == 4 || part == 5;
            for (int v = of_set ? 1 : 0; v < small_world_rules::sizes[part]; ++v) {
                knowns then = known_;
                then[part] = v;
                const read_record stated(program_, small_world_rules::json_of(then));
                if (!stated.get().warnings().empty()) continue;
                if (!settled(rules_.statuses(then)[r])) continue;
                ++seen_.single_values;
                const bool asked =
                    std::any_of(made_.questions.begin(), made_.questions.end(), [&](auto& q) {
                        return q.fact == missing &&
                               std::find(q.settles.begin(), q.settles.end(), r) != q.settles.end();
                    });
                if (!asked) fail("no question for " + program_.rules().facts[missing].path);
            }
        }
    }

    small_world_rules& rules_;
    const program& program_;
    const knowns& known_;
    const record& record_;
    const classification& made_;
    questions_seen& seen_;
};

} // namespace netral::testing
