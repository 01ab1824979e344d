// SPDX-License-Identifier: Apache-2.0

/// @file
/// One classification as a memo in plain official language. The only door is render_text in
/// classify/text.hpp; the words themselves are in wording.cpp and in the rules' own `say`.

#include <netral/classify/text.hpp>

#include "layout.hpp"
#include "wording.hpp"

#include <algorithm>

namespace netral {
namespace {

constexpr std::size_t most_questions = 8;

/// " 3. ".
std::string numbered(std::size_t n)
{
    std::string out(1, ' ');
    out += std::to_string(n);
    out += ". ";
    return out;
}

/// Writes one memo, section by section; a section without content has no heading.
class memo_writer {
public:
    memo_writer(std::string& out, const classification& c, const program& p, const record& r,
                language l, std::size_t width)
        : out_(out), c_(c), rules_(p.rules()), record_(r), language_(l), width_(width)
    {
    }

    void write();

private:
    [[nodiscard]] bool indonesian() const noexcept { return language_ == language::indonesian; }
    [[nodiscard]] std::string say(std::string_view id, std::string_view en) const
    {
        return std::string(indonesian() ? id : en);
    }
    void paragraph(std::string_view first, std::string_view text)
    {
        append_paragraph(out_, first, text, width_);
    }
    void heading(std::string_view id, std::string_view en)
    {
        out_ += '\n';
        paragraph("", say(id, en));
    }

    void opening();
    void findings(rule_status status, std::string_view id, std::string_view en);
    void permissions();
    void one_finding(const finding& f, std::size_t number);
    void sentence(const finding& f);
    void basis(const finding& f);
    void exceptions(const finding& f);
    void missing(const finding& f);
    void choices(const finding& f);
    void route(const finding& f);
    void readings();
    void unverified();
    void sanctions();
    [[nodiscard]] std::string sanction_in_words(const sanction& s) const;
    [[nodiscard]] std::string span_in_words(const std::string& least,
                                            const std::string& most) const;
    void questions();
    [[nodiscard]] std::string asked(const question& q) const;
    [[nodiscard]] std::string answers_of(const question& q) const;
    [[nodiscard]] std::string outcome_in_words(rule_status s) const;
    void deadlines();
    void admissibility_rows();
    void remarks();
    void warnings();

