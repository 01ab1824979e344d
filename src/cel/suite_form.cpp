// SPDX-License-Identifier: Apache-2.0

/// @file
/// The suite's JSON form. The only door is suite_form.hpp.

#include "suite_form.hpp"

#include <charconv>
#include <limits>
#include <utility>

namespace netral::cel {
namespace {

constexpr std::string_view protobuf = "google.protobuf.";

template <class Number>
std::optional<value> read_whole(const value& v)
{
    if (v.is(value_kind::int64)) return value(static_cast<Number>(v.as_int()));
    if (v.is(value_kind::uint64)) return value(static_cast<Number>(v.as_uint()));
    if (!v.is(value_kind::string)) return std::nullopt;
    Number n = 0;
    const std::string_view text = v.text();
    const auto r = std::from_chars(text.data(), text.data() + text.size(), n);
    if (r.ec != std::errc() || r.ptr != text.data() + text.size()) return std::nullopt;
    return value(n);
}

std::optional<value> read_real(const value& v)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (v.is(value_kind::floating)) return v;
    if (v.is(value_kind::int64)) return value(static_cast<double>(v.as_int()));
    if (v.is(value_kind::uint64)) return value(static_cast<double>(v.as_uint()));
    if (!v.is(value_kind::string)) return std::nullopt;
    if (v.text() == "Infinity") return value(infinity);
    if (v.text() == "-Infinity") return value(-infinity);
    if (v.text() == "NaN") return value(std::numeric_limits<double>::quiet_NaN());
    return std::nullopt;
}

std::optional<value> read_bytes(const value& v)
{
    std::string data;
    if (!v.is(value_kind::string) || !json::from_base64(v.text(), data)) return std::nullopt;
    return value::bytes(data);
}

/// JSON as google.protobuf.Value reads it: every number is a double.
value plain_json(const value& v)
{
    switch (v.kind()) {
    case value_kind::int64: return value(static_cast<double>(v.as_int()));
    case value_kind::uint64: return value(static_cast<double>(v.as_uint()));
    case value_kind::list: {
        std::vector<value> items;
        for (const value& item : v.items()) items.push_back(plain_json(item));
        return value::list(std::move(items));
    }
    case value_kind::map: {
        std::vector<map_entry> entries;
        for (const auto& [key, held] : v.entries()) entries.emplace_back(key, plain_json(held));
        return value::map(std::move(entries));
    }
    default: return v;
    }
}

std::optional<value> read_list(const value& v)
{
    std::vector<value> items;
    if (const value* values = member_of(v, "values");
        values != nullptr && values->is(value_kind::list))
        for (const value& item : values->items()) {
            auto read = read_typed_value(item);
            if (!read) return std::nullopt;
            items.push_back(std::move(*read));
        }
    return value::list(std::move(items));
}

std::optional<value> read_map(const value& v)
{
    std::vector<map_entry> entries;
    if (const value* all = member_of(v, "entries"); all != nullptr && all->is(value_kind::list))
        for (const value& entry : all->items()) {
            const value* key = member_of(entry, "key");
            const value* held = member_of(entry, "value");
            if (key == nullptr || held == nullptr) return std::nullopt;
            auto read_key = read_typed_value(*key);
            auto read_held = read_typed_value(*held);
            if (!read_key || !read_held) return std::nullopt;
            entries.emplace_back(std::move(*read_key), std::move(*read_held));
        }
    return value::map(std::move(entries));
}

/// The well-known messages.
std::optional<value> read_object(const value& v)
{
    std::string_view name = text_of(v, "@type");
    if (const auto slash = name.rfind('/'); slash != std::string_view::npos)
        name.remove_prefix(slash + 1);
    if (!name.starts_with(protobuf)) return std::nullopt;
    name.remove_prefix(protobuf.size());
    const value* held = member_of(v, "value");
    if (held == nullptr) return std::nullopt;
    if (name == "Int32Value" || name == "Int64Value") return read_whole<std::int64_t>(*held);
    if (name == "UInt32Value" || name == "UInt64Value") return read_whole<std::uint64_t>(*held);
    if (name == "FloatValue" || name == "DoubleValue") return read_real(*held);
    if (name == "BoolValue" || name == "StringValue") return *held;
    if (name == "BytesValue") return read_bytes(*held);
    if (name == "Value" || name == "ListValue" || name == "Struct") return plain_json(*held);
    if (!held->is(value_kind::string)) return std::nullopt;
    if (name == "Timestamp")
        if (const auto t = parse_timestamp(held->text())) return value(*t);
    if (name == "Duration")
        if (const auto d = parse_duration(held->text())) return value(*d);
    return std::nullopt;
}

constexpr std::pair<std::string_view, type_kind> primitives[] = {
    {"BOOL", type_kind::boolean},    {"INT64", type_kind::int64},   {"UINT64", type_kind::uint64},
    {"DOUBLE", type_kind::floating}, {"STRING", type_kind::string}, {"BYTES", type_kind::bytes},
};

std::optional<type> read_primitive(const value& v)
{
    for (const auto& [name, kind] : primitives)
        if (v.is(value_kind::string) && v.text() == name) return type(kind);
    return std::nullopt;
}

std::optional<type> read_message_type(std::string_view name)
{
    if (!name.starts_with(protobuf)) return std::nullopt;
    name.remove_prefix(protobuf.size());
    if (name == "Timestamp") return type(type_kind::timestamp);
    if (name == "Duration") return type(type_kind::duration);
    if (name == "Int32Value" || name == "Int64Value") return type::wrapper_of(type_kind::int64);
    if (name == "UInt32Value" || name == "UInt64Value") return type::wrapper_of(type_kind::uint64);
    if (name == "FloatValue" || name == "DoubleValue") return type::wrapper_of(type_kind::floating);
    if (name == "BoolValue") return type::wrapper_of(type_kind::boolean);
    if (name == "StringValue") return type::wrapper_of(type_kind::string);
    if (name == "BytesValue") return type::wrapper_of(type_kind::bytes);
    if (name == "ListValue") return type::list_of(type_kind::dyn);
    if (name == "Struct") return type::map_of(type_kind::string, type_kind::dyn);
    if (name == "Value" || name == "Any") return type(type_kind::dyn);
    return std::nullopt;
}

std::optional<type> read_abstract(const value& v)
{
    std::vector<type> parameters;
    if (const value* all = member_of(v, "parameterTypes");
        all != nullptr && all->is(value_kind::list))
        for (const value& p : all->items()) {
            auto read = read_suite_type(p);
            if (!read) return std::nullopt;
            parameters.push_back(std::move(*read));
        }
    const std::string_view name = text_of(v, "name");
    if (name == "optional_type" && parameters.size() == 1)
        return type::optional_of(std::move(parameters[0]));
    return type::opaque_named(std::string(name), std::move(parameters));
}

std::string_view primitive_name(type_kind kind)
{
    for (const auto& [name, k] : primitives)
        if (k == kind) return name;
    return {};
}

} // namespace

