// SPDX-License-Identifier: Apache-2.0

/// @file
/// What is missing, in sentences. The door is in classify/inquiry.hpp.

#include <netral/classify/inquiry.hpp>

#include "layout.hpp"
#include "wording.hpp"

namespace netral {
namespace {

constexpr std::size_t most_sets = 3; ///< in a memo

std::vector<std::string> words_of_parts(const std::vector<fact_part>& all, const ruleset& rules,
                                        language l)
{
    std::vector<std::string> out;
    for (const fact_part& p : all) out.push_back(name_of(p, rules, l));
    return out;
}

} // namespace

std::string render_text(const missing_facts& m, const program& p, language l, std::size_t width)
{
    if (m.sets.empty()) return {};
    const bool id = l == language::indonesian;
    std::string out;
    append_paragraph(out, "",
                     id ? "Untuk memastikannya cukup diketahui, apa pun jawabannya:"
                        : "To settle it, whatever the answers, it is enough to know:",
                     width);
    for (std::size_t i = 0; i < m.sets.size() && i < most_sets; ++i)
        append_paragraph(out, i == 0 ? " - " : (id ? " - atau " : " - or "),
                         joined(words_of_parts(m.sets[i].parts, p.rules(), l), l), width);
    if (m.complete && !m.idle.empty() && m.idle.size() <= most_sets)
        append_paragraph(out, "",
                         (id ? "Tidak akan mengubah apa-apa: " : "Would change nothing: ") +
                             joined(words_of_parts(m.idle, p.rules(), l), l) + ".",
                         width);
    return out;
}

} // namespace netral
