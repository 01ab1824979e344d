// SPDX-License-Identifier: Apache-2.0

/// @file
/// The second half of a memo: what follows from the findings. The only door is memo.hpp.

#include "memo.hpp"

#include <algorithm>

namespace netral {
namespace {

// A memo is one page.
constexpr std::size_t most_questions = 3;
constexpr std::size_t most_sanctions = 3;

class consequences_writer {
public:
    explicit consequences_writer(const memo_desk& desk)
        : desk_(desk), c_(desk.about), rules_(desk.rules), language_(desk.language)
    {
    }

    void write()
    {
        sanctions();
        questions();
        deadlines();
        admissibility_rows();
    }

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

    void sanctions();
    [[nodiscard]] std::string sanction_in_words(const sanction& s) const;
    [[nodiscard]] const std::string& remark_of(const sanction_finding& found) const
    {
        return rules_.sanctions[found.sanction].remark.in(language_);
    }
    [[nodiscard]] std::string span_in_words(const std::string& least,
                                            const std::string& most) const;
    void questions();
    [[nodiscard]] std::string asked(const question& q) const;
    [[nodiscard]] std::string outcomes(const answer_outcome* first,
                                       const answer_outcome* last) const;
    [[nodiscard]] std::string answers_of(const question& q) const;
    void deadlines();
    void admissibility_rows();

    const memo_desk& desk_;
    const classification& c_;
    const ruleset& rules_;
    language language_;
};

std::string consequences_writer::span_in_words(const std::string& least,
                                               const std::string& most) const
{
    if (least == most || least.empty())
        return (least.empty() ? say("paling lama ", "at most ") : "") +
               words_of_duration(most, language_);
    if (most.empty())
        return say("paling singkat ", "at least ") + words_of_duration(least, language_);
    return words_of_duration(least, language_) + say(" sampai ", " to ") +
           words_of_duration(most, language_);
}

std::string consequences_writer::sanction_in_words(const sanction& s) const
{
    std::string out = s.measure.in(language_);
    if (out.find_first_of("0123456789") != std::string::npos) return out; // it has them already
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

void consequences_writer::sanctions()
{
    if (c_.sanctions.empty()) return;
    heading("Sanksi yang tersedia:", "Sanctions available:");
    for (std::size_t i = 0; i < c_.sanctions.size() && i < most_sanctions; ++i) {
        const sanction_finding& found = c_.sanctions[i];
        const sanction& s = rules_.sanctions[found.sanction];
        std::string kind(word_of(s.nature, language_));
        if (!says_nothing(s.level, s.nature)) kind += ", " + s.level;
        std::string text = sanction_in_words(s) + " (" + kind + ")";
        if (found.applies != truth::yes)
            text += say(", tergantung hal yang masih terbuka", ", depending on what is still open");
        std::string basis_text;
        for (const citation& c : s.basis) {
            if (!basis_text.empty()) basis_text += "; ";
            basis_text += words_of(c, rules_, language_);
        }
        paragraph(" - ", text + (basis_text.empty() ? "" : ": " + basis_text) + ".");
        const std::size_t next = i + 1;
        const bool said_again =
            next < c_.sanctions.size() && remark_of(c_.sanctions[next]) == remark_of(found);
        if (!said_again && !remark_of(found).empty()) paragraph("   ", remark_of(found));
    }
    if (c_.sanctions.size() > most_sanctions)
        paragraph("   ", say("dan ", "and ") +
                             std::to_string(c_.sanctions.size() - most_sanctions) +
                             say(" sanksi lain.", " more."));
}

/// The question; a fact's title, which is none, gets a capital and a question mark.
std::string consequences_writer::asked(const question& q) const
{
    std::string out = wording_of(q, rules_).in(language_);
    if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
        out.front() = static_cast<char>(out.front() - 'a' + 'A');
    if (!out.empty() && out.back() != '?') out += '?';
    return out;
}

/// "uu-10-2016.71.2 and uu-1-2015.188 is indicated": what an answer makes of the rules, those that
/// come out alike together.
std::string consequences_writer::outcomes(const answer_outcome* first,
                                          const answer_outcome* last) const
{
    std::string out;
    for (const rule_status s :
         {rule_status::holds, rule_status::open, rule_status::fails, rule_status::not_raised}) {
        std::vector<std::string> names;
        for (const answer_outcome* a = first; a != last; ++a)
            if (a->status == s) names.push_back(rules_.rules[a->rule].id);
        if (names.empty()) continue;
        if (!out.empty()) out += ", ";
        out += joined(names, language_) + " " + words_of(s, desk_);
    }
    return out;
}

/// "ya: uu-10-2016.71.2 terindikasi; tidak: uu-10-2016.71.2 tidak terpenuhi"; answers that come to
/// the same stand together.
std::string consequences_writer::answers_of(const question& q) const
{
    std::vector<std::pair<std::string, std::string>> lines; // answers, outcomes
    const answer_outcome* const end = q.answers.data() + q.answers.size();
    for (const answer_outcome* first = q.answers.data(); first != end;) {
        const answer_outcome* last = std::find_if(
            first, end, [&](const answer_outcome& a) { return a.answer != first->answer; });
        const std::string answer = words_of_answer(q, first->answer, rules_, language_);
        const std::string outcome = outcomes(first, last);
        const auto same = std::find_if(lines.begin(), lines.end(),
                                       [&](const auto& l) { return l.second == outcome; });
        if (same == lines.end())
            lines.emplace_back(answer, outcome);
        else
            same->first += ", " + answer;
        first = last;
    }
    std::string out;
    for (const auto& [answers, outcome] : lines) {
        if (!out.empty()) out += "; ";
        out += answers + ": " + outcome;
    }
    return out;
}

void consequences_writer::questions()
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
    if (c_.missing) desk_.out += render_text(*c_.missing, desk_.program, language_, desk_.width);
}

void consequences_writer::deadlines()
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

void consequences_writer::admissibility_rows()
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

} // namespace

std::string numbered(std::size_t n)
{
    std::string out(1, ' ');
    out += std::to_string(n);
    out += ". ";
    return out;
}

std::string words_of(rule_status s, const memo_desk& desk)
{
    switch (s) {
    case rule_status::holds: return desk.say("terindikasi", "is indicated");
    case rule_status::open: return desk.say("tetap terbuka", "remains open");
    case rule_status::fails: return desk.say("tidak terpenuhi", "is not met");
    case rule_status::not_raised: return desk.say("tidak muncul", "is not raised");
    }
    return {};
}

void write_consequences(const memo_desk& desk)
{
    consequences_writer(desk).write();
}

} // namespace netral
