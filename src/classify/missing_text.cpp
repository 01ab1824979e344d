// SPDX-License-Identifier: Apache-2.0

/// @file
/// What is missing, in sentences. The door is in classify/inquiry.hpp.

#include <netral/classify/inquiry.hpp>

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

} // namespace

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
