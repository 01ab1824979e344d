// SPDX-License-Identifier: Apache-2.0

/// @file
/// Names in conditions. The only door is condition_names.hpp.

#include "condition_names.hpp"

#include "codes.hpp"
#include "scalars.hpp"
#include "yaml_trouble.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace netral {
namespace {

using cel::node;
using cel::node_id;
using cel::node_kind;

bool is_plain_select(const node& n) noexcept
{
    return n.kind == node_kind::select && !n.optional;
}

/// `a.b.c` from the node of `c`, or nothing when `a` is no name.
std::string dotted(const cel::ast& tree, node_id id)
{
    std::vector<node_id> parts;
    while (is_plain_select(tree.at(id))) {
        parts.push_back(id);
        id = tree.children_of(tree.at(id)).front();
    }
    if (tree.at(id).kind != node_kind::ident) return {};
    std::string name = cel::name_of(tree, tree.at(id));
    for (auto part = parts.rbegin(); part != parts.rend(); ++part)
        name += '.' + cel::name_of(tree, tree.at(*part));
    return name;
}

/// `reading('x')` becomes `reading.x`: a field whose name stands between the quotes.
bool rewrite_reading(cel::ast& tree, node_id id)
{
    const node call = tree.at(id);
    if (call.kind != node_kind::call || call.oper != cel::op::none || call.has_target ||
        call.count != 1 || tree.raw_name(call) != "reading")
        return false;
    const node argument = tree.at(tree.children_of(call).front());
    if (argument.kind != node_kind::literal) return false;
    const span inside{argument.at.begin + 1, argument.at.end - 1};
    const value& name = tree.constants[argument.constant];
    if (!name.is(value_kind::string) || inside.end < inside.begin ||
        std::string_view(tree.text).substr(inside.begin, inside.end - inside.begin) !=
            name.text() ||
        !is_identifier(name.text()))
        return false;
    node group = call;
    group.kind = node_kind::ident;
    group.at = call.name;
    group.first = group.count = 0;
    group.height = 1;
    tree.children.push_back(static_cast<node_id>(tree.nodes.size()));
    tree.nodes.push_back(group);
    node& field = tree.nodes[id];
    field.kind = node_kind::select;
    field.name = inside;
    field.first = static_cast<std::uint32_t>(tree.children.size() - 1);
    field.count = 1;
    return true;
}

/// One group of names of which the rule set knows all.
struct name_group {
    std::string_view group;
    section declared_in;
    code unknown;
    std::string_view what;
};

constexpr name_group groups[] = {
    {"terms", section::terms, codes::unknown_term, "term"},
    {"lexicon", section::lexicons, codes::unknown_lexicon, "lexicon"},
    {"reading", section::readings, codes::unknown_reading, "reading"},
};

std::vector<std::string_view> known_in(draft& d, const name_group& g)
{
    std::vector<std::string_view> known;
    for (const entry& e : d.of(g.declared_in)) known.push_back(e.name());
    return known;
}

std::vector<std::string_view> calendar_dates(const draft& d)
{
    std::vector<std::string_view> known;
    for (const fact& f : d.out.facts)
        if (f.origin == fact_origin::calendar) known.push_back(member_of(f.path, "calendar"));
    return known;
}

class name_check {
public:
    name_check(draft& d, const test& t) : draft_(d), test_(t) {}

    /// Whether all there is to say of the name has been said.
    bool operator()(const spoken_name& n)
    {
        for (const name_group& g : groups) {
            const std::string_view name = member_of(n.name, g.group);
            if (!name.empty()) return in_group(g, name, n.at);
        }
        if (const auto name = member_of(n.name, "calendar"); !name.empty())
            return calendar_date(name, n.at);
        return confidential(n);
    }

private:
    bool tell(code id, span at, std::string message, std::string help = {})
    {
        draft_.found.error(id, test_.place(at), std::move(message), std::move(help));
        return true;
    }
    bool in_group(const name_group& g, std::string_view name, span at)
    {
        const std::string_view first = name.substr(0, name.find('.'));
        const auto term = draft_.terms.find(first);
        if (g.declared_in == section::terms && term != draft_.terms.end())
            return !term->second.usable; // told where the term stands
        if (draft_.find(g.declared_in, first) != none) return false;
        return tell(g.unknown, at, fmt::format("there is no {} `{}`", g.what, printable(first)),
                    suggestion(first, known_in(draft_, g)));
    }
    bool calendar_date(std::string_view name, span at)
    {
        const std::string_view first = name.substr(0, name.find('.'));
        if (draft_.find_fact(fmt::format("calendar.{}", first)) != none) return false;
        return tell(codes::unknown_calendar_date, at,
                    fmt::format("no calendar has a date `{}`", printable(first)),
                    suggestion(first, calendar_dates(draft_)));
    }
    bool confidential(const spoken_name& n)
    {
        if (draft_.confidential.count(n.name) == 0) return false;
        return tell(codes::confidential_fact, n.at,
                    fmt::format("`{}` is confidential: no condition can use it", n.name),
                    "what is known of it can be a fact of its own, such as whether it is known");
    }

    draft& draft_;
    const test& test_;
};

} // namespace

std::string_view member_of(std::string_view name, std::string_view group) noexcept
{
    if (name.size() <= group.size() + 1 || name.substr(0, group.size()) != group ||
        name[group.size()] != '.')
        return {};
    return name.substr(group.size() + 1);
}

std::vector<spoken_name> names_in(const cel::ast& tree)
{
    std::vector<bool> inner(tree.nodes.size());
    for (const node& n : tree.nodes)
        if (is_plain_select(n)) inner[tree.children_of(n).front()] = true;
    std::vector<spoken_name> names;
    for (node_id id = 0; id < tree.nodes.size(); ++id) {
        const node& n = tree.at(id);
        if (inner[id] || (n.kind != node_kind::ident && !is_plain_select(n))) continue;
        std::string name = dotted(tree, id);
        if (!name.empty()) names.push_back({std::move(name), n.at});
    }
    return names;
}

std::vector<span> resolve_names(draft& d, const test& t, cel::ast& tree)
{
    const auto nodes = static_cast<node_id>(tree.nodes.size());
    for (node_id id = 0; id < nodes; ++id) rewrite_reading(tree, id);
    std::vector<span> told;
    name_check check(d, t);
    for (const spoken_name& n : names_in(tree))
        if (check(n)) told.push_back(n.at);
    return told;
}

} // namespace netral
