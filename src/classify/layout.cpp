// SPDX-License-Identifier: Apache-2.0

/// @file
/// Wrapping by code points. The only door is layout.hpp.

#include "layout.hpp"

#include <algorithm>

namespace netral {
namespace {

bool continues(char c) noexcept
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// The bytes of the first `count` code points.
std::size_t bytes_of(std::string_view text, std::size_t count) noexcept
{
    std::size_t at = 0;
    for (; at < text.size() && count > 0; --count) {
        ++at;
        while (at < text.size() && continues(text[at])) ++at;
    }
    return at;
}

/// How many bytes of `text` make the next line; `text` has no line break.
std::size_t line_bytes(std::string_view text, std::size_t width) noexcept
{
    const std::size_t fits = bytes_of(text, width);
    if (fits == text.size() || text[fits] == ' ') return fits;
    const std::size_t space = text.substr(0, fits).rfind(' ');
    return space == std::string_view::npos || space == 0 ? fits : space;
}

} // namespace

std::size_t code_points(std::string_view text) noexcept
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

std::string harmless(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool c1 =
            byte == 0xC2U && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0U;
        if (byte < 0x20U || byte == 0x7FU || c1)
            out += '?';
        else
            out += text[i];
        if (c1) ++i;
    }
    return out;
}

std::vector<std::string_view> wrapped(std::string_view text, std::size_t width)
{
    std::vector<std::string_view> lines;
    width = std::max<std::size_t>(width, 1);
    while (true) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view part = text.substr(0, end);
        do {
            const std::size_t bytes = line_bytes(part, width);
            lines.push_back(part.substr(0, bytes));
            part.remove_prefix(bytes);
            while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
        } while (!part.empty());
        if (end == text.size()) return lines;
        text.remove_prefix(end + 1);
    }
}

void append_paragraph(std::string& out, std::string_view first, std::string_view text,
                      std::size_t width)
{
    const std::size_t indent = code_points(first);
    bool at_first = true;
    for (const std::string_view line : wrapped(text, width > indent + 20 ? width - indent : 20)) {
        if (at_first)
            out += first;
        else
            out.append(indent, ' ');
        out += line;
        out += '\n';
        at_first = false;
    }
}

} // namespace netral
