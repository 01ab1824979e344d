// SPDX-License-Identifier: Apache-2.0

/// @file
/// An explanation in sentences. The door is render_text in classify/explain.hpp.

#include <netral/classify/explain.hpp>

#include "layout.hpp"
#include "wording.hpp"

#include <algorithm>

namespace netral {
namespace {

class explanation_text {
public:
    explanation_text(const rule_explanation& e, const program& p, const record& r, language l,
                     std::size_t width)
        : e_(e), rules_(p.rules()), record_(r), language_(l), width_(width)
    {
    }

    std::string write();

private:
    [[nodiscard]] std::string say(std::string_view id, std::string_view en) const
    {
        return std::string(language_ == language::indonesian ? id : en);
    }
    void paragraph(std::string_view first, std::string_view text)
    {
        append_paragraph(out_, first, text, width_);
    }
    [[nodiscard]] std::string title_of(fact_id f) const
    {
        const fact& about = rules_.facts[f];
        return about.title.empty() ? about.path : about.title.in(language_);
    }
    [[nodiscard]] std::string label_of(const fact_part& p) const;
    [[nodiscard]] std::string is_broken(bool so) const;
    void found();
    void enough();
    void follows();
    void conditions();
    void exceptions();
    void readings();
    void change(const holding_change& c);

