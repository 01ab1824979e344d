// SPDX-License-Identifier: Apache-2.0

/// @file
/// `format` of the strings extension: %s %d %f %e %b %o %x %X, with a precision for %f and %e.
/// Declared in builtin_text.hpp.

#include "builtin_text.hpp"
#include "functions.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace netral::cel {
namespace {

constexpr int default_precision = 6;
constexpr int most_precision = 1000;

/// One `%` clause.
struct clause {
    char letter = 's';
    int precision = -1;
};

value bad(const std::string& message)
{
    return value::error(fault::bad_argument, "error during formatting: " + message);
}

bool is_number(const value& v)
{
    return v.is(value_kind::int64) || v.is(value_kind::uint64) || v.is(value_kind::floating);
}

double as_double(const value& v)
{
    if (v.is(value_kind::int64)) return static_cast<double>(v.as_int());
    if (v.is(value_kind::uint64)) return static_cast<double>(v.as_uint());
    return v.as_double();
}

std::string not_finite(double d)
{
    return std::isnan(d) ? "NaN" : d < 0 ? "-Infinity" : "Infinity";
}

bool write_text(const value& v, std::string& out);

bool write_entries(const value& v, std::string& out)
{
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& [key, held] : v.entries()) {
        std::pair<std::string, std::string> entry;
        if (!write_text(key, entry.first) || !write_text(held, entry.second)) return false;
        all.push_back(std::move(entry));
    }
    std::sort(all.begin(), all.end());
    out += '{';
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i != 0) out += ", ";
        out += all[i].first + ": " + all[i].second;
    }
    out += '}';
    return true;
}

/// %s: any value; false for one that has no text.
bool write_text(const value& v, std::string& out)
{
    switch (v.kind()) {
    case value_kind::null: out += "null"; return true;
    case value_kind::list: {
        out += '[';
        bool first = true;
        for (const value& item : v.items()) {
            if (!first) out += ", ";
            first = false;
            if (!write_text(item, out)) return false;
        }
        out += ']';
        return true;
    }
    case value_kind::map: return write_entries(v, out);
    case value_kind::boolean:
    case value_kind::int64:
    case value_kind::uint64:
    case value_kind::floating:
    case value_kind::string:
    case value_kind::bytes:
    case value_kind::type:
    case value_kind::timestamp:
    case value_kind::duration:
    case value_kind::date: out += plain_text(v); return true;
    default: return false;
    }
}

template <class Number>
std::string in_base(Number n, int base)
{
    std::array<char, 80> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), n, base).ptr;
    return {text.data(), static_cast<std::size_t>(end - text.data())};
}

std::string hex_of_bytes(std::string_view data)
{
    std::string out;
    for (const char c : data) {
        const auto byte = static_cast<unsigned char>(c);
        out += "0123456789abcdef"[byte >> 4U];
        out += "0123456789abcdef"[byte & 0x0FU];
    }
    return out;
}

void to_upper(std::string& text)
{
    for (char& c : text) c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// %d %b %o %x %X.
bool write_whole(const clause& how, const value& v, std::string& out)
{
    const int base = how.letter == 'b' ? 2 : how.letter == 'o' ? 8 : how.letter == 'd' ? 10 : 16;
    std::string text;
    if (v.is(value_kind::int64))
        text = in_base(v.as_int(), base);
    else if (v.is(value_kind::uint64))
        text = in_base(v.as_uint(), base);
    else if (v.is(value_kind::floating) && base == 10)
        text =
            std::isfinite(v.as_double()) ? number_text(v.as_double()) : not_finite(v.as_double());
    else if (v.is(value_kind::boolean) && base == 2)
        text = v.as_bool() ? "1" : "0";
    else if ((v.is(value_kind::string) || v.is(value_kind::bytes)) && base == 16)
        text = hex_of_bytes(v.text());
    else
        return false;
    if (how.letter == 'X') to_upper(text);
    out += text;
    return true;
}

/// %f and %e.
bool write_real(const clause& how, const value& v, std::string& out)
{
    double d = 0;
    if (is_number(v)) {
        d = as_double(v);
    } else {
        if (!v.is(value_kind::string)) return false;
        const std::string_view text = v.text();
        if (text != "NaN" && text != "Infinity" && text != "-Infinity") return false;
        out += text;
        return true;
    }
    if (!std::isfinite(d)) {
        out += not_finite(d);
        return true;
    }
    const int precision = how.precision < 0 ? default_precision : how.precision;
    std::array<char, 1500> text{};
    const auto form = how.letter == 'f' ? std::chars_format::fixed : std::chars_format::scientific;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), d, form, precision).ptr;
    out.append(text.data(), end);
    return true;
}

/// Reads what follows a `%`; false when it is no clause.
bool read_clause(std::string_view& pattern, clause& how)
{
    if (!pattern.empty() && pattern.front() == '.') {
        pattern.remove_prefix(1);
        how.precision = 0;
        while (!pattern.empty() && pattern.front() >= '0' && pattern.front() <= '9') {
            how.precision = how.precision * 10 + (pattern.front() - '0');
            if (how.precision > most_precision) return false;
            pattern.remove_prefix(1);
        }
    }
    if (pattern.empty()) return false;
    how.letter = pattern.front();
    pattern.remove_prefix(1);
    return true;
}

bool write_clause(const clause& how, const value& v, std::string& out)
{
    switch (how.letter) {
    case 's': return write_text(v, out);
    case 'd':
    case 'b':
    case 'o':
    case 'x':
    case 'X': return write_whole(how, v, out);
    case 'f':
    case 'e': return write_real(how, v, out);
    default: return false;
    }
}

} // namespace

value format_text(call_context& context, std::string_view pattern, std::span<const value> given)
{
    std::string out;
    std::size_t next = 0;
    while (!pattern.empty()) {
        const std::size_t percent = std::min(pattern.find('%'), pattern.size());
        out += pattern.substr(0, percent);
        pattern.remove_prefix(percent);
        if (pattern.empty()) break;
        pattern.remove_prefix(1);
        if (!pattern.empty() && pattern.front() == '%') {
            out += '%';
            pattern.remove_prefix(1);
            continue;
        }
        clause how;
        if (!read_clause(pattern, how)) return bad("unexpected end of a clause");
        if (std::string_view("sdboxXfe").find(how.letter) == std::string_view::npos)
            return bad("could not parse formatting clause: unrecognized formatting clause");
        if (next >= given.size()) return bad("index " + std::to_string(next) + " out of range");
        if (!context.look_through(given[next]) || !context.keep(given[next]))
            return context.exhausted();
        if (!write_clause(how, given[next], out))
            return bad("a value of type " + std::string(to_string(given[next].kind())) +
                       " does not fit `%" + std::string(1, how.letter) + "`");
        if (out.size() > context.bounds().result_bytes) break;
        ++next;
    }
    return context.make(out.size()) ? value::string(out) : context.exhausted();
}

} // namespace netral::cel
