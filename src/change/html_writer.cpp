// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tags and texts. The only door is html_writer.hpp.

#include "html_writer.hpp"

#include <netral/text/markup.hpp>

namespace netral {

html_writer& html_writer::tag(std::string_view markup)
{
    out_ += markup;
    return *this;
}

html_writer& html_writer::text(std::string_view data)
{
    append_as_markup(out_, data);
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
