// SPDX-License-Identifier: Apache-2.0

/// @file
/// JSON out, and base64. The only door is value/json.hpp.

#include <netral/value/json.hpp>

#include <netral/text/source.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace netral::json {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base64_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

template <class Number>
void append_number(std::string& out, Number n)
{
    std::array<char, 40> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), n).ptr;
    out.append(text.data(), end);
}

void append_escaped(std::string& out, char c)
{
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
    }
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20U) {
        out += c;
        return;
    }
    out += "\\u00";
    out += hex_digits[byte >> 4U];
    out += hex_digits[byte & 0x0FU];
}

/// Whether a byte is the same in a JSON string, by itself.
bool stands_for_itself(char c) noexcept
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20U && byte < 0x80U && c != '"' && c != '\\';
}

/// The first character that does not stand for itself, looking at eight at a time: bytes with the
/// high bit, below a space, quotes and backslashes (the last three found by what borrows when one
/// is taken from each byte; G. S. Warren, Hacker's Delight, 2nd ed., 6-1).
std::string_view::const_iterator first_special(std::string_view text) noexcept
{
    constexpr std::uint64_t ones = 0x0101010101010101;
    constexpr std::uint64_t highs = 0x80 * ones;
    const auto zero_bytes = [](std::uint64_t w) { return (w - ones) & ~w; };
    std::size_t i = 0;
    for (; i + sizeof(std::uint64_t) <= text.size(); i += sizeof(std::uint64_t)) {
        std::uint64_t w = 0;
        std::memcpy(&w, text.data() + i, sizeof w);
        const std::uint64_t special =
            w | (w - 0x20 * ones) | zero_bytes(w ^ ('"' * ones)) | zero_bytes(w ^ ('\\' * ones));
        if ((special & highs) != 0) break;
    }
    return std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(i), text.end(),
                            stands_for_itself);
}

/// Appends what does not stand for itself at the front of `text`: one ASCII character, or a run of
/// others of which the first that is not UTF-8 is replaced. Returns how many bytes that took.
std::size_t escaped_or_foreign(std::string& out, std::string_view text)
{
    if (static_cast<unsigned char>(text.front()) < 0x80U) {
        append_escaped(out, text.front());
        return 1;
    }
    const auto ascii = std::find_if(text.begin(), text.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
    const std::string_view run = text.substr(0, static_cast<std::size_t>(ascii - text.begin()));
    const std::size_t bad = find_invalid_utf8(run);
    out += run.substr(0, bad);
    if (bad == std::string_view::npos) return run.size();
    out += "\xEF\xBF\xBD";
    return bad + 1;
}

void write_strings(writer& out, std::span<const std::string> texts)
{
    out.begin_array();
    for (const std::string& text : texts) out.string(text);
    out.end_array();
}

std::string key_text(const value& key)
{
    switch (key.kind()) {
    case value_kind::string: return std::string(key.text());
    case value_kind::boolean: return key.as_bool() ? "true" : "false";
    case value_kind::uint64: return std::to_string(key.as_uint());
    case value_kind::int64: return std::to_string(key.as_int());
    default: return {};
    }
}

void write_facts(writer& out, const value& v)
{
    out.begin_object().key("unknown").begin_array();
    for (const fact_id fact : v.facts()) out.number(std::uint64_t{fact});
    out.end_array().end_object();
}

void write_map(writer& out, const value& v)
{
    out.begin_object();
    for (const auto& [key, held] : v.entries()) {
        out.key(key_text(key));
        write(out, held);
    }
    out.end_object();
}

void write_list(writer& out, const value& v)
{
    out.begin_array();
    for (const value& item : v.items()) write(out, item);
    out.end_array();
}

} // namespace

void append_quoted(std::string& out, std::string_view text)
{
    out += '"';
    while (!text.empty()) {
        const auto run = first_special(text);
        out.append(text.begin(), run);
        text.remove_prefix(static_cast<std::size_t>(run - text.begin()));
        if (text.empty()) break;
        const std::size_t length = escaped_or_foreign(out, text);
        text.remove_prefix(length);
    }
    out += '"';
}

void writer::separate()
{
    if (!first_) *out_ += ',';
    first_ = false;
}

writer& writer::begin_object()
{
    separate();
    *out_ += '{';
    first_ = true;
    return *this;
}

