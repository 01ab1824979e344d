// SPDX-License-Identifier: Apache-2.0

/// @file
/// Civil dates, which netral adds to the language. What is asked of a date that may be several
/// days is known only if it is the same for each of them. Declared in functions.hpp.

#include "functions.hpp"

namespace netral::cel {
namespace {

value to_date_value(call_context&, arguments given)
{
    const value& v = given[0];
    if (v.is(value_kind::date)) return v;
    if (!v.is(value_kind::string)) return no_overload("date", given);
    const auto range = parse_date(v.text());
    return range ? value(*range) : value::error(fault::conversion, "this is not a date");
}

value days_between(call_context&, arguments given)
{
    if (!given[0].is(value_kind::date) || !given[1].is(value_kind::date))
        return no_overload("days", given);
    const date_range a = given[0].as_date();
    const date_range b = given[1].as_date();
    if (!a.exact() || !b.exact()) return left_open(given[0], given[1]);
    return value(std::int64_t{b.first.days} - a.first.days);
}

template <class Move>
value moved(std::string_view name, arguments given, Move move)
{
    if (!given[0].is(value_kind::date) || !given[1].is(value_kind::int64))
        return no_overload(name, given);
    const date_range range = given[0].as_date();
    const auto first = move(range.first, given[1].as_int());
    const auto last = move(range.last, given[1].as_int());
    if (!first || !last) return value::error(fault::overflow, "the date is out of range");
    const auto facts = given[0].facts();
    return value(date_range{*first, *last}, facts.empty() ? no_fact : facts.front());
}

value add_days_to(call_context&, arguments given)
{
    return moved("addDays", given, [](date d, std::int64_t n) { return add_days(d, n); });
}

value add_months_to(call_context&, arguments given)
{
    return moved("addMonths", given, [](date d, std::int64_t n) { return add_months(d, n); });
}

constexpr library_entry entries[] = {
    {"date", "(date):date (string):date", to_date_value, knowing::dates},
    {"days", "(date,date):int", days_between, knowing::dates},
    {"addDays", "date.(int):date", add_days_to, knowing::dates},
    {"addMonths", "date.(int):date", add_months_to, knowing::dates},
};

} // namespace

std::span<const library_entry> date_functions() noexcept
{
    return entries;
}

} // namespace netral::cel
