// SPDX-License-Identifier: Apache-2.0

/// @file
/// One classification as a memo in plain official language. The only door is render_text in
/// classify/text.hpp; what follows from the findings is in memo_consequences.cpp, the words
/// themselves are in wording.cpp and in the rules' own `say`.

#include <netral/classify/text.hpp>

#include "memo.hpp"

#include <algorithm>

namespace netral {
namespace {

// A memo is one page: the first findings in full, some more by name, the rest as a number. All of
// them are in the JSON.
constexpr std::size_t most_holding_in_full = 2;
constexpr std::size_t most_open_in_full = 1;
constexpr std::size_t most_more_by_name = 1;
constexpr std::size_t most_beside = 2; ///< permissions, governing rules, unverified norms: of each

/// Writes one memo, section by section; a section without content has no heading.
class memo_writer {
public:
    explicit memo_writer(const memo_desk& desk)
        : desk_(desk), c_(desk.about), rules_(desk.rules), record_(desk.record),
          language_(desk.language)
    {
    }

    void write();

private:
    [[nodiscard]] std::string say(std::string_view id, std::string_view en) const
    {
        return desk_.say(id, en);
    }
    void paragraph(std::string_view first, std::string_view text) const
    {
        desk_.paragraph(first, text);
    }
    void heading(std::string_view id, std::string_view en) const { desk_.heading(id, en); }

    [[nodiscard]] static bool speaks(const finding& f) noexcept
    {
        return f.status == rule_status::holds || f.status == rule_status::open;
    }
    void opening();
    [[nodiscard]] std::string by_nature() const;
    void nothing_found();
    void codes();
    void findings(rule_status status, std::string_view id, std::string_view en);
    void permissions();
    void governing();
    void one_finding(const finding& f, std::size_t number);
    void named(const finding& f, std::size_t number);
    void count_left_out(std::size_t n);
    void sentence(const finding& f);
    void basis(const finding& f);
    void judgements(const finding& f);
    void exceptions(const finding& f);
    [[nodiscard]] std::string unknown_in_words(fact_id f) const;
    void missing(const finding& f);
    [[nodiscard]] std::string would_be(rule_status s) const;
    void choices(const finding& f);
    void route(const finding& f);
    void readings();
    void unverified();
    [[nodiscard]] std::string contradiction(fact_id f) const;
    void remarks();
    void warnings();

