// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Values and types in the JSON form of the public conformance suite (that of the protobuf messages
/// `cel.expr.Value` and `cel.expr.Type`).

#include <netral/cel/type.hpp>
#include <netral/value/json.hpp>
#include <netral/value/value.hpp>

#include <optional>
#include <string>
#include <vector>

namespace netral::cel {

/// `{"int64Value": "1"}` and so on; nothing for what is not such a value (or needs protobuf).
[[nodiscard]] std::optional<value> read_typed_value(const value& json);
/// Precondition: neither an error nor partly known.
void write_typed_value(json::writer& out, const value& v);

/// `{"primitive": "INT64"}` and so on.
[[nodiscard]] std::optional<type> read_suite_type(const value& json);
void write_suite_type(json::writer& out, const type& t);

/// A field of an object, or null pointer; the text of a field, or an empty view.
[[nodiscard]] const value* member_of(const value& object, std::string_view name);
[[nodiscard]] std::string_view text_of(const value& object, std::string_view name);

} // namespace netral::cel
