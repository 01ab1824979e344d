// SPDX-License-Identifier: Apache-2.0

/// @file
/// Guidance as a page: one outline, written as text or as HTML. The doors are in
/// classify/guide.hpp.

#include <netral/classify/guide.hpp>

#include "layout.hpp"
#include "wording.hpp"

#include <netral/text/markup.hpp>

#include <algorithm>
#include <array>

namespace netral {
namespace {

/// Where an outline is written: headings, paragraphs, entries with notes below.
class page {
public:
    virtual ~page() = default;
    virtual void title(const std::string& text) = 0;
    virtual void heading(const std::string& text) = 0;
    virtual void paragraph(const std::string& text) = 0;
    virtual void begin_list() = 0;
    virtual void entry(const std::string& text) = 0; ///< the notes that follow belong to it
    virtual void note(const std::string& label, const std::string& text) = 0;
    virtual void end_list() = 0;
};

class text_page final : public page {
public:
    explicit text_page(std::size_t width) : width_(width) {}

    void title(const std::string& text) override
    {
        append_paragraph(out_, "", text, width_);
        out_.append(std::min(code_points(text), width_), '=') += '\n';
    }
    void heading(const std::string& text) override
    {
        out_ += '\n';
        append_paragraph(out_, "", text, width_);
        out_.append(std::min(code_points(text), width_), '-') += '\n';
    }
    void paragraph(const std::string& text) override { append_paragraph(out_, "", text, width_); }
    void begin_list() override { number_ = 0; }
    void entry(const std::string& text) override
    {
        append_paragraph(out_, std::to_string(++number_) + ". ", text, width_);
    }
    void note(const std::string& label, const std::string& text) override
    {
        append_paragraph(out_, "   ", label + ": " + text, width_);
    }
    void end_list() override {}

    std::string take() { return std::move(out_); }

private:
    std::string out_;
    std::size_t width_;
    std::size_t number_ = 0;
};

constexpr std::string_view style =
    "body{overflow-wrap:anywhere;font:1rem/1.5 "
    "Georgia,serif;color:#111;background:#fff;max-width:44rem;margin:2rem "
    "auto;padding:0 1rem}h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.15rem;"
    "border-bottom:1px solid #555;margin-top:2rem}li{margin:0 0 .9rem}p.note{margin:.1rem 0}"
    "@media print{body{margin:0;max-width:none;font-size:10.5pt}li{break-inside:avoid}}";

class html_page final : public page {
public:
    html_page(language l, const std::string& name)
    {
        out_ = "<!DOCTYPE html>\n<html lang=\"";
        out_ += l == language::indonesian ? "id" : "en";
        out_ += "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                "content=\"width=device-width, initial-scale=1\">\n<title>" +
                as_markup(name) + "</title>\n<style>";
        out_ += style;
        out_ += "</style>\n</head>\n<body>\n<main>\n";
    }
    void title(const std::string& text) override { element("h1", text); }
    void heading(const std::string& text) override { element("h2", text); }
    void paragraph(const std::string& text) override { element("p", text); }
    void begin_list() override { out_ += "<ol>\n"; }
    void entry(const std::string& text) override
    {
        close_entry();
        out_ += "<li><strong>" + as_markup(text) + "</strong>\n";
        open_ = true;
    }
    void note(const std::string& label, const std::string& text) override
    {
        out_ += "<p class=\"note\">" + as_markup(label) + ": " + as_markup(text) + "</p>\n";
    }
    void end_list() override
    {
        close_entry();
        out_ += "</ol>\n";
    }

    std::string take()
    {
        out_ += "</main>\n</body>\n</html>\n";
        return std::move(out_);
    }

private:
    void element(const char* name, const std::string& text)
    {
        out_ += std::string("<") + name + ">" + as_markup(text) + "</" + name + ">\n";
    }
    void close_entry()
    {
        if (open_) out_ += "</li>\n";
        open_ = false;
    }

    std::string out_;
    bool open_ = false;
};

class guide_writer {
public:
    guide_writer(const guidance& g, const program& p, language l, page& to)
        : g_(g), rules_(p.rules()), language_(l), to_(to)
    {
    }

    void write();
    [[nodiscard]] std::string name() const
    {
        return say("Panduan netralitas bagi ", "Guidance on neutrality for: ") +
               g_.role.in(language_);
    }

private:
    [[nodiscard]] std::string say(std::string_view id, std::string_view en) const
    {
        return std::string(language_ == language::indonesian ? id : en);
    }
    void opening();
    void list(const std::vector<guided_rule>& all, rule_category of);
    void one(const guided_rule& r);
    void lines(const std::vector<bilingual>& all, const std::string& label);
    void sanctions(const guided_rule& r);

