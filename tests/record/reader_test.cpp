// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of record/reader.hpp: JSON into slots. What is wrong with a record is in golden_test.cpp.

#include "sample_rules.hpp"

#include <netral/value/json.hpp>

#include <catch2/catch.hpp>

#include <bit>
#include <string>
#include <vector>

using namespace netral;
using sample::desk;
using sample::small;

namespace {

desk read_by_small(std::string_view line)
{
    desk d(small());
    INFO(line);
    const bool read = d.read(line);
    INFO(d.complaints());
    REQUIRE(read);
    return d;
}

date day(std::int32_t year, std::uint32_t month, std::uint32_t nth)
{
    return to_date({year, month, nth});
}

} // namespace

TEST_CASE("an empty record says nothing")
{
    const desk d = read_by_small("{}");
    for (fact_id f = 0; f < d.rules->facts.size(); ++f) {
        CHECK_FALSE(d.incident.touched(f));
        CHECK(d.incident.source_of(f) == knowledge::missing);
    }
}

TEST_CASE("every type of fact finds its slot")
{
    const desk d = read_by_small(
        R"({"incident": {"id": "A-7", "day": "2024-10-12", "stage": "campaign", "story": "x y"},
            "election": {"id": "two"},
            "act": {"kinds": ["gift"], "public": false, "persons": -3, "weight": 2.5},
            "report": {"papers": ["p", "q"]}})");
    CHECK(d.incident.id() == "A-7");
    CHECK(d.word("incident.stage") == 0b010);
    CHECK(d.word("incident.day") == static_cast<std::uint64_t>(day(2024, 10, 12).days));
    CHECK(d.word("incident.day", 1) == d.word("incident.day"));
    CHECK(d.incident.text(d["incident.story"]) == "x y");
    CHECK(d.word("election.id") == 0b010);
    CHECK(d.word("act.kinds") == 0b0100);
    CHECK(d.word("act.kinds", 1) == 0b1011);
    CHECK(d.word("act.public") == 0b01);
    CHECK(static_cast<std::int64_t>(d.word("act.persons")) == -3);
    CHECK(std::bit_cast<double>(d.word("act.weight", 1)) == 2.5);
    CHECK(d.incident.items(d["report.papers"]) == std::vector<std::string>{"p", "q"});
    CHECK(d.incident.source_of(d["act.public"]) == knowledge::stated);
    for (const char* path : {"incident.day", "incident.stage", "act.kinds", "act.weight"})
        CHECK(d.incident.known(d[path]));
}

TEST_CASE("null and absence both leave a fact or a whole group unknown")
{
    const desk d = read_by_small(
        R"({"incident": null, "act": {"kinds": null, "public": null, "persons": null}})");
    CHECK_FALSE(d.incident.touched(d["act.kinds"]));
    CHECK_FALSE(d.incident.touched(d["act.public"]));
    CHECK_FALSE(d.incident.touched(d["incident.day"]));
    CHECK(d.incident.source_of(d["act.public"]) == knowledge::missing);
}

TEST_CASE("a date known to the month or year is all its days")
{
    desk d = read_by_small(R"({"incident": {"day": "2024-02"}})");
    CHECK(d.word("incident.day") == static_cast<std::uint64_t>(day(2024, 2, 1).days));
    CHECK(d.word("incident.day", 1) == static_cast<std::uint64_t>(day(2024, 2, 29).days));
    CHECK(d.incident.touched(d["incident.day"]));
    CHECK_FALSE(d.incident.known(d["incident.day"]));
    REQUIRE(d.read(R"({"incident": {"day": "2023"}})"));
    CHECK(d.shown("incident.day") == "\"2023\"");
}

TEST_CASE("a plain array is the whole set and an object a part of it")
{
    desk d = read_by_small(R"({"act": {"kinds": []}})");
    CHECK(d.word("act.kinds") == 0);
    CHECK(d.word("act.kinds", 1) == 0b1111);
    CHECK(d.incident.known(d["act.kinds"]));
    REQUIRE(d.read(R"({"act": {"kinds": {"has": ["gift"], "not": ["speech"]}}})"));
    CHECK(d.word("act.kinds") == 0b0100);
    CHECK(d.word("act.kinds", 1) == 0b1000);
    CHECK_FALSE(d.incident.known(d["act.kinds"]));
    REQUIRE(d.read(R"({"act": {"kinds": {"has": null}}})"));
    CHECK_FALSE(d.incident.touched(d["act.kinds"]));
}

