// SPDX-License-Identifier: Apache-2.0

/// @file
/// What is missing, as JSON and in sentences. The doors are in classify/inquiry.hpp.

#include <netral/classify/inquiry.hpp>

#include "json_part.hpp"
#include "layout.hpp"
#include "wording.hpp"

namespace netral {
namespace {

constexpr std::size_t most_sets = 3; ///< in a memo

std::string words_of_part(const fact_part& p, const ruleset& rules, language l)
{
    const fact& f = rules.facts[p.fact];
    const std::string title = f.title.empty() ? f.path : f.title.in(l);
    if (p.member == none) return title;
    const fact_value& v = f.values[p.member];
    return title + " (" + (v.title.empty() ? v.name : v.title.in(l)) + ")";
}

std::vector<std::string> words_of_parts(const std::vector<fact_part>& all, const ruleset& rules,
                                        language l)
{
    std::vector<std::string> out;
    for (const fact_part& p : all) out.push_back(words_of_part(p, rules, l));
    return out;
}

void write_parts(json::writer& w, const std::vector<fact_part>& all, const ruleset& rules)
{
    w.begin_array();
    for (const fact_part& p : all) {
        w.begin_object().key("fact").string(rules.facts[p.fact].path);
        if (p.member != none) w.key("member").string(rules.facts[p.fact].values[p.member].name);
        w.end_object();
    }
    w.end_array();
}

void write_verdict(json::writer& w, const std::optional<verdict>& v)
{
    if (v)
        w.string(to_string(*v));
    else
        w.null();
}

} // namespace

void append_json(std::string& out, const missing_facts& m, const program& p)
{
    const ruleset& rules = p.rules();
    json::writer w(out);
    w.begin_object().key("settled_by").begin_array();
    for (const settling_set& s : m.sets) {
        w.begin_object().key("facts");
        write_parts(w, s.parts, rules);
        w.key("settles").begin_array();
        for (const rule_id r : s.settles) w.string(rules.rules[r].id);
        w.end_array().end_object();
    }
    w.end_array().key("complete").boolean(m.complete).key("idle");
    if (m.complete)
        write_parts(w, m.idle, rules);
    else
        w.null();
    w.end_object();
}

void append_json(std::string& out, const outlook& o)
{
    json::writer w(out);
    w.begin_object().key("best");
    write_verdict(w, o.best);
    w.key("worst");
    write_verdict(w, o.worst);
    w.end_object();
}

std::string render_text(const missing_facts& m, const program& p, language l, std::size_t width)
{
    if (m.sets.empty()) return {};
    const bool id = l == language::indonesian;
    std::string out;
    append_paragraph(out, "",
                     id ? "Pertanyaan itu terjawab, apa pun jawabannya, bila diketahui:"
                        : "That is settled, whatever the answers, once these are known:",
                     width);
    for (std::size_t i = 0; i < m.sets.size() && i < most_sets; ++i)
        append_paragraph(out, i == 0 ? " - " : (id ? " - atau " : " - or "),
                         joined(words_of_parts(m.sets[i].parts, p.rules(), l), l), width);
    if (m.complete && !m.idle.empty() && m.idle.size() <= most_sets)
        append_paragraph(out, "",
                         (id ? "Tidak perlu ditanyakan: " : "Need not be asked: ") +
                             joined(words_of_parts(m.idle, p.rules(), l), l) + ".",
                         width);
    return out;
}

} // namespace netral
