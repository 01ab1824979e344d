// SPDX-License-Identifier: Apache-2.0

/// @file
/// A leaflet as one HTML document: entries below each other on screens, two columns on paper; where
/// there is more than two pages hold so, the entries run on. The door is render_html in
/// classify/leaflet.hpp.

#include <netral/classify/leaflet.hpp>

#include "layout.hpp"
#include "leaflet_words.hpp"

#include <netral/text/markup.hpp>

namespace netral {
namespace {

/// Bytes of markup; more is set smaller, its entries one behind the other.
constexpr std::size_t most_in_two_pages = 15'300;

constexpr std::string_view style = R"css(
* { box-sizing: border-box }
body { font: 16px/1.4 "Noto Serif", "Liberation Serif", Georgia, serif; color: #111; background: #fff;
  max-width: 48rem; margin: 1.5rem auto; padding: 0 1rem; overflow-wrap: break-word }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .4rem; border-bottom: 3px solid #111;
  padding-bottom: .3rem }
h2 { font-size: 1.15rem; margin: 1.4rem 0 .3rem; border-bottom: 1px solid #111 }
h3 { font-size: 1rem; font-style: italic; margin: .8rem 0 .2rem }
p.consequence { font-weight: bold; font-size: .95em; margin: .5rem 0 .1rem }
p { margin: .2rem 0 }
ul { margin: .2rem 0; padding-left: 1.2rem }
ul.lines { list-style: none; padding-left: 2.2em }
ul.lines b { display: inline-block; width: 2.2em; margin-left: -2.2em }
.basis { font-size: .85em; color: #333 }
.short { white-space: nowrap }
footer { margin-top: 1rem; font-size: .8em; border-top: 1px solid #111; padding-top: .3rem }
@media print {
  @page { size: A4; margin: 9mm }
  body { font: 8.4pt/1.2 Arial, "Liberation Sans", Helvetica, sans-serif; margin: 0; padding: 0;
    max-width: none }
  main { columns: 2; column-gap: 5mm; column-rule: .5px solid #999 }
  header { column-span: all; margin-bottom: .3rem }
  h1 { font-size: 15pt; margin-bottom: .2rem }
  h2 { font-size: 10.5pt; margin: .5rem 0 .15rem }
  h3 { font-size: 8.8pt; margin: .3rem 0 .05rem }
  p.consequence { font-size: 8.2pt; margin: .15rem 0 0 }
  h2, h3, p.consequence { break-after: avoid }
  ul { margin: 0; padding-left: 1em }
  ul.lines { padding-left: 1.9em }
  ul.lines b { width: 1.9em; margin-left: -1.9em }
  li { break-inside: avoid }
  p { margin: .1rem 0 }
  .basis { font-size: .88em }
  footer { margin-top: .4rem; padding-top: .1rem; font-size: 7pt }
  main.dense { font-size: 7pt; line-height: 1.1 }
  main.dense h2 { font-size: 9pt; margin: .25rem 0 .1rem }
  main.dense h3 { font-size: 7.1pt; margin: .1rem 0 0 }
  main.dense p.consequence { font-size: 7pt }
  main.dense p.consequence, main.dense ul, main.dense li { display: inline; padding: 0; margin: 0 }
  main.dense ul::after { content: "\A"; white-space: pre }
  main.dense li::after { content: "; " }
  main.dense li:last-child::after { content: "." }
  main.dense ul.lines b { display: inline; margin: 0 }
}
)css";

class html_sheet {
public:
    explicit html_sheet(const leaflet_desk& desk) : desk_(desk) {}

    std::string write()
    {
        head();
        forbidden();
        conditions();
        besides();
        allowed();
        sanctions();
        routes();
        sources();
        if (out_.size() - main_ > most_in_two_pages) out_.insert(main_, " class=\"dense\"");
        out_ += "</main>\n</body>\n</html>\n";
        return std::move(out_);
    }

private:
    void element(std::string_view name, std::string_view text)
    {
        ((((out_ += '<') += name) += '>') += as_markup(text)) += "</";
        (out_ += name) += ">\n";
    }
    void heading(std::string_view id, std::string_view en) { element("h2", desk_.say(id, en)); }
    void list(const std::vector<std::string>& entries)
    {
        out_ += "<ul>\n";
        for (const std::string& entry : entries) element("li", entry);
        out_ += "</ul>\n";
    }
    void line(const leaflet_line& l)
    {
        constexpr std::size_t longest_kept_together = 16;
        const std::string references = references_of(l, desk_);
        out_ += "<li><b>" + std::to_string(l.number) + ".</b> " + as_markup(conduct_of(l, desk_)) +
                " <span class=\"basis" +
                (references.size() <= longest_kept_together ? " short" : "") + "\">[" +
                as_markup(references) + "]</span></li>\n";
    }
    /// Lines that share their consequence under it.
    void by_consequence(const std::vector<leaflet_line>& all)
    {
        std::string last;
        for (const leaflet_line& l : all) {
            const std::string consequence = consequence_of(l, desk_);
            if (consequence != last) {
                if (!last.empty()) out_ += "</ul>\n";
                out_ +=
                    "<p class=\"consequence\">" + as_markup(capitalised(consequence)) + ":</p>\n";
                out_ += "<ul class=\"lines\">\n";
                last = consequence;
            }
            line(l);
        }
        if (!last.empty()) out_ += "</ul>\n";
    }

    void head();
    void forbidden();
    void conditions();
    void besides();
    void allowed();
    void sanctions();
    void routes();
    void sources();

    const leaflet_desk& desk_;
    std::string out_;
    std::size_t main_ = 0; ///< behind the name of the element that holds all
};

void html_sheet::head()
{
    const std::string title = title_of(desk_);
    out_ = "<!DOCTYPE html>\n<html lang=\"" + desk_.say("id", "en") +
           "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
           "content=\"width=device-width, initial-scale=1\">\n<title>" +
           as_markup(title) + "</title>\n<style>";
    out_ += style;
    out_ += "</style>\n</head>\n<body>\n<main";
    main_ = out_.size();
    out_ += ">\n<header>\n";
    element("h1", title);
    for (const std::string& line : opening_of(desk_)) element("p", line);
    out_ += "</header>\n";
}

void html_sheet::forbidden()
{
    const auto& all = desk_.page.forbidden;
    heading("Saudara dilarang", "You may not");
    if (all.empty())
        element("p", desk_.say("Tidak ada larangan yang mengikat Saudara pada hari itu.",
                               "Nothing is forbidden to you on that day."));
    by_consequence(all);
}

void html_sheet::conditions()
{
    const auto& all = desk_.page.conditional;
    if (all.empty() || all.front().of_another_status) return;
    heading("Dilarang pula, tergantung keadaan Saudara",
            "Also forbidden, depending on your own situation");
    for (const leaflet_condition& c : all) {
        if (c.of_another_status) break;
        out_ += "<section>\n";
        element("h3", condition_of(c, desk_) + ":");
        by_consequence(c.lines);
        out_ += "</section>\n";
    }
}

void html_sheet::besides()
{
    const std::vector<std::string> entries = besides_of(desk_);
    if (entries.empty()) return;
    heading("Bagi yang berstatus lain pula", "For those who hold another status as well");
    element("p", desk_.say("Berlaku juga larangan bagi:", "What is forbidden to that status:"));
    list(entries);
}

void html_sheet::allowed()
{
    const std::vector<std::string> exceptions = exceptions_of(desk_);
    const std::vector<std::string> also = allowed_of(desk_);
    if (!exceptions.empty()) {
        heading("Tidak dilarang", "Not forbidden");
        list(exceptions);
    }
    if (also.empty()) return;
    heading("Saudara juga boleh", "You may also");
    list(also);
}

void html_sheet::sanctions()
{
    const std::vector<std::string> all = sanctions_of(desk_);
    if (all.empty()) return;
    heading("Sanksi", "Sanctions");
    list(all);
}

void html_sheet::routes()
{
    const std::vector<std::string> all = routes_of(desk_);
    if (all.empty()) return;
    heading("Ke mana pelanggaran diteruskan", "Where breaches go to");
    list(all);
}

void html_sheet::sources()
{
    if (!desk_.sources.empty()) heading("Dasar hukum", "Legal basis");
    for (const std::string& sentence : sources_of(desk_)) element("p", sentence);
    out_ += "<footer>";
    element("p", closing_of(desk_));
    out_ += "</footer>\n";
}

} // namespace

std::string render_html(const leaflet& l, const guidance& g, const program& p, language lang)
{
    const leaflet_desk desk = desk_for(l, g, p, lang);
    return html_sheet(desk).write();
}

} // namespace netral
