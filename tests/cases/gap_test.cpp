// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of cases/gap.hpp.

#include "sample.hpp"

#include <netral/cases/gap.hpp>

#include <algorithm>

using namespace netral;
using namespace netral::testing;

namespace {

const std::string holds =
    case_text("{act: {day: 2024-10-01, kinds: [speech], persons: 3}, who: {status: kades}}",
              "{holds: [c.3]}");

/// The gaps of c.3 that are about its conditions.
std::vector<gap> gaps_of_c3(const std::vector<case_file>& files, const gap_limits& limits = {})
{
    const rule_id rule = sample_program()->rules().find_rule("c.3");
    auto all = find_gaps(measure(files, sample_program()), files, sample_program(), limits);
    all.erase(std::remove_if(
                  all.begin(), all.end(),
                  [&](const gap& g) { return g.rule != rule || g.what != gap::kind::condition; }),
              all.end());
    return all;
}

} // namespace

TEST_CASE("each condition that was only seen true leaves two gaps, and each gets a case")
{
    const std::vector<case_file> files{cases_of(holds)};
    const auto gaps = gaps_of_c3(files);
    REQUIRE(gaps.size() == 6);
    for (const gap& g : gaps) CHECK((g.closed_by_earlier || g.yaml.find("  - name: ") == 0));
}

TEST_CASE("pasted into the file, the cases close their gaps")
{
    const std::vector<case_file> files{cases_of(holds)};
    std::string more = holds;
    for (const gap& g : gaps_of_c3(files)) more += g.yaml;
    const std::vector<case_file> longer{cases_of(more)};
    CHECK(longer.front().cases.size() > 1);
    CHECK(gaps_of_c3(longer).empty());
}

TEST_CASE("without records to look at no case is looked for")
{
    const std::vector<case_file> files{cases_of(holds)};
    gap_limits limits;
    limits.records = 0;
    const auto gaps = gaps_of_c3(files, limits);
    REQUIRE(gaps.size() == 6);
    for (const gap& g : gaps) CHECK(g.yaml.empty());
}

TEST_CASE("a day beside a boundary is a gap with a case on that day")
{
    const std::vector<case_file> files{cases_of(holds)};
    const auto all = find_gaps(measure(files, sample_program()), files, sample_program());
    const rule_id rule = sample_program()->rules().find_rule("c.3");
    const auto day = std::find_if(all.begin(), all.end(), [&](const gap& g) {
        return g.what == gap::kind::boundary && g.rule == rule;
    });
    REQUIRE(day != all.end());
    CHECK(day->yaml.find("day: 2010-01-01") != std::string::npos);
    CHECK(day->yaml.find("day: 2009-12-31") != std::string::npos);
    CHECK(day->yaml.find("expect: {fails: [c.3], at_least: true}") != std::string::npos);
}

TEST_CASE("an option of a reading that changed nothing gets a case under it")
{
    const std::vector<case_file> files{cases_of(
        case_text("{who: {status: pns}, act: {day: 2024-10-01, kinds: [post], public: false}}",
                  "{fails: [c.1], at_least: true}"))};
    const auto all = find_gaps(measure(files, sample_program()), files, sample_program());
    CHECK(std::any_of(all.begin(), all.end(), [](const gap& g) {
        return g.yaml.find("readings: {arti_umum: luas}") != std::string::npos;
    }));
}
