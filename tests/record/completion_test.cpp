// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of record/completion.hpp: what follows from what a record states, and what gives way.
/// Random rule sets are in completion_random_test.cpp.

#include "sample_rules.hpp"

#include <catch2/catch.hpp>

using namespace netral;
using sample::add;
using sample::desk;

namespace {

/// An official, an election with a calendar, and some of the shipped constraints.
ruleset lawful()
{
    ruleset r;
    r.roles.record_id = add(r, "incident.id", fact_type::string);
    r.roles.act_day = add(r, "incident.day", fact_type::date);
    r.roles.stage =
        add(r, "incident.stage", fact_type::enumeration, {"before", "campaign", "quiet", "after"});
    const fact_id election = add(r, "election.id", fact_type::string);
    r.facts[election].constants = {"one", "two"};
    const fact_id kind = add(r, "election.kind", fact_type::enumeration, {"local", "general"});
    const fact_id designated_on = add(r, "election.designated_on", fact_type::date);
    const fact_id designated = add(r, "contest.designated", fact_type::boolean);
    add(r, "target.kind", fact_type::enumeration, {"candidate", "hopeful", "party"});
    add(r, "subject.statuses", fact_type::set, {"pns", "cpns", "pppk", "head", "state_official"});
    add(r, "subject.office", fact_type::enumeration, {"lurah", "staff", "governor", "teacher"});
    add(r, "subject.acting", fact_type::enumeration, {"full", "acting"});
    add(r, "subject.official", fact_type::boolean);
    const fact_id intent = add(r, "act.intentional", fact_type::boolean);
    r.facts[intent].judgement = true;
    add(r, "act.persons", fact_type::integer);
    const fact_id voting = add(r, "calendar.voting", fact_type::date);
    r.facts[voting].origin = fact_origin::calendar;

    calendar& one = sample::add_calendar(r, "one");
    one.sets = {{kind, "local", {}}};
    one.defaults = {{designated_on, "2024-09-22", {}}};
    one.stages = {sample::make_stage(0, "2024-08-01", "2024-09-24"),
                  sample::make_stage(1, "2024-09-25", "2024-11-23"),
                  sample::make_stage(2, "2024-11-24", "2024-11-26"),
                  sample::make_stage(3, "2024-12-17", "2025-02-23")};
    one.dates = {{voting, parse_date("2024-11-27").value().first}};
    calendar& two = sample::add_calendar(r, "two");
    two.sets = {{kind, "general", {}}};
    two.stages = {sample::make_stage(1, "2024-01-01", "2024-01-10"),
                  sample::make_stage(2, "2024-01-11", "2024-01-13"),
                  sample::make_stage(1, "2024-03-01", "2024-03-10")};

    sample::derive(r, designated,
                   {"incident.day >= election.designated_on",
                    "incident.stage in ['campaign', 'quiet', 'after']",
                    "target.kind == 'candidate' || (target.kind != 'hopeful' && incident.day >= "
                    "election.designated_on)"});
    sample::conflicts(r, {"'pns' in subject.statuses", "'cpns' in subject.statuses",
                          "'pppk' in subject.statuses"});
    sample::implies(r, "subject.office == 'lurah'", "'pns' in subject.statuses");
    sample::implies(r, "subject.office in ['lurah', 'governor']", "subject.official");
    sample::implies(r, "subject.office == 'staff'", "!subject.official");
    sample::implies(r, "subject.office == 'governor'",
                    "'head' in subject.statuses || subject.acting == 'acting'");
    sample::implies(r, "subject.acting == 'acting' && subject.office == 'governor'",
                    "!('head' in subject.statuses) && subject.official");
    sample::implies(r, "'head' in subject.statuses", "'state_official' in subject.statuses");
    sample::implies(r, "act.persons > 100", "act.intentional");
    return r;
}

desk about(std::string_view line)
{
    desk d(lawful());
    INFO(line);
    const bool read = d.read(line);
    INFO(d.complaints());
    REQUIRE(read);
    return d;
}

} // namespace

TEST_CASE("a calendar gives what it sets, its dates and its defaults")
{
    const desk d = about(R"({"election": {"id": "one"}})");
    CHECK(d.shown("election.kind") == "\"local\"");
    CHECK(d.shown("calendar.voting") == "\"2024-11-27\"");
    CHECK(d.shown("election.designated_on") == "\"2024-09-22\"");
    CHECK(d.incident.source_of(d["election.id"]) == knowledge::stated);
    CHECK(d.incident.source_of(d["election.kind"]) == knowledge::derived);
    CHECK(d.incident.source_of(d["election.designated_on"]) == knowledge::assumed);
    CHECK(d.incident.source_of(d["target.kind"]) == knowledge::missing);
    CHECK(d.warned().empty());
}

