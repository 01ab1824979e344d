// SPDX-License-Identifier: Apache-2.0

/// @file
/// Escaping. The only door is html_writer.hpp.

#include "html_writer.hpp"

#include <netral/text/source.hpp>

namespace netral {

html_writer& html_writer::tag(std::string_view markup)
{
    out_ += markup;
    return *this;
}

html_writer& html_writer::text(std::string_view data)
{
    while (!data.empty()) {
        const std::size_t bad = find_invalid_utf8(data);
        for (const char c : data.substr(0, bad)) {
            switch (c) {
            case '&': out_ += "&amp;"; break;
            case '<': out_ += "&lt;"; break;
            case '>': out_ += "&gt;"; break;
            case '"': out_ += "&quot;"; break;
            case '\'': out_ += "&#39;"; break;
            default: {
                const auto byte = static_cast<unsigned char>(c);
                const bool control = (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
                if (control)
                    out_ += "\xEF\xBF\xBD";
                else
                    out_ += c;
            }
            }
        }
        if (bad == std::string_view::npos) break;
        out_ += "\xEF\xBF\xBD";
        data.remove_prefix(bad + 1);
    }
    return *this;
}

html_writer& html_writer::both(std::string_view id, std::string_view en)
{
    if (id == en) return text(id);
    tag("<span lang=\"id\">").text(id).tag("</span><span lang=\"en\">").text(en);
    return tag("</span>");
}

html_writer& html_writer::option(std::string_view value, std::string_view id, std::string_view en)
{
    tag("<option value=\"").text(value).tag("\" data-id=\"").text(id).tag("\" data-en=\"").text(en);
    return tag("\">").text(first_ == language::indonesian ? id : en).tag("</option>");
}

} // namespace netral