    const guidance& g_;
    const ruleset& rules_;
    language language_;
    page& to_;
};

void guide_writer::opening()
{
    to_.title(name());
    std::string when =
        say("Berlaku pada ", "As of ") + words_of(date_range{g_.on, g_.on}, language_);
    if (!g_.election.empty()) when += ", " + g_.election.in(language_);
    if (!g_.stage.empty()) when += say(", tahap ", ", stage: ") + g_.stage.in(language_);
    to_.paragraph(when + ".");
    to_.paragraph(say("Yang disebut di bawah ini ialah norma yang mengikat Saudara pada hari itu, "
                      "dengan syarat yang masih bergantung pada keadaan.",
                      "What follows are the norms that bind you on that day, with the conditions "
                      "that still depend on the circumstances."));
}

void guide_writer::lines(const std::vector<bilingual>& all, const std::string& label)
{
    std::string text;
    for (const bilingual& line : all) text += (text.empty() ? "" : "; ") + line.in(language_);
    if (!text.empty()) to_.note(label, text + ".");
}

void guide_writer::sanctions(const guided_rule& r)
{
    std::vector<std::string> measures;
    for (const sanction_id s : r.sanctions) {
        const std::string& measure = rules_.sanctions[s].measure.in(language_);
        if (std::find(measures.begin(), measures.end(), measure) == measures.end())
            measures.push_back(measure);
    }
    std::string text;
    for (const std::string& m : measures) text += (text.empty() ? "" : "; ") + m;
    if (!text.empty()) to_.note(say("Sanksi", "Sanction"), text + ".");
}

void guide_writer::one(const guided_rule& r)
{
    const rule& written = rules_.rules[r.rule];
    to_.entry(written.versions[r.version].title.in(language_) + " (" +
              std::string(word_of(written.nature, language_)) + ")");
    lines(r.of_whom, say("Mengikat Saudara bila", "Binds you if"));
    lines(r.when, say("Berlaku bila", "Applies if"));
    lines(r.unless, say("Kecuali", "Except"));
    sanctions(r);
    std::string basis;
    for (const citation* c : r.basis)
        basis += (basis.empty() ? "" : "; ") + words_of(*c, rules_, language_);
    to_.note(say("Dasar", "Basis"), basis + ". [" + written.id + "]");
}

void guide_writer::list(const std::vector<guided_rule>& all, rule_category of)
{
    const auto is = [&](const guided_rule& r) { return rules_.rules[r.rule].category == of; };
    if (std::none_of(all.begin(), all.end(), is)) return;
    const bool forbidden = &all == &g_.forbidden;
    const std::array<std::pair<std::string, std::string>, 4> headings{
        {{say("Berkampanye dan mendukung: dilarang", "Campaigning and support: forbidden"),
          say("Berkampanye dan mendukung: boleh", "Campaigning and support: allowed")},
         {say("Memihak dengan jabatan: dilarang", "Favouring by office: forbidden"),
          say("Memihak dengan jabatan: boleh", "Favouring by office: allowed")},
         {say("Partai politik: dilarang", "Political parties: forbidden"),
          say("Partai politik: boleh", "Political parties: allowed")},
         {say("Menindak pelanggaran: dilarang", "Acting on breaches: forbidden"),
          say("Menindak pelanggaran: boleh", "Acting on breaches: allowed")}}};
    const auto& heading = headings[static_cast<std::size_t>(of)];
    to_.heading(forbidden ? heading.first : heading.second);
    to_.begin_list();
    for (const guided_rule& r : all)
        if (is(r)) one(r);
    to_.end_list();
}

void guide_writer::write()
{
    opening();
    for (const auto* all : {&g_.forbidden, &g_.allowed})
        for (const rule_category c : {rule_category::campaigning, rule_category::favouring,
                                      rule_category::party, rule_category::sanctioning})
            list(*all, c);
    to_.heading(say("Tentang panduan ini", "About this guidance"));
    to_.paragraph(say("Panduan ini diturunkan dari aturan yang dipakai untuk menilai laporan, dan "
                      "bukan pengganti naskah peraturan: ",
                      "This guidance is derived from the rules by which reports are assessed, and "
                      "does not replace the texts of the law: ") +
                  g_.ruleset + ".");
}

} // namespace

std::string render_text(const guidance& g, const program& p, language l, std::size_t width)
{
    text_page out(width);
    guide_writer(g, p, l, out).write();
    return out.take();
}

std::string render_html(const guidance& g, const program& p, language l)
{
    text_page unused(0);
    html_page out(l, guide_writer(g, p, l, unused).name());
    guide_writer(g, p, l, out).write();
    return out.take();
}

} // namespace netral