writer& writer::end_object()
{
    *out_ += '}';
    first_ = false;
    return *this;
}

writer& writer::begin_array()
{
    separate();
    *out_ += '[';
    first_ = true;
    return *this;
}

writer& writer::end_array()
{
    *out_ += ']';
    first_ = false;
    return *this;
}

writer& writer::key(std::string_view name)
{
    separate();
    append_quoted(*out_, name);
    *out_ += ':';
    first_ = true;
    return *this;
}

writer& writer::string(std::string_view text)
{
    separate();
    append_quoted(*out_, text);
    return *this;
}

writer& writer::number(std::int64_t n)
{
    separate();
    append_number(*out_, n);
    return *this;
}

writer& writer::number(std::uint64_t n)
{
    separate();
    append_number(*out_, n);
    return *this;
}

writer& writer::number(double n)
{
    if (std::isnan(n)) return string("NaN");
    if (std::isinf(n)) return string(n < 0 ? "-Infinity" : "Infinity");
    separate();
    const std::size_t begin = out_->size();
    append_number(*out_, n);
    // Readers take digits alone for an integer: one that lost its sign, or that is out of range.
    const bool digits_alone = out_->find_first_of(".e", begin) == std::string::npos;
    if (digits_alone && ((n == 0 && std::signbit(n)) || std::fabs(n) >= 1e18)) *out_ += ".0";
    return *this;
}

writer& writer::boolean(bool b)
{
    separate();
    *out_ += b ? "true" : "false";
    return *this;
}

writer& writer::null()
{
    separate();
    *out_ += "null";
    return *this;
}

writer& writer::raw(std::string_view json)
{
    separate();
    *out_ += json;
    return *this;
}

void write(writer& out, const value& v)
{
    switch (v.kind()) {
    case value_kind::null: out.null(); break;
    case value_kind::boolean: out.boolean(v.as_bool()); break;
    case value_kind::int64: out.number(v.as_int()); break;
    case value_kind::uint64: out.number(v.as_uint()); break;
    case value_kind::floating: out.number(v.as_double()); break;
    case value_kind::string:
    case value_kind::type: out.string(v.text()); break;
    case value_kind::bytes: out.string(to_base64(v.text())); break;
    case value_kind::timestamp: out.string(to_string(v.as_timestamp())); break;
    case value_kind::duration: out.string(to_string(v.as_duration())); break;
    case value_kind::date: out.string(to_string(v.as_date())); break;
    case value_kind::list: write_list(out, v); break;
    case value_kind::map: write_map(out, v); break;
    case value_kind::optional:
        if (v.held() == nullptr)
            out.null();
        else
            write(out, *v.held());
        break;
    case value_kind::error: out.begin_object().key("error").string(v.text()).end_object(); break;
    case value_kind::unknown: write_facts(out, v); break;
    case value_kind::choice:
        write_strings(out.begin_object().key("one_of"), v.candidates());
        out.end_object();
        break;
    case value_kind::fact_set:
        write_strings(out.begin_object().key("has"), v.members());
        write_strings(out.key("maybe"), v.possible());
        out.end_object();
        break;
    }
}

std::string to_json(const value& v)
{
    std::string text;
    writer out(text);
    write(out, v);
    return text;
}

std::string to_base64(std::string_view data)
{
    std::string text;
    text.reserve((data.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < data.size(); i += 3) {
        std::uint32_t group = 0;
        const std::size_t n = std::min<std::size_t>(3, data.size() - i);
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8U | (k < n ? static_cast<unsigned char>(data[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            text += k <= n ? base64_digits[group >> (18 - 6 * k) & 0x3FU] : '=';
    }
    return text;
}

bool from_base64(std::string_view text, std::string& data)
{
    data.clear();
    while (!text.empty() && text.back() == '=') text.remove_suffix(1);
    if (text.size() % 4 == 1) return false;
    std::uint32_t group = 0;
    unsigned bits = 0;
    for (const char c : text) {
        const std::size_t digit = base64_digits.find(c);
        if (digit == std::string_view::npos) return false;
        group = group << 6U | static_cast<std::uint32_t>(digit);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        data += static_cast<char>(group >> bits & 0xFFU);
    }
    return true;
}

} // namespace netral::json
