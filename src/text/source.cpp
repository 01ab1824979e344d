// SPDX-License-Identifier: Apache-2.0

/// @file
/// Lines and columns of a text. The only door is text/source.hpp.

#include <netral/text/source.hpp>

#include <algorithm>
#include <cstring>
#include <utility>

namespace netral {
namespace {

constexpr std::uint32_t lines_a_mark = 32;

bool is_continuation(char c) noexcept
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// The length of the well-formed UTF-8 sequence at the front of `text` (Unicode, table 3-7), or 0.
std::size_t sequence_length(std::string_view text) noexcept
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto within = [&](std::size_t i, unsigned low, unsigned high) {
        return i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return within(1, 0x80, 0xBF) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = lead == 0xED ? 0x9F : 0xBF; // no surrogates
        return within(1, low, high) && within(2, 0x80, 0xBF) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
        const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
        return within(1, low, high) && within(2, 0x80, 0xBF) && within(3, 0x80, 0xBF) ? 4 : 0;
    }
    return 0;
}

} // namespace

source::source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text))
{
    const auto lines = static_cast<std::size_t>(std::count(text_.begin(), text_.end(), '\n'));
    lines_ = static_cast<std::uint32_t>(lines + 1);
    marks_.reserve(lines / lines_a_mark + 1);
    marks_.push_back(0);
    std::size_t at = 0;
    for (std::size_t line = 1; line <= lines; ++line) {
        at = text_.find('\n', at) + 1;
        if (line % lines_a_mark == 0) marks_.push_back(static_cast<std::uint32_t>(at));
    }
}

std::size_t source::begin_of(std::uint32_t index) const noexcept
{
    std::size_t at = marks_[index / lines_a_mark];
    for (std::uint32_t rest = index % lines_a_mark; rest > 0; --rest) at = text_.find('\n', at) + 1;
    return at;
}

position source::position_of(std::uint32_t offset) const noexcept
{
    offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
    const auto mark = std::prev(std::upper_bound(marks_.begin(), marks_.end(), offset));
    std::size_t begin = *mark;
    auto line = static_cast<std::uint32_t>(mark - marks_.begin()) * lines_a_mark + 1;
    for (std::size_t next = text_.find('\n', begin); next < offset;
         next = text_.find('\n', begin)) {
        begin = next + 1;
        ++line;
    }
    const char* const text = text_.data();
    const auto column =
        std::count_if(text + begin, text + offset, [](char c) { return !is_continuation(c); });
    return {line, static_cast<std::uint32_t>(column + 1)};
}

std::string_view source::line(std::uint32_t number) const noexcept
{
    if (number == 0 || number > lines_) return {};
    const std::size_t begin = begin_of(number - 1);
    std::size_t end = std::min(text_.find('\n', begin), text_.size());
    if (end > begin && text_[end - 1] == '\r') --end;
    return std::string_view(text_).substr(begin, end - begin);
}

std::uint32_t source::line_begin(std::uint32_t number) const noexcept
{
    if (number == 0) return 0;
    if (number > lines_) return static_cast<std::uint32_t>(text_.size());
    return static_cast<std::uint32_t>(begin_of(number - 1));
}

source_ptr make_source(std::string name, std::string text)
{
    return source_ptr(new source(std::move(name), std::move(text)));
}

std::string to_string(const location& where)
{
    if (!where.in) return {};
    const position p = where.in->position_of(where.at.begin);
    return where.in->name() + ':' + std::to_string(p.line) + ':' + std::to_string(p.column);
}

std::size_t find_invalid_utf8(std::string_view text) noexcept
{
    for (std::size_t at = 0; at < text.size();) {
        if (at + 8 <= text.size()) { // eight ASCII bytes at a time
            std::uint64_t word = 0;
            std::memcpy(&word, text.data() + at, sizeof word);
            if ((word & 0x8080808080808080U) == 0) {
                at += 8;
                continue;
            }
        }
        const std::size_t length = sequence_length(text.substr(at));
        if (length == 0) return at;
        at += length;
    }
    return std::string_view::npos;
}

} // namespace netral