    const memo_desk& desk_;
    const classification& c_;
    const ruleset& rules_;
    const record& record_;
    language language_;
};

void memo_writer::write()
{
    opening();
    nothing_found();
    findings(rule_status::holds, "Norma yang terindikasi dilanggar:", "Norms indicated as broken:");
    findings(rule_status::open, "Norma yang belum dapat dipastikan:", "Norms that remain open:");
    permissions();
    governing();
    readings();
    unverified();
    write_consequences(desk_);
    warnings();
    codes();
    remarks();
}

void memo_writer::opening()
{
    const std::string id =
        c_.record.empty() ? say("tanpa nomor", "without a number") : harmless(c_.record);
    paragraph("", say("Laporan ", "Record ") + id);
    std::string text = say("Hasil: ", "Verdict: ");
    const std::string natures = by_nature();
    text += natures.empty() ? std::string(word_of(c_.verdict, language_)) : natures;
    text += ".";
    if (c_.robust == true)
        text += c_.verdict == verdict::indicated
                    ? say(" Indikasi itu tetap, apa pun jawaban atas hal yang belum diketahui.",
                          " The indication stands, whatever the answers to what is not known yet.")
                    : say(" Hasil ini tetap, apa pun jawaban atas hal yang belum diketahui.",
                          " This stays so, whatever the answers to what is not known yet.");
    if (c_.robust == false)
        text += say(" Hasil ini dapat berubah setelah hal yang belum diketahui terjawab.",
                    " This may change once what is not known yet has been answered.");
    paragraph("", text);
}

/// "terindikasi (administrasi), belum pasti (pidana)"; empty where no nature has a finding.
std::string memo_writer::by_nature() const
{
    std::string out;
    for (const verdict v : {verdict::indicated, verdict::open, verdict::not_indicated}) {
        std::vector<std::string> natures;
        for (std::size_t n = 0; n < rule_nature_count; ++n)
            if (c_.by_nature[n].speaks && c_.by_nature[n].says == v)
                natures.emplace_back(word_of(static_cast<rule_nature>(n), language_));
        // What all completions settle is the verdict, whatever its natures say.
        if (out.empty() && natures.empty() && v == c_.verdict) return {};
        if (natures.empty()) continue;
        if (!out.empty()) out += ", ";
        out += std::string(word_of(v, language_)) + " (" + joined(natures, language_) + ")";
    }
    return out;
}

/// Why there is nothing to tell of.
void memo_writer::nothing_found()
{
    const bool any = std::any_of(c_.findings.begin(), c_.findings.end(), [&](const finding& f) {
        return rules_.rules[f.rule].effect == rule_effect::prohibits && speaks(f);
    });
    if (any || c_.failed + c_.not_raised == 0) return;
    if (c_.failed == 0)
        return paragraph("",
                         say("Tidak satu pun larangan terpenuhi; laporan tidak menyebut perbuatan "
                             "yang dilarang.",
                             "No prohibition is met; the record mentions no prohibited conduct."));
    std::string text =
        say("Tidak satu pun larangan terpenuhi. Dari ", "No prohibition is met. Of ") +
        std::to_string(rules_.rules.size()) + say(" kaidah, ", " rules, ") +
        std::to_string(c_.failed) +
        say(" gugur menurut keterangan laporan", " are ruled out by what the record says");
    if (c_.not_raised > 0)
        text += say(", dan ", ", and for ") + std::to_string(c_.not_raised) +
                say(" tidak tersentuh karena laporan tidak menyebut perbuatannya",
                    " it does not mention the conduct");
    paragraph("", text + ".");
}

/// The rules spoken of, by the ids under which rule files and JSON have them.
void memo_writer::codes()
{
    std::vector<std::string> ids;
    for (const auto* all : {&c_.findings, &c_.unverified})
        for (const finding& f : *all) ids.push_back(rules_.rules[f.rule].id);
    if (ids.empty()) return;
    desk_.out += '\n';
    std::string text = say("Kode kaidah: ", "Rules: ");
    for (std::size_t i = 0; i < ids.size(); ++i) text += (i > 0 ? ", " : "") + ids[i];
    paragraph("", text + ".");
}

void memo_writer::findings(rule_status status, std::string_view id, std::string_view en)
{
    std::size_t number = 0;
    std::size_t left_out = 0;
    for (const finding& f : c_.findings) {
        if (f.status != status || rules_.rules[f.rule].effect != rule_effect::prohibits) continue;
        if (number == 0) heading(id, en);
        ++number;
        const std::size_t in_full =
            status == rule_status::holds ? most_holding_in_full : most_open_in_full;
        if (number <= in_full)
            one_finding(f, number);
        else if (number <= in_full + most_more_by_name)
            named(f, number);
        else
            ++left_out;
    }
    count_left_out(left_out);
}

void memo_writer::count_left_out(std::size_t n)
{
    if (n > 0)
        paragraph("    ", say("dan ", "and ") + std::to_string(n) + say(" norma lain.", " more."));
}

/// The title alone, with its marks.
void memo_writer::named(const finding& f, std::size_t number)
{
    const rule& r = rules_.rules[f.rule];
    const bilingual& title =
        f.versions.size() == 1 ? r.versions[f.versions.front()].title : r.title;
    std::string text = with_remark(title.in(language_), word_of(r.nature, language_));
    if (f.superseded == truth::yes)
        text += say(", dikesampingkan oleh norma khusus", ", displaced by a special norm");
    if (f.superseded == truth::unknown)
        text += say(", mungkin dikesampingkan oleh norma khusus",
                    ", perhaps displaced by a special norm");
    paragraph(numbered(number), text);
}

void memo_writer::one_finding(const finding& f, std::size_t number)
{
    const rule& r = rules_.rules[f.rule];
    named(f, number);
    sentence(f);
    basis(f);
    judgements(f);
    if (f.status == rule_status::open) missing(f);
    exceptions(f);
    choices(f);
    route(f);
    if (f.erred)
        paragraph("    ", say("Ada syarat yang tidak dapat dihitung; lihat catatan.",
                              "A condition could not be worked out; see the remarks."));
    if (r.confidence != rule_confidence::high)
        paragraph("    ",
                  r.confidence == rule_confidence::medium
                      ? say("Kepastian dasar hukum: sedang.", "Certainty of the basis: medium.")
                      : say("Kepastian dasar hukum: rendah.", "Certainty of the basis: low."));
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
    paragraph("    ", say("Dasar: ", "Basis: ") + words_of(f.basis, rules_, language_) + ".");
}

/// What a person judged, apart from what was reported.
void memo_writer::judgements(const finding& f)
{
    std::vector<std::string> found;
    for (const fact_id fact : judged(f.rule, desk_.program, record_)) {
        found.push_back(name_of(fact_part{fact, none}, rules_, language_) + " (" +
                        netral::words_of(fact, record_, rules_, language_) + ")");
    }
    if (!found.empty())
        paragraph("    ", say("Menurut penilaian pejabat: ", "As an official judged: ") +
                              joined(found, language_) + ".");
}

void memo_writer::exceptions(const finding& f)
{
    std::string apply;
    std::string open;
    for (const exception_finding& e : f.exceptions) {
        if (e.applies == truth::no) continue;
        std::string& to = e.applies == truth::yes ? apply : open;
        to += (to.empty() ? "" : "; ") + e.written->title.in(language_);
    }
    if (!apply.empty())
        paragraph("    ",
                  say("Pengecualian yang berlaku: ", "Exceptions that apply: ") + apply + ".");
    if (!open.empty())
        paragraph("    ",
                  say("Pengecualian yang belum jelas: ", "Exceptions left open: ") + open + ".");
}

/// "whether it was within office hours": the rules' own words, or the fact's title.
std::string memo_writer::unknown_in_words(fact_id f) const
{
    const auto own = rules_.phrases.find("missing." + rules_.facts[f].path);
    return own != rules_.phrases.end() ? own->second.in(language_)
                                       : name_of(fact_part{f, none}, rules_, language_);
}

void memo_writer::missing(const finding& f)
{
    if (f.missing.empty()) return;
    std::vector<std::string> names;
    for (const fact_id fact : f.missing) names.push_back(unknown_in_words(fact));
    std::string text = say("Belum diketahui: ", "Not known yet: ") + joined(names, language_) + ".";
    if (f.open_on_judgement)
        text += say(" Hal ini harus dinilai oleh pejabat yang berwenang.",
                    " This is for the competent official to find.");
    paragraph("    ", text);
}

std::string memo_writer::would_be(rule_status s) const
{
    switch (s) {
    case rule_status::holds: return say("terindikasi dilanggar", "would be indicated");
    case rule_status::open: return say("belum dapat dipastikan", "would be open");
    case rule_status::fails: return say("tidak terpenuhi", "would not be met");
    case rule_status::not_raised: return say("tidak tersentuh", "would not come up");
    }
    return {};
}

/// What of the finding depends on how a norm is read.
void memo_writer::choices(const finding& f)
{
    for (const reading_turn& t : f.turns_on) {
        const reading& about = rules_.readings[t.reading];
        const reading_option& option = about.options[t.option];
        const std::string title = option.title.empty() ? option.name : option.title.in(language_);
        paragraph("    ", say("Menurut tafsir lain (\"", "Under another reading (\"") + title +
                              say("\") norma ini ", "\") it ") + would_be(t.status) + ".");
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
            text += name_of_body(step->to[i], rules_, language_);
        }
    }
    paragraph("    ", say("Diteruskan ke: ", "To be referred to: ") + text + ".");
}

void memo_writer::permissions()
{
    std::size_t number = 0;
    for (const finding& f : c_.findings) {
        const rule& r = rules_.rules[f.rule];
        if (f.status != rule_status::holds || r.effect != rule_effect::permits) continue;
        if (number == 0) heading("Yang diperbolehkan:", "What is allowed:");
        if (++number > most_beside) continue;
        paragraph(" - ", r.title.in(language_));
        basis(f);
    }
    count_left_out(number > most_beside ? number - most_beside : 0);
}

/// Rules on what follows: which law governs, what a repeated breach means.
void memo_writer::governing()
{
    std::size_t number = 0;
    for (const finding& f : c_.findings) {
        const rule& r = rules_.rules[f.rule];
        if (f.status != rule_status::holds || r.effect != rule_effect::governs) continue;
        if (number == 0)
            heading("Aturan yang menentukan akibatnya:", "What governs the consequence:");
        if (++number > most_beside) continue;
        paragraph(" - ", r.title.in(language_));
        basis(f);
    }
    count_left_out(number > most_beside ? number - most_beside : 0);
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
                    "Not met, but this depends on how the norm is read:");
        any = true;
        const rule& r = rules_.rules[f.rule];
        paragraph(" - ", r.title.in(language_));
        choices(f);
    }
}

