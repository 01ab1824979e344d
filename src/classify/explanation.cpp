// SPDX-License-Identifier: Apache-2.0

/// @file
/// One rule on one record as indented text. The only door is classify/explain.hpp.

#include <netral/classify/explain.hpp>

#include "json_part.hpp"
#include "layout.hpp"
#include "wording.hpp"

#include <netral/value/json.hpp>

#include <algorithm>
#include <array>

namespace netral {
namespace {

constexpr std::size_t longest_condition = 200;
constexpr int deepest_part = 4;          ///< of terms in terms
constexpr std::uint32_t most_parts = 12; ///< of one of them

char sign_of(truth t) noexcept
{
    constexpr std::array<char, 4> signs{'-', '!', '?', '+'};
    return signs[static_cast<std::size_t>(t)];
}

std::string_view word_of(rule_status s, language l) noexcept
{
    const bool id = l == language::indonesian;
    switch (s) {
    case rule_status::holds: return id ? "terpenuhi" : "holds";
    case rule_status::open: return id ? "terbuka" : "is open";
    case rule_status::fails: return id ? "tidak terpenuhi" : "fails";
    case rule_status::not_raised: return id ? "tidak muncul" : "is not raised";
    }
    return {};
}

std::string_view word_of(rule_part part, language l) noexcept
{
    const bool id = l == language::indonesian;
    switch (part) {
    case rule_part::in_force: return id ? "masa berlaku" : "in force";
    case rule_part::addressees: return id ? "subjek norma" : "addressees";
    case rule_part::conduct: return id ? "perbuatan" : "conduct";
    case rule_part::when: return id ? "keadaan" : "when";
    case rule_part::exception: return id ? "pengecualian" : "exception";
    }
    return {};
}

std::string dates_of(const period& days)
{
    std::string out = days.first == earliest_date ? "..." : to_string(days.first);
    out += " - ";
    return out + (days.last == latest_date ? "..." : to_string(days.last));
}

/// A condition on one line, however its author broke it.
std::string on_one_line(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    if (out.size() <= longest_condition) return out;
    std::size_t end = longest_condition;
    while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U) --end;
    return out.substr(0, end) + "...";
}

/// Writes the explanation of one rule.
class explainer {
public:
    explainer(std::string& out, evaluation& asked, language l, explanation how_much)
        : out_(out), asked_(asked), program_(asked.of_program()), rules_(program_.rules()),
          language_(l), how_much_(how_much)
    {
    }

    void rule(rule_id r, std::size_t indent);

private:
    void version(const compiled_version& v, const netral::rule& r, rule_status status,
                 std::size_t indent);
    void part(const compiled_version& v, rule_part which, truth is, std::size_t indent);
    void exceptions(const compiled_version& v, const short_list<compiled_exception>& all,
                    std::size_t indent);
    void site(const condition_site& s, std::size_t indent);
    void meaning(formula_id f, std::string_view before, std::size_t indent, int depth);
    void facts(formula_id f, std::size_t indent);
    std::string fact_in_words(fact_id f) const;
    bool decides(truth is, rule_part which, rule_status status) const noexcept;
    void line(std::size_t indent, std::string_view text)
    {
        out_.append(indent, ' ');
        out_ += text;
        out_ += '\n';
    }

