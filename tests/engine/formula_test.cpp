// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of engine/formula.hpp.

#include "loaded.hpp"
#include "small_rules.hpp"

#include <catch2/catch.hpp>

using namespace netral;
using namespace netral::testing;

namespace {

const compiled_version& first_version(const program& p, std::string_view rule)
{
    return p.compiled(p.rules().find_rule(rule)).versions.front();
}

} // namespace

TEST_CASE("conditions that say the same are one formula, whoever says it and in whatever order")
{
    const auto p = compile_text(small_rules(R"~(
  - {id: a, conduct: "'like' in act.kinds && act.public"}
  - {id: b, conduct: {all: ["act.public", "'like' in act.kinds"]}}
  - {id: c, conduct: "sets.intersects(act.kinds, ['like']) && !(!act.public)"}
)~"));
    CHECK(first_version(*p, "a").conduct == first_version(*p, "b").conduct);
    CHECK(first_version(*p, "a").conduct == first_version(*p, "c").conduct);
}

TEST_CASE("joins are flat, and a constant decides or drops out")
{
    const auto p = compile_text(small_rules(R"~(
  - {id: a, conduct: {all: ["act.public", {all: ["'like' in act.kinds", "act.official"]}]}}
  - {id: b, conduct: "(act.public && 'like' in act.kinds) && act.official"}
  - {id: c, conduct: "act.public && true"}
  - {id: d, conduct: "act.public || true"}
)~"));
    const formula_table& formulas = p->formulas();
    CHECK(first_version(*p, "a").conduct == first_version(*p, "b").conduct);
    CHECK(formulas[first_version(*p, "a").conduct].child_count == 3);
    CHECK(formulas[first_version(*p, "c").conduct].what == formula::kind::cell);
    CHECK(formulas[first_version(*p, "d").conduct].what == formula::kind::constant);
}

TEST_CASE(
    "a test of one fact with constants is a cell test, anything else is left to the interpreter")
{
    const auto p = compile_text(small_rules(R"~(
  - {id: a, conduct: "act.day >= date('2024-03-01')"}
  - {id: b, conduct: "act.persons + 1 > 3"}
  - {id: c, conduct: "act.day < act.known"}
)~"));
    const formula_table& formulas = p->formulas();
    CHECK(formulas[first_version(*p, "a").conduct].what == formula::kind::cell);
    CHECK(formulas.print(first_version(*p, "a").conduct) == "act.day >= 2024-03-01");
    CHECK(formulas[first_version(*p, "b").conduct].what == formula::kind::opaque);
    CHECK(formulas.print(first_version(*p, "b").conduct) == "act.persons + 1 > 3");
    const auto facts = formulas.facts_of(first_version(*p, "c").conduct);
    CHECK(facts ==
          std::vector<fact_id>{p->rules().find_fact("act.day"), p->rules().find_fact("act.known")});
}

TEST_CASE("what negation covers is one leaf, what joins cover are several")
{
    const auto p = compile_text(small_rules(R"~(
  - {id: a, conduct: {any: ["act.public", {all: ["act.official", "'like' in act.kinds"]}]}}
  - {id: b, conduct: "!(act.public && act.official)"}
)~"));
    CHECK(p->formulas().leaves_of(first_version(*p, "a").conduct).size() == 3);
    CHECK(p->formulas().leaves_of(first_version(*p, "b").conduct).size() == 1);
}
