// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// One case after the other against one program, reusing what reading and evaluating need.
///
/// Two questions, the same answer: run() says all that is wrong and why, passes() stops at the
/// first thing and says nothing.

#include <netral/cases/run.hpp>

#include <netral/classify/classifier.hpp>
#include <netral/record/reader.hpp>

#include <memory>
#include <string>
#include <vector>

namespace netral {

class case_runner {
public:
    explicit case_runner(std::shared_ptr<const program> p, language l = language::english);

    [[nodiscard]] case_outcome run(const test_case& c);
    [[nodiscard]] bool passes(const test_case& c);

    /// What becomes of each rule; false when the record cannot be read with this program.
    [[nodiscard]] bool statuses(const test_case& c, std::vector<rule_status>& into);

private:
    void check_rules(const test_case& c);
    void check_rule(const test_case& c, rule_id r, rule_status got);
    void check_classification(const test_case& c);
    [[nodiscard]] std::string speaking(const classification& made) const;
    void check_warnings(const expectation& e, const classification& made);
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
    bool briefly_ = false; ///< nobody will read the complaints
    std::vector<rule_status> statuses_;
    std::vector<complaint> complaints_;
};

} // namespace netral
