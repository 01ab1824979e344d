// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of cases/run.hpp.

#include "sample.hpp"

#include <netral/cases/run.hpp>

using namespace netral;
using namespace netral::testing;

namespace {

/// A civil servant posts in public: c.1 holds, c.2 is open for intent.
const std::string posted =
    "{who: {status: pns}, act: {day: 2024-10-01, kinds: [post], public: true}}";

/// The complaints about one case, each as "about: expected, got".
std::vector<std::string> complaints(const std::string& record, const std::string& expect,
                                    const std::string& more = {})
{
    const case_file file = cases_of(case_text(record, expect, more));
    std::vector<std::string> out;
    for (const complaint& c : run_case(file.cases.front(), sample_program()).complaints)
        out.push_back(c.about + ": " + c.expected + ", " + c.got);
    return out;
}

using words = std::vector<std::string>;

} // namespace

TEST_CASE("a case passes when everything comes as expected")
{
    CHECK(complaints(
              posted,
              "{verdict: indicated, holds: [c.1], open: [c.2], sanctions: [s.ringan, s.berat], "
              "fails: [c.3, c.6], missing: [act.intended, act.on_duty], warnings: 0}")
              .empty());
}

TEST_CASE("a rule that does not come out as expected is a complaint")
{
    CHECK(complaints(posted, "{open: [c.1, c.2]}") == words{"rule `c.1`: open, holds"});
    CHECK(complaints(posted, "{holds: [c.1, c.2]}") == words{"rule `c.2`: holds, open"});
    CHECK(complaints(posted, "{holds: [c.1], open: [c.2], not_raised: [c.3]}") ==
          words{"rule `c.3`: not raised, fails"});
}

TEST_CASE("what is not listed is asserted neither to hold nor to be open")
{
    CHECK(complaints(posted, "{holds: [c.1]}") ==
          words{"rule `c.2`: neither holds nor open, open"});
    CHECK(complaints(posted, "{}").size() == 2);
}

TEST_CASE("at_least leaves alone what is not listed")
{
    CHECK(complaints(posted, "{holds: [c.1], at_least: true}").empty());
    CHECK(complaints(posted, "{fails: [c.1], at_least: true}") ==
          words{"rule `c.1`: fails, holds"});
}

TEST_CASE("the verdict is compared where it is given")
{
    CHECK(complaints(posted, "{verdict: open, at_least: true}") ==
          words{"verdict: open, indicated"});
}

TEST_CASE("sanctions are exactly those that apply")
{
    CHECK(complaints(posted, "{sanctions: [s.berat, s.ringan], at_least: true}").empty());
    CHECK(complaints(posted, "{sanctions: [s.berat], at_least: true}") ==
          words{"sanctions: `s.berat`, `s.ringan`, `s.berat`"});
    CHECK(complaints(posted, "{sanctions: [], at_least: true}") ==
          words{"sanctions: none, `s.ringan`, `s.berat`"});
}

TEST_CASE("missing facts are among those that are asked for")
{
    CHECK(complaints(posted, "{missing: [act.persons], at_least: true}").size() == 1);
    CHECK(complaints(posted, "{missing: [act.intended], at_least: true}").empty());
}

TEST_CASE("warnings are counted")
{
    CHECK(complaints(posted, "{warnings: 2, at_least: true}") == words{"warnings: 2, 0"});
}

TEST_CASE("a case may choose its readings")
{
    const std::string closed =
        "{who: {status: pns}, act: {day: 2024-10-01, kinds: [post], public: false}}";
    CHECK(complaints(closed, "{fails: [c.1], at_least: true}").empty());
    CHECK(complaints(closed, "{holds: [c.1], at_least: true}", "    readings: {arti_umum: luas}\n")
              .empty());
}

TEST_CASE("a complaint about a rule says which conditions decided")
{
    const case_file file = cases_of(case_text(posted, "{holds: [c.1, c.2]}"));
    const case_outcome outcome = run_case(file.cases.front(), sample_program());
    REQUIRE(outcome.complaints.size() == 1);
    CHECK(outcome.complaints.front().why.find("act.intended = (not known)") != std::string::npos);
    CHECK(outcome.complaints.front().why.starts_with("    c.2 is open"));
}

TEST_CASE("all cases of all files are run and counted")
{
    std::vector<case_file> files;
    files.push_back(cases_of(case_text(posted, "{holds: [c.1], open: [c.2]}")));
    files.push_back(cases_of(case_text(posted, "{}",
                                       "  - name: nothing\n    record: {}\n"
                                       "    expect: {not_raised: [c.5]}\n")));
    const case_report report = run_cases(files, sample_program());
    CHECK(report.files == 2);
    CHECK(report.passed == 2);
    REQUIRE(report.failed.size() == 1);
    CHECK(report.failed.front().of == &files[1].cases[0]);
    CHECK_FALSE(report.all_well());
    CHECK(report.run() == 3);
    const auto& rules = sample_program()->rules();
    CHECK(report.untested == std::vector<rule_id>{rules.find_rule("c.3"), rules.find_rule("c.4"),
                                                  rules.find_rule("c.5"), rules.find_rule("c.6"),
                                                  rules.find_rule("c.7")});
}
