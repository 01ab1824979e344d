// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of cases/gap.hpp.

#include "sample.hpp"

#include <netral/cases/gap.hpp>
#include <netral/cases/run.hpp>

#include "../classify/shipped.hpp"

#include <algorithm>
#include <array>

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

namespace {

/// The case files of the shipped rules without one of them.
std::vector<case_file> shipped_cases_without(const std::string& name)
{
    const auto paths = find_case_files(NETRAL_SOURCE_DIR "/rules/netralitas");
    REQUIRE(paths);
    std::vector<case_file> out;
    for (const std::string& path : *paths) {
        if (path.find('/' + name) != std::string::npos) continue;
        auto file = load_cases(path, *shipped_program());
        if (!file) FAIL(render(file.errors()));
        out.push_back(std::move(*file));
    }
    return out;
}

/// Everything but the conditions of some rules taken for covered, so that only these are gaps.
coverage only_conditions_of(coverage c, const std::vector<rule_id>& rules)
{
    const auto wanted = [&](rule_id r) {
        return std::find(rules.begin(), rules.end(), r) != rules.end();
    };
    for (condition_coverage& one : c.conditions)
        if (!wanted(one.rule)) one.decided.cases = {1, 1, 1};
    for (condition_coverage& one : c.atoms) one.decided.cases = {1, 1, 1};
    for (exception_coverage& one : c.exceptions) one.defeated = 1;
    for (boundary_coverage& one : c.boundaries) one.cases = one.cases_beside = 1;
    for (reading_coverage& one : c.readings) one.cases = 1;
    return c;
}

} // namespace

TEST_CASE("of the shipped rules too: the cases made for gaps run, and close them")
{
    const auto p = shipped_program();
    std::vector<case_file> files = shipped_cases_without("village.conditions.cases.yaml");
    std::vector<rule_id> village;
    for (const char* id :
         {"uu-6-2014.29.g", "uu-6-2014.29.j", "uu-6-2014.51.g", "uu-6-2014.51.j"}) {
        village.push_back(p->rules().find_rule(id));
        REQUIRE(village.back() != none);
    }
    const coverage before = only_conditions_of(measure(files, p), village);
    const auto gaps = find_gaps(before, files, p);
    std::string text = "cases:\n";
    std::size_t made = 0;
    for (const gap& g : gaps) {
        text += g.yaml;
        made += g.yaml.empty() ? 0 : 1;
    }
    REQUIRE(made >= 4);
    auto pasted = read_cases(make_source("pasted.cases.yaml", text), *p);
    if (!pasted) FAIL(render(pasted.errors()) << text);
    CHECK(pasted->cases.size() == made);
    files.clear();
    files.push_back(std::move(*pasted));
    CHECK(run_cases(files, p).all_well());
    const coverage after = measure(files, p);
    for (const gap& g : gaps)
        if (!g.yaml.empty() || g.closed_by_earlier)
            CHECK(after.conditions[g.place].decided.of(g.value) > 0);
}
