// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of ruleset/fact.hpp.

#include "texts.hpp"

#include <catch2/catch.hpp>

using namespace netral;

namespace {

std::shared_ptr<const ruleset> with(const std::string& more)
{
    const auto loaded = texts::load(texts::files{
        {"ruleset.yaml", texts::smallest() + "include: [more.yaml]\n"}, {"more.yaml", more}});
    if (!loaded) FAIL(render(loaded.errors()));
    return loaded->rules;
}

const fact& named(const ruleset& r, std::string_view path)
{
    const fact_id id = r.find_fact(path);
    REQUIRE(id != none);
    return r.facts[id];
}

} // namespace

TEST_CASE("a fact has its type, labels and marks")
{
    const auto r = with("facts:\n"
                        "  a.b: {type: bool, judgement: true, title: {id: satu, en: one},\n"
                        "        question: {id: \"Apa?\", en: \"What?\"}, note: {en: n}}\n"
                        "  a.secret: {type: list, confidential: true}\n"
                        "  a.real: {type: double}\n"
                        "  a.text: {type: text, title: narasi}\n");
    const fact& f = named(*r, "a.b");
    CHECK(f.type == fact_type::boolean);
    CHECK(f.judgement);
    CHECK_FALSE(f.confidential);
    CHECK(f.title.en() == "one");
    CHECK(f.question.id() == "Apa?");
    CHECK(f.remark.en() == "n");
    CHECK(to_string(f.where) == "more.yaml:2:3");
    CHECK(named(*r, "a.secret").confidential);
    CHECK(named(*r, "a.real").type == fact_type::real);
    CHECK(named(*r, "a.text").title.in(language::english) == "narasi");
}

TEST_CASE("values are found by name and by alias")
{
    const auto r =
        with("facts: {a.b: {type: enum, values: {satu: {alias: [one, uno]}, dua: {}}}}\n");
    const fact& f = named(*r, "a.b");
    REQUIRE(f.values.size() == 2);
    CHECK(f.find_value("satu") == 0);
    CHECK(f.find_value("uno") == 0);
    CHECK(f.find_value("dua") == 1);
    CHECK(f.find_value("tiga") == none);
    CHECK(f.values[0].aliases == std::vector<std::string>{"one", "uno"});
}

TEST_CASE("what is broader than a broader value is broader as well")
{
    const auto r = with("facts:\n  a.b:\n    type: set\n    values:\n"
                        "      status: {broader: [foto, daring]}\n"
                        "      foto: {broader: unggah}\n"
                        "      unggah: {broader: [daring]}\n"
                        "      daring: {}\n");
    const fact& f = named(*r, "a.b");
    CHECK(f.values[0].broader == std::vector<std::uint32_t>{1, 2, 3});
    CHECK(f.values[1].broader == std::vector<std::uint32_t>{2, 3});
    CHECK(f.values[3].broader.empty());
}

TEST_CASE("a fact can have the values of another")
{
    const auto r = with("facts: {a.b: {type: set, values_of: target.kind}}\n");
    const fact& f = named(*r, "a.b");
    CHECK(f.type == fact_type::set);
    CHECK(f.find_value("partai") == 1);
}

TEST_CASE("derivations keep the author's order")
{
    const auto r = with("facts: {a.b: {type: bool, derive: [\"act.place == 'x'\", act.public]}}\n");
    const fact& f = named(*r, "a.b");
    REQUIRE(f.derivations.size() == 2);
    CHECK(f.derivations[0].text() == "act.place == 'x'");
    CHECK(f.derivations[1].text() == "act.public");
}

TEST_CASE("the constants that a string is compared with are collected from everywhere")
{
    const auto r = with("facts: {a.b: {type: bool, derive: \"act.place == '5'\"}}\n"
                        "terms: {list: ['3', '1']}\n"
                        "constraints: [{id: k, implies: {if: \"act.place == '4'\", then: a.b}}]\n"
                        "calendars: {c: {for: \"act.place in ['2', '1']\"}}\n"
                        "invariants: [{id: i, never: {all: [\"act.place in terms.list\", "
                        "\"'0' != act.place\"]}}]\n");
    CHECK(named(*r, "act.place").constants ==
          std::vector<std::string>{"0", "1", "2", "3", "4", "5"});
}

