// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of cases/coverage_report.hpp.

#include "sample.hpp"

#include <netral/cases/coverage_report.hpp>
#include <netral/value/json.hpp>

using namespace netral;
using namespace netral::testing;

namespace {

struct covered {
    std::vector<case_file> files{cases_of(
        case_text("{act: {day: 2024-10-01, kinds: [speech], persons: 3}, who: {status: kades}}",
                  "{holds: [c.3]}"))};
    coverage made = measure(files, sample_program());
    std::vector<gap> gaps = find_gaps(made, files, sample_program());
};

} // namespace

TEST_CASE("the text names each gap with its place, gives its case, and ends with the figures")
{
    const covered c;
    const std::string out = render(c.made, c.gaps, *sample_program());
    CHECK(out.find("c.3: 3 of 9 decisions of its conditions\n") != std::string::npos);
    CHECK(out.find("`act.persons > 2` never seen unknown\n  - name: ") != std::string::npos);
    CHECK(out.find("decisions (MC/DC with unknowns)") != std::string::npos);
    CHECK(out.ends_with("1 cases\n"));
}

TEST_CASE("the JSON has every condition with its counts")
{
    const covered c;
    const auto read = json::parse(to_json(c.made, c.gaps, *sample_program()));
    REQUIRE(read.ok());
    CHECK(read->find("conditions")->items().size() == c.made.conditions.size());
    CHECK(read->find("gaps")->items().size() == c.gaps.size());
    const value* figures = read->find("figures")->find("decisions");
    CHECK(figures->find("met")->as_int() == static_cast<std::int64_t>(c.made.decisions().met));
}

TEST_CASE("the page is whole, names every rule and asks for nothing from elsewhere")
{
    const covered c;
    const std::string page = to_html(c.made, c.gaps, *sample_program());
    CHECK(page.starts_with("<!doctype html>"));
    CHECK(page.ends_with("</html>\n"));
    for (const rule& r : sample_program()->rules().rules)
        CHECK(page.find("<code>" + r.id + "</code>") != std::string::npos);
    CHECK(page.find("act.persons &gt; 2") != std::string::npos);
    CHECK(page.find("src=") == std::string::npos);
    CHECK(page.find("href=") == std::string::npos);
}
