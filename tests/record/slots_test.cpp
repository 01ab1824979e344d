// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of record/slots.hpp.

#include "sample_rules.hpp"

#include <netral/record/slots.hpp>

#include <catch2/catch.hpp>

#include <limits>

using namespace netral;
using sample::add;

TEST_CASE("facts lie one after the other in the order of their declaration")
{
    ruleset rules;
    const fact_id flag = add(rules, "a.flag", fact_type::boolean);
    const fact_id kinds = add(rules, "a.kinds", fact_type::set, {"x", "y"});
    const fact_id day = add(rules, "a.day", fact_type::date);
    const fact_id story = add(rules, "a.story", fact_type::text);
    const slot_layout slots(rules);

    CHECK(slots[flag].first == 0);
    CHECK(slots[kinds].first == 1);
    CHECK(slots[day].first == 3);
    CHECK(slots[story].first == 5);
    CHECK(slots.word_count() == 6);
    CHECK(slots.text_count() == 1);
    CHECK(slots[story].text == 0);
}

TEST_CASE("of a blank record every cell, day and number is possible and no member is known")
{
    ruleset rules;
    const fact_id office = add(rules, "office", fact_type::enumeration, {"x", "y", "z"});
    const fact_id kinds = add(rules, "kinds", fact_type::set, {"x", "y"});
    const fact_id day = add(rules, "day", fact_type::date);
    const fact_id count = add(rules, "count", fact_type::integer);
    const slot_layout slots(rules);
    const auto& blank = slots.blank();

    CHECK(blank[slots[office].first] == 0b111);
    CHECK(blank[slots[kinds].first] == 0);
    CHECK(blank[slots[kinds].first + 1] == 0);
    CHECK(static_cast<std::int64_t>(blank[slots[day].first]) == earliest_date.days);
    CHECK(static_cast<std::int64_t>(blank[slots[day].first + 1]) == latest_date.days);
    CHECK(static_cast<std::int64_t>(blank[slots[count].first]) ==
          std::numeric_limits<std::int64_t>::min());
    CHECK(static_cast<std::int64_t>(blank[slots[count].first + 1]) ==
          std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("a string has a cell for each constant and one for all other strings")
{
    ruleset rules;
    const fact_id id = add(rules, "id", fact_type::string);
    rules.facts[id].constants = {"one", "two"};
    const slot_layout slots(rules);
    CHECK(slots[id].cell_count == 3);
    CHECK(slots[id].text == 0);
    CHECK(slots.blank()[0] == 0b111);
}

TEST_CASE("of a string that no condition compares only its text is kept")
{
    ruleset rules;
    add(rules, "id", fact_type::string);
    const slot_layout slots(rules);
    CHECK(slots[0].kind == slot_kind::prose);
    CHECK(slots[0].text == 0);
}

TEST_CASE("a set of many members takes as many words as it needs")
{
    ruleset rules;
    const fact_id kinds = add(rules, "kinds", fact_type::set);
    rules.facts[kinds].values.resize(65);
    const fact_id office = add(rules, "office", fact_type::enumeration);
    rules.facts[office].values.resize(64);
    const slot_layout slots(rules);
    CHECK(slots[kinds].mask_words == 2);
    CHECK(slots[kinds].words() == 4);
    CHECK(slots[office].mask_words == 1);
    CHECK(slots.blank()[slots[office].first] == ~std::uint64_t{0});
}

TEST_CASE("a confidential fact has no place in a record")
{
    ruleset rules;
    const fact_id name = add(rules, "reporter", fact_type::string);
    rules.facts[name].confidential = true;
    const slot_layout slots(rules);
    CHECK(slots[name].kind == slot_kind::absent);
    CHECK(slots[name].words() == 0);
    CHECK(slots.word_count() == 0);
    CHECK(slots.text_count() == 0);
}