const value* member_of(const value& object, std::string_view name)
{
    return object.is(value_kind::map) ? object.find(name) : nullptr;
}

std::string_view text_of(const value& object, std::string_view name)
{
    const value* v = member_of(object, name);
    return v != nullptr && v->is(value_kind::string) ? v->text() : std::string_view();
}

std::optional<value> read_typed_value(const value& json)
{
    if (!json.is(value_kind::map) || json.entries().size() != 1) return std::nullopt;
    const std::string_view kind = json.entries()[0].first.text();
    const value& v = json.entries()[0].second;
    if (kind == "nullValue") return value();
    if (kind == "boolValue" && v.is(value_kind::boolean)) return v;
    if (kind == "int64Value") return read_whole<std::int64_t>(v);
    if (kind == "uint64Value") return read_whole<std::uint64_t>(v);
    if (kind == "doubleValue") return read_real(v);
    if (kind == "stringValue" && v.is(value_kind::string)) return v;
    if (kind == "bytesValue") return read_bytes(v);
    if (kind == "listValue") return read_list(v);
    if (kind == "mapValue") return read_map(v);
    if (kind == "typeValue" && v.is(value_kind::string)) return value::type(v.text());
    if (kind == "objectValue") return read_object(v);
    return std::nullopt;
}

void write_typed_value(json::writer& out, const value& v)
{
    out.begin_object();
    switch (v.kind()) {
    case value_kind::null: out.key("nullValue").null(); break;
    case value_kind::boolean: out.key("boolValue").boolean(v.as_bool()); break;
    case value_kind::int64: out.key("int64Value").string(std::to_string(v.as_int())); break;
    case value_kind::uint64: out.key("uint64Value").string(std::to_string(v.as_uint())); break;
    case value_kind::floating: out.key("doubleValue").number(v.as_double()); break;
    case value_kind::string: out.key("stringValue").string(v.text()); break;
    case value_kind::bytes: out.key("bytesValue").string(json::to_base64(v.text())); break;
    case value_kind::type: out.key("typeValue").string(v.text()); break;
    case value_kind::list:
        out.key("listValue").begin_object();
        if (!v.items().empty()) {
            out.key("values").begin_array();
            for (const value& item : v.items()) write_typed_value(out, item);
            out.end_array();
        }
        out.end_object();
        break;
    case value_kind::map:
        out.key("mapValue").begin_object();
        if (!v.entries().empty()) {
            out.key("entries").begin_array();
            for (const auto& [key, held] : v.entries()) {
                write_typed_value(out.begin_object().key("key"), key);
                write_typed_value(out.key("value"), held);
                out.end_object();
            }
            out.end_array();
        }
        out.end_object();
        break;
    case value_kind::timestamp:
    case value_kind::duration:
        out.key("objectValue").begin_object().key("@type");
        out.string("type.googleapis.com/" + std::string(to_string(v.kind())));
        out.key("value").string(v.is(value_kind::timestamp) ? to_string(v.as_timestamp())
                                                            : to_string(v.as_duration()));
        out.end_object();
        break;
    case value_kind::date: out.key("dateValue").string(to_string(v.as_date())); break;
    case value_kind::optional:
        out.key("optionalValue");
        if (v.held() == nullptr)
            out.null();
        else
            write_typed_value(out, *v.held());
        break;
    default: out.key("otherValue").string(json::to_json(v)); break;
    }
    out.end_object();
}

