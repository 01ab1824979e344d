// SPDX-License-Identifier: Apache-2.0

/// @file
/// Optionals, and the well-known messages as the values that they stand for. Declared in
/// functions.hpp.

#include "functions.hpp"

#include <netral/value/compare.hpp>

#include <cmath>
#include <limits>

namespace netral::cel {
namespace {

bool is_zero(const value& v)
{
    switch (v.kind()) {
    case value_kind::null: return true;
    case value_kind::boolean: return !v.as_bool();
    case value_kind::int64:
    case value_kind::uint64: return v.as_uint() == 0;
    case value_kind::floating: return v.as_double() == 0;
    case value_kind::string:
    case value_kind::bytes: return v.text().empty();
    case value_kind::list: return v.items().empty();
    case value_kind::map: return v.entries().empty();
    case value_kind::duration: return v.as_duration() == duration{};
    case value_kind::timestamp: return v.as_timestamp() == timestamp{};
    case value_kind::optional: return v.held() == nullptr;
    default: return false;
    }
}

value of(call_context&, arguments given)
{
    return value::some(given[0]);
}
value of_non_zero(call_context&, arguments given)
{
    return is_zero(given[0]) ? value::none() : value::some(given[0]);
}
value none(call_context&, arguments)
{
    return value::none();
}

value has_value(call_context&, arguments given)
{
    return given[0].is(value_kind::optional) ? value(given[0].held() != nullptr)
                                             : no_overload("hasValue", given);
}

value held_value(call_context&, arguments given)
{
    if (!given[0].is(value_kind::optional)) return no_overload("value", given);
    if (given[0].held() == nullptr)
        return value::error(fault::no_key, "optional.none() has no value");
    return *given[0].held();
}

value either(call_context&, arguments given)
{
    if (!given[0].is(value_kind::optional) || !given[1].is(value_kind::optional))
        return no_overload("or", given);
    return given[0].held() != nullptr ? given[0] : given[1];
}

value or_value(call_context&, arguments given)
{
    if (!given[0].is(value_kind::optional)) return no_overload("orValue", given);
    return given[0].held() != nullptr ? *given[0].held() : given[1];
}

value unwrap(call_context& context, arguments given)
{
    if (!given[0].is(value_kind::list)) return no_overload("unwrap", given);
    std::vector<value> items;
    for (const value& item : given[0].items()) {
        if (!item.is(value_kind::optional)) return no_overload("unwrap", given);
        if (item.held() != nullptr) items.push_back(*item.held());
    }
    return context.make(items.size() * sizeof(value)) ? value::list(std::move(items))
                                                      : context.exhausted();
}

constexpr library_entry entries[] = {
    {"optional.of", "(A):optional(A)", of},
    {"optional.ofNonZeroValue", "(A):optional(A)", of_non_zero},
    {"optional.none", "():optional(A)", none},
    {"hasValue", "optional(A).():bool", has_value},
    {"value", "optional(A).():A", held_value},
    {"or", "optional(A).(optional(A)):optional(A)", either},
    {"orValue", "optional(A).(A):A", or_value},
    {"optional.unwrap", "(list(optional(A))):list(A)", unwrap, knowing::strict, 1},
    {"unwrapOpt", "list(optional(A)).():list(A)", unwrap, knowing::strict, 1},
};

/// The makers take field names and values in turn.
const value* field(arguments given, std::string_view name)
{
    for (std::size_t i = 0; i + 1 < given.size(); i += 2)
        if (given[i].text() == name) return &given[i + 1];
    return nullptr;
}

value wrapped(arguments given, value fallback, std::string_view type)
{
    const value* v = field(given, "value");
    if (v == nullptr || v->is(value_kind::null)) return fallback;
    if (v->kind() != fallback.kind()) return no_overload(type, {v, 1});
    return *v;
}

value within(value v, std::int64_t least, std::int64_t most)
{
    if (v.is(value_kind::int64) && (v.as_int() < least || v.as_int() > most))
        return value::error(fault::overflow, "is out of range");
    if (v.is(value_kind::uint64) && v.as_uint() > static_cast<std::uint64_t>(most))
        return value::error(fault::overflow, "is out of range");
    return v;
}

value make_bool(call_context&, arguments given)
{
    return wrapped(given, value(false), "BoolValue");
}
value make_bytes(call_context&, arguments given)
{
    return wrapped(given, value::bytes(""), "BytesValue");
}
value make_string(call_context&, arguments given)
{
    return wrapped(given, value::string(""), "StringValue");
}
value make_double(call_context&, arguments given)
{
    return wrapped(given, value(0.0), "DoubleValue");
}
value make_float(call_context&, arguments given)
{
    value v = wrapped(given, value(0.0), "FloatValue");
    return v.is(value_kind::floating)
               ? value(static_cast<double>(static_cast<float>(v.as_double())))
               : v;
}
value make_int32(call_context&, arguments given)
{
    return within(wrapped(given, value(std::int64_t{0}), "Int32Value"), INT32_MIN, INT32_MAX);
}
value make_int64(call_context&, arguments given)
{
    return wrapped(given, value(std::int64_t{0}), "Int64Value");
}
value make_uint32(call_context&, arguments given)
{
    return within(wrapped(given, value(std::uint64_t{0}), "UInt32Value"), 0, UINT32_MAX);
}
value make_uint64(call_context&, arguments given)
{
    return wrapped(given, value(std::uint64_t{0}), "UInt64Value");
}
value make_list_value(call_context&, arguments given)
{
    const value* v = field(given, "values");
    return v == nullptr ? value::list({}) : *v;
}
value make_struct(call_context&, arguments given)
{
    const value* v = field(given, "fields");
    return v == nullptr ? value::map({}) : *v;
}
value make_value(call_context&, arguments given)
{
    return given.size() < 2 ? value() : given[1];
}
value make_any(call_context&, arguments)
{
    return value::error(fault::conversion, "an empty Any has no value");
}

std::int64_t number_field(arguments given, std::string_view name)
{
    const value* v = field(given, name);
    return v != nullptr && v->is(value_kind::int64) ? v->as_int() : 0;
}
value make_timestamp(call_context&, arguments given)
{
    const std::int64_t seconds = number_field(given, "seconds");
    if (seconds < earliest_second || seconds > latest_second)
        return value::error(fault::overflow, "is out of range");
    return value(timestamp{seconds, static_cast<std::int32_t>(number_field(given, "nanos"))});
}
value make_duration(call_context&, arguments given)
{
    const std::int64_t seconds = number_field(given, "seconds");
    if (seconds < -longest_duration || seconds > longest_duration)
        return value::error(fault::overflow, "is out of range");
    return value(duration{seconds, static_cast<std::int32_t>(number_field(given, "nanos"))});
}

constexpr library_entry messages[] = {
    {"@make.google.protobuf.BoolValue", "():wrapper(bool)", make_bool},
    {"@make.google.protobuf.BytesValue", "():wrapper(bytes)", make_bytes},
    {"@make.google.protobuf.StringValue", "():wrapper(string)", make_string},
    {"@make.google.protobuf.DoubleValue", "():wrapper(double)", make_double},
    {"@make.google.protobuf.FloatValue", "():wrapper(double)", make_float},
    {"@make.google.protobuf.Int32Value", "():wrapper(int)", make_int32},
    {"@make.google.protobuf.Int64Value", "():wrapper(int)", make_int64},
    {"@make.google.protobuf.UInt32Value", "():wrapper(uint)", make_uint32},
    {"@make.google.protobuf.UInt64Value", "():wrapper(uint)", make_uint64},
    {"@make.google.protobuf.ListValue", "():list(dyn)", make_list_value},
    {"@make.google.protobuf.Struct", "():map(string,dyn)", make_struct},
    {"@make.google.protobuf.Value", "():dyn", make_value},
    {"@make.google.protobuf.Any", "():dyn", make_any},
    {"@make.google.protobuf.Timestamp", "():timestamp", make_timestamp},
    {"@make.google.protobuf.Duration", "():duration", make_duration},
};

} // namespace

std::span<const library_entry> optional_functions() noexcept
{
    return entries;
}
std::span<const library_entry> message_functions() noexcept
{
    return messages;
}

} // namespace netral::cel
