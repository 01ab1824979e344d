// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of change/consistency.hpp.

#include "two_sides.hpp"

#include <netral/change/consistency.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

using namespace netral;
using namespace netral::testing;

namespace {

consistency of(const std::string& old_part, const std::string& new_part)
{
    return examine(*small(with(small_rules, old_part, new_part)));
}

std::vector<consistency_finding> found(const consistency& c, consistency_kind what)
{
    std::vector<consistency_finding> all;
    std::copy_if(c.findings.begin(), c.findings.end(), std::back_inserter(all),
                 [&](const consistency_finding& f) { return f.what == what; });
    return all;
}

/// The small rules and one more.
std::string and_rule(const std::string& rest)
{
    return small_rules +
           "  - {id: r.4, category: campaigning, title: {id: r, en: r}, basis: "
           "[{instrument: uu, article: '4'}], " +
           rest + "}\n";
}

} // namespace

TEST_CASE("a rule set of which nothing is to be said is clean")
{
    const consistency c = examine(*small());
    CHECK(c.clean());
    CHECK(c.conclusive());
    CHECK(c.rules == 3);
}

TEST_CASE("a rule that no record can make hold is found")
{
    const auto never =
        found(of("addressees: terms.official", "addressees: \"who == 'pns' && who == 'dprd'\""),
              consistency_kind::never_holds);
    REQUIRE(never.size() == 1);
    CHECK(never.front().subject == "r.1");
}

TEST_CASE("a rule that another always holds with is found")
{
    const auto idle =
        found(examine(*small(
                  and_rule("nature: kode_etik, conduct: paid, when: \"who == 'pns' && leave\""))),
              consistency_kind::never_matters);
    REQUIRE(idle.size() == 1);
    CHECK(idle.front().subject == "r.4");
}

TEST_CASE("a rule that permits what another prohibits is found, with a record")
{
    const auto clash = found(
        examine(*small(and_rule("nature: kode_etik, effect: permits, conduct: paid, when: leave"))),
        consistency_kind::contradicts);
    REQUIRE(clash.size() == 1);
    CHECK(clash.front().subject == "r.3");
    CHECK(clash.front().other == "r.4");
    CHECK(clash.front().witness.find("\"paid\": true") != std::string::npos);
}

TEST_CASE("days between versions are a gap")
{
    const auto gaps = found(of("from: 2024-07-01", "from: 2024-08-01"), consistency_kind::gap);
    REQUIRE(gaps.size() == 1);
    CHECK(gaps.front().subject == "r.2");
    CHECK(gaps.front().remark.find("2024-07-01 to 2024-07-31") != std::string::npos);
}

TEST_CASE("invariants are proved, or refuted with a record")
{
    const consistency c = examine(*small(small_rules + R"(constraints:
  - {id: k, implies: {if: paid, then: "who == 'pns'"}}
invariants:
  - {id: only-pns, title: {id: a, en: a}, never: "paid && who == 'dprd'"}
  - {id: all-stages, title: {id: a, en: a}, always: "stage in ['pendaftaran', 'kampanye', 'pemungutan']"}
  - {id: unpaid, title: {id: a, en: a}, never: "paid && leave"}
  - {id: paid, title: {id: a, en: a}, always: "paid"}
)"));
    const auto proved = found(c, consistency_kind::invariant_proved);
    REQUIRE(proved.size() == 2);
    CHECK(proved[0].subject == "only-pns");
    CHECK(proved[1].subject == "all-stages");
    const auto refuted = found(c, consistency_kind::invariant_refuted);
    REQUIRE(refuted.size() == 2);
    CHECK(refuted[0].witness == R"({"leave": true, "paid": true})");
    CHECK(refuted[1].witness == R"({"paid": false})");
    CHECK_FALSE(c.clean());
}

TEST_CASE("an invariant over what only the interpreter understands is not called proved")
{
    const consistency c = examine(*small(small_rules + R"(invariants:
  - {id: length, title: {id: a, en: a}, never: "region > 'k'"}
)"));
    CHECK_FALSE(c.conclusive());
}

TEST_CASE("kinds of results have names")
{
    CHECK(to_string(consistency_kind::gap) == "gap");
    CHECK(to_string(consistency_kind::never_holds) == "never holds");
    CHECK(to_string(consistency_kind::never_matters) == "never matters");
    CHECK(to_string(consistency_kind::contradicts) == "contradicts");
    CHECK(to_string(consistency_kind::invariant_proved) == "invariant proved");
    CHECK(to_string(consistency_kind::invariant_refuted) == "invariant refuted");
    CHECK(to_string(consistency_kind::not_known) == "not known");
}