TEST_CASE("without a calendar for the election nothing follows, and that is no error")
{
    const desk d = about(R"({"election": {"id": "another"}, "incident": {"day": "2024-10-12"}})");
    CHECK_FALSE(d.incident.touched(d["election.kind"]));
    CHECK_FALSE(d.incident.touched(d["incident.stage"]));
    CHECK_FALSE(d.incident.touched(d["calendar.voting"]));
}

TEST_CASE("a default stands back behind what the record states, if only in part")
{
    const desk d = about(R"({"election": {"id": "one", "designated_on": "2024-10"}})");
    CHECK(d.shown("election.designated_on") == "\"2024-10\"");
    CHECK(d.incident.source_of(d["election.designated_on"]) == knowledge::stated);
}

TEST_CASE("the stage follows from the day")
{
    CHECK(about(R"({"election": {"id": "one"}, "incident": {"day": "2024-10-12"}})")
              .shown("incident.stage") == "\"campaign\"");
    CHECK(about(R"({"election": {"id": "one"}, "incident": {"day": "2024-09"}})")
              .shown("incident.stage") == R"({"one_of":["before","campaign"]})");
}

TEST_CASE("a day between the stages is in none of them")
{
    const desk d = about(R"({"election": {"id": "one"}, "incident": {"day": "2024-11-30"}})");
    CHECK_FALSE(d.incident.touched(d["incident.stage"]));
    CHECK(d.warned().empty());
    CHECK_FALSE(about(R"({"election": {"id": "one"}, "incident": {"day": "2024-11"}})")
                    .incident.touched(d["incident.stage"]));
}

TEST_CASE("what the record says of the stage stands where the calendar says nothing of the day")
{
    const desk d = about(
        R"({"election": {"id": "one"}, "incident": {"day": "2025-04-10", "stage": "campaign"}})");
    CHECK(d.shown("incident.day") == "\"2025-04-10\"");
    CHECK(d.shown("incident.stage") == "\"campaign\"");
    CHECK(d.warned().empty());
}

TEST_CASE("a record that states the day only with its stage may be asked for it again")
{
    const desk d = about(R"({"election": {"id": "one"}, "incident": {"stage": "quiet"}})");
    CHECK(d.shown("incident.day") == "\"2024-11-24/2024-11-26\"");
    CHECK(d.incident.source_of(d["incident.day"]) == knowledge::assumed);
}

TEST_CASE("the stage narrows the day")
{
    const desk d =
        about(R"({"election": {"id": "one"}, "incident": {"day": "2024", "stage": "campaign"}})");
    CHECK(d.shown("incident.day") == "\"2024-09-25/2024-11-23\"");
    CHECK(d.incident.source_of(d["incident.day"]) == knowledge::stated);
}

TEST_CASE("a stage that comes twice lies within both its periods, not between them")
{
    CHECK(about(R"({"election": {"id": "two"}, "incident": {"stage": "campaign"}})")
              .shown("incident.day") == "\"2024-01-01/2024-03-10\"");
    CHECK(
        about(R"({"election": {"id": "two"}, "incident": {"stage": "campaign", "day": "2024-01"}})")
            .shown("incident.day") == "\"2024-01-01/2024-01-10\"");
    CHECK(
        about(R"({"election": {"id": "two"}, "incident": {"stage": "campaign", "day": "2024-02"}})")
            .shown("incident.day") == "\"2024-02\"");
}

TEST_CASE("a stage that the day denies gives way with a warning")
{
    const desk d = about(
        R"({"election": {"id": "one"}, "incident": {"day": "2024-08-15", "stage": "campaign"}})");
    CHECK(d.shown("incident.stage") == "\"before\"");
    CHECK(d.incident.source_of(d["incident.stage"]) == knowledge::derived);
    CHECK(d.shown("incident.day") == "\"2024-08-15\"");
    CHECK(d.warned() == "incident.stage");
}

TEST_CASE("what a calendar sets wins over what the record states")
{
    const desk d = about(R"({"election": {"id": "one", "kind": "general"}})");
    CHECK(d.shown("election.kind") == "\"local\"");
    CHECK(d.warned() == "election.kind");
}

TEST_CASE("constraints work in both directions")
{
    CHECK(about(R"({"subject": {"office": "lurah"}})").shown("subject.official") == "true");
    CHECK(about(R"({"subject": {"official": true, "office": "staff"}})").warned() ==
          "subject.official");
    const desk d = about(R"({"subject": {"official": false, "statuses": []}})");
    CHECK(d.shown("subject.office") == R"({"one_of":["staff","teacher"]})");
}

