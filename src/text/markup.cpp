// SPDX-License-Identifier: Apache-2.0

/// @file
/// Escaping. The only door is text/markup.hpp.

#include <netral/text/markup.hpp>

#include <netral/text/source.hpp>

namespace netral {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

void append_valid(std::string& out, std::string_view data)
{
    for (const char c : data) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default:
            if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F)
                out += replacement;
            else
                out += c;
        }
    }
}

} // namespace

void append_as_markup(std::string& out, std::string_view data)
{
    for (;;) {
        const std::size_t bad = find_invalid_utf8(data);
        append_valid(out, data.substr(0, bad));
        if (bad == std::string_view::npos) return;
        out += replacement;
        data.remove_prefix(bad + 1);
    }
}

std::string as_markup(std::string_view data)
{
    std::string out;
    append_as_markup(out, data);
    return out;
}

} // namespace netral
