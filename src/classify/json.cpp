// SPDX-License-Identifier: Apache-2.0

/// @file
/// Classifications and record errors as lines of JSON. The only door is classify/json.hpp;
/// classification_schema.cpp describes what is written here, and a test holds the two together.

#include <netral/classify/json.hpp>

#include "json_part.hpp"
#include "wording.hpp"

#include <algorithm>
#include <array>

namespace netral {
namespace {

constexpr std::array<rule_nature, rule_nature_count> natures{
    rule_nature::kode_etik, rule_nature::disiplin, rule_nature::pidana, rule_nature::administrasi,
    rule_nature::etik_lain};

/// Writes one classification: what all its parts need at hand, and a function for each part.
class classification_writer : json_part {
public:
    classification_writer(json::writer& out, const classification& c, const program& p,
                          const record& r, detail d)
        : json_part(out, p.rules()), program_(p), c_(c), record_(r), detail_(d)
    {
    }

    void write_verdict();
    void write_all();

private:
    void head();
    void rules_with(std::string_view name, const std::vector<finding>& in, rule_status status,
                    rule_effect effect);
    [[nodiscard]] bool governs(const std::vector<finding>& in) const;
    void findings(std::string_view name, const std::vector<finding>& all);
    void citations_on(const short_list<citation>& all);
    void sanctions();
    void one_sanction(const sanction_finding& s);
    void punishment(const sanction& s);
    void range(std::string_view name, const std::string& least, const std::string& most);
    void questions();
    void one_question(const question& q);
    void answers(const question& q);
    void deadlines();
    void admissibility_rows();
    void condition_errors();
    void warnings();