TEST_CASE("what is implied of a set leaves the rest of it open")
{
    const desk d = about(R"({"subject": {"office": "lurah"}})");
    CHECK(d.shown("subject.statuses") == R"({"has":["pns"],"maybe":["head","state_official"]})");
}

TEST_CASE("of several that exclude each other, one that holds denies the others")
{
    const desk d = about(R"({"subject": {"statuses": {"has": ["cpns"]}}})");
    CHECK(d.shown("subject.statuses") == R"({"has":["cpns"],"maybe":["head","state_official"]})");
}

TEST_CASE("a choice of consequences waits until one is left")
{
    CHECK_FALSE(about(R"({"subject": {"office": "governor"}})").incident.touched(10));
    CHECK(about(R"({"subject": {"office": "governor", "acting": "full"}})")
              .shown("subject.statuses") ==
          R"({"has":["head","state_official"],"maybe":["cpns","pns","pppk"]})");
    CHECK(about(R"({"subject": {"office": "governor", "statuses": ["pns"]}})")
              .shown("subject.acting") == "\"acting\"");
}

TEST_CASE("of a set only the member that cannot be gives way")
{
    const desk d = about(R"({"subject": {"office": "lurah", "statuses": ["cpns"]}})");
    CHECK(d.shown("subject.statuses") == R"({"has":["pns"],"maybe":[]})");
    CHECK(d.warned() == "subject.statuses");
    const desk e = about(R"({"subject": {"statuses": ["head"]}})");
    CHECK(e.shown("subject.statuses") == R"({"has":["head","state_official"],"maybe":[]})");
    CHECK(e.warned() == "subject.statuses");
}

TEST_CASE("judgement facts are found by a person and never inferred")
{
    const desk d = about(R"({"act": {"persons": 200}})");
    CHECK_FALSE(d.incident.touched(d["act.intentional"]));
    CHECK(about(R"({"act": {"persons": 200, "intentional": true}})").warned().empty());
    CHECK(about(R"({"act": {"persons": 200, "intentional": false}})").warned() ==
          "act.intentional");
}

TEST_CASE("the first derivation that is known wins")
{
    CHECK(about(R"({"incident": {"day": "2024-10-12"}, "election": {"designated_on": "2024-10-20"},
                    "target": {"kind": "candidate"}})")
              .shown("contest.designated") == "false");
    CHECK(about(R"({"incident": {"stage": "campaign"}, "target": {"kind": "hopeful"}})")
              .shown("contest.designated") == "true");
    CHECK(about(R"({"target": {"kind": "candidate"}})").shown("contest.designated") == "true");
    CHECK_FALSE(about(R"({"target": {"kind": "party"}})").incident.touched(6));
}

TEST_CASE("a default comes before the derivations that read it")
{
    // Without the default the word `candidate` would decide, and wrongly so.
    const desk d = about(
        R"({"election": {"id": "one"}, "incident": {"day": "2024-07-20"}, "target": {"kind": "candidate"}})");
    CHECK(d.shown("contest.designated") == "false");
}

TEST_CASE("a derived fact wins over a stated one")
{
    const desk d = about(
        R"({"election": {"id": "one"}, "incident": {"day": "2024-10-12"}, "contest": {"designated": false}})");
    CHECK(d.shown("contest.designated") == "true");
    CHECK(d.incident.source_of(d["contest.designated"]) == knowledge::derived);
    CHECK(d.warned() == "contest.designated");
}

TEST_CASE("a derivation that agrees leaves the fact stated")
{
    const desk d = about(
        R"({"election": {"id": "one"}, "incident": {"day": "2024-10-12"}, "contest": {"designated": true}})");
    CHECK(d.incident.source_of(d["contest.designated"]) == knowledge::stated);
    CHECK(d.warned().empty());
}

TEST_CASE("a default gives way to a constraint without a warning")
{
    ruleset r = lawful();
    sample::implies(r, "contest.designated", "election.designated_on <= date('2024-09-01')");
    desk d(std::move(r));
    REQUIRE(d.read(
        R"({"election": {"id": "one"}, "incident": {"day": "2024-10-12"}, "target": {"kind": "candidate"}})"));
    CHECK(d.warned().empty());
    CHECK(d.incident.source_of(d["election.designated_on"]) == knowledge::derived);
    CHECK(d.shown("election.designated_on") == "\"0001-01-01/2024-09-01\"");
    CHECK(d.shown("contest.designated") == "true");
}