TEST_CASE("a value that holds brings its broader one along, in a whole set and in a part of one")
{
    desk d = read_by_small(R"({"act": {"kinds": ["photo", "photo"]}})");
    CHECK(d.word("act.kinds") == 0b0011);
    CHECK(d.word("act.kinds", 1) == 0b1100);
    REQUIRE(d.read(R"({"act": {"kinds": {"has": ["photo"]}}})"));
    CHECK(d.word("act.kinds") == 0b0011);
    CHECK(d.word("act.kinds", 1) == 0);
}

TEST_CASE("without the broader value there is no narrower one, but not the other way round")
{
    desk d = read_by_small(R"({"act": {"kinds": {"not": ["post"]}}})");
    CHECK(d.word("act.kinds", 1) == 0b0011);
    REQUIRE(d.read(R"({"act": {"kinds": {"not": ["photo"]}}})"));
    CHECK(d.word("act.kinds", 1) == 0b0010);
}

TEST_CASE("an alias is its value")
{
    const desk d = read_by_small(R"({"act": {"kinds": {"has": ["talk"]}}})");
    CHECK(d.word("act.kinds") == 0b1000);
}

TEST_CASE("a string that no condition names is in the last cell")
{
    const desk d = read_by_small(R"({"election": {"id": "another"}})");
    CHECK(d.word("election.id") == 0b100);
    CHECK(d.incident.text(d["election.id"]) == "another");
}

TEST_CASE("strings are unescaped")
{
    const desk d =
        read_by_small(R"({"incident": {"id": "a\"\u00e9\ud83d\ude00", "stage": "cam\u0070aign"}})");
    CHECK(d.incident.id() == "a\"\xC3\xA9\xF0\x9F\x98\x80");
    CHECK(d.word("incident.stage") == 0b010);
}

TEST_CASE("each of several strings with escapes keeps its own text")
{
    desk d = read_by_small(
        R"({"incident": {"id": "a\n1", "story": "b\n2"}, "election": {"id": "c\n3"}})");
    CHECK(d.incident.id() == "a\n1");
    CHECK(d.reader.last_id() == "a\n1");
    CHECK(d.incident.text(d["incident.id"]) == "a\n1");
    CHECK(d.incident.text(d["incident.story"]) == "b\n2");
    CHECK(d.incident.text(d["election.id"]) == "c\n3");
}

TEST_CASE("what is confidential is checked and forgotten")
{
    desk d = read_by_small(
        R"({"report": {"name": "secret", "witnesses": ["hidden"], "ways": {"has": ["mail"]}}})");
    for (const char* path : {"report.name", "report.witnesses", "report.ways"}) {
        CHECK(d.incident.text(d[path]).empty());
        CHECK(d.incident.items(d[path]).empty());
        CHECK_FALSE(d.incident.touched(d[path]));
        CHECK(d.incident.source_of(d[path]) == knowledge::missing);
        CHECK(d.incident.value_of(d[path], *d.rules).is_unknown());
    }
    CHECK_FALSE(d.read(R"({"report": {"name": 7}})"));
    CHECK_FALSE(d.read(R"({"report": {"witnesses": [7]}})"));
    CHECK_FALSE(d.read(R"({"report": {"ways": ["letter"]}})"));
}

TEST_CASE("keys that are no facts are counted where the caller asks to pass over them")
{
    read_options options;
    options.ignore_unknown_keys = true;
    desk d(small(), options);
    REQUIRE(d.read(R"({"more": {"a": [1, {"b": 2}]}, "act": {"colour": 1, "public": true}})"));
    CHECK(d.incident.ignored_keys == 2);
    REQUIRE(d.incident.warnings().size() == 2);
    CHECK(d.incident.warnings()[0].what == record_warning::kind::ignored_key);
    CHECK(d.incident.warnings()[0].path.empty());
    CHECK(d.incident.warnings()[1].path == "act");
    CHECK(d.word("act.public") == 0b10);
    CHECK_FALSE(d.read(R"({"more": {"a": {"b": 1, "b": 2}}})"));
    CHECK_FALSE(d.read(R"({"more": 1, "more": 2})"));
    CHECK_FALSE(d.read(R"({"act": {"colour": 1, "colour": 2}})"));
}

TEST_CASE("nothing of one record is left in the next")
{
    desk d = read_by_small(R"({"incident": {"id": "A", "story": "x"}, "act": {"public": true}})");
    REQUIRE(d.read("{}"));
    CHECK(d.incident.id().empty());
    CHECK(d.reader.last_id().empty());
    CHECK(d.incident.text(d["incident.story"]).empty());
    CHECK_FALSE(d.incident.touched(d["act.public"]));
    CHECK_FALSE(d.read(R"({"act": {"public": true, "persons": "x"}})"));
    CHECK_FALSE(d.incident.touched(d["act.public"]));
}

