// SPDX-License-Identifier: Apache-2.0

/// @file
/// Cases and files of them, run. The only door is cases/run.hpp.

#include <netral/cases/run.hpp>

#include "case_runner.hpp"

namespace netral {

case_outcome run_case(const test_case& c, const std::shared_ptr<const program>& p, language l)
{
    return case_runner(p, l).run(c);
}

case_report run_cases(const std::vector<case_file>& files, const std::shared_ptr<const program>& p,
                      language l)
{
    case_report report;
    report.files = files.size();
    std::vector<bool> tested(p->rules().rules.size(), false);
    case_runner all(p, l);
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
