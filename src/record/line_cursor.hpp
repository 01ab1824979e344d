// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Steps through a line of JSON from one token to the next, along the index of tokens that
/// simdjson's first stage makes: where each bracket, colon, comma, string, number and word begins.
///
/// That stage has also seen to it that the line is UTF-8, that every string ends and that none
/// holds a control character. What stands between two tokens is white space, since anything else
/// would be a token; so a string ends at the last quote before the next token.
///
/// Doors: line_cursor, spelling. Read next: plain_reading.cpp.

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace netral {

/// A name as it stands in a line, with the quote behind it: what it is compared with at once.
/// Names that are longer than it holds are equal to nothing.
class spelling {
public:
    explicit spelling(std::string_view name) noexcept
    {
        if (name.size() >= sizeof words_) return;
        words_[2] = 0;
        std::memcpy(words_.data(), name.data(), name.size());
        auto* bytes = reinterpret_cast<char*>(words_.data());
        bytes[name.size()] = '"';
        std::memset(masks_.data(), 0xFF, name.size() + 1);
    }

    /// Precondition: as many bytes as the longest name may have can be read.
    [[nodiscard]] bool stands_at(const char* text) const noexcept
    {
        std::array<std::uint64_t, 3> found{};
        std::memcpy(found.data(), text, sizeof found);
        std::uint64_t differs = 0;
        for (std::size_t i = 0; i < found.size(); ++i)
            differs |= (found[i] & masks_[i]) ^ words_[i];
        return differs == 0;
    }

private:
    std::array<std::uint64_t, 3> words_{0, 0, 1}; ///< of a name too long: what no text masks to
    std::array<std::uint64_t, 3> masks_{};
};

/// Precondition: the index ends with an entry of its own for the end of the line, where the text
/// has a zero byte.
class line_cursor {
public:
    line_cursor() = default;
    line_cursor(const char* text, const std::uint32_t* index) noexcept : text_(text), next_(index)
    {
    }

    /// The first character of the token; zero at the end.
    [[nodiscard]] char peek() const noexcept { return text_[*next_]; }

    void step() noexcept { ++next_; }

    [[nodiscard]] bool is_at(const char* place) const noexcept { return text_ + *next_ == place; }

    /// Steps over the token if it begins so. Precondition: `c` is not zero.
    bool take(char c) noexcept
    {
        if (peek() != c) return false;
        ++next_;
        return true;
    }

    /// Steps over a string and gives what is between its quotes, escapes and all.
    /// Precondition: at a quote.
    std::string_view take_string() noexcept
    {
        const char* begin = text_ + *next_ + 1;
        ++next_;
        const char* end = text_ + *next_ - 1;
        while (is_space(*end)) --end;
        return {begin, static_cast<std::size_t>(end - begin)};
    }

    /// Steps over the string if it is that name. Precondition: there is padding behind the line.
    bool take_name(const spelling& name) noexcept
    {
        const char* at = text_ + *next_;
        if (*at != '"' || !name.stands_at(at + 1)) return false;
        ++next_;
        return true;
    }

    /// Steps over `null`, `true` or `false`, if it is that word.
    template <std::size_t Size>
    bool take_word(const char (&word)[Size]) noexcept
    {
        constexpr std::size_t length = Size - 1;
        const char* at = text_ + *next_;
        if (std::memcmp(at, word, length) != 0 || !ends(at + length)) return false;
        ++next_;
        return true;
    }

    /// Steps over a whole number of at most 18 digits, if that is what stands here.
    bool take_integer(std::int64_t& number) noexcept
    {
        constexpr std::int64_t most_digits = 18;
        const char* at = text_ + *next_;
        const bool negative = *at == '-';
        if (negative) ++at;
        const char* begin = at;
        std::int64_t sum = 0;
        for (; *at >= '0' && *at <= '9' && at - begin < most_digits; ++at)
            sum = 10 * sum + (*at - '0');
        const std::int64_t digits = at - begin;
        if (digits == 0 || (digits > 1 && *begin == '0') || !ends(at)) return false;
        number = negative ? -sum : sum;
        ++next_;
        return true;
    }

    /// Steps over a number without an exponent, of at most 18 digits.
    bool take_number() noexcept
    {
        constexpr std::int64_t most_digits = 18;
        const char* at = text_ + *next_;
        if (*at == '-') ++at;
        const char* begin = at;
        at = behind_digits(at);
        const std::int64_t whole = at - begin;
        if (whole == 0 || (whole > 1 && *begin == '0')) return false;
        if (*at == '.') {
            const char* point = at;
            at = behind_digits(at + 1);
            if (at == point + 1) return false;
        }
        if (at - begin > most_digits || !ends(at)) return false;
        ++next_;
        return true;
    }

    /// Steps over a value without looking at it: brackets are counted, and that is all.
    bool skip() noexcept
    {
        std::size_t depth = 0;
        do {
            switch (peek()) {
            case '{':
            case '[': ++depth; break;
            case '}':
            case ']':
                if (depth == 0) return false;
                --depth;
                break;
            case ',':
            case ':':
                if (depth == 0) return false;
                break;
            case '\0': return false;
            default: break;
            }
            ++next_;
        } while (depth != 0);
        return true;
    }

private:
    static bool is_space(char c) noexcept
    {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    static const char* behind_digits(const char* at) noexcept
    {
        while (*at >= '0' && *at <= '9') ++at;
        return at;
    }

    /// Whether the token at hand ends before `at`: nothing else of it is there.
    [[nodiscard]] bool ends(const char* at) const noexcept
    {
        return at == text_ + next_[1] || is_space(*at);
    }

    const char* text_ = nullptr;
    const std::uint32_t* next_ = nullptr;
};

} // namespace netral