TEST_CASE("what contradicts only through others gives way as well")
{
    ruleset r;
    for (const char* path : {"x.a", "x.b", "x.c", "x.d"}) add(r, path, fact_type::boolean);
    sample::implies(r, "x.a", "x.b");
    sample::implies(r, "x.b", "x.c");
    sample::implies(r, "x.a", "x.d");
    sample::implies(r, "x.d", "!x.c");
    desk d(std::move(r));
    REQUIRE(d.read(R"({"x": {"a": true}})"));
    CHECK(d.warned() == "x.a");
    for (fact_id f = 0; f < 4; ++f) CHECK_FALSE(d.incident.touched(f));
}

TEST_CASE("completing twice is completing once")
{
    for (const char* line :
         {R"({"election": {"id": "one"}, "incident": {"day": "2024-08-15", "stage": "campaign"}})",
          R"({"subject": {"office": "lurah", "statuses": ["cpns"]}})",
          R"({"election": {"id": "one"}, "incident": {"day": "2024"}})"}) {
        desk d = about(line);
        const std::vector<std::uint64_t> before(d.incident.words(),
                                                d.incident.words() + d.slots->word_count());
        const std::string warned = d.warned();
        d.follow->complete(d.incident);
        CHECK(std::equal(before.begin(), before.end(), d.incident.words()));
        CHECK(d.warned() == warned);
    }
}

TEST_CASE("an answer may be added to a completed record")
{
    desk d = about(R"({"election": {"id": "one"}})");
    const fact_id day = d["election.designated_on"];
    REQUIRE(d.incident.source_of(day) == knowledge::assumed);
    std::uint64_t* at = d.incident.words() + (*d.slots)[day].first;
    at[0] = at[1] = static_cast<std::uint64_t>(parse_date("2024-10-01").value().first.days);
    d.incident.set_source(day, knowledge::stated);
    d.follow->complete(d.incident);
    CHECK(d.shown("election.designated_on") == "\"2024-10-01\"");
    CHECK(d.incident.source_of(day) == knowledge::stated);
}

TEST_CASE("an assumption is propagated from the fact that it is about")
{
    const desk d(lawful());
    const fact_id office = d["subject.office"];
    std::vector<std::uint64_t> words = d.slots->blank();
    words[(*d.slots)[office].first] = 0b0001; // lurah
    std::vector<std::uint64_t> all = words;
    CHECK(d.follow->propagate(words.data(), office));
    CHECK(d.follow->propagate(all.data()));
    CHECK(words == all);
    CHECK(words[(*d.slots)[d["subject.official"]].first] == 0b10);
    words[(*d.slots)[d["subject.official"]].first] = 0b01;
    CHECK_FALSE(d.follow->propagate(words.data(), d["subject.official"]));
}

namespace {

/// The codes that compiling the rule set gives.
std::string refusal(const ruleset& r)
{
    const slot_layout slots(r);
    const auto follow = completion::compile(r, slots);
    std::string codes;
    if (!follow)
        for (const diagnostic& d : follow.errors()) codes += to_string(d.id) + ' ';
    return codes;
}

} // namespace

TEST_CASE("a constraint of two facts in one test is refused")
{
    ruleset r = lawful();
    sample::implies(r, "incident.day >= election.designated_on", "subject.official");
    CHECK(refusal(r) == "N1481 ");
}

TEST_CASE("a constraint of too many cases is refused")
{
    ruleset r;
    std::string any;
    for (int i = 0; i < 20; ++i) {
        add(r, "x.a" + std::to_string(i), fact_type::boolean);
        add(r, "x.b" + std::to_string(i), fact_type::boolean);
        any += (i == 0 ? "(x.a" : " || (x.a") + std::to_string(i) + " && x.b" + std::to_string(i) +
               ")";
    }
    add(r, "x.c", fact_type::boolean);
    sample::implies(r, "x.c", any);
    CHECK(refusal(r) == "N1482 ");
}

TEST_CASE("a calendar that applies by no test of one fact, or sets what cannot be, is refused")
{
    ruleset r = lawful();
    r.calendars[0].applies = sample::condition(r, "incident.day >= election.designated_on");
    CHECK(refusal(r).find("N1483") == 0);
    ruleset q = lawful();
    q.calendars[0].sets = {{q.roles.stage, "nonsense", {}}};
    CHECK(refusal(q) == "N1484 ");
}

TEST_CASE("constraints that nothing satisfies are refused")
{
    ruleset r;
    add(r, "x.a", fact_type::boolean);
    sample::implies(r, "true", "x.a");
    sample::implies(r, "true", "!x.a");
    CHECK(refusal(r) == "N1485 ");
}

TEST_CASE("facts that are derived from each other are refused")
{
    ruleset r;
    const fact_id a = add(r, "x.a", fact_type::boolean);
    const fact_id b = add(r, "x.b", fact_type::boolean);
    sample::derive(r, a, {"x.b"});
    sample::derive(r, b, {"!x.a"});
    CHECK(refusal(r) == "N1486 ");
}
