// SPDX-License-Identifier: Apache-2.0

/// @file
/// A plain recursive descent over JSON (RFC 8259) that keeps nothing but its place.
///
/// Doors: find_fault, find_child, column_of.

#include "json_places.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace netral {

namespace {

bool is_digit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

bool is_hex(char c) noexcept
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Walks over a text; the first fault ends the walk.
class walker {
public:
    walker(std::string_view text, std::size_t depth) : text_(text), depth_(depth) {}

    void document()
    {
        if (text_.substr(0, 3) == "\xEF\xBB\xBF")
            return fail("a byte order mark stands before the record", "save the file without it");
        space();
        value(1);
        space();
        if (!fault_.message && at_ < text_.size())
            fail("something follows the record", "write one record to a line");
    }

    /// Goes to the value along the steps.
    void descend(std::span<const std::uint32_t> steps, bool key)
    {
        space();
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const bool object = now() == '{';
            const bool stop_at_key = key && i + 1 == steps.size();
            ++at_;
            space();
            for (std::uint32_t n = 0; n < steps[i]; ++n) {
                if (object) over_key();
                value(1);
                space();
                ++at_; // the comma
                space();
            }
            if (object && !stop_at_key) over_key();
        }
    }

    [[nodiscard]] std::size_t at() const noexcept { return at_; }
    [[nodiscard]] json_fault fault() const noexcept { return fault_; }

private:
    [[nodiscard]] char now() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }

    void fail(const char* message, const char* help = nullptr)
    {
        if (!fault_.message) fault_ = {at_, message, help};
    }

    void space() noexcept
    {
        while (now() == ' ' || now() == '\t' || now() == '\n' || now() == '\r') ++at_;
    }

    void over_key()
    {
        string();
        space();
        if (!fault_.message && now() != ':') fail("a `:` belongs after a key");
        ++at_;
        space();
    }

    void value(std::size_t depth)
    {
        if (fault_.message) return;
        switch (now()) {
        case '{': return object(depth);
        case '[': return array(depth);
        case '"': return string();
        case 't': return word("true");
        case 'f': return word("false");
        case 'n': return word("null");
        case '\'': return fail("a value is missing here", "strings stand in double quotes");
        default: break;
        }
        if (now() == '-' || is_digit(now())) return number();
        if (at_ >= text_.size())
            return fail("the record ends too early", "write each record on one line");
        fail("a value is missing here");
    }

    void object(std::size_t depth)
    {
        if (too_deep(depth)) return;
        ++at_;
        space();
        if (now() == '}') return void(++at_);
        for (;;) {
            if (now() != '"')
                return fail(at_ < text_.size() ? "a key in double quotes belongs here"
                                               : "the record ends too early");
            over_key();
            value(depth + 1);
            if (ends_with('}', "`,` or `}` belongs here")) return;
        }
    }

    void array(std::size_t depth)
    {
        if (too_deep(depth)) return;
        ++at_;
        space();
        if (now() == ']') return void(++at_);
        for (;;) {
            value(depth + 1);
            if (ends_with(']', "`,` or `]` belongs here")) return;
        }
    }

    /// After a member: over the comma, or over the end; also true after a fault.
    bool ends_with(char end, const char* message)
    {
        space();
        if (fault_.message) return true;
        const char c = now();
        if (c != ',' && c != end) fail(at_ < text_.size() ? message : "the record ends too early");
        ++at_;
        space();
        return c != ',';
    }

    bool too_deep(std::size_t depth)
    {
        if (depth > depth_) fail("nested too deep");
        return depth > depth_;
    }

    void word(std::string_view wanted)
    {
        if (text_.substr(at_, wanted.size()) != wanted) return fail("a value is missing here");
        at_ += wanted.size();
        if (now() >= 'a' && now() <= 'z') fail("a value is missing here");
    }

    void digits()
    {
        if (!is_digit(now())) return fail("a digit is missing in a number");
        while (is_digit(now())) ++at_;
    }

    void number()
    {
        const std::size_t begin = at_;
        if (now() == '-') ++at_;
        if (now() == '0' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]))
            return fail("a number may not begin with 0", "write a code of digits as a string");
        digits();
        const bool whole = now() != '.' && now() != 'e' && now() != 'E';
        if (now() == '.') {
            ++at_;
            digits();
        }
        if (now() == 'e' || now() == 'E') {
            ++at_;
            if (now() == '+' || now() == '-') ++at_;
            digits();
        }
        if (!fault_.message) check_range(begin, whole);
    }

    /// A number that no machine number can hold is no fault of JSON, but none of use either.
    void check_range(std::size_t begin, bool whole)
    {
        const std::string_view text = text_.substr(begin, at_ - begin);
        const char* end = text.data() + text.size();
        std::errc error{};
        if (!whole) {
            double n = 0;
            error = std::from_chars(text.data(), end, n).ec;
            if (text.find("e-") != std::string_view::npos ||
                text.find("E-") != std::string_view::npos)
                return; // so small that it is zero
        } else if (text.front() == '-') {
            std::int64_t n = 0;
            error = std::from_chars(text.data(), end, n).ec;
        } else {
            std::uint64_t n = 0;
            error = std::from_chars(text.data(), end, n).ec;
        }
        if (error != std::errc::result_out_of_range) return;
        at_ = begin;
        fail("a number is too large");
    }

    void string()
    {
        ++at_;
        while (!fault_.message && at_ < text_.size() && text_[at_] != '"') {
            if (static_cast<unsigned char>(text_[at_]) < 0x20)
                return fail("a control character stands in a string",
                            "write a line break as `\\n` and a tab as `\\t`");
            if (text_[at_] == '\\')
                escape();
            else
                ++at_;
        }
        if (at_ >= text_.size())
            return fail("a string does not end", "write each record on one line");
        if (!fault_.message) ++at_;
    }

    void escape()
    {
        const std::size_t begin = at_++;
        if (now() != 'u') {
            if (std::string_view("\"\\/bfnrt").find(now()) == std::string_view::npos ||
                now() == '\0') {
                at_ = begin;
                return fail("no such escape in a string", "write a backslash as `\\\\`");
            }
            ++at_;
            return;
        }
        const std::uint32_t unit = hex_unit(begin);
        if (unit < 0xD800 || unit > 0xDFFF || fault_.message) return;
        const bool pair = unit < 0xDC00 && text_.substr(at_, 2) == "\\u";
        if (pair) ++at_;
        const std::uint32_t low = pair ? hex_unit(at_ - 1) : 0;
        if (fault_.message || (low >= 0xDC00 && low <= 0xDFFF)) return;
        at_ = begin;
        fail("half a surrogate pair stands in a string");
    }

    /// Four digits after `\u`; at_ is on the `u`.
    std::uint32_t hex_unit(std::size_t begin)
    {
        std::uint32_t unit = 0;
        ++at_;
        for (int i = 0; i < 4; ++i, ++at_) {
            const char c = now();
            if (!is_hex(c)) {
                at_ = begin;
                fail("no such escape in a string");
                return 0;
            }
            const auto digit =
                static_cast<std::uint32_t>(is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
            unit = unit * 16 + digit;
        }
        return unit;
    }

    std::string_view text_;
    std::size_t depth_;
    std::size_t at_ = 0;
    json_fault fault_;
};

} // namespace

json_fault find_fault(std::string_view line, std::size_t depth)
{
    walker w(line, depth);
    w.document();
    return w.fault();
}

std::size_t find_child(std::string_view line, std::span<const std::uint32_t> steps, bool key)
{
    walker w(line, line.size());
    w.descend(steps, key);
    return std::min(w.at(), line.size());
}

std::uint32_t column_of(std::string_view line, std::size_t offset)
{
    const std::string_view before = line.substr(0, offset);
    return 1 + static_cast<std::uint32_t>(std::count_if(before.begin(), before.end(), [](char c) {
               return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
           }));
}

} // namespace netral
