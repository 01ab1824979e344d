// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of engine/evaluation.hpp: rules/SEMANTICS.md, sentence by sentence.

#include "loaded.hpp"
#include "small_rules.hpp"

#include <catch2/catch.hpp>

using namespace netral;
using namespace netral::testing;

namespace {

std::string status_of(const program& p, std::string_view rule, const std::string& json)
{
    const read_record r(p, json);
    evaluation e(p);
    e.bind(r.get());
    return std::string(to_string(e.outcome(p.rules().find_rule(rule)).status));
}

} // namespace

TEST_CASE("a rule is raised by its conduct and by nothing else")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, addressees: "who.status == 'pns'", conduct: "'like' in act.kinds", when: act.public}
)~"));
    CHECK(status_of(*p, "a",
                    R"({"who": {"status": "pns"}, "act": {"kinds": ["like"], "public": true}})") ==
          "holds");
    CHECK(status_of(*p, "a", R"({"who": {"status": "pns"}, "act": {"kinds": ["like"]}})") ==
          "open");
    CHECK(status_of(*p, "a", R"({"who": {"status": "pns"}, "act": {"public": true}})") ==
          "not_raised");
    CHECK(status_of(*p, "a", R"({"who": {"status": "tni"}, "act": {"public": true}})") == "fails");
    CHECK(status_of(*p, "a",
                    R"({"who": {"status": "pns"}, "act": {"kinds": ["share"], "public": true}})") ==
          "fails");
    CHECK(status_of(*p, "a", "{}") == "not_raised");
}

TEST_CASE("an exception that is true defeats the rule, one that is open does not stop it")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", unless: [{id: x, title: {id: x, en: x}, when: act.official}]}
  - {id: b, conduct: "'like' in act.kinds", unless: [{id: x, title: {id: x, en: x}, when: act.official, burden: accuser}]}
)~"));
    const std::string open = R"({"act": {"kinds": ["like"]}})";
    const std::string excepted = R"({"act": {"kinds": ["like"], "official": true}})";
    const std::string plain = R"({"act": {"kinds": ["like"], "official": false}})";
    CHECK(status_of(*p, "a", open) == "holds");
    CHECK(status_of(*p, "a", excepted) == "fails");
    CHECK(status_of(*p, "a", plain) == "holds");
    CHECK(status_of(*p, "b", open) == "open");
    CHECK(status_of(*p, "b", excepted) == "fails");
    CHECK(status_of(*p, "b", plain) == "holds");
}

TEST_CASE("an exception is taken back by an exception of its own")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", unless: [{id: x, title: {id: x, en: x}, when: act.official, unless: [{id: y, title: {id: y, en: y}, when: act.public}]}]}
)~"));
    CHECK(status_of(*p, "a", R"({"act": {"kinds": ["like"], "official": true, "public": true}})") ==
          "holds");
    CHECK(
        status_of(*p, "a", R"({"act": {"kinds": ["like"], "official": true, "public": false}})") ==
        "fails");
    CHECK(status_of(*p, "a", R"({"act": {"kinds": ["like"], "official": true}})") == "fails");
}

TEST_CASE("the law of the day decides, and a day known in part only where every day agrees")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, in_force: {from: 2024-03-10, to: 2024-06-30}, conduct: "'like' in act.kinds"}
  - {id: b, conduct: "'like' in act.kinds", versions: [{v: one, from: 2024-01-01, to: 2024-05-31, when: act.public}, {v: two, from: 2024-06-01, when: "act.public || act.official"}]}
  - {id: c, conduct: "'like' in act.kinds", versions: [{v: one, from: 2024-01-01, to: 2024-05-30}, {v: two, from: 2024-06-01}]}
)~"));
    const auto on = [](const std::string& day, const std::string& more = "") {
        return R"({"act": {"kinds": ["like"], "day": ")" + day + '"' + more + "}}";
    };
    CHECK(status_of(*p, "a", on("2024-03-09")) == "fails");
    CHECK(status_of(*p, "a", on("2024-03-10")) == "holds");
    CHECK(status_of(*p, "a", on("2024-06-30")) == "holds");
    CHECK(status_of(*p, "a", on("2024-07-01")) == "fails");
    CHECK(status_of(*p, "a", on("2024-04")) == "holds");
    CHECK(status_of(*p, "a", on("2024-03")) == "open");
    CHECK(status_of(*p, "a", on("2023")) == "fails");

    CHECK(status_of(*p, "b", on("2024", R"(, "public": true)")) == "holds");
    CHECK(status_of(*p, "b", on("2024", R"(, "public": false)")) == "open");
    CHECK(status_of(*p, "b", on("2024", R"(, "public": false, "official": false)")) == "fails");
    CHECK(status_of(*p, "b", on("2024-06-01", R"(, "public": false, "official": true)")) ==
          "holds");
    CHECK(status_of(*p, "b", on("2024-05-31", R"(, "public": false, "official": true)")) ==
          "fails");

    CHECK(status_of(*p, "c", on("2024-05")) == "open"); // the 31st has no version
    CHECK(status_of(*p, "c", on("2024-05-31")) == "fails");
}