    const rule_explanation& e_;
    const ruleset& rules_;
    const record& record_;
    language language_;
    std::size_t width_;
    std::string out_;
};

std::string explanation_text::label_of(const fact_part& p) const
{
    const fact_value& v = rules_.facts[p.fact].values[p.member];
    return v.title.empty() ? v.name : v.title.in(language_);
}

std::string explanation_text::write()
{
    const rule& r = rules_.rules[e_.enough.rule];
    paragraph("", r.title.in(language_) + " [" + r.id + "]");
    found();
    enough();
    follows();
    conditions();
    exceptions();
    readings();
    if (e_.change) change(*e_.change);
    return std::move(out_);
}

/// A permission is not broken, and a rule on what follows applies or does not.
std::string explanation_text::is_broken(bool so) const
{
    if (rules_.rules[e_.enough.rule].effect == rule_effect::prohibits)
        return so ? say("terindikasi dilanggar", "is indicated as broken")
                  : say("tidak dilanggar", "was not broken");
    return so ? say("berlaku", "applies") : say("tidak berlaku", "does not apply");
}

void explanation_text::found()
{
    switch (e_.enough.status) {
    case rule_status::holds:
    case rule_status::fails:
        return paragraph(
            "", say("Menurut keterangan yang ada, norma ini ", "On the facts given, this norm ") +
                    is_broken(e_.enough.status == rule_status::holds) + ".");
    case rule_status::open:
        return paragraph("", say("Keterangan yang ada belum cukup untuk menilai norma ini.",
                                 "The facts given do not suffice to decide on this norm."));
    case rule_status::not_raised:
        return paragraph("", say("Laporan tidak memuat perbuatan yang menyentuh norma ini.",
                                 "The report names no conduct that this norm is about."));
    }
}

void explanation_text::enough()
{
    if (e_.enough.parts.empty()) return;
    paragraph("", say("Untuk kesimpulan itu cukup yang berikut ini; bila satu saja tidak ada, "
                      "kesimpulannya lain:",
                      "The following is enough for that; without any one of them the answer would "
                      "be another:"));
    for (const fact_part& p : e_.enough.parts) {
        std::string text = title_of(p.fact) + ": ";
        if (p.member == none)
            text += words_of(p.fact, record_, rules_, language_);
        else
            text += (has_member(p, record_) ? "" : say("bukan ", "not ")) + label_of(p);
        if (rules_.facts[p.fact].judgement)
            text += say(" (menurut penilaian pejabat)", " (as an official found)");
        paragraph(" - ", text);
    }
}

/// What the deciding conditions read that no one stated.
void explanation_text::follows()
{
    std::vector<std::string> derived;
    for (const reason& why : e_.because)
        for (const fact_id f : why.facts) {
            const std::string_view from = word_of_source(f, record_, rules_);
            if ((from != "derived" && from != "assumed") || !record_.known(f)) continue;
            std::string text = title_of(f) + " (" + words_of(f, record_, rules_, language_) + ")";
            if (std::find(derived.begin(), derived.end(), text) == derived.end())
                derived.push_back(std::move(text));
        }
    if (!derived.empty())
        paragraph("", say("Dari keterangan itu dan kalender pemilihan diketahui pula: ",
                          "From these and the election calendar it follows: ") +
                          joined(derived, language_) + ".");
}

void explanation_text::conditions()
{
    bool any = false;
    for (const reason& why : e_.because) {
        if (why.site.written == nullptr) continue;
        if (!any) paragraph("", say("Syarat yang menentukan:", "The conditions that decided:"));
        any = true;
        std::string text;
        for (const char c : text_of(why.site)) {
            const bool blank = c == '\n' || c == ' ' || c == '\r' || c == '\t';
            if (!blank)
                text += c;
            else if (!text.empty() && text.back() != ' ')
                text += ' ';
        }
        text += why.outcome == truth::yes  ? say(": ya", ": yes")
                : why.outcome == truth::no ? say(": tidak", ": no")
                                           : say(": belum diketahui", ": not known");
        paragraph(" - ", text + " (" + to_string(why.site.written->place(why.site.in_text)) + ")");
    }
}

void explanation_text::exceptions()
{
    if (e_.exceptions.empty()) return;
    paragraph("", say("Pengecualian yang dipertimbangkan:", "Exceptions that were considered:"));
    for (const exception_finding& x : e_.exceptions)
        paragraph(" - ", x.written->title.in(language_) +
                             (x.applies == truth::yes  ? say(": berlaku", ": applies")
                              : x.applies == truth::no ? say(": tidak berlaku", ": does not apply")
                                                       : say(": belum jelas", ": left open")));
}

void explanation_text::readings()
{
    for (const reading_turn& t : e_.turns_on) {
        const reading& about = rules_.readings[t.reading];
        const reading_option& option = about.options[t.option];
        const std::string title = option.title.empty() ? option.name : option.title.in(language_);
        const bool settled = t.status == rule_status::holds || t.status == rule_status::fails;
        const std::string then =
            settled ? is_broken(t.status == rule_status::holds) : say("belum pasti", "is open");
        paragraph("", say("Para ahli dan lembaga berbeda pendapat. Dengan tafsir \"",
                          "Authorities disagree. Under the reading \"") +
                          title + say("\", norma ini ", "\" this norm ") + then + ".");
    }
}

void explanation_text::change(const holding_change& c)
{
    if (!c.found) {
        paragraph("", c.smallest
                          ? say("Tidak ada perubahan beberapa keterangan saja yang membuat norma "
                                "ini terpenuhi.",
                                "No change of a few facts would make this norm apply.")
                          : say("Tidak ditemukan perubahan keterangan yang membuat norma ini "
                                "terpenuhi; pencarian dibatasi.",
                                "No change was found under which this norm would apply; the "
                                "search is bounded."));
        return;
    }
    if (c.changes.empty()) return;
    paragraph("", say("Norma ini akan terpenuhi seandainya:",
                      rules_.rules[e_.enough.rule].effect == rule_effect::prohibits
                          ? "This norm would be broken if:"
                          : "This norm would apply if:"));
    for (const fact_change& one : c.changes) {
        question about;
        about.fact = one.part.fact;
        std::string text = title_of(one.part.fact) + ": ";
        if (one.part.member == none)
            text += words_of_answer(about, one.to, rules_, language_);
        else
            text += (one.to == "true" ? "" : say("bukan ", "not ")) + label_of(one.part);
        text += one.was_known ? say(" (laporan menyatakan lain)", " (the report says otherwise)")
                              : say(" (belum diketahui)", " (not known yet)");
        paragraph(" - ", text);
    }
}

} // namespace

std::string render_text(const rule_explanation& e, const program& p, const record& r, language l,
                        std::size_t width)
{
    return explanation_text(e, p, r, l, width).write();
}

} // namespace netral