std::optional<type> read_suite_type(const value& json)
{
    if (!json.is(value_kind::map) || json.entries().size() != 1) return std::nullopt;
    const std::string_view kind = json.entries()[0].first.text();
    const value& v = json.entries()[0].second;
    if (kind == "dyn") return type(type_kind::dyn);
    if (kind == "null") return type(type_kind::null);
    if (kind == "primitive") return read_primitive(v);
    if (kind == "typeParam" && v.is(value_kind::string))
        return type::parameter_named(std::string(v.text()));
    if (kind == "messageType" && v.is(value_kind::string)) return read_message_type(v.text());
    if (kind == "abstractType") return read_abstract(v);
    if (kind == "wellKnown" && v.is(value_kind::string)) {
        if (v.text() == "TIMESTAMP") return type(type_kind::timestamp);
        return v.text() == "DURATION" ? type(type_kind::duration) : type(type_kind::dyn);
    }
    if (kind == "wrapper") {
        auto inner = read_primitive(v);
        return inner ? std::optional<type>(type::wrapper_of(std::move(*inner))) : std::nullopt;
    }
    if (kind == "type") return type::type_of(read_suite_type(v).value_or(type(type_kind::dyn)));
    if (kind == "listType") {
        const value* element = member_of(v, "elemType");
        auto inner =
            element == nullptr ? std::optional<type>(type_kind::dyn) : read_suite_type(*element);
        return inner ? std::optional<type>(type::list_of(std::move(*inner))) : std::nullopt;
    }
    if (kind == "mapType") {
        const value* key = member_of(v, "keyType");
        const value* held = member_of(v, "valueType");
        if (key == nullptr || held == nullptr) return type::map_of(type_kind::dyn, type_kind::dyn);
        auto from = read_suite_type(*key);
        auto to = read_suite_type(*held);
        return from && to ? std::optional<type>(type::map_of(std::move(*from), std::move(*to)))
                          : std::nullopt;
    }
    return std::nullopt;
}

void write_suite_type(json::writer& out, const type& t)
{
    out.begin_object();
    const auto parameter = [&t](std::size_t i) {
        return i < t.parameters.size() ? t.parameters[i] : type();
    };
    switch (t.kind) {
    case type_kind::dyn:
    case type_kind::error: out.key("dyn").begin_object().end_object(); break;
    case type_kind::null: out.key("null").null(); break;
    case type_kind::timestamp: out.key("wellKnown").string("TIMESTAMP"); break;
    case type_kind::duration: out.key("wellKnown").string("DURATION"); break;
    case type_kind::list:
        write_suite_type(out.key("listType").begin_object().key("elemType"), parameter(0));
        break;
    case type_kind::map:
        write_suite_type(out.key("mapType").begin_object().key("keyType"), parameter(0));
        write_suite_type(out.key("valueType"), parameter(1));
        break;
    case type_kind::wrapper: out.key("wrapper").string(primitive_name(parameter(0).kind)); break;
    case type_kind::type: write_suite_type(out.key("type"), parameter(0)); break;
    case type_kind::parameter: out.key("typeParam").string(t.name); break;
    case type_kind::optional:
    case type_kind::opaque:
        out.key("abstractType").begin_object().key("name");
        out.string(t.kind == type_kind::optional ? "optional_type" : t.name);
        if (t.parameters.empty()) break;
        out.key("parameterTypes").begin_array();
        for (const type& p : t.parameters) write_suite_type(out, p);
        out.end_array();
        break;
    case type_kind::enumeration: out.key("primitive").string("STRING"); break;
    case type_kind::date: out.key("abstractType").begin_object().key("name").string("date"); break;
    case type_kind::set: out.key("abstractType").begin_object().key("name").string("set"); break;
    default: out.key("primitive").string(primitive_name(t.kind)); break;
    }
    const bool inner = t.kind == type_kind::list || t.kind == type_kind::map ||
                       t.kind == type_kind::optional || t.kind == type_kind::opaque ||
                       t.kind == type_kind::date || t.kind == type_kind::set;
    if (inner) out.end_object();
    out.end_object();
}

} // namespace netral::cel
