// SPDX-License-Identifier: Apache-2.0

/// @file
/// The second half of a memo: what follows from the findings. The only door is memo.hpp.

#include "memo.hpp"

#include <algorithm>

namespace netral {
namespace {

// A memo is one page.
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
        write_questions(desk_);
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
    [[nodiscard]] std::string remark_of(const sanction_finding& found) const
    {
        return rules_.sanctions[found.sanction].remark.in(language_);
    }
    [[nodiscard]] std::string span_in_words(const std::string& least,
                                            const std::string& most) const;
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
    const bool all_depend =
        std::all_of(c_.sanctions.begin(), c_.sanctions.end(),
                    [](const sanction_finding& f) { return f.applies != truth::yes; });
    if (all_depend)
        heading("Sanksi yang mungkin, bergantung pada hal yang belum pasti:",
                "Sanctions that may apply, depending on what is still open:");
    else
        heading("Sanksi yang tersedia:", "Sanctions available:");
    for (std::size_t i = 0; i < c_.sanctions.size() && i < most_sanctions; ++i) {
        const sanction_finding& found = c_.sanctions[i];
        const sanction& s = rules_.sanctions[found.sanction];
        std::string text = with_remark(sanction_in_words(s), kind_of(s, language_));
        if (found.applies != truth::yes && !all_depend)
            text +=
                say(", bergantung pada hal yang belum pasti", ", depending on what is still open");
        std::vector<const citation*> basis;
        for (const citation& c : s.basis) basis.push_back(&c);
        paragraph(" - ",
                  text + (basis.empty() ? "" : ": " + words_of(basis, rules_, language_)) + ".");
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
    std::vector<std::string> unmet;
    std::vector<std::string> unclear;
    for (const admissibility_finding& a : c_.admissibility) {
        const admissibility& written = rules_.admissibilities[a.requirement];
        std::string title =
            written.title.empty() ? written.id : in_sentence(written.title.in(language_));
        if (a.met == truth::no)
            unmet.push_back(std::move(title));
        else if (a.met != truth::yes)
            unclear.push_back(std::move(title));
    }
    if (unmet.empty() && unclear.empty()) return;
    heading("Syarat laporan:", "Requirements of a report:");
    if (!unmet.empty())
        paragraph(" - ", say("tidak dipenuhi: ", "not met: ") + joined(unmet, language_) + ".");
    if (!unclear.empty())
        paragraph(" - ", say("belum jelas: ", "not clear: ") + joined(unclear, language_) + ".");
}

} // namespace

std::string with_remark(std::string text, std::string_view remark)
{
    if (!text.empty() && text.back() == ')')
        text.replace(text.size() - 1, 1, "; ");
    else
        text += " (";
    text += remark;
    return text += ")";
}

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
    case rule_status::open: return desk.say("belum pasti", "remains open");
    case rule_status::fails: return desk.say("tidak terpenuhi", "is not met");
    case rule_status::not_raised: return desk.say("tidak muncul", "is not raised");
    }
    return {};
}

citation first_passage_of(rule_id r, const memo_desk& desk)
{
    const citation* found = nullptr;
    for (const auto* all : {&desk.about.findings, &desk.about.unverified})
        for (const finding& f : *all)
            if (f.rule == r && !f.basis.empty()) found = f.basis.front();
    for (const rule_version& v : desk.rules.rules[r].versions)
        if (found == nullptr && !v.basis.empty()) found = &v.basis.front();
    citation out = *found;
    out.article = out.article.substr(0, out.article.find(','));
    return out;
}

void write_consequences(const memo_desk& desk)
{
    consequences_writer(desk).write();
}

} // namespace netral
