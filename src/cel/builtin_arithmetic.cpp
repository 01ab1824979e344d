// SPDX-License-Identifier: Apache-2.0

/// @file
/// Arithmetic operators: 64-bit, every overflow an error. Declared in functions.hpp.

#include "functions.hpp"

#include <cmath>
#include <limits>

namespace netral::cel {
namespace {

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

value overflow()
{
    return value::error(fault::overflow, "the result is out of range");
}

template <class Checked>
value whole_numbers(arguments given, Checked checked)
{
    if (given[0].is(value_kind::int64)) {
        std::int64_t out = 0;
        return checked(given[0].as_int(), given[1].as_int(), &out) ? overflow() : value(out);
    }
    std::uint64_t out = 0;
    return checked(given[0].as_uint(), given[1].as_uint(), &out) ? overflow() : value(out);
}

bool is_whole(const value& v)
{
    return v.is(value_kind::int64) || v.is(value_kind::uint64);
}

template <class T>
value timely(const std::optional<T>& t)
{
    return t ? value(*t) : overflow();
}

value concatenate(call_context& context, const value& a, const value& b)
{
    const std::size_t size = a.text().size() + b.text().size();
    if (!context.make(size)) return context.exhausted();
    std::string text;
    text.reserve(size);
    text += a.text();
    text += b.text();
    return a.is(value_kind::string) ? value::string(text) : value::bytes(text);
}

value concatenate_lists(call_context& context, const value& a, const value& b)
{
    const std::size_t size = a.items().size() + b.items().size();
    if (!context.make(size * sizeof(value)) || !context.spend(size)) return context.exhausted();
    if (a.items().empty()) return b;
    if (b.items().empty()) return a;
    if (!context.keep(a) || !context.keep(b)) return context.exhausted();
    std::vector<value> items;
    items.reserve(size);
    items.insert(items.end(), a.items().begin(), a.items().end());
    items.insert(items.end(), b.items().begin(), b.items().end());
    return value::list(std::move(items));
}

} // namespace

value add_values(call_context& context, arguments given)
{
    const value& a = given[0];
    const value& b = given[1];
    if (a.is(value_kind::timestamp) && b.is(value_kind::duration))
        return timely(add(a.as_timestamp(), b.as_duration()));
    if (a.is(value_kind::duration) && b.is(value_kind::timestamp))
        return timely(add(b.as_timestamp(), a.as_duration()));
    if (a.kind() != b.kind()) return no_overload("_+_", given);
    switch (a.kind()) {
    case value_kind::int64:
    case value_kind::uint64:
        return whole_numbers(
            given, [](auto x, auto y, auto* out) { return __builtin_add_overflow(x, y, out); });
    case value_kind::floating: return value(a.as_double() + b.as_double());
    case value_kind::string:
    case value_kind::bytes: return concatenate(context, a, b);
    case value_kind::list: return concatenate_lists(context, a, b);
    case value_kind::duration: return timely(add(a.as_duration(), b.as_duration()));
    default: return no_overload("_+_", given);
    }
}

value subtract_values(call_context&, arguments given)
{
    const value& a = given[0];
    const value& b = given[1];
    if (a.is(value_kind::timestamp) && b.is(value_kind::duration))
        return timely(subtract(a.as_timestamp(), b.as_duration()));
    if (a.kind() != b.kind()) return no_overload("_-_", given);
    switch (a.kind()) {
    case value_kind::int64:
    case value_kind::uint64:
        return whole_numbers(
            given, [](auto x, auto y, auto* out) { return __builtin_sub_overflow(x, y, out); });
    case value_kind::floating: return value(a.as_double() - b.as_double());
    case value_kind::timestamp: return timely(subtract(a.as_timestamp(), b.as_timestamp()));
    case value_kind::duration: {
        const auto minus = negate(b.as_duration());
        return minus ? timely(add(a.as_duration(), *minus)) : overflow();
    }
    default: return no_overload("_-_", given);
    }
}

value multiply_values(call_context&, arguments given)
{
    if (given[0].kind() != given[1].kind()) return no_overload("_*_", given);
    if (given[0].is(value_kind::floating))
        return value(given[0].as_double() * given[1].as_double());
    if (!is_whole(given[0])) return no_overload("_*_", given);
    return whole_numbers(
        given, [](auto x, auto y, auto* out) { return __builtin_mul_overflow(x, y, out); });
}

value divide_values(call_context&, arguments given)
{
    const value& a = given[0];
    const value& b = given[1];
    if (a.kind() != b.kind()) return no_overload("_/_", given);
    if (a.is(value_kind::floating)) {
        const double by = b.as_double();
        if (by != 0) return value(a.as_double() / by);
        if (a.as_double() == 0 || std::isnan(a.as_double())) return value(std::nan(""));
        const bool negative = std::signbit(a.as_double()) != std::signbit(by);
        constexpr double infinity = std::numeric_limits<double>::infinity();
        return value(negative ? -infinity : infinity);
    }
    if (!is_whole(a)) return no_overload("_/_", given);
    if (b.as_uint() == 0) return value::error(fault::division, "division by zero");
    if (a.is(value_kind::uint64)) return value(a.as_uint() / b.as_uint());
    if (a.as_int() == least && b.as_int() == -1) return overflow();
    return value(a.as_int() / b.as_int());
}

value modulo_values(call_context&, arguments given)
{
    const value& a = given[0];
    const value& b = given[1];
    if (a.kind() != b.kind() || !is_whole(a)) return no_overload("_%_", given);
    if (b.as_uint() == 0) return value::error(fault::division, "modulus by zero");
    if (a.is(value_kind::uint64)) return value(a.as_uint() % b.as_uint());
    if (a.as_int() == least && b.as_int() == -1) return overflow();
    return value(a.as_int() % b.as_int());
}

value negate_value(call_context&, arguments given)
{
    if (given[0].is(value_kind::floating)) return value(-given[0].as_double());
    if (!given[0].is(value_kind::int64)) return no_overload("-_", given);
    return given[0].as_int() == least ? overflow() : value(-given[0].as_int());
}

} // namespace netral::cel
