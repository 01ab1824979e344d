// SPDX-License-Identifier: Apache-2.0

/// @file
/// Conversions, type() and size(). Declared in functions.hpp.

#include "builtin_text.hpp"
#include "functions.hpp"

#include <netral/text/source.hpp>
#include <netral/value/json.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace netral::cel {
namespace {

value cannot(std::string_view to)
{
    return value::error(fault::conversion, "cannot be converted to " + std::string(to));
}
value out_of_range(std::string_view to)
{
    return value::error(fault::overflow, "is out of the range of " + std::string(to));
}

template <class Number>
bool read_number(std::string_view text, Number& out)
{
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    const auto r = std::from_chars(text.data(), text.data() + text.size(), out);
    return !text.empty() && r.ec == std::errc() && r.ptr == text.data() + text.size();
}

value to_int(call_context&, arguments given)
{
    const value& v = given[0];
    switch (v.kind()) {
    case value_kind::int64: return v;
    case value_kind::uint64:
        return v.as_uint() > 9223372036854775807U ? out_of_range("int")
                                                  : value(static_cast<std::int64_t>(v.as_uint()));
    case value_kind::floating:
        if (!(v.as_double() > -9223372036854775808.0 && v.as_double() < 9223372036854775808.0))
            return out_of_range("int");
        return value(static_cast<std::int64_t>(v.as_double()));
    case value_kind::string: {
        std::int64_t n = 0;
        return read_number(v.text(), n) ? value(n) : cannot("int");
    }
    case value_kind::timestamp: return value(v.as_timestamp().seconds);
    default: return no_overload("int", given);
    }
}

value to_uint(call_context&, arguments given)
{
    const value& v = given[0];
    switch (v.kind()) {
    case value_kind::uint64: return v;
    case value_kind::int64:
        return v.as_int() < 0 ? out_of_range("uint")
                              : value(static_cast<std::uint64_t>(v.as_int()));
    case value_kind::floating:
        if (!(v.as_double() >= 0 && v.as_double() < 18446744073709551616.0))
            return out_of_range("uint");
        return value(static_cast<std::uint64_t>(v.as_double()));
    case value_kind::string: {
        std::uint64_t n = 0;
        return read_number(v.text(), n) ? value(n) : cannot("uint");
    }
    default: return no_overload("uint", given);
    }
}

value to_double(call_context&, arguments given)
{
    const value& v = given[0];
    switch (v.kind()) {
    case value_kind::floating: return v;
    case value_kind::int64: return value(static_cast<double>(v.as_int()));
    case value_kind::uint64: return value(static_cast<double>(v.as_uint()));
    case value_kind::string: {
        double d = 0;
        return read_number(v.text(), d) ? value(d) : cannot("double");
    }
    default: return no_overload("double", given);
    }
}

value to_bool(call_context&, arguments given)
{
    const value& v = given[0];
    if (v.is(value_kind::boolean)) return v;
    if (!v.is(value_kind::string)) return no_overload("bool", given);
    for (const std::string_view yes : {"1", "t", "true", "TRUE", "True", "T"})
        if (v.text() == yes) return value(true);
    for (const std::string_view no : {"0", "f", "false", "FALSE", "False", "F"})
        if (v.text() == no) return value(false);
    return cannot("bool");
}

value to_bytes(call_context& context, arguments given)
{
    const value& v = given[0];
    if (v.is(value_kind::bytes)) return v;
    if (!v.is(value_kind::string)) return no_overload("bytes", given);
    return context.make(v.text().size()) ? value::bytes(v.text()) : context.exhausted();
}

value make_text(call_context& context, arguments given)
{
    const value& v = given[0];
    switch (v.kind()) {
    case value_kind::string: return v;
    case value_kind::bytes:
        if (find_invalid_utf8(v.text()) != std::string_view::npos)
            return value::error(fault::conversion, "the bytes are not UTF-8");
        return context.make(v.text().size()) ? value::string(v.text()) : context.exhausted();
    case value_kind::boolean:
    case value_kind::int64:
    case value_kind::uint64:
    case value_kind::floating:
    case value_kind::timestamp:
    case value_kind::duration:
    case value_kind::date: return value::string(plain_text(v));
    default: return no_overload("string", given);
    }
}

value to_dyn(call_context&, arguments given)
{
    return given[0];
}
value type_function(call_context&, arguments given)
{
    return type_of_value(given[0]);
}

value size_function(call_context& context, arguments given)
{
    const value& v = given[0];
    switch (v.kind()) {
    case value_kind::string:
        if (!context.spend(v.text().size() / 16)) return context.exhausted();
        return value(static_cast<std::int64_t>(count_points(v.text())));
    case value_kind::bytes: return value(static_cast<std::int64_t>(v.text().size()));
    case value_kind::list: return value(static_cast<std::int64_t>(v.items().size()));
    case value_kind::map: return value(static_cast<std::int64_t>(v.entries().size()));
    default: return no_overload("size", given);
    }
}

value encode64(call_context& context, arguments given)
{
    if (!given[0].is(value_kind::bytes)) return no_overload("base64.encode", given);
    if (!context.make(given[0].text().size() * 4 / 3)) return context.exhausted();
    return value::string(json::to_base64(given[0].text()));
}

value decode64(call_context& context, arguments given)
{
    if (!given[0].is(value_kind::string)) return no_overload("base64.decode", given);
    if (!context.make(given[0].text().size())) return context.exhausted();
    std::string data;
    if (!json::from_base64(given[0].text(), data))
        return value::error(fault::conversion, "this is not base64");
    return value::bytes(data);
}

constexpr library_entry entries[] = {
    {"int", "(int):int (uint):int (double):int (string):int (timestamp):int", to_int},
    {"uint", "(uint):uint (int):uint (double):uint (string):uint", to_uint},
    {"double", "(double):double (int):double (uint):double (string):double", to_double},
    {"bool", "(bool):bool (string):bool", to_bool},
    {"bytes", "(bytes):bytes (string):bytes", to_bytes, knowing::strict, 1},
    {"string",
     "(string):string (bool):string (int):string (uint):string (double):string (bytes):string "
     "(timestamp):string (duration):string (date):string",
     make_text, knowing::strict, 1},
    {"dyn", "(A):dyn", to_dyn},
    {"type", "(A):type(A)", type_function},
    {"size",
     "(string):int (bytes):int (list(A)):int (map(A,B)):int (set(A)):int string.():int "
     "bytes.():int list(A).():int "
     "map(A,B).():int set(A).():int",
     size_function, knowing::strict, 1},
    {"base64.encode", "(bytes):string", encode64, knowing::strict, 1},
    {"base64.decode", "(string):bytes", decode64, knowing::strict, 1},
};

} // namespace

