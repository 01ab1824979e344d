// SPDX-License-Identifier: Apache-2.0

/// @file
/// Expectations against outcomes. The only door is cases/run.hpp.
///
/// The status of a rule is asked of the engine, which knows it for every rule; verdict, sanctions,
/// questions and warnings are those of the classification.

#include <netral/cases/run.hpp>

#include <netral/classify/classifier.hpp>
#include <netral/classify/explain.hpp>
#include <netral/record/reader.hpp>

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

/// Runs cases one after the other, reusing what reading and evaluating need.
class runner {
public:
    runner(std::shared_ptr<const program> p, language l)
        : program_(std::move(p)), rules_(program_->rules()), language_(l),
          reader_(rules_, program_->slots(), program_->facts_follow()), record_(program_->slots()),
          evaluation_(*program_)
    {
    }

    case_outcome run(const test_case& c);

private:
    void check_rules(const test_case& c);
    void check_rule(const test_case& c, rule_id r, rule_status got);
    void check_sanctions(const expectation& e, const classification& made);
    void check_missing(const expectation& e, const classification& made);
    void complain(std::string about, std::string expected, std::string got, std::string why = {})
    {
        complaints_.push_back(
            {std::move(about), std::move(expected), std::move(got), std::move(why)});
    }
    [[nodiscard]] std::string names(const std::vector<sanction_id>& ids) const;

    std::shared_ptr<const program> program_;
    const ruleset& rules_;
    language language_;
    record_reader reader_;
    record record_;
    evaluation evaluation_;
    std::vector<complaint> complaints_;
};

case_outcome runner::run(const test_case& c)
{
    complaints_.clear();
    if (!reader_.read(c.record, record_)) { // only when the case is another program's
        complain("record", "readable", reader_.errors().front().message);
        return {&c, std::move(complaints_)};
    }
    classify_options options;
    options.detail = detail::findings;
    options.readings = c.readings;
    options.questions = most_questions;
    classifier classify(program_, options);
    const classification made = classify.classify(record_);
    if (c.expect.verdict && *c.expect.verdict != made.verdict)
        complain("verdict", std::string(to_string(*c.expect.verdict)),
                 std::string(to_string(made.verdict)));
    evaluation_.bind(record_, c.readings);
    check_rules(c);
    check_sanctions(c.expect, made);
    check_missing(c.expect, made);
    if (c.expect.warnings && *c.expect.warnings != made.warnings.size()) {
        std::string why;
        for (const record_warning& w : made.warnings)
            if (w.fact != none)
                why += std::string(indent_of_why, ' ') + rules_.facts[w.fact].path +
                       " is stated otherwise than derived\n";
        complain("warnings", std::to_string(*c.expect.warnings),
                 std::to_string(made.warnings.size()), why);
    }
    return {&c, std::move(complaints_)};
}

void runner::check_rules(const test_case& c)
{
    for (rule_id r = 0; r < rules_.rules.size(); ++r)
        check_rule(c, r, evaluation_.outcome(r).status);
}

void runner::check_rule(const test_case& c, rule_id r, rule_status got)
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
    complain("rule `" + rules_.rules[r].id + "`", expected, in_words(got),
             explain_rule(r, record_, *program_, c.readings, language_, explanation::deciding,
                          indent_of_why));
}

std::string runner::names(const std::vector<sanction_id>& ids) const
{
    std::vector<std::string> out;
    for (const sanction_id id : ids) out.push_back(rules_.sanctions[id].id);
    return listed(out);
}

void runner::check_sanctions(const expectation& e, const classification& made)
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

void runner::check_missing(const expectation& e, const classification& made)
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

} // namespace

case_outcome run_case(const test_case& c, const std::shared_ptr<const program>& p, language l)
{
    return runner(p, l).run(c);
}

case_report run_cases(const std::vector<case_file>& files, const std::shared_ptr<const program>& p,
                      language l)
{
    case_report report;
    report.files = files.size();
    std::vector<bool> tested(p->rules().rules.size(), false);
    runner all(p, l);
    for (const case_file& file : files) {
        for (const test_case& c : file.cases) {
            for (const auto* list : {&c.expect.holds, &c.expect.open, &c.expect.fails})
                for (const rule_id r : *list) tested[r] = true;
            case_outcome outcome = all.run(c);
            if (outcome.passed())
                ++report.passed;
            else
                report.failed.push_back(std::move(outcome));
        }
    }
    for (rule_id r = 0; r < tested.size(); ++r)
        if (!tested[r]) report.untested.push_back(r);
    return report;
}

} // namespace netral
