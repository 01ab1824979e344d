// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of engine/program.hpp.

#include "loaded.hpp"
#include "small_rules.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace netral;
using namespace netral::testing;

TEST_CASE("a rule depends on the facts of its conditions, exceptions, dates and bases")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: base, in_force: {from: 2024-01-01}, conduct: "'like' in act.kinds", unless: [{id: x, title: {id: x, en: x}, when: act.official}]}
  - {id: crime, breach_of: [base], when: act.intended}
)~"));
    const auto depends = [&](std::string_view rule, std::string_view fact) {
        const auto& facts = p->compiled(p->rules().find_rule(rule)).facts;
        return std::binary_search(facts.begin(), facts.end(), p->rules().find_fact(fact));
    };
    for (const std::string_view fact : {"act.kinds", "act.official", "act.day"}) {
        CHECK(depends("base", fact));
        CHECK(depends("crime", fact));
    }
    CHECK(depends("crime", "act.intended"));
    CHECK_FALSE(depends("base", "act.intended"));
}

TEST_CASE("conditions have their sites in the author's order, a term being one")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, addressees: terms.soldier, conduct: "'like' in act.kinds && act.public", when: {any: ["act.official", "act.persons > 2"]}}
)~",
        "terms:\n  soldier: \"who.status == 'tni' || act.official\"\n"));
    const auto& sites = p->compiled(0).versions.front().sites;
    REQUIRE(sites.size() == 5);
    CHECK(sites[0].part == rule_part::addressees);
    CHECK(sites[0].written->text() == "terms.soldier");
    CHECK(sites[1].part == rule_part::conduct);
    CHECK(sites[1].in_text == span{0, 19});
    CHECK(sites[2].in_text == span{23, 33});
    CHECK(sites[3].part == rule_part::when);
    CHECK(sites[4].written->text() == "act.persons > 2");
}

TEST_CASE("a program knows which rules turn on a reading and which displace which")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: general, conduct: "'like' in act.kinds"}
  - {id: special, conduct: "'like' in act.kinds", when: "reading('wide') == 'yes'", supersedes: [general]}
)~",
        "readings:\n  wide: {title: {id: w, en: w}, options: {yes: {title: {id: y, en: y}}, no: "
        "{title: {id: n, en: n}}}, default: no}\n"));
    CHECK(p->turning_on(0) == std::vector<rule_id>{1});
    CHECK(p->supersessions() == std::vector<std::pair<rule_id, rule_id>>{{0, 1}});
}

TEST_CASE("the plan names what is indexed and what is left to the interpreter")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: "act.persons * 2 > 5"}
)~"));
    const std::string plan = p->describe_plan();
    CHECK(plan.find("1 rules") != std::string::npos);
    CHECK(plan.find("act.persons * 2 > 5") != std::string::npos);
    CHECK(p->index().clause_count() == 1);
    CHECK(p->index().leftovers().size() == 1);
}
