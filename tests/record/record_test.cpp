// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of record/record.hpp.

#include "sample_rules.hpp"

#include <netral/value/json.hpp>

#include <catch2/catch.hpp>

using namespace netral;
using sample::desk;
using sample::small;

TEST_CASE("a blank record knows nothing")
{
    const desk d(small());
    for (fact_id f = 0; f < d.rules->facts.size(); ++f) {
        CHECK_FALSE(d.incident.known(f));
        CHECK_FALSE(d.incident.touched(f));
        CHECK(d.incident.value_of(f, *d.rules).is_unknown());
        CHECK(d.incident.text(f).empty());
        CHECK(d.incident.items(f).empty());
    }
}

TEST_CASE("an unknown value names the fact that is missing")
{
    const desk d(small());
    const value v = d.incident.value_of(d["act.public"], *d.rules);
    REQUIRE(v.facts().size() == 1);
    CHECK(v.facts()[0] == d["act.public"]);
}

TEST_CASE("known facts are values of their type")
{
    desk d(small());
    REQUIRE(d.read(
        R"({"incident": {"id": "A-7", "day": "2024-10-12", "stage": "campaign", "story": "x"},
            "election": {"id": "two"},
            "act": {"kinds": ["gift"], "public": true, "persons": 3, "weight": 2.5},
            "report": {"papers": ["p"]}})"));
    CHECK(d.shown("incident.id") == "\"A-7\"");
    CHECK(d.shown("incident.day") == "\"2024-10-12\"");
    CHECK(d.shown("incident.stage") == "\"campaign\"");
    CHECK(d.shown("incident.story") == "\"x\"");
    CHECK(d.shown("election.id") == "\"two\"");
    CHECK(d.shown("act.kinds") == R"({"has":["gift"],"maybe":[]})");
    CHECK(d.shown("act.public") == "true");
    CHECK(d.shown("act.persons") == "3");
    CHECK(d.shown("act.weight") == "2.5");
    CHECK(d.shown("report.papers") == R"(["p"])");
    for (fact_id f = 0; f < d.rules->facts.size(); ++f)
        if (d.incident.touched(f)) CHECK_FALSE(d.incident.value_of(f, *d.rules).is_partial());
}

TEST_CASE("facts known in part are values that are known in part")
{
    desk d(small());
    REQUIRE(d.read(R"({"incident": {"day": "2024"}, "act": {"kinds": {"has": ["photo"]}}})"));
    CHECK(d.shown("incident.day") == "\"2024\"");
    CHECK(d.shown("act.kinds") == R"({"has":["photo","post"],"maybe":["gift","speech"]})");
    d.incident.words()[(*d.slots)[d["incident.stage"]].first] = 0b011;
    CHECK(d.shown("incident.stage") == R"({"one_of":["before","campaign"]})");
    CHECK(d.incident.value_of(d["incident.stage"], *d.rules).is_partial());
}

TEST_CASE("a text takes the place of another, and copies keep their own")
{
    desk d(small());
    REQUIRE(d.read(R"({"incident": {"id": "A-7", "story": "once upon a time there was"}})"));
    const fact_id story = d["incident.story"];
    const record before = d.incident;
    d.incident.set_text(story, "short");
    CHECK(d.incident.text(story) == "short");
    d.incident.set_text(story, std::string(100, 'x'));
    CHECK(d.incident.text(story) == std::string(100, 'x'));
    CHECK(d.incident.text(d["incident.id"]) == "A-7");
    CHECK(before.text(story) == "once upon a time there was");
    d.incident.clear();
    CHECK(d.incident.text(story).empty());
    CHECK_FALSE(d.incident.known(story));
    CHECK(before.known(story));
}

TEST_CASE("a bound of a number is not its value")
{
    desk d(small());
    d.incident.words()[(*d.slots)[d["act.persons"]].first] = 2; // at least two
    CHECK(d.incident.touched(d["act.persons"]));
    CHECK(d.incident.value_of(d["act.persons"], *d.rules).is_unknown());
}

TEST_CASE("a string that was only worked out is the constant of its cell")
{
    desk d(small());
    const slot& s = (*d.slots)[d["election.id"]];
    d.incident.words()[s.first] = 0b001;
    CHECK(d.shown("election.id") == "\"one\"");
    d.incident.words()[s.first] = 0b100; // some other string, nobody knows which
    CHECK(d.incident.value_of(d["election.id"], *d.rules).is_unknown());
}

TEST_CASE("an empty string is a string")
{
    desk d(small());
    REQUIRE(d.read(R"({"election": {"id": ""}, "incident": {"story": ""}})"));
    CHECK(d.shown("election.id") == "\"\"");
    CHECK(d.shown("incident.story") == "\"\"");
}

TEST_CASE("facts are shown as assumed words have them")
{
    desk d(small());
    REQUIRE(d.read(R"({"election": {"id": "elsewhere"}, "act": {"public": true}})"));
    const auto shown = [&](const char* path, const std::vector<std::uint64_t>& words) {
        return json::to_json(d.incident.value_of(d[path], *d.rules, words.data()));
    };
    std::vector<std::uint64_t> words(d.incident.words(),
                                     d.incident.words() + d.slots->word_count());
    words[(*d.slots)[d["act.public"]].first] = 0b01;
    CHECK(shown("act.public", words) == "false");
    CHECK(d.shown("act.public") == "true");
    CHECK(shown("election.id", words) == "\"elsewhere\"");
    words[(*d.slots)[d["election.id"]].first] = 0b010;
    CHECK(shown("election.id", words) == "\"two\"");
    CHECK(d.incident.value_of(d["act.public"], *d.rules, d.slots->blank().data()).is_unknown());
}

TEST_CASE("a cleared record is a blank one")
{
    desk d(small());
    REQUIRE(d.read(R"({"incident": {"id": "A", "story": "x"}, "report": {"papers": ["p"]}})"));
    d.incident.warn({record_warning::kind::ignored_key, none, "x"});
    d.incident.ignored_keys = 3;
    d.incident.clear();
    const desk blank(small());
    CHECK(std::equal(d.slots->blank().begin(), d.slots->blank().end(), d.incident.words()));
    CHECK(d.incident.id().empty());
    CHECK(d.incident.items(d["report.papers"]).empty());
    CHECK(d.incident.warnings().empty());
    CHECK(d.incident.ignored_keys == 0);
    CHECK(d.incident.source_of(d["incident.id"]) == knowledge::missing);
}
