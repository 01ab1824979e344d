// SPDX-License-Identifier: Apache-2.0

/// @file
/// A leaflet as plain text. The door is render_text in classify/leaflet.hpp.

#include <netral/classify/leaflet.hpp>

#include "layout.hpp"
#include "leaflet_words.hpp"

#include <algorithm>

namespace netral {
namespace {

class text_sheet {
public:
    text_sheet(const leaflet_desk& desk, std::size_t width) : desk_(desk), width_(width) {}

    std::string write()
    {
        opening();
        forbidden();
        exceptions();
        conditions();
        sanctions();
        routes();
        out_ += '\n';
        paragraph("", closing_of(desk_));
        return std::move(out_);
    }

private:
    void paragraph(std::string_view first, const std::string& text)
    {
        append_paragraph(out_, first, text, width_);
    }
    void heading(std::string_view id, std::string_view en)
    {
        const std::string text = desk_.say(id, en);
        out_ += '\n';
        paragraph("", text);
        out_.append(std::min(code_points(text), width_), '-') += '\n';
    }
    void numbered(const leaflet_line& l)
    {
        const std::string number = std::to_string(l.number) + ". ";
        const std::string indent(l.number < 10 ? 1 : 0, ' ');
        paragraph(indent + number, conduct_of(l, desk_) + " [" + sanction_range_of(l, desk_) +
                                       "] " + basis_of(l, desk_) + ".");
    }

    void opening();
    void forbidden();
    void exceptions();
    void conditions();
    void sanctions();
    void routes();

    const leaflet_desk& desk_;
    std::size_t width_;
    std::string out_;
};

void text_sheet::opening()
{
    const std::string title = title_of(desk_);
    paragraph("", title);
    out_.append(std::min(code_points(title), width_), '=') += '\n';
    for (const std::string& line : opening_of(desk_)) paragraph("", line);
}

void text_sheet::forbidden()
{
    heading("Saudara dilarang", "You may not");
    if (desk_.page.forbidden.empty())
        paragraph("", desk_.say("Tidak ada larangan yang mengikat Saudara pada hari itu.",
                                "Nothing is forbidden to you on that day."));
    const leaflet_line* last = nullptr;
    for (const leaflet_line& l : desk_.page.forbidden) {
        if (last == nullptr || last->category != l.category)
            paragraph("", name_of(l.category, desk_) + ":");
        numbered(l);
        last = &l;
    }
}

void text_sheet::exceptions()
{
    if (desk_.page.exceptions.empty() && desk_.page.allowed.empty()) return;
    heading("Yang diperbolehkan", "What is allowed");
    if (!desk_.page.exceptions.empty())
        paragraph("", desk_.say("Larangan bernomor tidak berlaku dalam keadaan berikut:",
                                "What is numbered here is not forbidden in these cases:"));
    for (const leaflet_exception& e : desk_.page.exceptions)
        paragraph(" - ", e.words.in(desk_.language) + " (" + numbers_of(e.lines, desk_) + ");");
    if (!desk_.page.exceptions.empty()) out_[out_.size() - 2] = '.';
    if (!desk_.page.allowed.empty())
        paragraph("", desk_.say("Diperbolehkan pula:", "Also allowed:"));
    for (const leaflet_line& l : desk_.page.allowed)
        paragraph(" - ", conduct_of(l, desk_) + " (" + basis_of(l, desk_) + ").");
}

void text_sheet::conditions()
{
    const auto& all = desk_.page.conditional;
    if (all.empty()) return;
    heading("Larangan yang bergantung pada keadaan Saudara",
            "What is forbidden depending on your own situation");
    bool besides = false;
    for (const leaflet_condition& c : all) {
        if (!c.of_another_status) {
            paragraph("",
                      condition_of(c, desk_) + desk_.say(", Saudara dilarang:", ", you may not:"));
            for (const leaflet_line& l : c.lines) numbered(l);
            continue;
        }
        if (!besides)
            paragraph("", desk_.say("Bagi yang juga memegang status lain berlaku pula:",
                                    "For those who hold another status as well:"));
        besides = true;
        paragraph(" - ", condition_of(c, desk_) + ": " + basis_of(c, desk_) + ".");
    }
}

void text_sheet::sanctions()
{
    if (desk_.page.sanctions.empty()) return;
    heading("Sanksi", "Sanctions");
    for (const leaflet_sanction& s : desk_.page.sanctions)
        paragraph(" - ", kind_of(s, desk_) + " (" + numbers_of(s.lines, desk_) +
                             "): " + measures_of(s, desk_) + ".");
}

void text_sheet::routes()
{
    const std::vector<std::string> all = routes_of(desk_);
    if (all.empty()) return;
    heading("Ke mana pelanggaran diteruskan", "Where breaches go to");
    for (const std::string& line : all) paragraph(" - ", line + ".");
}

} // namespace

std::string render_text(const leaflet& l, const guidance& g, const program& p, language lang,
                        std::size_t width)
{
    const leaflet_desk desk{l, g, p.rules(), lang};
    return text_sheet(desk, width).write();
}

} // namespace netral
