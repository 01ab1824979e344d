// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of value/date.hpp.

#include <netral/value/date.hpp>

#include <catch2/catch.hpp>

using namespace netral;

TEST_CASE("days and civil dates are inverse over all years that netral holds")
{
    for (std::int32_t d = earliest_date.days; d <= latest_date.days; d += 13) {
        const civil_day c = to_civil(date{d});
        REQUIRE(to_date(c).days == d);
        REQUIRE((c.day >= 1 && c.day <= days_in_month(c.year, c.month)));
    }
    CHECK(to_date({1970, 1, 1}).days == 0);
    CHECK(to_string(earliest_date) == "0001-01-01");
    CHECK(to_string(latest_date) == "9999-12-31");
}

TEST_CASE("a date is read as a day, a month or a year, and printed as it was read")
{
    for (const char* text :
         {"2024-10-12", "2024-10", "2024", "2024-02-29", "0001-01-01", "9999-12"})
        CHECK(to_string(*parse_date(text)) == text);
    CHECK(parse_date("2024")->last == to_date({2024, 12, 31}));
    CHECK(to_string(date_range{to_date({2024, 9, 25}), to_date({2024, 11, 23})}) ==
          "2024-09-25/2024-11-23");
}

TEST_CASE("what is no date is refused")
{
    for (const char* text :
         {"", "24", "2024-13", "2024-00", "2023-02-29", "2024-10-32", "2024-1-1", "2024-10-12T00",
          "0000", "2024-", "2024-10-", "-2024", " 2024", "2024/10/12"})
        CHECK_FALSE(parse_date(text).has_value());
}

TEST_CASE("a month later is the last day of a shorter month")
{
    CHECK(add_months(to_date({2024, 1, 31}), 1) == to_date({2024, 2, 29}));
    CHECK(add_months(to_date({2023, 1, 31}), 1) == to_date({2023, 2, 28}));
    CHECK(add_months(to_date({2024, 3, 31}), -1) == to_date({2024, 2, 29}));
    CHECK(add_months(to_date({2024, 11, 15}), 14) == to_date({2026, 1, 15}));
    CHECK_FALSE(add_months(latest_date, 1).has_value());
    CHECK_FALSE(add_months(earliest_date, -1).has_value());
}

TEST_CASE("days are added up to the ends of the calendar")
{
    CHECK(add_days(to_date({2024, 2, 28}), 2) == to_date({2024, 3, 1}));
    CHECK_FALSE(add_days(latest_date, 1).has_value());
    CHECK_FALSE(add_days(earliest_date, INT64_MIN).has_value());
}

TEST_CASE("weekdays are those of the calendar")
{
    CHECK(weekday_of(to_date({1970, 1, 1})) == weekday::thursday);
    CHECK(weekday_of(to_date({2024, 11, 27})) == weekday::wednesday);
    CHECK(weekday_of(to_date({1945, 8, 17})) == weekday::friday);
}