TEST_CASE("the number of a bad record is known if it could be read")
{
    desk d(small());
    CHECK_FALSE(d.read(R"({"act": {"persons": "x"}, "incident": {"id": "A-9"}})"));
    CHECK(d.reader.last_id() == "A-9");
    CHECK(d.incident.id().empty());
    CHECK_FALSE(d.read("{"));
    CHECK(d.reader.last_id().empty());
}

TEST_CASE("all errors of a record are told, up to a number of them")
{
    read_options options;
    options.errors = 3;
    const std::string line =
        R"({"act": {"kinds": ["a", "b", "gift", "c"], "public": 1}, "incident": {"day": "x"}})";
    desk all(small());
    CHECK_FALSE(all.read(line));
    CHECK(all.reader.errors().size() == 5);
    desk some(small(), options);
    CHECK_FALSE(some.read(line));
    CHECK(some.reader.errors().size() == 3);
    CHECK(some.reader.errors()[2].path == "act.kinds[3]");
}

TEST_CASE("a record may nest as deep and be as long as the options say")
{
    read_options options;
    options.depth = 3;
    options.record_bytes = 40;
    options.ignore_unknown_keys = true;
    desk d(small(), options);
    CHECK(d.read(R"({"a": {"b": [1]}})"));
    CHECK_FALSE(d.read(R"({"a": {"b": [[1]]}})"));
    CHECK(d.reader.errors().front().id == code{2003});
    CHECK(d.read(R"({"incident": {"story": "1234567890"}})"));
    CHECK_FALSE(d.read(R"({"incident": {"story": "1234567890123456"}})"));
    CHECK(d.reader.errors().front().id == code{2004});
}

TEST_CASE("a reader copes with short and long records in turn")
{
    desk d(small());
    const std::string story(100000, 's');
    for (int i = 0; i < 3; ++i) {
        REQUIRE(d.read("{}"));
        REQUIRE(d.read(R"({"incident": {"story": ")" + story + "\"}}"));
        CHECK(d.incident.text(d["incident.story"]) == story);
    }
}

TEST_CASE("no error quotes what the record held")
{
    desk d(small());
    for (const char* line :
         {R"({"Xyzzy": 1})", R"({"act": {"Xyzzy": 1}})", R"({"act": {"kinds": ["Xyzzy"]}})",
          R"({"incident": {"stage": "Xyzzy"}})", R"({"incident": {"day": "Xyzzy"}})",
          R"({"act": {"public": "Xyzzy"}})", R"({"act": "Xyzzy"})",
          R"({"act": {"kinds": {"Xyzzy": []}}})", R"({"Xyzzy)", R"("Xyzzy")", R"({"a": Xyzzy})",
          R"({"report": {"name": ["Xyzzy"]}})"}) {
        CHECK_FALSE(d.read(line));
        INFO(d.complaints());
        CHECK(d.complaints().find("yzzy") == std::string::npos);
    }
}

TEST_CASE("the schema of records is JSON and names every fact that a record may state")
{
    const ruleset rules = small();
    const auto schema = json::parse(record_schema(rules));
    REQUIRE(schema.ok());
    const value* groups = schema->find("properties");
    REQUIRE(groups != nullptr);
    const value* act = groups->find("act");
    REQUIRE(act != nullptr);
    CHECK(act->find("properties")->entries().size() == 4);
    CHECK(act->find("additionalProperties")->is_false());
    CHECK(groups->find("reading") == nullptr);
    CHECK(groups->find("report")->find("properties")->find("name") != nullptr);
}

TEST_CASE("keys in any order, and none after the other twice, are found")
{
    desk d(small());
    for (
        const char* line :
        {R"({"incident": {"id": "1", "day": "2024-10-12"}, "election": {"id": "one"}})",
         R"({"election": {"id": "one"}, "incident": {"day": "2024-10-12", "id": "1"}})",
         R"({"incident": {"day": "2024-10-12", "story": "x", "id": "1"}, "election": {"id": "one"}})"}) {
        INFO(line);
        REQUIRE(d.read(line));
        CHECK(d.incident.id() == "1");
        CHECK(d.incident.known(d["incident.day"]));
        CHECK(d.word("election.id") == 0b001);
    }
    CHECK_FALSE(d.read(R"({"incident": {"id": "1", "day": "2024-10-12", "id": "1"}})"));
}
