// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The questions of a classification against enumeration, constraints included: every value of
/// every missing fact is stated in a record, which is read again from JSON, and the plain
/// interpreter says what becomes of the rules.
///
/// Both ways: each answer of a question comes to what it says, for every value that it stands for;
/// and each value that settles a rule is asked for.

#include "small_worlds.hpp"

#include <netral/classify/classification.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace netral::testing {

struct questions_seen {
    std::size_t questions = 0;
    std::size_t answers = 0;
    std::size_t single_values = 0;     ///< that settle a rule, all asked for
    std::size_t under_constraints = 0; ///< of these: in rule sets that have constraints
    std::size_t contradicted = 0;      ///< values that the record does not allow
};

class question_oracle {
public:
    question_oracle(small_world_rules& rules, const knowns& k, const classification& c,
                    questions_seen& seen)
        : rules_(rules), program_(*rules.compiled()), known_(k), made_(c), seen_(seen),
          now_(rules.statuses(k))
    {
    }

    void compare()
    {
        if (!made_.questions_complete) fail("the work ran out");
        for (const question& q : made_.questions) compare(q);
        for (const auto* all : {&made_.findings, &made_.unverified})
            for (const finding& f : *all)
                if (f.status == rule_status::open || f.status == rule_status::holds)
                    for (const fact_id missing : f.missing) all_asked(f.rule, missing);
    }

private:
    void fail(const std::string& what) const
    {
        FAIL(what << "\n" << small_world_rules::json_of(known_) << "\n" << rules_.text());
    }

    static bool settled(rule_status s)
    {
        return s == rule_status::holds || s == rule_status::fails;
    }

    /// Whether a record may say so.
    bool allowed(const knowns& then)
    {
        const read_record stated(program_, small_world_rules::json_of(then));
        return stated.get().warnings().empty();
    }

    [[nodiscard]] std::vector<std::size_t> parts_of(const question& q) const
    {
        std::vector<std::size_t> out;
        for (std::size_t part = 0; part < known_.size(); ++part)
            if (rules_.fact_of(part) == q.fact && known_[part] < 0) out.push_back(part);
        return out;
    }

    [[nodiscard]] const fact& fact_of(const question& q) const
    {
        return program_.rules().facts[q.fact];
    }

    /// The name of a value of a part that is no day.
    [[nodiscard]] std::string name_of(std::size_t part, int value) const
    {
        if (part < 3) return value == 1 ? "true" : "false";
        return std::string(1, "uvw"[value]);
    }

    [[nodiscard]] static bool in_span(const std::string& answer, std::string_view day)
    {
        const std::size_t dots = answer.find("..");
        const std::string from = answer.substr(0, dots);
        const std::string to = dots == std::string::npos ? from : answer.substr(dots + 2);
        return (from.empty() || from <= day) && (to.empty() || day <= to);
    }

    /// The members of a set that are asked about, by their parts.
    [[nodiscard]] std::vector<std::size_t> members_of(const question& q) const
    {
        std::vector<std::size_t> out;
        for (const answer_outcome& a : q.answers) {
            if (a.answer == "[]") continue;
            const std::size_t part = 4 + fact_of(q).find_value(a.answer);
            if (std::find(out.begin(), out.end(), part) == out.end()) out.push_back(part);
        }
        // Where no member is an answer, since the record allows none, all are denied.
        if (out.empty())
            out = q.member != none ? std::vector<std::size_t>{4 + q.member} : parts_of(q);
        return out;
    }