    const program& program_;
    const classification& c_;
    const record& record_;
    detail detail_;
};

/// The verdict, all together and of each nature that has something to say.
void classification_writer::head()
{
    key("verdict").string(to_string(c_.verdict));
    if (detail_ != detail::verdict) {
        key("robust");
        if (c_.robust)
            out_.boolean(*c_.robust);
        else
            out_.null();
    }
    key("by_nature").begin_object();
    for (std::size_t n = 0; n < natures.size(); ++n)
        if (c_.by_nature[n].speaks)
            key(to_string(natures[n])).string(to_string(c_.by_nature[n].says));
    out_.end_object();
}

void classification_writer::rules_with(std::string_view name, const std::vector<finding>& in,
                                       rule_status status, rule_effect effect)
{
    key(name).begin_array();
    for (const finding& f : in)
        if (f.status == status && rules_.rules[f.rule].effect == effect)
            out_.string(rules_.rules[f.rule].id);
    out_.end_array();
}

bool classification_writer::governs(const std::vector<finding>& in) const
{
    return std::any_of(in.begin(), in.end(), [&](const finding& f) {
        return f.status == rule_status::holds &&
               rules_.rules[f.rule].effect == rule_effect::governs;
    });
}

void classification_writer::write_verdict()
{
    out_.begin_object();
    key("record");
    text_or_null(c_.record);
    head();
    rules_with("holds", c_.findings, rule_status::holds, rule_effect::prohibits);
    rules_with("open", c_.findings, rule_status::open, rule_effect::prohibits);
    rules_with("permitted", c_.findings, rule_status::holds, rule_effect::permits);
    if (governs(c_.findings))
        rules_with("governing", c_.findings, rule_status::holds, rule_effect::governs);
    rules_with("unverified", c_.unverified, rule_status::holds, rule_effect::prohibits);
    out_.end_object();
}

void classification_writer::write_all()
{
    out_.begin_object();
    key("record");
    text_or_null(c_.record);
    key("ruleset").begin_object();
    key("id").string(rules_.name);
    key("version").string(rules_.version);
    key("digest").string(rules_.digest);
    out_.end_object();
    head();
    findings("findings", c_.findings);
    key("not_raised").number(std::uint64_t{c_.not_raised});
    key("failed").number(std::uint64_t{c_.failed});
    sanctions();
    questions();
    deadlines();
    admissibility_rows();
    findings("unverified", c_.unverified);
    condition_errors();
    warnings();
    if (c_.outlook) {
        key("outlook");
        write_outlook(out_, *c_.outlook);
    }
    if (c_.missing) {
        key("missing_facts");
        write_missing(out_, *c_.missing, rules_);
    }
    out_.end_object();
}

void classification_writer::findings(std::string_view name, const std::vector<finding>& all)
{
    key(name).begin_array();
    for (const finding& f : all) write_finding(out_, f, program_, record_, detail_);
    out_.end_array();
}

/// What of a sanction's or deadline's basis was cited on the day of the act, as far as it is known.
void classification_writer::citations_on(const short_list<citation>& all)
{
    const fact_id day = rules_.roles.act_day;
    const value when = day == none ? value() : record_.value_of(day, rules_);
    out_.begin_array();
    for (const citation& c : all) {
        if (when.is(value_kind::date)) {
            const date_range days = when.as_date();
            if (days.last < c.cited.first || c.cited.last < days.first) continue;
        }
        citation_of(c);
    }
    out_.end_array();
}

void classification_writer::sanctions()
{
    key("sanctions").begin_array();
    for (const sanction_finding& s : c_.sanctions) one_sanction(s);
    out_.end_array();
}

void classification_writer::one_sanction(const sanction_finding& found)
{
    const sanction& s = rules_.sanctions[found.sanction];
    out_.begin_object();
    key("id").string(s.id);
    key("applies").string(yes_open_no(found.applies));
    key("nature").string(to_string(s.nature));
    key("family");
    text_or_null(s.family);
    key("level");
    text_or_null(s.level);
    key("measure");
    text(s.measure);
    punishment(s);
    key("basis");
    citations_on(s.basis);
    if (!s.remark.empty()) {
        key("note");
        text(s.remark);
    }
    key("confidence").string(to_string(s.confidence));
    out_.end_object();
}

/// How long and how much, as far as the norm says.
void classification_writer::punishment(const sanction& s)
{
    range("duration", s.duration.least, s.duration.most);
    range("prison", s.prison.least, s.prison.most);
    if (s.fine.least >= 0 || s.fine.most >= 0) {
        key("fine").begin_object();
        if (s.fine.least >= 0) key("min").number(s.fine.least);
        if (s.fine.most >= 0) key("max").number(s.fine.most);
        out_.end_object();
    }
    if (!s.link.empty()) key("link").string(s.link);
}

void classification_writer::range(std::string_view name, const std::string& least,
                                  const std::string& most)
{
    if (least.empty() && most.empty()) return;
    key(name).begin_object();
    if (!least.empty()) key("min").string(least);
    if (!most.empty()) key("max").string(most);
    out_.end_object();
}

void classification_writer::questions()
{
    key("questions").begin_array();
    for (const question& q : c_.questions) one_question(q);
    out_.end_array();
    if (!c_.questions_complete) key("questions_complete").boolean(false);
}

void classification_writer::one_question(const question& q)
{
    const fact& f = rules_.facts[q.fact];
    out_.begin_object();
    key("fact").string(f.path);
    if (q.member != none) key("member").string(f.values[q.member].name);
    key("ask");
    text(wording_of(q, rules_));
    key("judgement").boolean(f.judgement);
    key("settles").begin_array();
    for (const rule_id r : q.settles) out_.string(rules_.rules[r].id);
    out_.end_array();
    answers(q);
    out_.end_object();
}

/// What each answer makes of the rules: one status where it is the same for all that the question
/// settles, otherwise rule by rule.
void classification_writer::answers(const question& q)
{
    key("if").begin_object();
    for (std::size_t first = 0; first < q.answers.size();) {
        std::size_t last = first + 1;
        bool alike = true;
        while (last < q.answers.size() && q.answers[last].answer == q.answers[first].answer) {
            alike = alike && q.answers[last].status == q.answers[first].status;
            ++last;
        }
        key(q.answers[first].answer);
        if (alike) {
            out_.string(to_string(q.answers[first].status));
        } else {
            out_.begin_object();
            for (std::size_t i = first; i < last; ++i)
                key(rules_.rules[q.answers[i].rule].id).string(to_string(q.answers[i].status));
            out_.end_object();
        }
        first = last;
    }
    out_.end_object();
}

void classification_writer::deadlines()
{
    key("deadlines").begin_array();
    for (const deadline_finding& d : c_.deadlines) {
        const deadline& written = rules_.deadlines[d.deadline];
        out_.begin_object();
        key("id").string(written.id);
        title(written.title);
        key("by");
        if (d.by)
            out_.string(to_string(*d.by));
        else
            out_.null();
        if (d.earliest) key("earliest").boolean(true);
        key("met");
        yes_no_or_null(d.met);
        key("basis");
        citations_on(written.basis);
        out_.end_object();
    }
    out_.end_array();
}

void classification_writer::admissibility_rows()
{
    key("admissibility").begin_array();
    for (const admissibility_finding& a : c_.admissibility) {
        const admissibility& written = rules_.admissibilities[a.requirement];
        out_.begin_object();
        key("id").string(written.id);
        title(written.title);
        key("met");
        yes_no_or_null(a.met);
        key("basis");
        citations_on(written.basis);
        out_.end_object();
    }
    out_.end_array();
}

void classification_writer::condition_errors()
{
    if (c_.errors.empty()) return;
    key("condition_errors").begin_array();
    for (const atom_error& e : c_.errors) {
        out_.begin_object();
        key("code").string(to_string(e.id));
        key("message").string(e.message);
        key("condition").string(program_.formulas().print(e.formula));
        out_.end_object();
    }
    out_.end_array();
}

void classification_writer::warnings()
{
    key("warnings").begin_array();
    for (const record_warning& w : c_.warnings) {
        const bool ignored = w.what == record_warning::kind::ignored_key;
        out_.begin_object();
        key("kind").string(ignored ? "ignored_key" : "contradicts_derived");
        if (!ignored && w.fact != none)
            key("path").string(rules_.facts[w.fact].path);
        else
            key("path").string(w.path);
        out_.end_object();
    }
    out_.end_array();
    if (c_.ignored_keys > 0) key("ignored_keys").number(std::uint64_t{c_.ignored_keys});
}

} // namespace

void append_json(std::string& out, const classification& c, const program& p, const record& r,
                 detail d)
{
    json::writer text(out);
    classification_writer writer(text, c, p, r, d);
    if (d == detail::verdict)
        writer.write_verdict();
    else
        writer.write_all();
}

void append_json(std::string& out, const std::vector<record_error>& errors, std::size_t line,
                 std::string_view record_id, std::string_view file)
{
    json::writer writer(out);
    writer.begin_object();
    if (!file.empty()) writer.key("file").string(file);
    writer.key("line").number(std::uint64_t{line}).key("record");
    if (record_id.empty())
        writer.null();
    else
        writer.string(record_id);
    writer.key("errors").begin_array();
    for (const record_error& e : errors) {
        writer.begin_object().key("code").string(to_string(e.id));
        writer.key("path").string(e.path);
        writer.key("column").number(std::uint64_t{e.column});
        writer.key("message").string(e.message);
        if (!e.help.empty()) writer.key("help").string(e.help);
        writer.end_object();
    }
    writer.end_array().end_object();
}

} // namespace netral
