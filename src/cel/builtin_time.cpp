// SPDX-License-Identifier: Apache-2.0

/// @file
/// Timestamps and durations. Declared in functions.hpp.

#include "functions.hpp"

#include <cstdlib>

namespace netral::cel {
namespace {

value to_timestamp(call_context&, arguments given)
{
    const value& v = given[0];
    if (v.is(value_kind::timestamp)) return v;
    if (v.is(value_kind::int64)) {
        if (v.as_int() < earliest_second || v.as_int() > latest_second)
            return value::error(fault::overflow, "is out of the range of timestamps");
        return value(timestamp{v.as_int(), 0});
    }
    if (!v.is(value_kind::string)) return no_overload("timestamp", given);
    const auto t = parse_timestamp(v.text());
    return t ? value(*t) : value::error(fault::conversion, "this is not a timestamp");
}

value to_duration(call_context&, arguments given)
{
    const value& v = given[0];
    if (v.is(value_kind::duration)) return v;
    if (!v.is(value_kind::string)) return no_overload("duration", given);
    const auto d = parse_duration(v.text());
    return d ? value(*d) : value::error(fault::conversion, "this is not a duration");
}

/// A field of a timestamp, on the wall of the zone that the second argument names.
template <class Field>
value field_of(std::string_view name, arguments given, Field field)
{
    if (!given[0].is(value_kind::timestamp) ||
        (given.size() == 2 && !given[1].is(value_kind::string)))
        return no_overload(name, given);
    const timestamp t = given[0].as_timestamp();
    const auto wall = given.size() == 2 ? wall_time_of(t, given[1].text()) : wall_time_of(t);
    if (!wall) return value::error(fault::bad_argument, "unknown time zone");
    return value(std::int64_t{field(*wall)});
}

value full_year(call_context&, arguments given)
{
    return field_of("getFullYear", given, [](const wall_time& w) { return w.year; });
}
value month(call_context&, arguments given)
{
    return field_of("getMonth", given, [](const wall_time& w) { return w.month - 1; });
}
value day_of_month(call_context&, arguments given)
{
    return field_of("getDayOfMonth", given, [](const wall_time& w) { return w.day - 1; });
}
value date_of_month(call_context&, arguments given)
{
    return field_of("getDate", given, [](const wall_time& w) { return w.day; });
}
value day_of_week(call_context&, arguments given)
{
    return field_of("getDayOfWeek", given, [](const wall_time& w) { return w.weekday; });
}
value day_of_year(call_context&, arguments given)
{
    return field_of("getDayOfYear", given, [](const wall_time& w) { return w.day_of_year; });
}
value hours(call_context&, arguments given)
{
    if (given[0].is(value_kind::duration) && given.size() == 1)
        return value(given[0].as_duration().seconds / 3600);
    return field_of("getHours", given, [](const wall_time& w) { return w.hour; });
}
value minutes(call_context&, arguments given)
{
    if (given[0].is(value_kind::duration) && given.size() == 1)
        return value(given[0].as_duration().seconds / 60);
    return field_of("getMinutes", given, [](const wall_time& w) { return w.minute; });
}
value seconds(call_context&, arguments given)
{
    if (given[0].is(value_kind::duration) && given.size() == 1)
        return value(given[0].as_duration().seconds);
    return field_of("getSeconds", given, [](const wall_time& w) { return w.second; });
}
value milliseconds(call_context&, arguments given)
{
    if (given[0].is(value_kind::duration) && given.size() == 1)
        return value(std::int64_t{given[0].as_duration().nanos / 1'000'000});
    if (!given[0].is(value_kind::timestamp)) return no_overload("getMilliseconds", given);
    return value(std::int64_t{given[0].as_timestamp().nanos / 1'000'000});
}

constexpr std::string_view of_timestamp = "timestamp.():int timestamp.(string):int";
constexpr std::string_view of_either = "timestamp.():int timestamp.(string):int duration.():int";

constexpr library_entry entries[] = {
    {"timestamp", "(timestamp):timestamp (string):timestamp (int):timestamp", to_timestamp},
    {"duration", "(duration):duration (string):duration", to_duration},
    {"getFullYear", of_timestamp, full_year},
    {"getMonth", of_timestamp, month},
    {"getDayOfMonth", of_timestamp, day_of_month},
    {"getDate", of_timestamp, date_of_month},
    {"getDayOfWeek", of_timestamp, day_of_week},
    {"getDayOfYear", of_timestamp, day_of_year},
    {"getHours", of_either, hours},
    {"getMinutes", of_either, minutes},
    {"getSeconds", of_either, seconds},
    {"getMilliseconds", of_either, milliseconds},
};

} // namespace

std::span<const library_entry> time_functions() noexcept
{
    return entries;
}

} // namespace netral::cel
