// SPDX-License-Identifier: Apache-2.0

/// @file
/// Values of keys. The only door is fields.hpp.

#include "fields.hpp"

#include "codes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace netral {

std::string_view scalar_in(yaml_node n)
{
    return n && n.is_scalar() ? n.text() : std::string_view();
}

std::string text_of(yaml_node n)
{
    return std::string(scalar_in(n));
}

bilingual bilingual_of(yaml_node n)
{
    if (!n) return {};
    if (n.is_scalar()) return {n.text(), {}};
    return {scalar_in(n.find("id")), scalar_in(n.find("en"))};
}

bool boolean_of(yaml_node n, bool otherwise)
{
    return n && n.is_scalar() ? to_boolean(n.text()).value_or(otherwise) : otherwise;
}

std::vector<std::string> texts_of(const entry& e, std::string_view key)
{
    std::vector<std::string> out;
    e.each(key, [&](yaml_node item) { out.push_back(text_of(item)); });
    return out;
}

rule_nature nature_of(yaml_node n)
{
    constexpr std::array<std::string_view, rule_nature_count> words{
        "kode_etik", "disiplin", "pidana", "administrasi", "etik_lain"};
    return word_of(n, words, rule_nature::disiplin);
}

rule_confidence confidence_of(yaml_node n, rule_confidence otherwise)
{
    constexpr std::array<std::string_view, 3> words{"high", "medium", "low"};
    return word_of(n, words, otherwise);
}

period period_of(draft& d, yaml_node map, std::string_view first, std::string_view last)
{
    period out;
    if (!map) return out;
    const yaml_node from = map.find(first);
    const yaml_node to = map.find(last);
    if (from && from.is_scalar()) out.first = to_day(from.text()).value_or(earliest_date);
    if (to && to.is_scalar()) out.last = to_day(to.text()).value_or(latest_date);
    if (out.last < out.first) {
        d.found
            .error(codes::ends_before_it_begins, to.where(),
                   fmt::format("ends on {}, before it begins on {}", to_string(out.last),
                               to_string(out.first)))
            .notes.push_back({"begins here", from.where()});
        out = {};
    }
    return out;
}

period in_force_of(draft& d, const entry& e)
{
    return period_of(d, e["in_force"], "from", "to");
}

namespace {

void check_cited(draft& d, const citation& c, yaml_node map)
{
    const instrument& law = d.out.instruments[c.instrument];
    if (law.in_force.first <= c.cited.last && c.cited.first <= law.in_force.last) return;
    const bool reaches_back = c.cited.last < law.in_force.first;
    if (reaches_back && !c.note.empty()) return; // a transitional provision, and the author says so
    d.found
        .error(codes::cited_out_of_force, map.find("instrument").where(),
               fmt::format("`{}` is never in force while it is cited", law.id),
               reaches_back
                   ? "if it reaches back to older acts, say so in the `note` of the citation"
                   : fmt::format("it ended on {}", to_string(law.in_force.last)))
        .notes.push_back({"in force here", law.where});
}

} // namespace

short_list<citation> citations_of(draft& d, const entry& e, std::string_view key)
{
    std::vector<citation> out;
    e.each(key, [&](yaml_node map) {
        if (!map.is_map()) return;
        citation c;
        const yaml_node name = map.find("instrument");
        c.instrument = d.resolve(section::instruments, name, codes::unknown_instrument);
        c.article = text_of(map.find("article"));
        c.note = text_of(map.find("note"));
        c.cited = period_of(d, map, "from", "until");
        if (c.instrument == none) return;
        check_cited(d, c, map);
        out.push_back(std::move(c));
    });
    return out;
}

} // namespace netral
