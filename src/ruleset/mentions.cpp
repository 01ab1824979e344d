// SPDX-License-Identifier: Apache-2.0

/// @file
/// Lexicons as patterns. The only door is mentions.hpp.
///
/// The prefixes are those of the standard grammar of Indonesian (me-, ber-, di-, ter-, pe-, se-,
/// ke-, per- and their forms before certain letters). Words beginning with k, p, s or t lose that
/// letter after me- and pe-, so they are also looked for without it after the prefixes that take
/// its place.

#include "mentions.hpp"

#include <fmt/format.h>

#include <string_view>

namespace netral {
namespace {

constexpr std::string_view prefixes =
    "(?:(?:me|pe)(?:m|n|ng|nge|ny)?|memper|diper|ber|be|bel|di|ter|te|se|ke|per|pel)?";
constexpr std::string_view suffixes = "(?:kan|an|i)?(?:nya|ku|mu)?(?:lah|kah|pun)?";

bool is_space(char c) noexcept
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string escaped(std::string_view word)
{
    std::string out;
    for (const char c : word) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                           (c >= 'A' && c <= 'Z');
        if (!plain) out += '\\';
        out += c;
    }
    return out;
}

/// What stands for the first letter of a word after me- or pe-, or an empty view.
std::string_view softened(char first) noexcept
{
    switch (first) {
    case 'k': return "ng";
    case 'p': return "m";
    case 's': return "ny";
    case 't': return "n";
    default: return {};
    }
}

std::string word_pattern(std::string_view word, bool affixes)
{
    if (!affixes) return escaped(word);
    const std::string_view nasal = softened(word.front());
    if (nasal.empty()) return fmt::format("{}{}{}", prefixes, escaped(word), suffixes);
    return fmt::format("(?:{}{}|(?:me|pe){}{}){}", prefixes, escaped(word), nasal,
                       escaped(word.substr(1)), suffixes);
}

std::string phrase_pattern(std::string_view phrase, bool affixes)
{
    std::string out;
    for (std::size_t i = 0; i < phrase.size();) {
        if (is_space(phrase[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < phrase.size() && !is_space(phrase[end])) ++end;
        if (!out.empty()) out += "\\s+";
        out += word_pattern(phrase.substr(i, end - i), affixes);
        i = end;
    }
    return out;
}

} // namespace

std::string pattern_text(const lexicon& l)
{
    std::string phrases;
    for (const std::string& phrase : l.phrases)
        phrases +=
            fmt::format("{}{}", phrases.empty() ? "" : "|", phrase_pattern(phrase, l.affixes));
    return fmt::format("(?i)(?:^|[^\\pL\\pN])(?:{})(?:$|[^\\pL\\pN])", phrases);
}

result<pattern> compile_lexicon(const lexicon& l)
{
    pattern_limits bounds;
    bounds.text_bytes = 1U << 20U;
    bounds.program_bytes = 16U << 20U;
    return pattern::compile(pattern_text(l), bounds);
}

} // namespace netral
