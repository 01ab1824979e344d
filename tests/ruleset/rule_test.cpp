// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of ruleset/rule.hpp.

#include "texts.hpp"

#include <catch2/catch.hpp>

using namespace netral;

namespace {

std::shared_ptr<const ruleset> with_rule(const std::string& keys)
{
    const auto loaded = texts::load(texts::smallest_with_rule(keys));
    if (!loaded) FAIL(render(loaded.errors()));
    return loaded->rules;
}

const std::string two_sanctions =
    "sanctions:\n"
    "  - {id: s1, nature: disiplin, family: pns, rank: 1, level: ringan, measure: {en: warning}, "
    "basis: [{instrument: law}], for: act.public, duration: P6M}\n"
    "  - {id: s2, nature: pidana, family: umum, rank: 2, measure: {en: prison}, basis: "
    "[{instrument: law}], prison: {min: P1M, max: P6M}, fine: {max: 6000000}, link: and/or, "
    "substitutes: s1}\n";

} // namespace

TEST_CASE("what follows from a rule has words")
{
    CHECK(to_string(rule_category::favouring) == "favouring");
    CHECK(to_string(rule_nature::etik_lain) == "etik_lain");
    CHECK(to_string(rule_effect::permits) == "permits");
    CHECK(to_string(rule_confidence::low) == "low");
}

TEST_CASE("a rule without versions has one text without a name")
{
    const auto r = with_rule("    conduct: act.public\n    in_force: {from: 2021-02-03}\n"
                             "    effect: permits\n    confidence: low\n    sources: [a, b]\n"
                             "    say: {en: \"{subject} did {act.kinds}\"}\n    note: remark\n");
    const rule& x = r->rules[1];
    CHECK(x.id == "second");
    CHECK(x.effect == rule_effect::permits);
    CHECK(x.confidence == rule_confidence::low);
    CHECK(x.sources == std::vector<std::string>{"a", "b"});
    CHECK(x.remark.id() == "remark");
    CHECK(x.in_force_by == none);
    REQUIRE(x.versions.size() == 1);
    CHECK(x.versions[0].name.empty());
    CHECK(to_string(x.versions[0].in_force.first) == "2021-02-03");
    CHECK(x.versions[0].in_force.last == latest_date);
    CHECK(x.versions[0].say.en() == "{subject} did {act.kinds}");
    REQUIRE(x.versions[0].basis.size() == 1);
    CHECK(r->instruments[x.versions[0].basis[0].instrument].id == "law");
}

TEST_CASE("a version has from the rule what it does not write itself")
{
    const auto r = with_rule(
        "    conduct: act.public\n    when: act.place == 'x'\n    unless: [{id: e, when: "
        "act.public}]\n    versions:\n      - {v: one, to: 2020-12-31}\n"
        "      - {v: two, from: 2021-01-01, to: 2021-12-31, when: act.public, unless: []}\n"
        "      - {v: three, from: 2022-01-01, title: {en: Third}, basis: [{instrument: law, "
        "article: \"3\"}]}\n");
    const auto& v = r->rules[1].versions;
    REQUIRE(v.size() == 3);
    CHECK(v[0].when.leaf.text() == "act.place == 'x'");
    CHECK(v[0].title.en() == "Second");
    CHECK(v[0].unless.size() == 1);
    CHECK(v[1].when.leaf.text() == "act.public");
    CHECK(v[1].unless.empty());
    CHECK(v[1].conduct.leaf.text() == "act.public");
    CHECK(v[2].title.en() == "Third");
    CHECK(v[2].basis[0].article == "3");
    CHECK(v[2].when.leaf.text() == "act.place == 'x'");
    CHECK(to_string(v[1].in_force.last) == "2021-12-31");
}

TEST_CASE("exceptions nest and say who has to show them")
{
    const auto r = with_rule("    conduct: act.public\n    unless:\n      - id: outer\n"
                             "        when: act.public\n        burden: accuser\n"
                             "        basis: [{instrument: law}]\n        unless:\n"
                             "          - {id: inner, when: act.place == 'x'}\n");
    const auto& unless = r->rules[1].versions[0].unless;
    REQUIRE(unless.size() == 1);
    CHECK(unless[0].accuser_shows);
    CHECK(unless[0].basis.size() == 1);
    REQUIRE(unless[0].unless.size() == 1);
    CHECK(unless[0].unless[0].id == "inner");
    CHECK_FALSE(unless[0].unless[0].accuser_shows);
}