    std::string& out_;
    const classification& c_;
    const ruleset& rules_;
    const record& record_;
    language language_;
    std::size_t width_;
};

void memo_writer::write()
{
    opening();
    findings(rule_status::holds, "Norma yang terindikasi dilanggar:", "Norms indicated as broken:");
    findings(rule_status::open, "Norma yang belum dapat dipastikan:", "Norms that remain open:");
    permissions();
    readings();
    unverified();
    sanctions();
    questions();
    deadlines();
    admissibility_rows();
    warnings();
    remarks();
}

void memo_writer::opening()
{
    const std::string id =
        c_.record.empty() ? say("tanpa nomor", "without a number") : harmless(c_.record);
    paragraph("", say("Laporan ", "Record ") + id);
    std::string text = say("Hasil: ", "Verdict: ") + std::string(word_of(c_.verdict, language_));
    std::string natures;
    for (std::size_t n = 0; n < rule_nature_count; ++n) {
        if (!c_.by_nature[n].speaks) continue;
        if (!natures.empty()) natures += "; ";
        natures += std::string(word_of(static_cast<rule_nature>(n), language_)) + " " +
                   std::string(word_of(c_.by_nature[n].says, language_));
    }
    if (!natures.empty()) text += " (" + natures + ")";
    text += ".";
    if (c_.robust == true)
        text += say(" Hasil ini tidak berubah apa pun jawaban atas hal yang belum diketahui.",
                    " This stays so whatever the answers to what is not known.");
    if (c_.robust == false)
        text += say(" Hasil ini dapat berubah menurut jawaban atas hal yang belum diketahui.",
                    " This may change with the answers to what is not known.");
    paragraph("", text);
}

void memo_writer::findings(rule_status status, std::string_view id, std::string_view en)
{
    std::size_t number = 0;
    for (const finding& f : c_.findings) {
        if (f.status != status || rules_.rules[f.rule].effect != rule_effect::prohibits) continue;
        if (number == 0) heading(id, en);
        one_finding(f, ++number);
    }
}

void memo_writer::one_finding(const finding& f, std::size_t number)
{
    const rule& r = rules_.rules[f.rule];
    const bilingual& title =
        f.versions.size() == 1 ? r.versions[f.versions.front()].title : r.title;
    std::string text =
        title.in(language_) + " [" + r.id + ", " + std::string(word_of(r.nature, language_)) + "]";
    if (f.superseded == truth::yes)
        text += say(", dikesampingkan oleh norma khusus", ", displaced by a special norm");
    if (f.superseded == truth::unknown)
        text += say(", mungkin dikesampingkan oleh norma khusus",
                    ", perhaps displaced by a special norm");
    paragraph(numbered(number), text);
    sentence(f);
    basis(f);
    if (f.status == rule_status::open) missing(f);
    exceptions(f);
    choices(f);
    route(f);
    if (f.erred)
        paragraph("    ", say("Ada syarat yang tidak dapat dihitung; lihat catatan.",
                              "A condition could not be worked out; see the remarks."));
    if (r.confidence != rule_confidence::high)
        paragraph("    ", r.confidence == rule_confidence::medium
                              ? say("Kepastian dasar: sedang.", "Certainty of the basis: medium.")
                              : say("Kepastian dasar: rendah.", "Certainty of the basis: low."));
}

/// The rule's own sentence with what the record says put in.
void memo_writer::sentence(const finding& f)
{
    if (f.status != rule_status::holds || f.versions.empty()) return;
    const bilingual& pattern = rules_.rules[f.rule].versions[f.versions.front()].say;
    if (pattern.empty()) return;
    std::string text = filled(pattern.in(language_), record_, rules_, language_);
    if (!text.empty() && text.back() != '.') text += '.';
    paragraph("    ", harmless(text));
}

void memo_writer::basis(const finding& f)
{
    if (f.basis.empty()) return;
    std::string text;
    const auto& all = f.basis;
    for (auto c = all.begin(); c != all.end(); ++c) {
        if (std::any_of(all.begin(), c, [&](const citation* d) { return same_passage(*d, **c); }))
            continue;
        if (!text.empty()) text += "; ";
        text += words_of(**c, rules_, language_);
    }
    paragraph("    ", say("Dasar: ", "Basis: ") + text + ".");
}

void memo_writer::exceptions(const finding& f)
{
    for (const exception_finding& e : f.exceptions) {
        if (e.applies == truth::no) continue;
        const std::string& title = e.written->title.in(language_);
        paragraph("    ",
                  e.applies == truth::yes
                      ? say("Pengecualian berlaku: ", "An exception applies: ") + title + "."
                      : say("Pengecualian yang belum jelas: ", "An exception left open: ") + title +
                            ".");
    }
}

void memo_writer::missing(const finding& f)
{
    if (f.missing.empty()) return;
    std::vector<std::string> names;
    for (const fact_id fact : f.missing) {
        const auto& about = rules_.facts[fact];
        names.push_back(about.title.empty() ? about.path : about.title.in(language_));
    }
    std::string text = say("Belum diketahui: ", "Not known: ") + joined(names, language_) + ".";
    if (f.open_on_judgement)
        text += say(" Hal ini harus dinilai oleh pejabat yang berwenang.",
                    " This is for the competent official to find.");
    paragraph("    ", text);
}

/// What of the finding depends on how a norm is read.
void memo_writer::choices(const finding& f)
{
    for (const reading_turn& t : f.turns_on) {
        const reading& about = rules_.readings[t.reading];
        const reading_option& option = about.options[t.option];
        const std::string title = option.title.empty() ? option.name : option.title.in(language_);
        paragraph("    ", say("Bergantung pada tafsir: dengan \"", "Turns on a reading: under \"") +
                              title + "\" " + say("norma ini ", "it ") +
                              outcome_in_words(t.status) + " (" + about.name + ").");
    }
}

void memo_writer::route(const finding& f)
{
    if (f.status != rule_status::holds || f.route.empty()) return;
    std::string text;
    for (const route_step* step : f.route) {
        if (!text.empty()) text += "; ";
        for (std::size_t i = 0; i < step->to.size(); ++i) {
            if (i > 0) text += " \xE2\x86\x92 ";
            text += step->to[i];
        }
    }
    paragraph("    ", say("Diteruskan ke: ", "Goes to: ") + text + ".");
}

void memo_writer::permissions()
{
    bool any = false;
    for (const finding& f : c_.findings) {
        const rule& r = rules_.rules[f.rule];
        if (f.status != rule_status::holds || r.effect != rule_effect::permits) continue;
        if (!any) heading("Yang diperbolehkan:", "What is allowed:");
        any = true;
        paragraph(" - ", r.title.in(language_) + " [" + r.id + "]");
        basis(f);
    }
}

/// Rules that fail, but would not under another reading.
void memo_writer::readings()
{
    bool any = false;
    for (const finding& f : c_.findings) {
        if (f.status != rule_status::fails && f.status != rule_status::not_raised) continue;
        if (f.turns_on.empty()) continue;
        if (!any)
            heading("Tidak terpenuhi, tetapi bergantung pada tafsir:",
                    "Not met, but it turns on a reading:");
        any = true;
        const rule& r = rules_.rules[f.rule];
        paragraph(" - ", r.title.in(language_) + " [" + r.id + "]");
        choices(f);
    }
}

void memo_writer::unverified()
{
    bool any = false;
    for (const finding& f : c_.unverified) {
        if (!any)
            heading("Di luar hasil, karena dasar hukumnya belum terkonfirmasi:",
                    "Outside the verdict, since the basis is not confirmed:");
        any = true;
        const rule& r = rules_.rules[f.rule];
        paragraph(" - ", r.title.in(language_) + " [" + r.id + "], " + outcome_in_words(f.status));
        basis(f);
    }
}

std::string memo_writer::span_in_words(const std::string& least, const std::string& most) const
{
    if (least == most || least.empty())
        return (least.empty() ? say("paling lama ", "at most ") : "") +
               words_of_duration(most, language_);
    if (most.empty())
        return say("paling singkat ", "at least ") + words_of_duration(least, language_);
    return words_of_duration(least, language_) + say(" sampai ", " to ") +
           words_of_duration(most, language_);
}

std::string memo_writer::sanction_in_words(const sanction& s) const
{
    std::string out = s.measure.in(language_);
    std::string terms;
    if (!s.prison.least.empty() || !s.prison.most.empty())
        terms = say("penjara ", "imprisonment ") + span_in_words(s.prison.least, s.prison.most);
    if (s.fine.least >= 0 || s.fine.most >= 0) {
        if (!terms.empty()) {
            const bool either = s.link == "or";
            terms += s.link == "and" ? say(" dan ", " and ")
                     : either        ? say(" atau ", " or ")
                                     : say(" dan/atau ", " and/or ");
        }
        terms += say("denda ", "a fine of ");
        if (s.fine.least >= 0) terms += words_of_money(s.fine.least, language_);
        if (s.fine.least >= 0 && s.fine.most >= 0) terms += say(" sampai ", " to ");
        if (s.fine.least < 0) terms += say("paling banyak ", "at most ");
        if (s.fine.most >= 0) terms += words_of_money(s.fine.most, language_);
    }
    if (!terms.empty()) out += (out.empty() ? "" : ": ") + terms;
    return out;
}

void memo_writer::sanctions()
{
    if (c_.sanctions.empty()) return;
    heading("Sanksi yang tersedia:", "Sanctions available:");
    for (const sanction_finding& found : c_.sanctions) {
        const sanction& s = rules_.sanctions[found.sanction];
        std::string kind(word_of(s.nature, language_));
        if (!s.level.empty()) kind += ", " + s.level;
        std::string text = sanction_in_words(s) + " (" + kind + ")";
        if (found.applies != truth::yes)
            text += say(", bila berlaku baginya", ", if it applies to the person");
        std::string basis_text;
        for (const citation& c : s.basis) {
            if (!basis_text.empty()) basis_text += "; ";
            basis_text += words_of(c, rules_, language_);
        }
        paragraph(" - ", text + (basis_text.empty() ? "" : ": " + basis_text) + ".");
    }
}

std::string memo_writer::outcome_in_words(rule_status s) const
{
    switch (s) {
    case rule_status::holds: return say("terindikasi", "is indicated");
    case rule_status::open: return say("tetap terbuka", "remains open");
    case rule_status::fails: return say("tidak terpenuhi", "is not met");
    case rule_status::not_raised: return say("tidak muncul", "is not raised");
    }
    return {};
}

/// The question; a fact's title, which is none, gets a capital and a question mark.
std::string memo_writer::asked(const question& q) const
{
    std::string out = wording_of(q, rules_).in(language_);
    if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
        out.front() = static_cast<char>(out.front() - 'a' + 'A');
    if (!out.empty() && out.back() != '?') out += '?';
    return out;
}

/// "ya: uu-10-2016.71.2 terindikasi; tidak: ... tidak terpenuhi".
std::string memo_writer::answers_of(const question& q) const
{
    std::string out;
    for (std::size_t i = 0; i < q.answers.size(); ++i) {
        const answer_outcome& a = q.answers[i];
        const bool same = i > 0 && q.answers[i - 1].answer == a.answer;
        if (!same) {
            if (!out.empty()) out += "; ";
            out += words_of_answer(q, a.answer, rules_, language_) + ": ";
        } else {
            out += ", ";
        }
        out += rules_.rules[a.rule].id + " " + outcome_in_words(a.status);
    }
    return out;
}

void memo_writer::questions()
{
    if (c_.questions.empty()) return;
    heading("Yang perlu ditanyakan, dari yang paling menentukan:",
            "What to ask, most settling first:");
    for (std::size_t i = 0; i < c_.questions.size() && i < most_questions; ++i) {
        const question& q = c_.questions[i];
        paragraph(numbered(i + 1), asked(q));
        const std::string answers = answers_of(q);
        if (!answers.empty()) paragraph("    ", answers + ".");
    }
    if (c_.questions.size() > most_questions)
        paragraph("    ", say("dan ", "and ") +
                              std::to_string(c_.questions.size() - most_questions) +
                              say(" hal lain.", " more."));
}

void memo_writer::deadlines()
{
    if (c_.deadlines.empty()) return;
    heading("Tenggat:", "Deadlines:");
    for (const deadline_finding& d : c_.deadlines) {
        const deadline& written = rules_.deadlines[d.deadline];
        std::string text = written.title.empty() ? written.id : written.title.in(language_);
        text += ": ";
        if (!d.by)
            text += say("belum dapat dihitung", "cannot be worked out yet");
        else
            text += (d.earliest ? say("paling cepat ", "not before ") : "") +
                    words_of(date_range{*d.by, *d.by}, language_);
        if (d.met == truth::yes) text += say(", dipenuhi", ", met");
        if (d.met == truth::no) text += say(", tidak dipenuhi", ", not met");
        paragraph(" - ", text + ".");
    }
}

void memo_writer::admissibility_rows()
{
    const auto& all = c_.admissibility;
    const bool any = std::any_of(
        all.begin(), all.end(), [](const admissibility_finding& a) { return a.met != truth::yes; });
    if (!any) return;
    heading("Syarat laporan:", "Requirements of a report:");
    for (const admissibility_finding& a : all) {
        if (a.met == truth::yes) continue;
        const admissibility& written = rules_.admissibilities[a.requirement];
        const std::string title = written.title.empty() ? written.id : written.title.in(language_);
        paragraph(" - ", title + ": " +
                             (a.met == truth::no ? say("tidak dipenuhi", "not met")
                                                 : say("belum jelas", "not clear")) +
                             ".");
    }
}

void memo_writer::warnings()
{
    if (c_.warnings.empty() && c_.errors.empty()) return;
    heading("Catatan:", "Remarks:");
    for (const record_warning& w : c_.warnings) {
        if (w.what == record_warning::kind::ignored_key)
            paragraph(" - ", say("Kunci yang tidak dikenal dilewati: ",
                                 "An unknown key was passed over: ") +
                                 harmless(w.path) + ".");
        else if (w.fact != none)
            paragraph(" - ",
                      say("Keterangan laporan tentang ", "What the record says of ") +
                          rules_.facts[w.fact].path +
                          say(" bertentangan dengan yang dapat diturunkan; yang diturunkan yang "
                              "dipakai.",
                              " contradicts what can be derived; the derived value was used."));
    }
    for (const atom_error& e : c_.errors)
        paragraph(" - ", say("Syarat yang tidak dapat dihitung: ",
                             "A condition that could not be worked out: ") +
                             to_string(e.id) + " " + harmless(e.message) + ".");
}

void memo_writer::remarks()
{
    out_ += '\n';
    paragraph("",
              say("Ini indikasi menurut keterangan dalam laporan, bukan putusan; yang memutus "
                  "adalah pejabat yang berwenang.",
                  "This is an indication on what the record says, not a decision; the competent "
                  "officials decide."));
}

} // namespace

std::string render_text(const classification& c, const program& p, const record& r, language l,
                        std::size_t width)
{
    std::string out;
    memo_writer(out, c, p, r, l, width).write();
    return out;
}

std::string render_text(const std::vector<record_error>& errors, std::size_t line,
                        std::string_view record_id, language l, std::size_t width)
{
    const bool id = l == language::indonesian;
    std::string out;
    std::string head = (id ? "Laporan di baris " : "Record in line ") + std::to_string(line);
    if (!record_id.empty()) head += " (" + harmless(record_id) + ")";
    append_paragraph(out, "", head + (id ? " tidak dapat dibaca:" : " could not be read:"), width);
    for (const record_error& e : errors) {
        std::string text = to_string(e.id) + ": " +
                           (e.path.empty() ? "" : harmless(e.path) + ": ") + harmless(e.message);
        if (!e.help.empty()) text += " (" + harmless(e.help) + ")";
        append_paragraph(out, " - ", text, width);
    }
    return out;
}

} // namespace netral
