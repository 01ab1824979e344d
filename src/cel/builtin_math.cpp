// SPDX-License-Identifier: Apache-2.0

/// @file
/// The math extension. Declared in functions.hpp.

#include "functions.hpp"

#include <netral/value/compare.hpp>

#include <cmath>

namespace netral::cel {
namespace {

bool is_number(const value& v)
{
    return v.is(value_kind::int64) || v.is(value_kind::uint64) || v.is(value_kind::floating);
}

/// The greatest (1) or least (-1) of some numbers.
value extreme(std::string_view name, call_context& context, arguments given, int sign)
{
    if (given.size() == 1 && given[0].is(value_kind::list)) {
        if (!context.spend(given[0].items().size() / 4)) return context.exhausted();
        if (given[0].items().empty())
            return value::error(fault::bad_argument, std::string(name) + " of nothing");
        given = given[0].items();
    }
    if (given.empty()) return no_overload(name, given);
    const value* best = given.data();
    for (const value& v : given) {
        if (!is_number(v)) return no_overload(name, given);
        if (order(v, *best) == sign) best = &v;
    }
    return *best;
}

value greatest(call_context& context, arguments given)
{
    return extreme("math.greatest", context, given, 1);
}
value least(call_context& context, arguments given)
{
    return extreme("math.least", context, given, -1);
}

template <class Function>
value real(std::string_view name, arguments given, Function f)
{
    return given[0].is(value_kind::floating) ? f(given[0].as_double()) : no_overload(name, given);
}

value ceil(call_context&, arguments given)
{
    return real("math.ceil", given, [](double d) { return value(std::ceil(d)); });
}
value floor(call_context&, arguments given)
{
    return real("math.floor", given, [](double d) { return value(std::floor(d)); });
}
value round(call_context&, arguments given)
{
    return real("math.round", given, [](double d) { return value(std::round(d)); });
}
value trunc(call_context&, arguments given)
{
    return real("math.trunc", given, [](double d) { return value(std::trunc(d)); });
}
value is_nan(call_context&, arguments given)
{
    return real("math.isNaN", given, [](double d) { return value(std::isnan(d)); });
}
value is_inf(call_context&, arguments given)
{
    return real("math.isInf", given, [](double d) { return value(std::isinf(d)); });
}
value is_finite(call_context&, arguments given)
{
    return real("math.isFinite", given, [](double d) { return value(std::isfinite(d)); });
}

value sqrt(call_context&, arguments given)
{
    const value& v = given[0];
    if (v.is(value_kind::int64)) return value(std::sqrt(static_cast<double>(v.as_int())));
    if (v.is(value_kind::uint64)) return value(std::sqrt(static_cast<double>(v.as_uint())));
    return real("math.sqrt", given, [](double d) { return value(std::sqrt(d)); });
}

value abs(call_context&, arguments given)
{
    const value& v = given[0];
    if (v.is(value_kind::uint64)) return v;
    if (v.is(value_kind::floating)) return value(std::abs(v.as_double()));
    if (!v.is(value_kind::int64)) return no_overload("math.abs", given);
    if (v.as_int() == INT64_MIN) return value::error(fault::overflow, "the result is out of range");
    return value(v.as_int() < 0 ? -v.as_int() : v.as_int());
}

value sign(call_context&, arguments given)
{
    const value& v = given[0];
    if (v.is(value_kind::uint64)) return value(std::uint64_t{v.as_uint() > 0 ? 1U : 0U});
    if (v.is(value_kind::int64))
        return value(std::int64_t{v.as_int() > 0 ? 1 : v.as_int() < 0 ? -1 : 0});
    return real("math.sign", given, [](double d) {
        return value(std::isnan(d) ? d : d > 0 ? 1.0 : d < 0 ? -1.0 : d);
    });
}

/// Bit operations on two whole numbers of one kind.
template <class Function>
value bits(std::string_view name, arguments given, Function f)
{
    if (given[0].kind() != given[1].kind()) return no_overload(name, given);
    if (given[0].is(value_kind::int64))
        return value(static_cast<std::int64_t>(f(given[0].as_uint(), given[1].as_uint())));
    if (given[0].is(value_kind::uint64))
        return value(std::uint64_t{f(given[0].as_uint(), given[1].as_uint())});
    return no_overload(name, given);
}

value bit_and(call_context&, arguments given)
{
    return bits("math.bitAnd", given, [](std::uint64_t a, std::uint64_t b) { return a & b; });
}
value bit_or(call_context&, arguments given)
{
    return bits("math.bitOr", given, [](std::uint64_t a, std::uint64_t b) { return a | b; });
}
value bit_xor(call_context&, arguments given)
{
    return bits("math.bitXor", given, [](std::uint64_t a, std::uint64_t b) { return a ^ b; });
}

value bit_not(call_context&, arguments given)
{
    if (given[0].is(value_kind::int64))
        return value(static_cast<std::int64_t>(~given[0].as_uint()));
    if (given[0].is(value_kind::uint64)) return value(~given[0].as_uint());
    return no_overload("math.bitNot", given);
}

/// Logical shifts; by 64 and more nothing is left.
value shift(std::string_view name, arguments given, bool left)
{
    const bool is_signed = given[0].is(value_kind::int64);
    if ((!is_signed && !given[0].is(value_kind::uint64)) || !given[1].is(value_kind::int64))
        return no_overload(name, given);
    const std::int64_t by = given[1].as_int();
    if (by < 0) return value::error(fault::bad_argument, "a shift by a negative number");
    const std::uint64_t from = given[0].as_uint();
    const std::uint64_t to = by >= 64 ? 0 : left ? from << by : from >> by;
    return is_signed ? value(static_cast<std::int64_t>(to)) : value(to);
}

value shift_left(call_context&, arguments given)
{
    return shift("math.bitShiftLeft", given, true);
}
value shift_right(call_context&, arguments given)
{
    return shift("math.bitShiftRight", given, false);
}

constexpr std::string_view of_double = "(double):double";
constexpr std::string_view of_two = "(int,int):int (uint,uint):uint";

constexpr library_entry entries[] = {
    {"math.greatest", "(dyn):dyn", greatest, knowing::strict, 1},
    {"math.least", "(dyn):dyn", least, knowing::strict, 1},
    {"math.ceil", of_double, ceil},
    {"math.floor", of_double, floor},
    {"math.round", of_double, round},
    {"math.trunc", of_double, trunc},
    {"math.sqrt", "(double):double (int):double (uint):double", sqrt},
    {"math.isNaN", "(double):bool", is_nan},
    {"math.isInf", "(double):bool", is_inf},
    {"math.isFinite", "(double):bool", is_finite},
    {"math.abs", "(int):int (uint):uint (double):double", abs},
    {"math.sign", "(int):int (uint):uint (double):double", sign},
    {"math.bitAnd", of_two, bit_and},
    {"math.bitOr", of_two, bit_or},
    {"math.bitXor", of_two, bit_xor},
    {"math.bitNot", "(int):int (uint):uint", bit_not},
    {"math.bitShiftLeft", "(int,int):int (uint,int):uint", shift_left},
    {"math.bitShiftRight", "(int,int):int (uint,int):uint", shift_right},
};

} // namespace

std::span<const library_entry> math_functions() noexcept
{
    return entries;
}

} // namespace netral::cel
