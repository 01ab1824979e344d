// SPDX-License-Identifier: Apache-2.0

/// @file
/// Copies what is between escapes, and writes what these stand for.
///
/// Door: unescape.

#include "json_escapes.hpp"

#include <cstdint>

namespace netral {

namespace {

/// What stands for itself or for one control character; zero for anything else.
char simple(char c) noexcept
{
    switch (c) {
    case '"':
    case '\\':
    case '/': return c;
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return '\0';
    }
}

/// Four hexadecimal digits; above 0xFFFF if one of them is none.
std::uint32_t four_digits(std::string_view hex) noexcept
{
    constexpr std::uint32_t no_number = 0x10000;
    if (hex.size() < 4) return no_number;
    std::uint32_t sum = 0;
    for (const char c : hex.substr(0, 4)) {
        const char small = static_cast<char>(c | 0x20);
        if (c >= '0' && c <= '9')
            sum = 16 * sum + static_cast<std::uint32_t>(c - '0');
        else if (small >= 'a' && small <= 'f')
            sum = 16 * sum + static_cast<std::uint32_t>(small - 'a' + 10);
        else
            return no_number;
    }
    return sum;
}

/// UTF-8 of a code point that is no surrogate.
void append(std::string& into, std::uint32_t point)
{
    const auto tail = [](std::uint32_t bits) { return static_cast<char>(0x80 | (bits & 0x3F)); };
    if (point < 0x80) {
        into += static_cast<char>(point);
    } else if (point < 0x800) {
        into += static_cast<char>(0xC0 | point >> 6);
        into += tail(point);
    } else {
        into += static_cast<char>(0xE0 | point >> 12);
        into += tail(point >> 6);
        into += tail(point);
    }
}

} // namespace

bool unescape(std::string_view raw, std::string& into)
{
    into.clear();
    for (std::size_t slash = raw.find('\\'); slash != std::string_view::npos;
         slash = raw.find('\\')) {
        into.append(raw, 0, slash);
        const char kind = raw[slash + 1];
        raw.remove_prefix(slash + 2);
        if (kind == 'u') {
            const std::uint32_t point = four_digits(raw);
            if (point > 0xFFFF || (point >= 0xD800 && point < 0xE000)) return false;
            append(into, point);
            raw.remove_prefix(4);
        } else {
            const char meant = simple(kind);
            if (meant == '\0') return false;
            into += meant;
        }
    }
    into.append(raw);
    return true;
}

} // namespace netral
