// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// JSON: a writer that every layer above uses, values as JSON text, JSON text as a value.
///
/// The only door to the JSON library for whole documents (the record layer reads records itself).

#include <netral/text/result.hpp>
#include <netral/value/value.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace netral::json {

/// Appends JSON to a string, with commas where they belong and nothing between tokens.
///
///     json::writer out(text);
///     out.begin_object().key("verdict").string("open").key("n").number(3).end_object();
///
/// Preconditions: calls follow the grammar (a key before each value in an object, ends match).
/// A value that is not UTF-8 is written with U+FFFD for what is not.
class writer {
public:
    explicit writer(std::string& out) noexcept : out_(&out) {}

    writer& begin_object();
    writer& end_object();
    writer& begin_array();
    writer& end_array();
    writer& key(std::string_view name);
    writer& string(std::string_view text);
    writer& number(std::int64_t n);
    writer& number(std::uint64_t n);
    writer& number(int n) { return number(static_cast<std::int64_t>(n)); }
    /// Shortest form that reads back the same. NaN and infinities, which JSON lacks, as strings.
    writer& number(double n);
    writer& boolean(bool b);
    writer& null();
    /// A value that is JSON already.
    writer& raw(std::string_view json);

private:
    void separate();

    std::string* out_;
    bool first_ = true;
};

/// A quoted and escaped JSON string.
void append_quoted(std::string& out, std::string_view text);

/// Any value: bytes as base64, timestamps, durations and dates as text, an optional as what it
/// holds or null, a map's keys as text, `{"error": ...}`, `{"unknown": [fact, ...]}`, a choice as
/// `{"one_of": [...]}`, a set as `{"has": [...], "maybe": [...]}`.
void write(writer& out, const value& v);
[[nodiscard]] std::string to_json(const value& v);

/// Standard base64 with padding; `from_base64` also takes text without it.
[[nodiscard]] std::string to_base64(std::string_view data);
[[nodiscard]] bool from_base64(std::string_view text, std::string& data);

struct read_limits {
    std::uint32_t bytes = 64U << 20U;
    std::uint32_t depth = 100;
};

/// One JSON document: objects become maps with string keys, integers int64 (or uint64 above that),
/// other numbers double.
///
/// Errors: N2001 not JSON (with the offset, as far as it is known), N2002 a key twice in one
/// object, N2003 nested too deep, N2004 too long, N2005 not UTF-8.
[[nodiscard]] result<value> parse(std::string_view text, const read_limits& bounds = {});

} // namespace netral::json
