// SPDX-License-Identifier: Apache-2.0

/// @file
/// A leaflet as plain text. The door is render_text in classify/leaflet.hpp.
///
/// What shares its consequence stands together, one entry on a line where two pages hold it, else
/// in one paragraph.

#include <netral/classify/leaflet.hpp>

#include "layout.hpp"
#include "leaflet_words.hpp"

#include <algorithm>
#include <utility>

namespace netral {
namespace {

constexpr std::ptrdiff_t lines_of_two_pages = 120;

class text_sheet {
public:
    text_sheet(const leaflet_desk& desk, std::size_t width, bool dense)
        : desk_(desk), width_(width), dense_(dense)
    {
    }

    std::string write()
    {
        opening();
        forbidden();
        conditions();
        besides();
        allowed();
        sanctions();
        routes();
        sources();
        return std::move(out_);
    }

private:
    void paragraph(std::string_view first, const std::string& text)
    {
        append_paragraph(out_, first, text, width_);
    }
    void heading(std::string_view id, std::string_view en)
    {
        out_ += '\n';
        paragraph("", desk_.say(id, en));
    }
    /// Entries of a list, which begins with `lead`.
    void list(const std::string& lead, const std::vector<std::string>& entries);
    std::string words_of(const leaflet_line& l) const
    {
        return conduct_of(l, desk_) + " [" + references_of(l, desk_) + "]";
    }
    std::string run_on(const std::vector<leaflet_line>& all, std::size_t& at);
    void entries(const std::vector<leaflet_line>& all);

    void opening();
    void forbidden();
    void conditions();
    void besides();
    void allowed();
    void sanctions();
    void routes();
    void sources();

    const leaflet_desk& desk_;
    std::size_t width_;
    bool dense_;
    std::string out_;
};

void text_sheet::list(const std::string& lead, const std::vector<std::string>& entries)
{
    if (entries.empty()) return;
    std::string all = lead;
    for (const std::string& entry : entries) all += " " + entry + ".";
    if (dense_) return paragraph("", all);
    paragraph("", lead);
    for (const std::string& entry : entries) paragraph(" - ", entry + ".");
}

/// The lines from `at` on that share their consequence, in one paragraph; moves `at` behind them.
std::string text_sheet::run_on(const std::vector<leaflet_line>& all, std::size_t& at)
{
    const std::string consequence = consequence_of(all[at], desk_);
    std::string text = capitalised(consequence) + ":";
    for (bool more = true; more; ++at) {
        more = at + 1 < all.size() && consequence_of(all[at + 1], desk_) == consequence;
        text +=
            " " + std::to_string(all[at].number) + ") " + words_of(all[at]) + (more ? ";" : ".");
    }
    return text;
}

/// The same, one on a line.
void text_sheet::entries(const std::vector<leaflet_line>& all)
{
    std::string last;
    for (const leaflet_line& l : all) {
        std::string consequence = capitalised(consequence_of(l, desk_)) + ":";
        if (consequence != last) paragraph("  ", consequence);
        last = std::move(consequence);
        const std::string number = std::to_string(l.number);
        paragraph(std::string(number.size() < 2 ? 4 : 3, ' ') + number + ". ", words_of(l));
    }
}

void text_sheet::opening()
{
    const std::string title = title_of(desk_);
    paragraph("", title);
    out_.append(std::min(code_points(title), width_), '=') += '\n';
    for (const std::string& line : opening_of(desk_)) paragraph("", line);
}

void text_sheet::forbidden()
{
    heading("SAUDARA DILARANG", "YOU MAY NOT");
    if (desk_.page.forbidden.empty())
        paragraph("", desk_.say("Tidak ada larangan yang mengikat Saudara pada hari itu.",
                                "Nothing is forbidden to you on that day."));
    if (!dense_) return entries(desk_.page.forbidden);
    for (std::size_t at = 0; at < desk_.page.forbidden.size();)
        paragraph("- ", run_on(desk_.page.forbidden, at));
}

void text_sheet::conditions()
{
    const auto& all = desk_.page.conditional;
    if (all.empty() || all.front().of_another_status) return;
    heading("DILARANG PULA, TERGANTUNG KEADAAN SAUDARA",
            "ALSO FORBIDDEN, DEPENDING ON YOUR OWN SITUATION");
    for (const leaflet_condition& c : all) {
        if (c.of_another_status) break;
        std::string text = condition_of(c, desk_) + ":";
        if (dense_)
            for (std::size_t at = 0; at < c.lines.size();) text += " " + run_on(c.lines, at);
        paragraph(dense_ ? "- " : "", text);
        if (!dense_) entries(c.lines);
    }
}

void text_sheet::besides()
{
    const std::vector<std::string> entries = besides_of(desk_);
    if (entries.empty()) return;
    out_ += '\n';
    std::string all =
        desk_.say("BAGI YANG BERSTATUS LAIN PULA, berlaku juga larangan bagi:",
                  "FOR THOSE WHO HOLD ANOTHER STATUS AS WELL, what is forbidden to that status:");
    for (const std::string& entry : entries)
        all += (&entry == &entries.front() ? " " : "; ") + entry;
    paragraph("", all + ".");
}

void text_sheet::allowed()
{
    if (desk_.page.exceptions.empty() && desk_.page.allowed.empty()) return;
    out_ += '\n';
    list(desk_.say("TIDAK DILARANG:", "NOT FORBIDDEN:"), exceptions_of(desk_));
    std::string also;
    for (const std::string& entry : allowed_of(desk_)) also += (also.empty() ? " " : "; ") + entry;
    if (!also.empty())
        paragraph("", desk_.say("SAUDARA JUGA BOLEH:", "YOU MAY ALSO:") + also + ".");
}

void text_sheet::sanctions()
{
    const std::vector<std::string> all = sanctions_of(desk_);
    if (all.empty()) return;
    out_ += '\n';
    list(desk_.say("SANKSI:", "SANCTIONS:"), all);
}

void text_sheet::routes()
{
    const std::vector<std::string> all = routes_of(desk_);
    if (!dense_ && !all.empty()) out_ += '\n';
    list(desk_.say("KE MANA PELANGGARAN DITERUSKAN:", "WHERE BREACHES GO TO:"), all);
}

void text_sheet::sources()
{
    if (!dense_) out_ += '\n';
    std::string names = desk_.say("DASAR HUKUM:", "LEGAL BASIS:");
    for (const std::string& sentence : sources_of(desk_)) names += " " + sentence;
    if (!desk_.sources.empty()) paragraph("", names);
    paragraph("", closing_of(desk_));
}

} // namespace

std::string render_text(const leaflet& l, const guidance& g, const program& p, language lang,
                        std::size_t width)
{
    const leaflet_desk desk = desk_for(l, g, p, lang);
    std::string roomy = text_sheet(desk, width, false).write();
    if (std::count(roomy.begin(), roomy.end(), '\n') <= lines_of_two_pages) return roomy;
    return text_sheet(desk, width, true).write();
}

} // namespace netral