TEST_CASE("a breach of another rule takes over everything but the addressees")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: base, addressees: "who.status == 'pns'", conduct: "'speech' in act.kinds", when: act.public}
  - {id: crime, breach_of: [base], addressees: "who.status == 'tni'", when: act.intended}
)~"));
    CHECK(
        status_of(
            *p, "crime",
            R"({"who": {"status": "tni"}, "act": {"kinds": ["speech"], "public": true, "intended": true}})") ==
        "holds");
    CHECK(
        status_of(*p, "crime",
                  R"({"who": {"status": "tni"}, "act": {"kinds": ["speech"], "public": true}})") ==
        "open");
    CHECK(
        status_of(*p, "crime",
                  R"({"who": {"status": "tni"}, "act": {"kinds": ["speech"], "public": false}})") ==
        "fails");
    CHECK(status_of(*p, "crime", R"({"who": {"status": "tni"}, "act": {"intended": true}})") ==
          "not_raised");
    CHECK(
        status_of(
            *p, "crime",
            R"({"who": {"status": "pns"}, "act": {"kinds": ["speech"], "public": true, "intended": true}})") ==
        "fails");
}

TEST_CASE("a condition that errs leaves its rule open, unless something else rules it out")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: "10 / act.persons > 1"}
)~"));
    const read_record r(*p, R"({"act": {"kinds": ["like"], "persons": 0}})");
    evaluation e(*p);
    e.bind(r.get());
    const rule_outcome o = e.outcome(0);
    CHECK(o.status == rule_status::open);
    CHECK(o.erred);
    REQUIRE(e.errors().size() == 1);
    CHECK(e.errors().front().id == code{3003});

    const read_record other(*p, R"({"act": {"kinds": ["share"], "persons": 0}})");
    e.bind(other.get());
    CHECK(e.run().empty());
    CHECK(e.errors().empty());
}

TEST_CASE("a supposition changes the answers and not the record")
{
    const auto p =
        compile_text(small_rules(R"~(  - {id: a, conduct: "'like' in act.kinds", when: act.public}
)~"));
    const read_record r(*p, R"({"act": {"kinds": ["like"]}})");
    evaluation e(*p);
    e.bind(r.get());
    CHECK(e.outcome(0).status == rule_status::open);

    std::vector<std::uint64_t> words(e.words(), e.words() + p->slots().word_count());
    cell_test t;
    t.fact = p->rules().find_fact("act.public");
    t.mask = {2}; // true
    REQUIRE(assume(t, true, p->slots(), words.data()) == assumption::narrowed);
    e.assume(words.data());
    CHECK(e.outcome(0).status == rule_status::holds);
    e.bind(r.get());
    CHECK(e.outcome(0).status == rule_status::open);
}

TEST_CASE("the chosen option of a reading decides")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: "reading('wide') == 'yes'"}
)~",
        "readings:\n  wide: {title: {id: w, en: w}, options: {yes: {title: {id: y, en: y}}, no: "
        "{title: {id: n, en: n}}}, default: no}\n"));
    const read_record r(*p, R"({"act": {"kinds": ["like"]}})");
    evaluation e(*p);
    e.bind(r.get());
    CHECK(e.outcome(0).status == rule_status::fails);
    e.bind(r.get(), {0});
    CHECK(e.outcome(0).status == rule_status::holds);
}
