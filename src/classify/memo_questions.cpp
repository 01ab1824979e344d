// SPDX-License-Identifier: Apache-2.0

/// @file
/// What a memo says to ask, and what each answer would mean. The only door is memo.hpp.

#include "memo.hpp"

#include <netral/classify/inquiry.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace netral {
namespace {

// A memo is one page.
constexpr std::size_t most_questions = 3;
constexpr std::size_t most_spans = 3;
constexpr std::size_t most_names = 2; ///< of norms in one clause; the others as a number

/// An answer, or several that come to the same, and what they make of the norms.
struct answer_line {
    std::vector<std::string> answers;
    std::string outcome;
    std::size_t holding = 0;
    std::size_t open = 0;
    bool any_other = false;         ///< the last answer is any other
    std::optional<date_range> days; ///< of answers that are spans of days
};

class questions_writer {
public:
    explicit questions_writer(const memo_desk& desk)
        : desk_(desk), c_(desk.about), rules_(desk.rules), language_(desk.language)
    {
        for (const question& q : c_.questions)
            if (counts(q)) asked_.push_back(&q);
    }

    void write();

private:
    [[nodiscard]] std::string say(std::string_view id, std::string_view en) const
    {
        return desk_.say(id, en);
    }
    [[nodiscard]] bool counts(const question& q) const;
    [[nodiscard]] std::string asked(const question& q) const;
    [[nodiscard]] std::string names(const std::vector<rule_id>& all) const;
    [[nodiscard]] std::string become(std::size_t n, std::string_view id, std::string_view one,
                                     std::string_view several) const;
    [[nodiscard]] std::string outcome_of(const answer_outcome* first,
                                         const answer_outcome* last) const;
    [[nodiscard]] std::vector<answer_line> lines_of(const question& q) const;
    void answers_of(const question& q);
    void spans(std::vector<answer_line> lines);
    [[nodiscard]] std::string condition(const answer_line& line) const;
    void settling();
    void incomplete() const;