    std::string& out_;
    evaluation& asked_;
    const program& program_;
    const ruleset& rules_;
    language language_;
    explanation how_much_;
};

void explainer::rule(rule_id id, std::size_t indent)
{
    const netral::rule& r = rules_.rules[id];
    const compiled_rule& c = program_.compiled(id);
    const rule_outcome outcome = asked_.outcome(id);
    line(indent, r.id + " " + std::string(word_of(outcome.status, language_)) +
                     (how_much_ == explanation::all ? ": " + r.title.in(language_) : ""));
    bool possible = false;
    for (const compiled_version& v : c.versions)
        possible = possible || asked_.of(v.in_force) != truth::no;
    for (const compiled_version& v : c.versions)
        if (how_much_ == explanation::all || !possible || asked_.of(v.in_force) != truth::no)
            version(v, r, outcome.status, indent + 2);
    for (const rule_id base : c.breach_of) {
        const rule_outcome of_base = asked_.outcome(base);
        line(indent + 2, (language_ == language::indonesian ? "pelanggaran atas " : "breach of ") +
                             rules_.rules[base].id + ", " +
                             std::string(word_of(of_base.status, language_)));
    }
}

bool explainer::decides(truth is, rule_part which, rule_status status) const noexcept
{
    if (how_much_ == explanation::all) return true;
    switch (status) {
    case rule_status::holds: return which != rule_part::in_force;
    case rule_status::fails: return is == truth::no;
    case rule_status::open: return !decided(is);
    case rule_status::not_raised: return which == rule_part::conduct;
    }
    return true;
}

void explainer::version(const compiled_version& v, const netral::rule& r, rule_status status,
                        std::size_t indent)
{
    const bool id = language_ == language::indonesian;
    if (r.versions.size() > 1) {
        line(indent, (id ? "versi " : "version ") + v.written->name);
        indent += 2;
    }
    const truth in_force = asked_.of(v.in_force);
    if (decides(in_force, rule_part::in_force, status) && !(v.written->in_force == period{})) {
        line(indent, std::string(1, sign_of(in_force)) + " " +
                         std::string(word_of(rule_part::in_force, language_)) + ": " +
                         dates_of(v.written->in_force));
        facts(v.in_force, indent + 4);
    }
    const std::array<std::pair<rule_part, formula_id>, 3> parts{
        {{rule_part::addressees, v.addressees},
         {rule_part::conduct, v.conduct},
         {rule_part::when, v.when}}};
    for (const auto& [which, formula] : parts) {
        const truth is = asked_.of(formula);
        if (decides(is, which, status)) part(v, which, is, indent);
    }
    exceptions(v, v.unless, indent);
}

void explainer::part(const compiled_version& v, rule_part which, truth is, std::size_t indent)
{
    const bool any = std::any_of(v.sites.begin(), v.sites.end(),
                                 [&](const condition_site& s) { return s.part == which; });
    if (!any) return;
    line(indent, std::string(1, sign_of(is)) + " " + std::string(word_of(which, language_)));
    for (const condition_site& s : v.sites)
        if (s.part == which) site(s, indent + 2);
}

void explainer::exceptions(const compiled_version& v, const short_list<compiled_exception>& all,
                           std::size_t indent)
{
    for (const compiled_exception& e : all) {
        const truth applies = asked_.of(e);
        if (applies == truth::no && how_much_ == explanation::deciding) continue;
        line(indent, std::string(1, sign_of(applies)) + " " +
                         std::string(word_of(rule_part::exception, language_)) + " " +
                         e.written->id + ": " + e.written->title.in(language_));
        for (const condition_site& s : v.sites)
            if (s.part == rule_part::exception && s.of == e.written) site(s, indent + 2);
        exceptions(v, e.unless, indent + 2);
    }
}

void explainer::site(const condition_site& s, std::size_t indent)
{
    line(indent, std::string(1, sign_of(asked_.of(s.formula))) + " " + on_one_line(text_of(s)) +
                     "  [" + to_string(s.written->place(s.in_text)) + "]");
    const formula::kind kind = program_.formulas()[s.formula].what;
    if (kind == formula::kind::all || kind == formula::kind::any)
        meaning(s.formula, "= ", indent + 2, deepest_part);
    facts(s.formula, indent + 4);
}

/// What a term stands for: `any of` or `all of`, and the parts in the same way.
void explainer::meaning(formula_id f, std::string_view before, std::size_t indent, int depth)
{
    const formula_table& formulas = program_.formulas();
    const formula& node = formulas[f];
    const bool id = language_ == language::indonesian;
    const bool all = node.what == formula::kind::all;
    std::string text(before);
    if ((!all && node.what != formula::kind::any) || depth == 0) {
        line(indent, text += on_one_line(formulas.print(f)));
        return;
    }
    text += all ? (id ? "semua dari" : "all of") : (id ? "salah satu dari" : "any of");
    line(indent, text);
    for (std::uint32_t i = 0; i < node.child_count && i < most_parts; ++i) {
        const formula_id child = formulas.children(node)[i];
        meaning(child, std::string(1, sign_of(asked_.of(child))) + " ", indent + 2, depth - 1);
    }
    if (node.child_count > most_parts) line(indent + 2, "...");
}

void explainer::facts(formula_id f, std::size_t indent)
{
    for (const fact_id read : program_.formulas().facts_of(f)) line(indent, fact_in_words(read));
}

std::string explainer::fact_in_words(fact_id f) const
{
    const bool id = language_ == language::indonesian;
    const fact& about = rules_.facts[f];
    std::string out = about.path + " = ";
    if (about.type == fact_type::text || about.type == fact_type::list || about.confidential)
        return out + (id ? "(tidak dikutip)" : "(not quoted)");
    const value v = asked_.value_of(f);
    if (v.is_unknown()) return out + (id ? "(belum diketahui)" : "(not known)");
    json::writer text(out);
    write_fact(text, v);
    const knowledge from =
        about.origin == fact_origin::stated ? asked_.of_record().source_of(f) : knowledge::stated;
    if (about.judgement) out += id ? "  (penilaian orang)" : "  (judged by a person)";
    if (from == knowledge::derived) out += id ? "  (diturunkan)" : "  (derived)";
    if (from == knowledge::assumed) out += id ? "  (anggapan kalender)" : "  (assumed)";
    return out;
}

} // namespace

std::string explain_rule(rule_id r, const record& about, const program& p,
                         const reading_choice& readings, language l, explanation how_much,
                         std::size_t indent)
{
    evaluation asked(p);
    asked.bind(about, readings);
    std::string out;
    explainer(out, asked, l, how_much).rule(r, indent);
    return out;
}

} // namespace netral
