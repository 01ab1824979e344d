// SPDX-License-Identifier: Apache-2.0

/// @file
/// Expectations against outcomes. The only door is case_runner.hpp.
///
/// The status of a rule is asked of the engine, which knows it for every rule; verdict, sanctions,
/// questions and warnings are those of the classification.

#include "case_runner.hpp"

#include <netral/classify/explain.hpp>

#include <algorithm>

namespace netral {
namespace {

constexpr std::size_t indent_of_why = 4;
constexpr std::size_t most_questions = 1000; ///< all of them, as far as anyone writes

std::string in_words(rule_status s)
{
    switch (s) {
    case rule_status::holds: return "holds";
    case rule_status::open: return "open";
    case rule_status::fails: return "fails";
    case rule_status::not_raised: return "not raised";
    }
    return {};
}

std::string listed(const std::vector<std::string>& names)
{
    std::string out;
    for (const std::string& name : names) {
        if (!out.empty()) out += ", ";
        out += "`" + name + "`";
    }
    return out.empty() ? "none" : out;
}

} // namespace

case_runner::case_runner(std::shared_ptr<const program> p, language l)
    : program_(std::move(p)), rules_(program_->rules()), language_(l),
      reader_(rules_, program_->slots(), program_->facts_follow()), record_(program_->slots()),
      evaluation_(*program_)
{
}

case_outcome case_runner::run(const test_case& c)
{
    briefly_ = false;
    complaints_.clear();
    if (!statuses(c, statuses_)) { // only when the case is another program's
        complain("record", "readable", reader_.errors().front().message);
        return {&c, std::move(complaints_)};
    }
    check_classification(c);
    check_rules(c);
    return {&c, std::move(complaints_)};
}

bool case_runner::passes(const test_case& c)
{
    briefly_ = true;
    complaints_.clear();
    if (!statuses(c, statuses_)) return false;
    check_rules(c);
    if (complaints_.empty()) check_classification(c);
    return complaints_.empty();
}

/// Only as much is worked out as the case asks for.
void case_runner::check_classification(const test_case& c)
{
    const expectation& e = c.expect;
    const bool more = e.sanctions || !e.missing.empty() || e.warnings;
    if (!e.verdict && !more) return;
    classify_options options;
    options.detail = more ? detail::findings : detail::verdict;
    options.readings = c.readings;
    options.questions = e.missing.empty() ? 0 : most_questions;
    const classification made = classifier(program_, options).classify(record_);
    if (e.verdict && *e.verdict != made.verdict)
        complain("verdict", std::string(to_string(*e.verdict)),
                 std::string(to_string(made.verdict)), speaking(made));
    check_sanctions(e, made);
    check_missing(e, made);
    check_warnings(e, made);
}

/// The rules that make the verdict.
std::string case_runner::speaking(const classification& made) const
{
    std::string out;
    for (const finding& f : made.findings)
        if (rules_.rules[f.rule].effect == rule_effect::prohibits)
            out += std::string(indent_of_why, ' ') + "`" + rules_.rules[f.rule].id + "` " +
                   (f.status == rule_status::holds  ? "holds"
                    : f.status == rule_status::open ? "is open"
                                                    : "fails") +
                   "\n";
    return out.empty() ? std::string(indent_of_why, ' ') + "no rule speaks up\n" : out;
}

void case_runner::check_warnings(const expectation& e, const classification& made)
{
    if (!e.warnings || *e.warnings == made.warnings.size()) return;
    std::string why;
    for (const record_warning& w : made.warnings)
        if (w.fact != none)
            why += std::string(indent_of_why, ' ') + rules_.facts[w.fact].path +
                   " is stated otherwise than derived\n";
    complain("warnings", std::to_string(*e.warnings), std::to_string(made.warnings.size()), why);
}

bool case_runner::statuses(const test_case& c, std::vector<rule_status>& into)
{
    if (!reader_.read(c.record, record_)) return false;
    evaluation_.bind(record_, c.readings);
    into.assign(rules_.rules.size(), rule_status::fails);
    for (const standing_rule& s : evaluation_.run()) into[s.rule] = s.outcome.status;
    return true;
}

void case_runner::check_rules(const test_case& c)
{
    for (rule_id r = 0; r < rules_.rules.size(); ++r) check_rule(c, r, statuses_[r]);
}

void case_runner::check_rule(const test_case& c, rule_id r, rule_status got)
{
    const auto in = [r](const std::vector<rule_id>& list) {
        return std::find(list.begin(), list.end(), r) != list.end();
    };
    std::string expected;
    bool right = true;
    const auto expect = [&](rule_status wanted) {
        expected = in_words(wanted);
        right = got == wanted;
    };
    if (in(c.expect.holds)) {
        expect(rule_status::holds);
    } else if (in(c.expect.open)) {
        expect(rule_status::open);
    } else if (in(c.expect.fails)) {
        expect(rule_status::fails);
    } else if (in(c.expect.not_raised)) {
        expect(rule_status::not_raised);
    } else if (!c.expect.at_least) {
        expected = "neither holds nor open";
        right = got == rule_status::fails || got == rule_status::not_raised;
    }
    if (right) return;
    if (briefly_) {
        complain({}, {}, {});
        return;
    }
    complain("rule `" + rules_.rules[r].id + "`", expected, in_words(got),
             explain_rule(r, record_, *program_, c.readings, language_, explanation::deciding,
                          indent_of_why));
}

std::string case_runner::names(const std::vector<sanction_id>& ids) const
{
    std::vector<std::string> out;
    for (const sanction_id id : ids) out.push_back(rules_.sanctions[id].id);
    return listed(out);
}

void case_runner::check_sanctions(const expectation& e, const classification& made)
{
    if (!e.sanctions) return;
    std::vector<sanction_id> applying;
    std::string maybe;
    for (const sanction_finding& s : made.sanctions) {
        if (s.applies == truth::yes)
            applying.push_back(s.sanction);
        else
            maybe += std::string(indent_of_why, ' ') + "`" + rules_.sanctions[s.sanction].id +
                     "` may apply; the record leaves it open\n";
    }
    std::sort(applying.begin(), applying.end());
    if (applying != *e.sanctions)
        complain("sanctions", names(*e.sanctions), names(applying), maybe);
}

void case_runner::check_missing(const expectation& e, const classification& made)
{
    if (e.missing.empty()) return;
    std::vector<fact_id> asked;
    for (const auto* list : {&made.findings, &made.unverified})
        for (const finding& f : *list)
            asked.insert(asked.end(), f.missing.begin(), f.missing.end());
    for (const question& q : made.questions) asked.push_back(q.fact);
    std::sort(asked.begin(), asked.end());
    asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
    for (const fact_id wanted : e.missing) {
        if (std::binary_search(asked.begin(), asked.end(), wanted)) continue;
        std::vector<std::string> paths;
        for (const fact_id f : asked) paths.push_back(rules_.facts[f].path);
        complain("missing", "`" + rules_.facts[wanted].path + "`", listed(paths));
    }
}

} // namespace netral
