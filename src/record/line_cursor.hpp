// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Goes along a line of JSON, byte by byte where little is expected and sixteen at a time through
/// strings.
///
/// A cursor is one pointer. It is handed on by value, so that it stays in a register: whoever reads
/// something takes a cursor and returns one that stands behind it, or nowhere if it is not what was
/// looked for.
///
/// What is taken here is taken without a look at what follows: what may follow a value is a comma
/// or a bracket, and whoever takes these finds anything else.
///
/// Precondition of all of it: the line is a padded_line.
///
/// Doors: line_cursor, spelling. Read next: plain_reading.cpp.

#include "byte_block.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace netral {

/// A key as it mostly stands in a line, quotes, colon and all: compared at once.
///
/// Names that are too long for that, or that JSON has to write with escapes, are equal to nothing.
class spelling {
public:
    spelling() = default;
    explicit spelling(std::string_view name) noexcept
    {
        if (name.size() + 3 > text_.size()) return;
        for (const char c : name)
            if (c == '"' || c == '\\' || static_cast<unsigned char>(c) < ' ') return;
        text_[0] = '"';
        std::memcpy(text_.data() + 1, name.data(), name.size());
        text_[name.size() + 1] = '"';
        text_[name.size() + 2] = ':';
        size_ = name.size() + 3;
        mask_ = static_cast<std::uint32_t>((std::uint64_t{1} << size_) - 1);
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    [[nodiscard]] bool stands_at(const char* text) const noexcept
    {
        const std::uint32_t front = byte_block::at(text).equal(byte_block::at(text_.data()));
        const std::uint32_t back = byte_block::at(text + byte_block::size)
                                       .equal(byte_block::at(text_.data() + byte_block::size));
        return ((front | back << byte_block::size) & mask_) == mask_;
    }

private:
    std::array<char, 2 * byte_block::size> text_{'\xFF'}; ///< at first what is no UTF-8
    std::size_t size_ = 0;
    std::uint32_t mask_ = 1; ///< of the bytes that count
};

class line_cursor {
public:
    /// Nowhere.
    line_cursor() = default;
    explicit line_cursor(const char* at) noexcept : at_(at) {}

    explicit operator bool() const noexcept { return at_ != nullptr; }
    [[nodiscard]] const char* place() const noexcept { return at_; }

    [[nodiscard]] char peek() const noexcept { return *at_; }

    void skip_space() noexcept
    {
        while (is_space(*at_)) ++at_;
    }

    /// The first character that is no white space; zero at the end of the line.
    [[nodiscard]] char first() noexcept
    {
        skip_space();
        return *at_;
    }

    void step() noexcept { ++at_; }

    /// Steps over the character, if it is the next one that is no white space.
    bool take(char c) noexcept
    {
        if (*at_ != c && first() != c) return false;
        ++at_;
        return true;
    }

    /// Steps over the key and its colon, if it is that one and stands here.
    bool take_key(const spelling& key) noexcept
    {
        if (!key.stands_at(at_)) return false;
        at_ += key.size();
        return true;
    }

    /// Steps over `null`, `true` or `false`, if it is that word.
    template <std::size_t Size>
    bool take_word(const char (&word)[Size]) noexcept
    {
        if (std::memcmp(at_, word, Size - 1) != 0) return false;
        at_ += Size - 1;
        return true;
    }

    /// Steps over `true` or `false`, without asking first which it is, which cannot be predicted.
    bool take_boolean(bool& truth) noexcept
    {
        const std::size_t yes = *at_ == 't' ? 1 : 0;
        if (((word_at(at_) ^ word_at(truths[yes])) & word_at(truth_masks[yes])) != 0) return false;
        at_ += 5 - yes;
        truth = yes != 0;
        return true;
    }

    /// Steps over a whole number of at most 18 digits, if that is what stands here.
    bool take_integer(std::int64_t& number) noexcept
    {
        const std::size_t sign = *at_ == '-' ? 1 : 0;
        const char* begin = at_ + sign;
        std::uint64_t sum = 0;
        const std::size_t digits = read_digits(begin, sum);
        if (digits == 0 || digits > most_digits || sum < least_number[digits]) return false;
        number = static_cast<std::int64_t>(sign != 0 ? 0 - sum : sum);
        at_ = begin + digits;
        return true;
    }

    /// Steps over a number without an exponent, of at most 18 digits.
    bool take_number() noexcept
    {
        const char* at = at_;
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
        if (static_cast<std::size_t>(at - begin) > most_digits) return false;
        at_ = at;
        return true;
    }

