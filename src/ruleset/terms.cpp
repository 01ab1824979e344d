// SPDX-License-Identifier: Apache-2.0

/// @file
/// Terms: the pass `read_terms` of passes.hpp.
///
/// Each term is checked once by itself, after the terms that it uses. One with mistakes is not
/// defined: conditions that use it are not blamed for it.

#include "codes.hpp"
#include "condition_names.hpp"
#include "conditions.hpp"
#include "cycles.hpp"
#include "fields.hpp"
#include "passes.hpp"

#include <netral/cel/check.hpp>
#include <netral/cel/parse.hpp>
#include <netral/cel/print.hpp>

#include <optional>
#include <string>
#include <utility>

namespace netral {
namespace {

/// A term on its way: its tree, and the terms that it uses.
struct parsed_term {
    test text;
    std::optional<cel::ast> tree;
    std::vector<std::uint32_t> uses;
};

std::string list_text(const entry& e)
{
    std::string out = "[";
    for (const yaml_node item : e.body.items()) {
        if (!item.is_scalar()) continue;
        if (out.size() > 1) out += ", ";
        out += cel::print_literal(value::string(item.text()));
    }
    return out + "]";
}

parsed_term parse_term(draft& d, const entry& e)
{
    parsed_term p;
    if (e.body.is_sequence()) {
        cel::limits bounds = d.options.limits.expression;
        auto tree = cel::parse(list_text(e), bounds);
        if (tree)
            p.tree = std::move(*tree);
        else
            d.found.error(tree.errors().front().id, e.where(), tree.errors().front().message);
        return p;
    }
    if (!e.body.is_scalar()) return p;
    p.text = placed_text(e.body);
    auto tree = cel::parse(text_of_test(e.body), d.options.limits.expression);
    if (!tree) {
        (void)check_test(d, e.body, wanted_result::anything, p.text); // tells
        return p;
    }
    for (const spoken_name& n : names_in(*tree)) {
        const std::string_view name = member_of(n.name, "terms");
        const std::uint32_t used = d.find(section::terms, name.substr(0, name.find('.')));
        if (!name.empty() && used != none) p.uses.push_back(used);
    }
    p.tree = std::move(*tree);
    return p;
}

/// In an order in which each comes after those that it uses; what is in a cycle is left out.
std::vector<std::uint32_t> in_order(const std::vector<parsed_term>& all)
{
    std::vector<std::uint32_t> waiting_for(all.size());
    std::vector<std::vector<std::uint32_t>> used_by(all.size());
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        waiting_for[i] = static_cast<std::uint32_t>(all[i].uses.size());
        for (const std::uint32_t used : all[i].uses) used_by[used].push_back(i);
        if (waiting_for[i] == 0) order.push_back(i);
    }
    for (std::size_t i = 0; i < order.size(); ++i)
        for (const std::uint32_t user : used_by[order[i]])
            if (--waiting_for[user] == 0) order.push_back(user);
    return order;
}

/// Checks a predicate and defines it.
bool take_term(draft& d, const entry& e, parsed_term& p)
{
    if (!p.tree) return false;
    const std::string name = "terms." + std::string(e.name());
    if (e.body.is_scalar()) {
        if (!check_test(d, e.body, wanted_result::anything, p.text)) return false;
        (void)resolve_names(d, p.text, *p.tree);
    }
    d.names.define(name, std::move(*p.tree));
    return true;
}

term described(const entry& e)
{
    term t;
    t.name = e.name();
    t.predicate = e.body.is_scalar();
    if (t.predicate)
        t.text = text_of_test(e.body);
    else
        for (const yaml_node item : e.body.items()) t.list.push_back(text_of(item));
    t.where = e.where();
    return t;
}

} // namespace

void read_terms(draft& d)
{
    const auto& entries = d.of(section::terms);
    std::vector<parsed_term> parsed;
    for (const entry& e : entries) parsed.push_back(parse_term(d, e));
    report_cycles(d.found, section::terms, entries, "terms",
                  [&](std::uint32_t i) { return parsed[i].uses; });
    for (const entry& e : entries) d.terms[e.name()].usable = false;
    for (const std::uint32_t i : in_order(parsed))
        d.terms[entries[i].name()].usable = take_term(d, entries[i], parsed[i]);
    for (const entry& e : entries) d.out.terms.push_back(described(e));
}

} // namespace netral
