// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of value/timestamp.hpp.

#include <netral/value/timestamp.hpp>

#include <catch2/catch.hpp>

using namespace netral;

TEST_CASE("a timestamp is read with its offset and printed in UTC")
{
    const auto t = parse_timestamp("2024-10-12T08:30:00.250+07:00");
    REQUIRE(t.has_value());
    CHECK(to_string(*t) == "2024-10-12T01:30:00.25Z");
    CHECK(parse_timestamp("1970-01-01T00:00:00Z")->seconds == 0);
    CHECK(parse_timestamp("0001-01-01T00:00:00Z")->seconds == earliest_second);
}

TEST_CASE("what is no timestamp is refused")
{
    for (const char* text :
         {"", "2024-10-12", "2024-10-12T08:30:00", "2024-13-12T08:30:00Z", "2024-10-12T25:30:00Z",
          "2024-10-12T08:30:00+25:00", "2024-10-12 08:30:00Z", "0000-01-01T00:00:00Z",
          "9999-12-31T23:59:59-00:01", "2024-10-12T08:30:00Zx"})
        CHECK_FALSE(parse_timestamp(text).has_value());
}

TEST_CASE("a duration is a sum of parts, printed in seconds")
{
    CHECK(to_string(*parse_duration("1h34m7.3s")) == "5647.3s");
    CHECK(to_string(*parse_duration("-1.5h")) == "-5400s");
    CHECK(to_string(*parse_duration("100ns")) == "0.0000001s");
    CHECK(to_string(*parse_duration("0")) == "0s");
    CHECK(parse_duration("-0.5s")->nanos == -500000000);
    for (const char* text : {"", "1", "h", "1x", "s", "--1s", "1h-1m", "400000000000s"})
        CHECK_FALSE(parse_duration(text).has_value());
}

TEST_CASE("sums out of range are nothing")
{
    const timestamp last{latest_second, 0};
    CHECK_FALSE(add(last, duration{1, 0}).has_value());
    CHECK(add(timestamp{0, 900000000}, duration{0, 200000000}) == timestamp{1, 100000000});
    CHECK(add(duration{1, 0}, duration{0, -1}) == duration{0, 999999999});
    CHECK(subtract(timestamp{0, 0}, timestamp{0, 1}) == duration{0, -1});
}

TEST_CASE("the wall shows another time in another zone")
{
    const timestamp t = *parse_timestamp("2024-12-31T18:00:00Z");
    CHECK(wall_time_of(t).year == 2024);
    const auto jakarta = wall_time_of(t, "Asia/Jakarta");
    REQUIRE(jakarta.has_value());
    CHECK(jakarta->year == 2025);
    CHECK(jakarta->hour == 1);
    CHECK(jakarta->day_of_year == 0);
    CHECK(wall_time_of(t, "+09:00")->hour == 3);
    CHECK(wall_time_of(t, "-02:30")->minute == 30);
    CHECK_FALSE(wall_time_of(t, "Asia/Nowhere").has_value());
    CHECK_FALSE(wall_time_of(t, "../../etc/passwd").has_value());
    CHECK_FALSE(wall_time_of(t, "+25:00").has_value());
}
