// SPDX-License-Identifier: Apache-2.0

/// @file
/// Scalars of rule files. The only door is scalars.hpp.

#include "scalars.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

namespace netral {
namespace {

constexpr std::size_t longest_name = 128;

bool is_digit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

bool is_letter(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Reserved by the language definition, section "Syntax".
constexpr std::array<std::string_view, 21> reserved{
    "as",        "break", "const",  "continue", "else", "false", "for",
    "function",  "if",    "import", "in",       "let",  "loop",  "package",
    "namespace", "null",  "return", "true",     "var",  "void",  "while"};

} // namespace

bool is_name(std::string_view text) noexcept
{
    if (text.empty() || text.size() > longest_name) return false;
    if (!is_letter(text.front()) && !is_digit(text.front())) return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-' || c == '/';
    });
}

bool is_identifier(std::string_view text) noexcept
{
    if (text.empty() || text.size() > longest_name || is_digit(text.front())) return false;
    if (std::find(reserved.begin(), reserved.end(), text) != reserved.end()) return false;
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return is_letter(c) || is_digit(c) || c == '_'; });
}

bool is_fact_path(std::string_view text) noexcept
{
    for (;;) {
        const std::size_t dot = text.find('.');
        if (!is_identifier(text.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        text.remove_prefix(dot + 1);
    }
}

std::optional<bool> to_boolean(std::string_view text) noexcept
{
    if (text == "true") return true;
    if (text == "false") return false;
    return std::nullopt;
}

std::optional<std::int64_t> to_integer(std::string_view text) noexcept
{
    std::int64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || at != end) return std::nullopt;
    return value;
}

std::optional<date> to_day(std::string_view text) noexcept
{
    if (!looks_like_day(text)) return std::nullopt;
    const std::optional<date_range> days = parse_date(text);
    if (!days || !days->exact()) return std::nullopt;
    return days->first;
}

bool looks_like_day(std::string_view text) noexcept
{
    if (text.size() != 10) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((i == 4 || i == 7) ? text[i] != '-' : !is_digit(text[i])) return false;
    return true;
}

std::optional<std::int64_t> to_duration_days(std::string_view text) noexcept
{
    struct unit {
        char letter;
        std::int64_t days;
    };
    constexpr std::array<unit, 4> units{{{'Y', 365}, {'M', 30}, {'W', 7}, {'D', 1}}};
    if (text.size() < 3 || text.front() != 'P') return std::nullopt;
    text.remove_prefix(1);
    std::int64_t days = 0;
    std::size_t next = 0; // units come in order, each once
    while (!text.empty()) {
        const std::size_t digits =
            std::min(static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) -
                                              text.begin()),
                     text.size());
        if (digits == 0 || digits > 6 || digits == text.size()) return std::nullopt;
        while (next < units.size() && units[next].letter != text[digits]) ++next;
        if (next == units.size()) return std::nullopt;
        days += *to_integer(text.substr(0, digits)) * units[next++].days;
        text.remove_prefix(digits + 1);
    }
    return days;
}

} // namespace netral