void memo_writer::unverified()
{
    std::size_t number = 0;
    for (const finding& f : c_.unverified) {
        if (number == 0)
            heading("Tidak ikut menentukan hasil karena dasar hukumnya belum terkonfirmasi:",
                    "Outside the verdict, since the basis is not confirmed:");
        if (++number > most_beside) continue;
        const rule& r = rules_.rules[f.rule];
        paragraph(" - ", r.title.in(language_) + say(": ", ": it ") + words_of(f.status, desk_));
        basis(f);
    }
    count_left_out(number > most_beside ? number - most_beside : 0);
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
            paragraph(" - ", contradiction(w.fact));
    }
    for (const atom_error& e : c_.errors) {
        std::string text = say("Syarat yang tidak dapat dihitung: `",
                               "A condition that could not be worked out: `");
        text += desk_.program.formulas().print(e.formula);
        text += "`: " + harmless(e.message) + " (" + to_string(e.id) + ").";
        paragraph(" - ", text);
    }
}

std::string memo_writer::contradiction(fact_id f) const
{
    const std::string name = name_of(fact_part{f, none}, rules_, language_);
    return say("Keterangan laporan tentang ", "What the record says of ") + name +
           say(" bertentangan dengan yang dapat diturunkan; yang diturunkan yang dipakai.",
               " contradicts what can be derived; the derived value was used.");
}

void memo_writer::remarks()
{
    desk_.out += '\n';
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
    const memo_desk desk{out, c, p, p.rules(), r, l, width};
    memo_writer(desk).write();
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