std::span<const library_entry> conversion_functions() noexcept
{
    return entries;
}

value type_of_value(const value& v)
{
    return value::type(to_string(v.kind()));
}

std::string plain_text(const value& v)
{
    switch (v.kind()) {
    case value_kind::boolean: return v.as_bool() ? "true" : "false";
    case value_kind::int64: return std::to_string(v.as_int());
    case value_kind::uint64: return std::to_string(v.as_uint());
    case value_kind::floating: return number_text(v.as_double());
    case value_kind::timestamp: return netral::to_string(v.as_timestamp());
    case value_kind::duration: return netral::to_string(v.as_duration());
    case value_kind::date: return netral::to_string(v.as_date());
    default: return std::string(v.text());
    }
}

/// The shortest form that reads back; with an exponent below 1e-4 and from 1e21 on.
std::string number_text(double d)
{
    if (std::isnan(d)) return "NaN";
    if (std::isinf(d)) return d < 0 ? "-Infinity" : "Infinity";
    const double size = std::abs(d);
    const bool fixed = size == 0 || (size >= 1e-4 && size < 1e21);
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), d,
                                   fixed ? std::chars_format::fixed : std::chars_format::scientific)
                         .ptr;
    return {text.data(), static_cast<std::size_t>(end - text.data())};
}

} // namespace netral::cel
