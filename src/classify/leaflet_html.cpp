// SPDX-License-Identifier: Apache-2.0

/// @file
/// A leaflet as one HTML document: tables on wide screens, entries below each other on narrow ones,
/// two columns of entries on paper. The door is render_html in classify/leaflet.hpp.

#include <netral/classify/leaflet.hpp>

#include "layout.hpp"
#include "leaflet_words.hpp"

#include <netral/text/markup.hpp>

namespace netral {
namespace {

constexpr std::string_view style = R"css(
* { box-sizing: border-box }
body { font: 16px/1.4 "Noto Serif", "Liberation Serif", Georgia, serif; color: #111; background: #fff;
  max-width: 60rem; margin: 1.5rem auto; padding: 0 1rem; overflow-wrap: break-word }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .4rem; border-bottom: 3px solid #111;
  padding-bottom: .3rem }
h2 { font-size: 1.15rem; margin: 1.2rem 0 .3rem; border-bottom: 1px solid #111 }
h3 { font-size: 1rem; margin: .7rem 0 .2rem }
p { margin: .2rem 0 }
ul { margin: .2rem 0; padding-left: 1.2rem }
table { border-collapse: collapse; width: 100%; margin: .2rem 0 }
th, td { text-align: left; vertical-align: top; padding: .2rem .5rem .2rem 0;
  border-bottom: 1px solid #bbb; font-weight: normal }
thead th { font-size: .85em; font-weight: bold; border-bottom: 1px solid #111 }
td.number { width: 2.2em; font-weight: bold }
td.sanction { width: 22% }
td.basis { width: 30%; font-size: .88em }
th.kind { width: 26%; font-weight: bold }
td.lines { width: 18% }
footer { margin-top: 1rem; font-size: .8em; border-top: 1px solid #111; padding-top: .3rem }
@media screen and (max-width: 40rem) {
  thead { position: absolute; left: -99rem }
  table, tbody, tr, td, th { display: block; width: auto !important; border: 0; padding: 0 }
  tr { padding: .4rem 0 .4rem 2.2em; position: relative; border-bottom: 1px solid #bbb }
  td.number { position: absolute; left: 0 }
  td.sanction { font-style: italic }
  table.sanctions tr { padding-left: 0 }
}
@media print {
  @page { size: A4; margin: 9mm 10mm }
  body { font: 7.6pt/1.16 Arial, "Liberation Sans", Helvetica, sans-serif; margin: 0; padding: 0;
    max-width: none }
  main { columns: 2; column-gap: 6mm; column-rule: .5px solid #999 }
  header { column-span: all; margin-bottom: .3rem }
  h1 { font-size: 15pt; margin-bottom: .2rem }
  h2 { font-size: 10pt; margin: .5rem 0 .15rem }
  h3 { font-size: 8.4pt; margin: .3rem 0 .05rem }
  h2, h3 { break-after: avoid }
  thead { display: none }
  table, tbody { display: block; margin: 0 }
  tr { display: block; position: relative; padding: .03rem 0 .03rem 1.9em; break-inside: avoid }
  tr > * { display: inline; border: 0; padding: 0 }
  td.number { position: absolute; left: 0; width: auto }
  td.sanction { font-style: italic }
  td.conduct::after { content: ". " }
  td.sanction::after { content: ". " }
  td.basis { font-size: .92em }
  table.sanctions tr { padding-left: 0 }
  th.kind::after { content: ": " }
  td.lines::before { content: " (" }
  td.lines::after { content: ")" }
  ul { margin: 0; padding-left: 1rem }
  li { break-inside: avoid }
  p { margin: .1rem 0 }
  footer { margin-top: .4rem; padding-top: .1rem; font-size: 6.8pt }
}
)css";

class html_sheet {
public:
    explicit html_sheet(const leaflet_desk& desk) : desk_(desk) {}

    std::string write()
    {
        head();
        forbidden();
        exceptions();
        conditions();
        sanctions();
        routes();
        out_ += "<footer>";
        element("p", closing_of(desk_));
        out_ += "</footer>\n</main>\n</body>\n</html>\n";
        return std::move(out_);
    }

private:
    void element(std::string_view name, std::string_view text)
    {
        ((((out_ += '<') += name) += '>') += as_markup(text)) += "</";
        (out_ += name) += ">\n";
    }
    void heading(std::string_view id, std::string_view en) { element("h2", desk_.say(id, en)); }
    void cell(std::string_view of, std::string_view text)
    {
        ((out_ += "<td class=\"") += of) += "\">";
        (out_ += as_markup(text)) += "</td>";
    }
    void columns(std::initializer_list<std::string> names)
    {
        out_ += "<thead><tr>";
        for (const std::string& name : names)
            (out_ += "<th scope=\"col\">") += as_markup(name) + "</th>";
        out_ += "</tr></thead>\n<tbody>\n";
    }
    void begin_lines()
    {
        out_ += "<table>\n";
        columns({desk_.say("No.", "No."), desk_.say("Larangan", "Forbidden"),
                 desk_.say("Sanksi", "Sanction"), desk_.say("Dasar", "Basis")});
    }
    void end_table() { out_ += "</tbody></table>\n"; }
    void row(const leaflet_line& l)
    {
        out_ += "<tr>";
        cell("number", std::to_string(l.number));
        cell("conduct", conduct_of(l, desk_));
        cell("sanction", sanction_range_of(l, desk_));
        cell("basis", basis_of(l, desk_));
        out_ += "</tr>\n";
    }

    void head();
    void forbidden();
    void exceptions();
    void conditions();
    void sanctions();
    void routes();

    const leaflet_desk& desk_;
    std::string out_;
};

void html_sheet::head()
{
    const std::string title = title_of(desk_);
    out_ = "<!DOCTYPE html>\n<html lang=\"" + desk_.say("id", "en") +
           "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
           "content=\"width=device-width, initial-scale=1\">\n<title>" +
           as_markup(title) + "</title>\n<style>";
    out_ += style;
    out_ += "</style>\n</head>\n<body>\n<main>\n<header>\n";
    element("h1", title);
    for (const std::string& line : opening_of(desk_)) element("p", line);
    out_ += "</header>\n";
}

void html_sheet::forbidden()
{
    heading("Saudara dilarang", "You may not");
    if (desk_.page.forbidden.empty())
        element("p", desk_.say("Tidak ada larangan yang mengikat Saudara pada hari itu.",
                               "Nothing is forbidden to you on that day."));
    const leaflet_line* last = nullptr;
    for (const leaflet_line& l : desk_.page.forbidden) {
        if (last == nullptr || last->category != l.category) {
            if (last != nullptr) end_table();
            element("h3", name_of(l.category, desk_));
            begin_lines();
        }
        row(l);
        last = &l;
    }
    if (last != nullptr) end_table();
}

void html_sheet::exceptions()
{
    if (desk_.page.exceptions.empty() && desk_.page.allowed.empty()) return;
    heading("Yang diperbolehkan", "What is allowed");
    if (!desk_.page.exceptions.empty()) {
        element("p", desk_.say("Larangan bernomor tidak berlaku dalam keadaan berikut:",
                               "What is numbered here is not forbidden in these cases:"));
        out_ += "<ul>\n";
        for (const leaflet_exception& e : desk_.page.exceptions)
            element("li", e.words.in(desk_.language) + " (" + numbers_of(e.lines, desk_) + ")");
        out_ += "</ul>\n";
    }
    if (desk_.page.allowed.empty()) return;
    element("p", desk_.say("Diperbolehkan pula:", "Also allowed:"));
    out_ += "<ul>\n";
    for (const leaflet_line& l : desk_.page.allowed)
        element("li", conduct_of(l, desk_) + " (" + basis_of(l, desk_) + ")");
    out_ += "</ul>\n";
}

void html_sheet::conditions()
{
    const auto& all = desk_.page.conditional;
    if (all.empty()) return;
    heading("Larangan yang bergantung pada keadaan Saudara",
            "What is forbidden depending on your own situation");
    bool besides = false;
    for (const leaflet_condition& c : all) {
        if (!c.of_another_status) {
            element("h3",
                    condition_of(c, desk_) + desk_.say(", Saudara dilarang:", ", you may not:"));
            begin_lines();
            for (const leaflet_line& l : c.lines) row(l);
            end_table();
            continue;
        }
        if (!besides) {
            element("h3", desk_.say("Bagi yang juga memegang status lain berlaku pula:",
                                    "For those who hold another status as well:"));
            out_ += "<ul>\n";
        }
        besides = true;
        element("li", condition_of(c, desk_) + ": " + basis_of(c, desk_));
    }
    if (besides) out_ += "</ul>\n";
}

void html_sheet::sanctions()
{
    if (desk_.page.sanctions.empty()) return;
    heading("Sanksi", "Sanctions");
    out_ += "<table class=\"sanctions\">\n";
    columns({desk_.say("Jenis", "Kind"), desk_.say("Dapat berupa", "May be"),
             desk_.say("Atas", "For")});
    for (const leaflet_sanction& s : desk_.page.sanctions) {
        out_ += "<tr><th scope=\"row\" class=\"kind\">" + as_markup(kind_of(s, desk_)) + "</th>";
        cell("measures", measures_of(s, desk_));
        cell("lines", numbers_of(s.lines, desk_));
        out_ += "</tr>\n";
    }
    end_table();
}

void html_sheet::routes()
{
    const std::vector<std::string> all = routes_of(desk_);
    if (all.empty()) return;
    heading("Ke mana pelanggaran diteruskan", "Where breaches go to");
    out_ += "<ul>\n";
    for (const std::string& line : all) element("li", line);
    out_ += "</ul>\n";
}

} // namespace

std::string render_html(const leaflet& l, const guidance& g, const program& p, language lang)
{
    const leaflet_desk desk{l, g, p.rules(), lang};
    return html_sheet(desk).write();
}

} // namespace netral
