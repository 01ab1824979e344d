// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of cases/report.hpp.

#include "sample.hpp"

#include <netral/cases/report.hpp>
#include <netral/cases/run.hpp>

using namespace netral;
using namespace netral::testing;

TEST_CASE("a failed case is told with its place, what was expected, what came and why")
{
    test_case c;
    c.name = "a case";
    c.where = {make_source("x.cases.yaml", "cases:\n"), {0, 5}};
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

namespace {

/// Two cases, the second of which fails.
struct half_failed {
    std::vector<case_file> files{
        cases_of("cases:\n  - {name: 'a # b', record: {}, expect: {not_raised: [c.5]}}\n"
                 "  - {name: a < b, record: {}, expect: {verdict: indicated, at_least: true}}\n")};
    case_report report = run_cases(files, sample_program());
};

} // namespace

TEST_CASE("TAP has a line for each case and says what is wrong")
{
    const half_failed run;
    CHECK(to_tap(run.files, run.report) ==
          "TAP version 14\n1..2\nok 1 - a \\# b\nnot ok 2 - a < b\n  ---\n"
          "  at: \"x.cases.yaml:3:12\"\n  complaints:\n    - about: \"verdict\"\n"
          "      expected: \"indicated\"\n      got: \"not_indicated\"\n"
          "      why: \"    no rule speaks up\\n\"\n  ...\n");
}

TEST_CASE("JUnit has a suite for each file, and nothing in it breaks the XML")
{
    const half_failed run;
    const std::string out = to_junit(run.files, run.report);
    CHECK(out.find("<testsuite name=\"x.cases.yaml\" tests=\"2\" failures=\"1\">") !=
          std::string::npos);
    CHECK(out.find("<testcase classname=\"x.cases.yaml\" name=\"a # b\"/>") != std::string::npos);
    CHECK(out.find("name=\"a &lt; b\"") != std::string::npos);
    CHECK(out.find("<failure message=\"verdict: expected indicated, got not_indicated\">") !=
          std::string::npos);
}