    /// Steps over a string and gives what is between its quotes.
    /// Preconditions: at a quote; the line has no backslash and, but for white space between
    /// tokens, no byte below a space.
    std::string_view take_string() noexcept
    {
        const char* begin = at_ + 1;
        const byte_block quote = byte_block::filled('"');
        const char* at = begin;
        std::uint32_t quotes = byte_block::at(at).equal(quote);
        while (quotes == 0) {
            at += byte_block::size;
            quotes = byte_block::at(at).equal(quote);
        }
        at += std::countr_zero(quotes);
        at_ = at + 1;
        return {begin, static_cast<std::size_t>(at - begin)};
    }

    /// The same in any line: the escapes stay as they are, and `escaped` says whether there are
    /// any. False if there is a byte below a space, as no string may have.
    bool take_any_string(std::string_view& text, bool& escaped) noexcept
    {
        const char* begin = at_ + 1;
        const char* at = begin;
        escaped = false;
        for (; *at != '"'; ++at) {
            if (*at == '\\') {
                escaped = true;
                ++at;
            }
            if (static_cast<unsigned char>(*at) < ' ') return false;
        }
        text = {begin, static_cast<std::size_t>(at - begin)};
        at_ = at + 1;
        return true;
    }

    /// Steps over what is no string, bracket, comma, colon or white space, whatever it is. False at
    /// a backslash and at the end of the line.
    bool skip_word() noexcept
    {
        for (; !is_space(*at_); ++at_) switch (*at_) {
            case '{':
            case '}':
            case '[':
            case ']':
            case ',':
            case ':':
            case '"': return true;
            case '\\':
            case '\0': return false;
            default: break;
            }
        return true;
    }

private:
    static constexpr std::size_t most_digits = 18;

    /// By the number of digits: the least whole number that JSON writes with so many.
    static constexpr auto least_number = [] {
        std::array<std::uint64_t, most_digits + 1> least{0, 0, 10};
        for (std::size_t digits = 3; digits <= most_digits; ++digits)
            least[digits] = 10 * least[digits - 1];
        return least;
    }();

    /// Eight bytes each, with the masks of those that count.
    static constexpr const char* truths[2] = {"false\0\0", "true\0\0\0"};
    static constexpr const char* truth_masks[2] = {"\xFF\xFF\xFF\xFF\xFF\0\0",
                                                   "\xFF\xFF\xFF\xFF\0\0\0"};

    static bool is_space(char c) noexcept
    {
        return static_cast<unsigned char>(c) <= ' ' &&
               (c == ' ' || c == '\t' || c == '\n' || c == '\r');
    }

    static std::uint64_t word_at(const char* text) noexcept
    {
        std::uint64_t word = 0;
        std::memcpy(&word, text, sizeof word);
        return word;
    }

    static const char* behind_digits(const char* at) noexcept
    {
        while (*at >= '0' && *at <= '9') ++at;
        return at;
    }

    /// How many digits there are (19 for all that are too many), and their number.
    static std::size_t read_digits(const char* at, std::uint64_t& number) noexcept
    {
        if constexpr (std::endian::native == std::endian::little) {
            // Digits become 0 to 9, everything else more.
            const std::uint64_t word = word_at(at) ^ 0x3030303030303030;
            const std::uint64_t more = (word | (word + 0x7676767676767676)) & 0x8080808080808080;
            if (more != 0) {
                const auto digits = static_cast<std::size_t>(std::countr_zero(more)) / 8;
                number = digits == 0 ? 0 : number_of(word << (64 - 8 * digits));
                return digits;
            }
        }
        std::size_t digits = 0;
        for (; at[digits] >= '0' && at[digits] <= '9' && digits <= most_digits; ++digits)
            number = 10 * number + static_cast<std::uint64_t>(at[digits] - '0');
        return digits;
    }

    /// Of eight digits, the first in the lowest byte: pairs, then fours, then all, side by side.
    static std::uint64_t number_of(std::uint64_t digits) noexcept
    {
        constexpr std::uint64_t every_fourth = 0x000000FF000000FF;
        const std::uint64_t pairs = 10 * digits + (digits >> 8U);
        return ((pairs & every_fourth) * (100 + (std::uint64_t{1000000} << 32U)) +
                (pairs >> 16U & every_fourth) * (1 + (std::uint64_t{10000} << 32U))) >>
               32U;
    }

    const char* at_ = nullptr;
};

} // namespace netral
