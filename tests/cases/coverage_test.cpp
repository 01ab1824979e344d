// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of cases/coverage.hpp.

#include "sample.hpp"

#include <netral/cases/coverage.hpp>

using namespace netral;
using namespace netral::testing;

namespace {

coverage covered_by(const std::string& cases)
{
    const std::vector<case_file> files{cases_of(cases)};
    return measure(files, sample_program());
}

/// The condition of c.3 with that number: the status, the speech, the persons.
const condition_coverage& of_c3(const coverage& all, std::uint32_t site)
{
    const rule_id rule = sample_program()->rules().find_rule("c.3");
    for (const condition_coverage& c : all.conditions)
        if (c.rule == rule && c.site == site) return c;
    FAIL("no such condition");
    return all.conditions.front();
}

std::string speech(const std::string& more, const std::string& expect)
{
    return case_text("{act: {day: 2024-10-01, kinds: [speech]" + more + "}, who: {status: kades}}",
                     expect);
}

} // namespace

TEST_CASE("a condition decides where the rule would hold with it and fail without")
{
    const coverage all = covered_by(speech(", persons: 3", "{holds: [c.3]}"));
    for (std::uint32_t site = 0; site < 3; ++site) {
        CHECK(of_c3(all, site).seen.of(truth::yes) == 1);
        CHECK(of_c3(all, site).decided.of(truth::yes) == 1);
        CHECK(of_c3(all, site).met() == 1);
        CHECK(of_c3(all, site).obligations() == 3);
    }
}

TEST_CASE("a condition that is not known decides where all else is met")
{
    const coverage all = covered_by(speech("", "{open: [c.3]}"));
    CHECK(of_c3(all, 2).decided.of(truth::unknown) == 1);
    CHECK(of_c3(all, 0).seen.of(truth::yes) == 1);
    CHECK(of_c3(all, 0).decided.of(truth::yes) == 0);
}

TEST_CASE("a condition that is masked by another is seen but does not decide")
{
    const coverage all = covered_by(
        case_text("{act: {day: 2024-10-01, kinds: [speech], persons: 1}, who: {status: pns}}",
                  "{fails: [c.3], at_least: true}"));
    CHECK(of_c3(all, 0).seen.of(truth::no) == 1);
    CHECK(of_c3(all, 0).decided.of(truth::no) == 0);
    CHECK(of_c3(all, 2).decided.of(truth::no) == 0);
}

TEST_CASE("a rule that the case could not fail for is not exercised by it")
{
    const coverage all = covered_by(speech(", persons: 3", "{fails: [c.1], at_least: true}"));
    CHECK(of_c3(all, 0).seen.of(truth::yes) == 0);
}

TEST_CASE("an exception is exercised where it defeats a rule that would hold")
{
    const std::string posted = "{who: {status: pns}, act: {day: 2024-10-01, kinds: [post], "
                               "public: true, on_duty: ";
    const coverage met = covered_by(case_text(posted + "true}}", "{fails: [c.1]}"));
    REQUIRE(met.exceptions.size() == 1);
    CHECK(met.exceptions.front().defeated == 1);
    CHECK(met.exceptions_met().percent() == 100.0);
    const coverage open =
        covered_by(case_text(posted + "null}}", "{holds: [c.1], at_least: true}"));
    CHECK(open.exceptions.front().defeated == 0);
    CHECK(open.exceptions.front().left_open == 1);
}

TEST_CASE("a boundary wants a case on the day and one on the day beside it")
{
    const auto rule = sample_program()->rules().find_rule("c.3");
    const auto boundary = [&](const std::string& cases) {
        for (const boundary_coverage& b : covered_by(cases).boundaries)
            if (b.rule == rule) return b;
        return boundary_coverage{};
    };
    const std::string first = case_text("{act: {day: 2010-01-01}}", "{not_raised: [c.3]}");
    CHECK(boundary(first).cases == 1);
    CHECK_FALSE(boundary(first).met());
    CHECK(boundary(first + "  - name: before\n    record: {act: {day: 2009-12-31}}\n"
                           "    expect: {fails: [c.3]}\n")
              .met());
}

TEST_CASE("an option of a reading is exercised where another would change a rule")
{
    const std::string closed = "{who: {status: pns}, act: {day: 2024-10-01, kinds: [post], "
                               "public: false}}";
    const coverage all = covered_by(case_text(closed, "{fails: [c.1], at_least: true}"));
    CHECK(all.readings_met().met == 1);
    CHECK(all.readings.front().cases == 1);
    const coverage wide = covered_by(
        case_text(closed, "{holds: [c.1], at_least: true}", "    readings: {arti_umum: luas}\n"));
    CHECK(wide.readings.back().cases == 1);
}

TEST_CASE("what only readings decide need not be seen unknown")
{
    const coverage all = covered_by(case_text("{}", "{not_raised: [c.5]}"));
    std::size_t always_known = 0;
    for (const condition_coverage& c : all.conditions)
        if (!c.can_be_unknown) ++always_known;
    CHECK(always_known == 1);
}

TEST_CASE("a composed condition is broken down to its atoms")
{
    // terms.pejabat of c.2: the status twice, and the persons
    CHECK(covered_by(case_text("{}", "{not_raised: [c.5]}")).atoms.size() == 3);
}