TEST_CASE("the dates of all calendars are facts that no record states")
{
    const auto r = with("calendars:\n"
                        "  one: {for: \"act.place == '1'\", dates: {start: 2024-01-02, end: "
                        "2024-02-03}}\n"
                        "  two: {for: \"act.place == '2'\", dates: {end: 2025-02-03}}\n"
                        "terms: {late: act.on > calendar.end}\n");
    const fact& f = named(*r, "calendar.end");
    CHECK(f.type == fact_type::date);
    CHECK(f.origin == fact_origin::calendar);
    REQUIRE(r->calendars.size() == 2);
    REQUIRE(r->calendars[0].dates.size() == 2);
    CHECK(r->calendars[1].dates[0].first == r->find_fact("calendar.end"));
    CHECK(to_string(r->calendars[1].dates[0].second) == "2025-02-03");
}

TEST_CASE("a reading is a fact whose values are its options")
{
    const auto r = with("readings: {w: {title: {en: q}, options: {a: {by: x}, b: {by: [y, z]}}, "
                        "default: b}}\nterms: {t: reading('w') == 'a'}\n");
    const fact& f = named(*r, "reading.w");
    CHECK(f.origin == fact_origin::reading);
    CHECK(f.find_value("b") == 1);
    REQUIRE(r->readings.size() == 1);
    CHECK(r->readings[0].fact == r->find_fact("reading.w"));
    CHECK(r->readings[0].chosen == 1);
    CHECK(r->readings[0].options[1].by == std::vector<std::string>{"y", "z"});
}

TEST_CASE("a calendar has settings and stages of facts")
{
    const auto r = with("facts: {a.stage: {type: enum, values: {before: {}, campaign: {}}}}\n"
                        "calendars:\n  c:\n    for: act.place == 'x'\n"
                        "    sets: {target.kind: partai}\n    defaults: {act.on: 2024-05-06}\n");
    REQUIRE(r->calendars.size() == 1);
    const calendar& c = r->calendars[0];
    CHECK(c.applies.text() == "act.place == 'x'");
    REQUIRE(c.sets.size() == 1);
    CHECK(r->facts[c.sets[0].fact].path == "target.kind");
    CHECK(c.sets[0].value == "partai");
    REQUIRE(c.defaults.size() == 1);
    CHECK(c.defaults[0].value == "2024-05-06");
}

TEST_CASE("stages are values of the fact that has that role")
{
    const auto loaded = texts::load(
        texts::smallest() +
        "  - {id: r2, category: party, title: {en: x}, basis: [{instrument: law}], nature: "
        "pidana, conduct: act.public}\n"
        "roles: {stage: target.kind, act_day: act.on, record_id: act.place}\n"
        "calendars:\n  c:\n    for: act.place == 'x'\n    stages:\n"
        "      - {stage: partai, from: 2024-01-01, to: 2024-01-31, basis: law}\n");
    if (!loaded) FAIL(render(loaded.errors()));
    const ruleset& r = *loaded->rules;
    CHECK(r.facts[r.roles.stage].path == "target.kind");
    CHECK(r.facts[r.roles.act_day].path == "act.on");
    CHECK(r.roles.narrative == none);
    REQUIRE(r.calendars[0].stages.size() == 1);
    CHECK(r.calendars[0].stages[0].value == 1);
    CHECK(r.calendars[0].stages[0].basis == "law");
    CHECK(to_string(r.calendars[0].stages[0].days.last) == "2024-01-31");
}

TEST_CASE("constraints have their tests in order")
{
    const auto r = with("constraints:\n"
                        "  - {id: a, implies: {if: act.public, then: \"act.place == 'x'\"}, "
                        "basis: [{instrument: law}]}\n"
                        "  - {id: b, conflicts: [act.public, \"target.kind == 'partai'\"]}\n");
    REQUIRE(r->constraints.size() == 2);
    CHECK(r->constraints[0].what == constraint::kind::implies);
    CHECK(r->constraints[0].tests[1].text() == "act.place == 'x'");
    CHECK(r->constraints[0].basis.size() == 1);
    CHECK(r->constraints[1].what == constraint::kind::conflicts);
    CHECK(r->constraints[1].tests.size() == 2);
}
