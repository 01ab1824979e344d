// SPDX-License-Identifier: Apache-2.0

/// @file
/// The walk over the tree, literals, lists and maps. The door is cel/check.hpp; checker.hpp has the
/// map of the other files.

#include <netral/cel/check.hpp>

#include "checker.hpp"

#include <algorithm>
#include <cassert>

namespace netral::cel {
namespace {

constexpr std::uint16_t not_a_condition = 1312;
constexpr std::uint16_t too_big = 1320;

type_kind literal_type(const value& v) noexcept
{
    switch (v.kind()) {
    case value_kind::null: return type_kind::null;
    case value_kind::boolean: return type_kind::boolean;
    case value_kind::int64: return type_kind::int64;
    case value_kind::uint64: return type_kind::uint64;
    case value_kind::floating: return type_kind::floating;
    case value_kind::bytes: return type_kind::bytes;
    default: return type_kind::string;
    }
}

} // namespace

checker::checker(const ast& tree, const environment& names, const check_options& options)
    : tree_(&tree), names_(&names.look_up()), standard_(&standard_library::get()),
      options_(&options), out_(names_->types)
{
    out_.bounds = options.bounds;
    out_.text = tree.text;
    out_.own_bytes = static_cast<std::uint32_t>(tree.text.size());
    out_.nodes.reserve(tree.nodes.size() + 4);
    out_.heights.reserve(tree.nodes.size() + 4);
    out_.children.reserve(tree.children.size() + 4);
    out_.constants.reserve(tree.constants.size() + 4);
}

expr_id checker::run()
{
    const expr_id root = visit(tree_->root);
    out_.root = root;
    out_.slots = most_slots_;
    auto& facts = out_.facts;
    std::sort(facts.begin(), facts.end());
    facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
    return root;
}

void checker::require_bool(expr_id root)
{
    const type_kind kind = out_.types.kind(type_of(root));
    if (kind == type_kind::boolean || kind == type_kind::dyn || kind == type_kind::error ||
        kind == type_kind::parameter)
        return;
    report(not_a_condition, made(root).at,
           "a condition must be true or false, this is of type `" +
               out_.types.print(type_of(root)) + "`",
           declared({&root, 1}));
}

void checker::report(std::uint16_t number, span at, const std::string& message, std::string help)
{
    if (!options_->types && number != too_big) return;
    diagnostic d;
    d.id = code{number};
    d.where.at = at;
    if (!inlining_.empty()) d.message = "in `" + std::string(inlining_.front()) + "`: ";
    d.message += message;
    d.help = std::move(help);
    mistakes_.push_back(std::move(d));
}

expr_id checker::visit(node_id id)
{
    const node& n = tree_->at(id);
    if (out_.nodes.size() >= options_->bounds.inlined_nodes && !too_big_) {
        too_big_ = true;
        report(too_big, place(n),
               "this condition has more than " + std::to_string(options_->bounds.inlined_nodes) +
                   " parts with its terms put in");
    }
    // Terms are put in on the way down, so that the height has to be bounded on the way down too.
    if (depth_ > options_->bounds.height * 2) refuse_height(place(n));
    if (too_big_) return add_failure(place(n), fault::too_big, "the condition is too big");
    ++depth_;
    const expr_id made_here = visit_kind(id, n.kind);
    --depth_;
    return made_here;
}

expr_id checker::visit_kind(node_id id, node_kind kind)
{
    const node& n = tree_->at(id);
    switch (kind) {
    case node_kind::literal: return visit_literal(n);
    case node_kind::ident: return visit_name(id);
    case node_kind::select: return visit_select(id);
    case node_kind::call: return visit_call(id);
    case node_kind::list: return visit_list(n);
    case node_kind::map: return visit_map(n);
    case node_kind::structure: return visit_message(n);
    }
    return no_expr;
}

void checker::refuse_height(span at)
{
    if (too_big_) return;
    too_big_ = true;
    report(too_big, at,
           "this condition is more than " + std::to_string(options_->bounds.height * 2) +
               " operators high with its terms put in");
}

expr_id checker::add(checked_node n, std::span<const expr_id> children)
{
    n.first = static_cast<std::uint32_t>(out_.children.size());
    n.count = static_cast<std::uint32_t>(children.size());
    if (n.kind == expr_kind::call && n.body != nullptr) n.data = checked_node::no_pattern;
    std::uint32_t height = 1;
    for (const expr_id child : children) {
        const checked_node& c = out_.nodes[child];
        n.reads_facts = n.reads_facts || c.reads_facts;
        n.pure = n.pure && c.pure;
        height = std::max(height, out_.heights[child] + 1);
        out_.children.push_back(child);
    }
    if (height > options_->bounds.height * 2) refuse_height(n.at);
    out_.nodes.push_back(n);
    out_.heights.push_back(height);
    return static_cast<expr_id>(out_.nodes.size() - 1);
}

expr_id checker::add_constant(value v, type_ref type, span at)
{
    checked_node n;
    n.kind = expr_kind::constant;
    n.data = static_cast<std::uint32_t>(out_.constants.size());
    n.type = type;
    n.at = at;
    out_.constants.push_back(std::move(v));
    return add(n, {});
}

expr_id checker::add_failure(span at, std::uint16_t number, const std::string& message)
{
    const expr_id id = add_constant(value::error(number, message), simple(type_kind::error), at);
    out_.nodes[id].kind = expr_kind::failure;
    out_.nodes[id].pure = false;
    return id;
}

/// Puts the value of a node in its place when all under it is constant.
expr_id checker::fold(expr_id id)
{
    const checked_node& n = made(id);
    if (n.reads_facts || !n.pure) return id;
    for (const expr_id child : out_.children_of(n))
        if (!is_constant(child)) return id;
    value v = run_constant(out_.view(), id, options_->bounds);
    if (v.is_error() || v.is_partial()) return id;
    checked_node& target = out_.nodes[id];
    target.kind = expr_kind::constant;
    target.oper = op::none;
    target.body = nullptr;
    target.has_target = false;
    target.count = 0;
    out_.heights[id] = 1;
    target.data = static_cast<std::uint32_t>(out_.constants.size());
    out_.constants.push_back(std::move(v));
    return id;
}

expr_id checker::visit_literal(const node& n)
{
    const value& v = tree_->constants[n.constant];
    return add_constant(v, simple(literal_type(v)), place(n));
}

expr_id checker::visit_select(node_id id)
{
    const node& n = tree_->at(id);
    if (!n.optional) {
        const expr_id name = visit_name(id);
        if (name != no_expr) return name;
    }
    const expr_id from = visit(tree_->children_of(n)[0]);
    checked_node out;
    out.kind = expr_kind::select;
    out.optional = n.optional;
    out.at = place(n);
    out.name = own_text(n.name);
    if (tree_->text[n.name.begin] == '`') out.name = {out.name.begin + 1, out.name.end - 1};
    type_ref type = type_of(from);
    auto& types = out_.types;
    const bool through_optional = types.kind(type) == type_kind::optional;
    if (through_optional) type = types.find(types.at(type).a);
    const type_kind kind = types.kind(type);
    out.type = dyn();
    if (kind == type_kind::map)
        out.type = types.at(type).b;
    else if (kind == type_kind::parameter)
        types.assign(type, dyn());
    else if (kind != type_kind::dyn && kind != type_kind::error)
        report(1306, name_place(n),
               "`" + std::string(tree_->raw_name(n)) + "` is not a field: this is of type `" +
                   types.print(type) + "`",
               rooted_in_fact(from)
                   ? "`" + fact_name(from) + "` is a fact of its own, without parts"
                   : "");
    if (through_optional || n.optional) out.type = types.make(type_kind::optional, out.type);
    const expr_id children[] = {from};
    return add(out, children);
}

/// The type of elements that are of both types.
type_ref checker::join(type_ref so_far, type_ref next)
{
    auto& types = out_.types;
    if (so_far == unbound) return next;
    const std::size_t mark = types.mark();
    if (types.assign(so_far, next)) return types.most_general(so_far, next);
    types.undo(mark);
    return dyn();
}

expr_id checker::visit_list(const node& n)
{
    std::vector<expr_id> elements;
    elements.reserve(n.count);
    type_ref joined = unbound;
    std::vector<std::uint32_t> optional;
    for (std::uint32_t i = 0; i < n.count; ++i) {
        const expr_id element = visit(tree_->children[n.first + i]);
        elements.push_back(element);
        type_ref type = type_of(element);
        if (n.optional_entries && tree_->is_optional(n.first + i)) {
            optional.push_back(i);
            if (out_.types.kind(type) == type_kind::optional)
                type = out_.types.at(type).a;
            else if (type != dyn() && type != simple(type_kind::error))
                report(1303, made(element).at,
                       "an element with `?` must be optional, this is of type `" +
                           out_.types.print(type) + "`");
        }
        joined = join(joined, type);
    }
    checked_node out;
    out.kind = expr_kind::list;
    out.at = place(n);
    out.optional = n.optional_entries;
    out.type =
        out_.types.make(type_kind::list, joined == unbound ? out_.types.make_variable() : joined);
    const expr_id id = add(out, elements);
    for (const std::uint32_t i : optional)
        out_.optional_entries.push_back(out_.nodes[id].first + i);
    return fold(id);
}

expr_id checker::visit_map(const node& n)
{
    std::vector<expr_id> entries;
    entries.reserve(n.count);
    type_ref key = unbound;
    type_ref held = unbound;
    std::vector<std::uint32_t> optional;
    for (std::uint32_t i = 0; i < n.count; i += 2) {
        entries.push_back(visit(tree_->children[n.first + i]));
        entries.push_back(visit(tree_->children[n.first + i + 1]));
        key = join(key, type_of(entries[i]));
        type_ref type = type_of(entries[i + 1]);
        if (n.optional_entries &&
            (tree_->is_optional(n.first + i) || tree_->is_optional(n.first + i + 1))) {
            optional.push_back(i + 1);
            if (out_.types.kind(type) == type_kind::optional)
                type = out_.types.at(type).a;
            else if (type != dyn() && type != simple(type_kind::error))
                report(1303, made(entries[i + 1]).at,
                       "an entry with `?` must be optional, this is of type `" +
                           out_.types.print(type) + "`");
        }
        held = join(held, type);
    }
    checked_node out;
    out.kind = expr_kind::map;
    out.at = place(n);
    out.optional = n.optional_entries;
    auto& types = out_.types;
    if (key == unbound) key = types.make_variable();
    if (held == unbound) held = types.make_variable();
    out.type = types.make(type_kind::map, key, held);
    const expr_id id = add(out, entries);
    for (const std::uint32_t i : optional)
        out_.optional_entries.push_back(out_.nodes[id].first + i);
    return fold(id);
}

namespace {

result<expression> run_check(const ast& tree, const environment& names,
                             const check_options& options, bool condition)
{
    checker pass(tree, names, options);
    const expr_id root = pass.run();
    if (condition) pass.require_bool(root);
    if (has_errors(pass.mistakes())) return std::move(pass.mistakes());
    return pass.output().compact();
}

} // namespace

result<expression> check(const ast& tree, const environment& names, const check_options& options)
{
    return run_check(tree, names, options, false);
}

result<expression> check_condition(const ast& tree, const environment& names,
                                   const check_options& options)
{
    return run_check(tree, names, options, true);
}

} // namespace netral::cel
