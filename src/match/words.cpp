// SPDX-License-Identifier: Apache-2.0

/// @file
/// Cuts a text into words: runs of ASCII letters and digits, `_`, and all that is not ASCII but
/// the spaces and the punctuation of Unicode. Lower case for ASCII and Latin-1.
///
/// Door: next_word.

#include "words.hpp"

namespace netral {

namespace {

enum class kind : std::uint8_t { letter, space, hyphen, other };

/// One character of a text: its bytes and what it is.
struct character {
    std::size_t bytes = 1;
    kind what = kind::letter;
};

constexpr kind ascii_kind(unsigned char c) noexcept
{
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter || (c >= '0' && c <= '9') || c == '_') return kind::letter;
    if (c == ' ' || (c >= '\t' && c <= '\r')) return kind::space;
    return c == '-' ? kind::hyphen : kind::other;
}

constexpr std::array<kind, 128> ascii_kinds = [] {
    std::array<kind, 128> all{};
    for (unsigned char c = 0; c < 128; ++c) all[c] = ascii_kind(c);
    return all;
}();

/// The spaces and punctuation outside ASCII that prose uses; everything else is a letter.
character wide_character(std::string_view text, std::size_t at) noexcept
{
    const auto byte = [&](std::size_t i) -> unsigned {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    if (byte(0) == 0xC2 && byte(1) == 0xA0) return {2, kind::space}; // U+00A0
    if (byte(0) == 0xC2 && (byte(1) & 0xC0) == 0x80) return {2, kind::other};
    const bool follow = (byte(1) & 0xC0U) == 0x80 && (byte(2) & 0xC0U) == 0x80;
    if ((byte(0) != 0xE2 && byte(0) != 0xE3) || !follow) return {1, kind::letter};
    const unsigned code = (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    if (code == 0x3000 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 ||
        code == 0x202F || code == 0x205F)
        return {3, kind::space};
    if (code == 0x2010 || code == 0x2011) return {3, kind::hyphen};
    if (code >= 0x2000 && code <= 0x206F) return {3, kind::other};
    return {1, kind::letter};
}

character character_at(std::string_view text, std::size_t at) noexcept
{
    const auto c = static_cast<unsigned char>(text[at]);
    return c < 0x80 ? character{1, ascii_kinds[c]} : wide_character(text, at);
}

/// In lower case: ASCII, and the capitals of Latin-1 (0xC3 0x80 to 0x9E, without the sign between).
char lower(std::string_view text, std::size_t at) noexcept
{
    const char c = text[at];
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c | 0x20);
    const auto byte = static_cast<unsigned char>(c);
    const bool capital = byte >= 0x80 && byte <= 0x9E && byte != 0x97;
    if (capital && at > 0 && static_cast<unsigned char>(text[at - 1]) == 0xC3)
        return static_cast<char>(byte | 0x20U);
    return c;
}

/// The letters from `w.begin` on.
void take_letters(std::string_view text, word& w) noexcept
{
    std::size_t at = w.begin;
    std::size_t size = 0;
    for (; at < text.size(); ++at, ++size) {
        const auto c = static_cast<unsigned char>(text[at]);
        const bool letter = c < 0x80 ? ascii_kinds[c] == kind::letter
                                     : wide_character(text, at).what == kind::letter;
        if (!letter) break;
        if (size < word::most_bytes) w.letters[size] = lower(text, at);
    }
    w.size = size > word::most_bytes ? 0 : size;
    w.end = at;
}

} // namespace

bool next_word(std::string_view text, std::size_t from, word& w) noexcept
{
    std::size_t at = from;
    bool only_space = true;
    std::size_t hyphens = 0;
    while (at < text.size()) {
        const character c = character_at(text, at);
        if (c.what == kind::letter) break;
        only_space = only_space && c.what == kind::space;
        hyphens = c.what == kind::hyphen ? hyphens + 1 : 2;
        at += c.bytes;
    }
    if (at >= text.size()) return false;
    const bool first = from == 0 || at == from;
    w.before = first          ? separator::other
               : only_space   ? separator::space
               : hyphens == 1 ? separator::hyphen
                              : separator::other;
    w.begin = at;
    take_letters(text, w);
    return true;
}

} // namespace netral
