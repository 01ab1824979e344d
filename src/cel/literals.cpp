// SPDX-License-Identifier: Apache-2.0

/// @file
/// Numbers and texts as they are written: extent, escapes, ranges. The grammar only asks where a
/// literal ends. The only door is builder.hpp.

#include "builder.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace netral::cel {
namespace {

constexpr std::uint16_t unterminated = 1202;
constexpr std::uint16_t bad_escape = 1203;
constexpr std::uint16_t out_of_range = 1204;

int hex_digit(char c) noexcept
{
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

void append_utf8(std::string& out, std::uint32_t point)
{
    const auto byte = [&](std::uint32_t b) { out += static_cast<char>(b); };
    if (point < 0x80) {
        byte(point);
    } else if (point < 0x800) {
        byte(0xC0U | point >> 6U);
        byte(0x80U | (point & 0x3FU));
    } else if (point < 0x10000) {
        byte(0xE0U | point >> 12U);
        byte(0x80U | (point >> 6U & 0x3FU));
        byte(0x80U | (point & 0x3FU));
    } else {
        byte(0xF0U | point >> 18U);
        byte(0x80U | (point >> 12U & 0x3FU));
        byte(0x80U | (point >> 6U & 0x3FU));
        byte(0x80U | (point & 0x3FU));
    }
}

/// How a text literal is delimited.
struct text_form {
    bool raw = false;
    bool is_bytes = false;
    bool triple = false;
    char quote = '\'';
};

/// Decodes the inside of a text literal.
class decoder {
public:
    /// `literal` is where the whole text begins.
    decoder(const text_form& form, cursor literal, builder& into) noexcept
        : form_(&form), literal_(literal), into_(&into)
    {
    }

    bool decode(cursor at, cursor end, std::string& out)
    {
        while (at != end) {
            if (*at != '\\' || form_->raw) {
                out += *at++;
                continue;
            }
            if (!escape(at, end, out)) return false;
        }
        return true;
    }

private:
    bool escape(cursor& at, cursor end, std::string& out)
    {
        const cursor from = at++;
        static constexpr std::string_view letters = "abfnrtv\\?\"'`";
        static constexpr std::string_view meanings = "\a\b\f\n\r\t\v\\?\"'`";
        const char c = *at++; // a text never ends in a single backslash
        if (const auto which = letters.find(c); which != std::string_view::npos) {
            out += meanings[which];
            return true;
        }
        switch (c) {
        case 'x':
        case 'X': return number(from, at, end, 2, 16, out);
        case 'u': return number(from, at, end, 4, 16, out);
        case 'U': return number(from, at, end, 8, 16, out);
        default: break;
        }
        if (c >= '0' && c <= '3') {
            --at;
            return number(from, at, end, 3, 8, out);
        }
        return bad(at, "there is no escape `" + std::string(from, at) + "`",
                   "write `\\\\` for a backslash, or put `r` before the text");
    }

    bool number(cursor from, cursor& at, cursor end, int digits, std::uint32_t base,
                std::string& out)
    {
        std::uint32_t point = 0;
        for (int i = 0; i < digits; ++i, ++at) {
            const int d = at == end ? -1 : hex_digit(*at);
            if (d < 0 || d >= static_cast<int>(base))
                return bad(at, "an escape `" + std::string(from, from + 2) + "` needs " +
                                   std::to_string(digits) + " digits");
            point = point * base + static_cast<std::uint32_t>(d);
        }
        if (form_->is_bytes) {
            if (digits == 4 || digits == 8)
                return bad(at, "`" + std::string(from, at) + "` cannot stand in bytes",
                           "write its bytes, as `\\x..`");
            out += static_cast<char>(point);
            return true;
        }
        if (point > 0x10FFFF || (point >= 0xD800 && point < 0xE000))
            return bad(at, "`" + std::string(from, at) + "` is not a character");
        append_utf8(out, point);
        return true;
    }

    /// Points at the text from its beginning, as the reference does, to the end of the escape.
    bool bad(cursor to, std::string message, std::string help = {})
    {
        into_->fail(bad_escape, literal_, to, std::move(message), std::move(help));
        return false;
    }

    const text_form* form_;
    cursor literal_;
    builder* into_;
};

/// The prefix and quote at `at`, which moves past them; false when no text begins here.
bool take_opening(cursor& at, cursor end, text_form& form)
{
    cursor p = at;
    for (int i = 0; i < 2 && p != end; ++i) {
        const char c = *p;
        if ((c == 'r' || c == 'R') && !form.raw)
            form.raw = true;
        else if ((c == 'b' || c == 'B') && !form.is_bytes)
            form.is_bytes = true;
        else
            break;
        ++p;
    }
    if (p == end || (*p != '"' && *p != '\'')) return false;
    form.quote = *p++;
    if (end - p >= 2 && p[0] == form.quote && p[1] == form.quote) {
        form.triple = true;
        p += 2;
    }
    at = p;
    return true;
}

/// The end of the inside of a text that began before `at`; null when it does not end.
cursor find_closing(cursor at, cursor end, const text_form& form) noexcept
{
    for (; at != end; ++at) {
        if (*at == '\\' && !form.raw) {
            if (++at == end) return nullptr;
            continue;
        }
        if (!form.triple && (*at == '\n' || *at == '\r')) return nullptr;
        if (*at != form.quote) continue;
        if (!form.triple) return at;
        if (end - at >= 3 && at[1] == form.quote && at[2] == form.quote) return at;
    }
    return nullptr;
}

/// Where a number ends, and what it is.
struct number_form {
    cursor end = nullptr;
    bool hex = false;
    bool fraction = false;
    bool is_unsigned = false;
};

cursor digits_end(cursor p, cursor end) noexcept
{
    while (p != end && is_digit(*p)) ++p;
    return p;
}

number_form measure_number(cursor p, cursor end) noexcept
{
    number_form form;
    if (end - p > 2 && p[0] == '0' && (p[1] == 'x' || p[1] == 'X') && hex_digit(p[2]) >= 0) {
        form.hex = true;
        p += 2;
        while (p != end && hex_digit(*p) >= 0) ++p;
    } else {
        p = digits_end(p, end);
        if (end - p > 1 && *p == '.' && is_digit(p[1])) {
            form.fraction = true;
            p = digits_end(p + 1, end);
        }
        cursor e = p;
        if (e != end && (*e == 'e' || *e == 'E')) {
            ++e;
            if (e != end && (*e == '+' || *e == '-')) ++e;
            if (e != end && is_digit(*e)) {
                form.fraction = true;
                p = digits_end(e, end);
            }
        }
    }
    if (!form.fraction && p != end && (*p == 'u' || *p == 'U')) {
        form.is_unsigned = true;
        ++p;
    }
    form.end = p;
    return form;
}

/// A double that from_chars finds out of range is zero when it is too small.
bool too_small(std::string_view digits) noexcept
{
    const auto e = digits.find_first_of("eE");
    if (e != std::string_view::npos && e + 1 < digits.size()) return digits[e + 1] == '-';
    const auto dot = digits.find('.');
    return digits.find_first_not_of("-0") == dot;
}

} // namespace

scanned scan_number(cursor& at, cursor end, builder& into)
{
    const cursor from = at;
    const cursor digits = from + (*from == '-' ? 1 : 0);
    const number_form form = measure_number(digits, end);
    at = form.end;
    const std::string_view written(from, static_cast<std::size_t>(at - from));
    const auto refuse = [&](const char* what) {
        into.fail(out_of_range, from, form.end,
                  "`" + std::string(written) + "` is out of range: " + what);
        return scanned{true, value()};
    };
    if (form.fraction) {
        double d = 0;
        const auto r = std::from_chars(from, form.end, d);
        if (r.ec == std::errc::result_out_of_range) {
            if (!too_small(written)) return refuse("a number is below 1.8e308");
            d = *from == '-' ? -0.0 : 0.0;
        }
        return {true, value(d)};
    }
    const cursor number_end = form.end - (form.is_unsigned ? 1 : 0);
    std::uint64_t u = 0;
    const auto r = std::from_chars(digits + (form.hex ? 2 : 0), number_end, u, form.hex ? 16 : 10);
    const bool negative = *from == '-';
    if (form.is_unsigned) {
        if (r.ec != std::errc() || (negative && u != 0))
            return refuse("an unsigned number is 0 to 18446744073709551615");
        return {true, value(u)};
    }
    const std::uint64_t most = 9223372036854775807U + (negative ? 1U : 0U);
    if (r.ec != std::errc() || u > most)
        return refuse("a whole number is -9223372036854775808 to 9223372036854775807");
    return {true, value(static_cast<std::int64_t>(negative ? 0U - u : u))};
}

scanned scan_text(cursor& at, cursor end, builder& into)
{
    text_form form;
    const cursor from = at;
    cursor inside = at;
    if (!take_opening(inside, end, form)) return {};
    const cursor closing = find_closing(inside, end, form);
    if (closing == nullptr) {
        const std::string quotes(form.triple ? 3 : 1, form.quote);
        into.fail(unterminated, from, inside, "this text does not end",
                  "put `" + quotes + "` where it ends");
        return {};
    }
    at = closing + (form.triple ? 3 : 1);
    std::string text;
    if (!decoder(form, from, into).decode(inside, closing, text)) return {true, value()};
    return {true, form.is_bytes ? value::bytes(text) : value::string(text)};
}

cursor skip_space(cursor at, cursor end) noexcept
{
    for (;;) {
        while (at != end &&
               (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r' || *at == '\f'))
            ++at;
        if (end - at < 2 || at[0] != '/' || at[1] != '/') return at;
        while (at != end && *at != '\n') ++at;
    }
}

} // namespace netral::cel