TEST_CASE("a route has its bodies and its days")
{
    const auto r = with_rule("    conduct: act.public\n    route:\n"
                             "      - {to: [bawaslu, kasn], until: 2024-09-03, note: old}\n"
                             "      - {to: bkn, from: 2024-09-04}\n");
    const auto& route = r->rules[1].versions[0].route;
    REQUIRE(route.size() == 2);
    CHECK(route[0].to == std::vector<std::string>{"bawaslu", "kasn"});
    CHECK(to_string(route[0].during.last) == "2024-09-03");
    CHECK(route[0].note == "old");
    CHECK(route[1].to == std::vector<std::string>{"bkn"});
}

TEST_CASE("a rule names rules and sanctions by id")
{
    const auto r = with_rule("    breach_of: [first]\n    supersedes: first\n"
                             "    sanctions: {all_of: [s2, s1]}\n" +
                             two_sanctions);
    const rule& x = r->rules[1];
    CHECK(x.breach_of == std::vector<rule_id>{0});
    CHECK(x.supersedes == std::vector<rule_id>{0});
    CHECK(x.versions[0].sanctions.what == sanction_choice::kind::all_of);
    CHECK(x.versions[0].sanctions.sanctions == std::vector<sanction_id>{1, 0});
}

TEST_CASE("a sanction has its measure and to whom it applies")
{
    const auto r = with_rule("    conduct: act.public\n" + two_sanctions);
    REQUIRE(r->sanctions.size() == 2);
    const sanction& s = r->sanctions[0];
    CHECK(s.family == "pns");
    CHECK(s.level == "ringan");
    CHECK(s.rank == 1);
    CHECK(s.duration.least == "P6M");
    CHECK(s.duration.most == "P6M");
    CHECK(s.applies_to.leaf.text() == "act.public");
    CHECK(s.confidence == rule_confidence::high);
    CHECK(s.fine.least == -1);
    const sanction& p = r->sanctions[1];
    CHECK(p.applies_to.trivial());
    CHECK(p.prison.least == "P1M");
    CHECK(p.prison.most == "P6M");
    CHECK(p.fine.least == -1);
    CHECK(p.fine.most == 6000000);
    CHECK(p.link == "and/or");
    CHECK(p.substitutes == 0);
    CHECK(s.substitutes == none);
}

TEST_CASE("concurrence, deadlines and requirements are read as they stand")
{
    const auto r = with_rule(
        "    conduct: act.public\n"
        "concurrence: {pidana: {pick: all}, disiplin: {pick: heaviest, basis: [{instrument: "
        "law}]}}\n"
        "deadlines: [{id: d, title: {en: d}, from: act.on, days: 14, count: working, when: "
        "act.public, basis: [{instrument: law}]}]\n"
        "admissibility: [{id: a, title: {en: a}, require: {all: [act.public]}, basis: "
        "[{instrument: law}]}]\n"
        "invariants: [{id: i, always: act.public}, {id: n, never: act.public}]\n"
        "phrases: {hello: {id: halo, en: hello}}\n");
    REQUIRE(r->concurrences.size() == 2);
    CHECK(r->concurrences[0].nature == rule_nature::pidana);
    CHECK(r->concurrences[0].what == concurrence::pick::all);
    CHECK(r->concurrences[1].what == concurrence::pick::heaviest);
    REQUIRE(r->deadlines.size() == 1);
    CHECK(r->deadlines[0].from == r->find_fact("act.on"));
    CHECK(r->deadlines[0].met_by == none);
    CHECK(r->deadlines[0].days == 14);
    CHECK(r->deadlines[0].working_days);
    REQUIRE(r->admissibilities.size() == 1);
    CHECK(r->admissibilities[0].require.what == condition::kind::all);
    REQUIRE(r->invariants.size() == 2);
    CHECK_FALSE(r->invariants[0].never);
    CHECK(r->invariants[1].never);
    CHECK(r->phrases.at("hello").id() == "halo");
}

TEST_CASE("a transitional provision may be cited for acts older than itself if it says so")
{
    const std::string keys = "    conduct: act.public\n    unless: [{id: e, when: act.public, "
                             "basis: [{instrument: law, until: 2019-12-31";
    CHECK(texts::load(texts::smallest_with_rule(keys + ", note: for older acts}]}]\n")).ok());
    CHECK_FALSE(texts::load(texts::smallest_with_rule(keys + "}]}]\n")).ok());
}