    /// What a record may state, each of which the answer stands for.
    std::vector<knowns> meanings(const question& q, const std::string& answer)
    {
        std::vector<knowns> out;
        const auto take = [&](const knowns& then) {
            if (allowed(then)) out.push_back(then);
        };
        if (fact_of(q).type == fact_type::set) {
            knowns then = known_;
            if (answer == "[]")
                for (const std::size_t part : members_of(q)) then[part] = 0;
            else
                then[4 + fact_of(q).find_value(answer)] = 1;
            take(then);
            return out;
        }
        const std::size_t part = parts_of(q).front();
        for (int v = 0; v < small_world_rules::sizes[part]; ++v) {
            knowns then = known_;
            then[part] = v;
            const bool named = std::any_of(q.answers.begin(), q.answers.end(), [&](auto& a) {
                return part != 6 && a.answer == name_of(part, v);
            });
            const bool meant = part == 6 ? in_span(answer, small_world_rules::days[std::size_t(v)])
                               : answer == "*" ? !named
                                               : answer == name_of(part, v);
            if (meant) take(then);
        }
        return out;
    }

    void compare(const question& q)
    {
        ++seen_.questions;
        std::vector<rule_id> settles;
        for (const answer_outcome& a : q.answers) {
            const std::vector<knowns> all = meanings(q, a.answer);
            // A span may lie between the days of the small world; else an answer is possible.
            if (all.empty() && fact_of(q).type != fact_type::date)
                fail("the impossible answer " + a.answer);
            for (const knowns& then : all)
                if (rules_.statuses(then)[a.rule] != a.status)
                    fail("the answer " + a.answer + " for rule." + std::to_string(a.rule) +
                         " is said to be " + std::string(to_string(a.status)) + ", but with " +
                         small_world_rules::json_of(then) + " it is " +
                         std::string(to_string(rules_.statuses(then)[a.rule])));
            ++seen_.answers;
            if (settled(a.status) && a.status != now_[a.rule]) settles.push_back(a.rule);
        }
        std::sort(settles.begin(), settles.end());
        settles.erase(std::unique(settles.begin(), settles.end()), settles.end());
        std::vector<rule_id> said = q.settles;
        std::sort(said.begin(), said.end());
        if (settles.empty() || said != settles) fail("a question settles other rules");
    }

    /// Each value of a missing fact that settles the rule is asked for, and stands among the
    /// answers.
    void all_asked(rule_id r, fact_id missing)
    {
        for (std::size_t part = 0; part < known_.size(); ++part) {
            if (rules_.fact_of(part) != missing || known_[part] >= 0) continue;
            for (int v = 0; v < small_world_rules::sizes[part]; ++v) {
                knowns then = known_;
                then[part] = v;
                if (!allowed(then)) {
                    ++seen_.contradicted;
                    continue;
                }
                const rule_status s = rules_.statuses(then)[r];
                if (settled(s) && s != now_[r]) one_asked(r, missing, part, v, s);
            }
        }
    }

    void one_asked(rule_id r, fact_id missing, std::size_t part, int v, rule_status s)
    {
        ++seen_.single_values;
        seen_.under_constraints += program_.rules().constraints.empty() ? 0U : 1U;
        bool asked = false;
        bool answered = false;
        for (const question& q : made_.questions) {
            if (q.fact != missing) continue;
            asked = asked || std::find(q.settles.begin(), q.settles.end(), r) != q.settles.end();
            for (const answer_outcome& a : q.answers)
                answered = answered || (a.rule == r && a.status == s && stands_for(q, a, part, v));
        }
        if (!asked) fail("no question for " + program_.rules().facts[missing].path);
        // Of a set, what a value settles may be listed with another value that settles it too.
        if (!answered && program_.rules().facts[missing].type != fact_type::set)
            fail("no answer for a value of " + program_.rules().facts[missing].path);
    }

    bool stands_for(const question& q, const answer_outcome& a, std::size_t part, int v)
    {
        const std::vector<knowns> all = meanings(q, a.answer);
        return std::any_of(all.begin(), all.end(), [&](const knowns& k) { return k[part] == v; });
    }

    small_world_rules& rules_;
    const program& program_;
    const knowns& known_;
    const classification& made_;
    questions_seen& seen_;
    std::vector<rule_status> now_;
};

} // namespace netral::testing
