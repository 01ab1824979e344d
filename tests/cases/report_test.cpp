// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of cases/report.hpp.

#include "sample.hpp"

#include <netral/cases/report.hpp>

using namespace netral;
using namespace netral::testing;

TEST_CASE("a failed case is told with its place, what was expected, what came and why")
{
    test_case c;
    c.name = "a case";
    c.where = {std::make_shared<const source>("x.cases.yaml", "cases:\n"), {0, 5}};
    const case_outcome failed{
        &c,
        {{"verdict", "open", "indicated", ""}, {"rule `c.1`", "holds", "fails", "    because\n"}}};
    CHECK(render(failed) == "x.cases.yaml:1:1: failed: a case\n"
                            "  verdict: expected open, got indicated\n"
                            "  rule `c.1`: expected holds, got fails\n"
                            "    because\n");
}

TEST_CASE("a report ends with the counts")
{
    case_report report;
    report.files = 1;
    report.passed = 1;
    CHECK(render(report) == "1 case in 1 file: 1 passed, 0 failed\n");

    const case_file file = cases_of(case_text("{}", "{}"));
    report.files = 2;
    report.failed.push_back({&file.cases.front(), {{"verdict", "open", "indicated", ""}}});
    CHECK(render(report) == "x.cases.yaml:2:11: failed: a case\n"
                            "  verdict: expected open, got indicated\n\n"
                            "2 cases in 2 files: 1 passed, 1 failed\n");
}