    const memo_desk& desk_;
    const classification& c_;
    const ruleset& rules_;
    language language_;
    std::vector<const question*> asked_;
};

/// Whether an answer can bear on the verdict: norms outside it are not worth a question here.
bool questions_writer::counts(const question& q) const
{
    return std::any_of(q.answers.begin(), q.answers.end(), [&](const answer_outcome& a) {
        return rules_.rules[a.rule].confidence != rule_confidence::low;
    });
}

/// The question; a fact's title, which is none, gets a capital and a question mark.
std::string questions_writer::asked(const question& q) const
{
    std::string out = wording_of(q, rules_).in(language_);
    if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
        out.front() = static_cast<char>(out.front() - 'a' + 'A');
    if (!out.empty() && out.back() != '?') out += '?';
    return out;
}

/// The first of the norms by the first passage that each rests on, and how many more.
std::string questions_writer::names(const std::vector<rule_id>& all) const
{
    std::vector<citation> passages;
    for (const rule_id r : all) {
        const citation passage = first_passage_of(r, desk_);
        const bool said = std::any_of(passages.begin(), passages.end(),
                                      [&](const citation& c) { return same_passage(c, passage); });
        if (!said && passages.size() < most_names) passages.push_back(passage);
    }
    std::vector<std::string> cited;
    for (std::size_t i = 0; i < passages.size(); ++i) {
        const bool again = i > 0 && passages[i].instrument == passages[i - 1].instrument;
        cited.push_back(again ? passage_in_words(passages[i], language_)
                              : words_of(passages[i], rules_, language_));
    }
    const std::size_t more = all.size() - cited.size();
    if (more > 0)
        cited.push_back(std::to_string(more) +
                        say(" norma lain", more == 1 ? " other" : " others"));
    return joined(cited, language_);
}

std::string questions_writer::become(std::size_t n, std::string_view id, std::string_view one,
                                     std::string_view several) const
{
    return " " + say(id, n == 1 ? one : several);
}

/// "UU 10/2016 Pasal 71 ayat (2) terindikasi; 3 norma tetap terbuka".
std::string questions_writer::outcome_of(const answer_outcome* first,
                                         const answer_outcome* last) const
{
    std::vector<rule_id> holding;
    std::vector<rule_id> open;
    std::size_t out_of_it = 0;
    for (const answer_outcome* a = first; a != last; ++a) {
        if (rules_.rules[a->rule].confidence == rule_confidence::low) continue;
        if (a->status == rule_status::holds)
            holding.push_back(a->rule);
        else if (a->status == rule_status::open)
            open.push_back(a->rule);
        else
            ++out_of_it;
    }
    if (holding.empty() && open.empty())
        return out_of_it == 1 ? say("norma itu tidak terpenuhi", "it is not met")
                              : say("tidak satu pun norma itu terpenuhi", "none of them is met");
    std::vector<std::string> clauses;
    if (!holding.empty())
        clauses.push_back(names(holding) +
                          become(holding.size(), "terindikasi", "is indicated", "are indicated"));
    if (!open.empty()) {
        const std::string which = open.size() <= most_names
                                      ? names(open)
                                      : std::to_string(open.size()) + say(" norma", " norms");
        clauses.push_back(which +
                          become(open.size(), "belum pasti", "remains open", "remain open"));
    }
    if (out_of_it > 0)
        clauses.push_back(std::to_string(out_of_it) +
                          say(" norma lain tidak terpenuhi",
                              out_of_it == 1 ? " other is not met" : " others are not met"));
    std::string out;
    for (const std::string& clause : clauses) out += (out.empty() ? "" : "; ") + clause;
    return out;
}

/// Answers that come to the same stand together; of days, those that follow each other.
std::vector<answer_line> questions_writer::lines_of(const question& q) const
{
    std::vector<answer_line> lines;
    const bool of_days = rules_.facts[q.fact].type == fact_type::date;
    const answer_outcome* const end = q.answers.data() + q.answers.size();
    for (const answer_outcome* first = q.answers.data(); first != end;) {
        const answer_outcome* last = std::find_if(
            first, end, [&](const answer_outcome& a) { return a.answer != first->answer; });
        answer_line line;
        line.outcome = outcome_of(first, last);
        for (const answer_outcome* a = first; a != last; ++a) {
            line.holding += a->status == rule_status::holds ? 1U : 0U;
            line.open += a->status == rule_status::open ? 1U : 0U;
        }
        if (of_days) line.days = days_of_answer(first->answer);
        line.any_other = first->answer == "*";
        const auto same = std::find_if(lines.begin(), lines.end(), [&](const answer_line& l) {
            return l.outcome == line.outcome &&
                   (!of_days ||
                    (l.days && line.days && l.days->last.days + 1 == line.days->first.days));
        });
        if (same == lines.end()) {
            line.answers.push_back(words_of_answer(q, first->answer, rules_, language_));
            lines.push_back(std::move(line));
        } else if (of_days) {
            same->days->last = line.days->last;
            same->answers = {words_of_answer(q, answer_of_days(*same->days), rules_, language_)};
        } else {
            same->answers.push_back(words_of_answer(q, first->answer, rules_, language_));
            same->any_other = line.any_other;
        }
        first = last;
    }
    return lines;
}

/// "Jika ya: ".
std::string questions_writer::condition(const answer_line& line) const
{
    if (line.answers.size() == 1 && line.any_other)
        return say("Jika jawabannya lain: ", "Any other answer: ");
    std::string out;
    for (std::size_t i = 0; i < line.answers.size(); ++i) {
        if (i > 0) out += i + 1 == line.answers.size() ? say(" atau ", " or ") : ", ";
        out += line.answers[i];
    }
    return say("Jika ", "If ") + out + ": ";
}

/// Of many spans of days the latest; what lies before them is not worth its lines.
void questions_writer::spans(std::vector<answer_line> lines)
{
    std::reverse(lines.begin(), lines.end());
    const std::size_t shown = lines.size() > most_spans + 1 ? most_spans : lines.size();
    for (std::size_t i = 0; i < shown; ++i)
        desk_.paragraph("    ", condition(lines[i]) + lines[i].outcome + ".");
    if (shown < lines.size())
        desk_.paragraph("    ",
                        say("Untuk hari-hari sebelumnya hasilnya bergantung pada tanggalnya.",
                            "For earlier days it depends on the date."));
}

void questions_writer::answers_of(const question& q)
{
    std::vector<answer_line> lines = lines_of(q);
    if (rules_.facts[q.fact].type == fact_type::date) return spans(std::move(lines));
    std::stable_sort(lines.begin(), lines.end(), [](const answer_line& a, const answer_line& b) {
        return std::pair(a.holding, a.open) > std::pair(b.holding, b.open);
    });
    for (const answer_line& line : lines)
        desk_.paragraph("    ", condition(line) + line.outcome + ".");
}

/// Which of the questions settle the verdict, where the memo asks all of them.
void questions_writer::settling()
{
    if (!c_.missing || c_.missing->sets.empty()) return;
    const std::size_t shown = std::min(asked_.size(), most_questions);
    std::vector<std::string> numbers;
    for (const fact_part& p : c_.missing->sets.front().parts)
        for (std::size_t i = 0; i < shown; ++i)
            if (asked_[i]->fact == p.fact && asked_[i]->member == p.member)
                numbers.push_back(std::to_string(i + 1));
    std::sort(numbers.begin(), numbers.end());
    if (numbers.size() != c_.missing->sets.front().parts.size()) {
        desk_.out += render_text(*c_.missing, desk_.program, language_, desk_.width);
    } else if (numbers.size() == 1) {
        desk_.paragraph("", say("Jawaban atas pertanyaan ", "The answer to question ") +
                                numbers.front() +
                                say(" saja sudah memastikan hasilnya, apa pun jawaban itu.",
                                    " alone settles the verdict, whatever it is."));
    } else {
        desk_.paragraph("", say("Jawaban atas pertanyaan ", "The answers to questions ") +
                                joined(numbers, language_) +
                                say(" bersama-sama memastikan hasilnya, apa pun jawaban itu.",
                                    " together settle the verdict, whatever they are."));
    }
}

/// Where the answers of some fact cannot be listed, it is told so.
void questions_writer::incomplete() const
{
    if (c_.questions_complete) return;
    if (asked_.empty()) desk_.out += '\n';
    desk_.paragraph("", say("Masih ada keterangan lain yang dapat menentukan hasilnya dan tidak "
                            "tercakup dalam pertanyaan di sini.",
                            "Other facts that no question here covers may settle more."));
}

void questions_writer::write()
{
    if (asked_.empty()) return incomplete();
    desk_.heading("Yang perlu ditanyakan, dari yang paling menentukan:",
                  "Questions to ask, the most decisive first:");
    for (std::size_t i = 0; i < asked_.size() && i < most_questions; ++i) {
        desk_.paragraph(numbered(i + 1), asked(*asked_[i]));
        answers_of(*asked_[i]);
    }
    if (asked_.size() > most_questions)
        desk_.paragraph("    ", say("dan ", "and ") +
                                    std::to_string(asked_.size() - most_questions) +
                                    say(" pertanyaan lain.", " more."));
    settling();
    incomplete();
}

} // namespace

void write_questions(const memo_desk& desk)
{
    questions_writer(desk).write();
}

} // namespace netral
