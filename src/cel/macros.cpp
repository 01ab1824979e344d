// SPDX-License-Identifier: Apache-2.0

/// @file
/// Which calls are macros, and what their arguments must look like. The doors are builder.hpp
/// (while parsing) and macros.hpp (the table, for the checker).

#include "macros.hpp"

#include "builder.hpp"

#include <array>

namespace netral::cel {
namespace {

constexpr std::uint16_t macro_argument = 1208;

constexpr std::array<macro_form, 27> forms{{
    {"has", false, 1, 0, macro::none, macro_role::has},
    {"all", true, 2, 1, macro::all, macro_role::loop},
    {"all", true, 3, 2, macro::all, macro_role::loop},
    {"exists", true, 2, 1, macro::exists, macro_role::loop},
    {"exists", true, 3, 2, macro::exists, macro_role::loop},
    {"exists_one", true, 2, 1, macro::exists_one, macro_role::loop},
    {"exists_one", true, 3, 2, macro::exists_one, macro_role::loop},
    {"existsOne", true, 2, 1, macro::exists_one, macro_role::loop},
    {"existsOne", true, 3, 2, macro::exists_one, macro_role::loop},
    {"map", true, 2, 1, macro::map, macro_role::loop},
    {"map", true, 3, 1, macro::map, macro_role::loop},
    {"filter", true, 2, 1, macro::filter, macro_role::loop},
    {"transformList", true, 3, 2, macro::transform_list, macro_role::loop},
    {"transformList", true, 4, 2, macro::transform_list, macro_role::loop},
    {"transformMap", true, 3, 2, macro::transform_map, macro_role::loop},
    {"transformMap", true, 4, 2, macro::transform_map, macro_role::loop},
    {"transformMapEntry", true, 3, 2, macro::transform_map_entry, macro_role::loop},
    {"transformMapEntry", true, 4, 2, macro::transform_map_entry, macro_role::loop},
    {"optMap", true, 2, 1, macro::none, macro_role::opt_map},
    {"optFlatMap", true, 2, 1, macro::none, macro_role::opt_flat_map},
    {"bind", true, 3, 1, macro::none, macro_role::bind},
    {"block", true, 2, 0, macro::none, macro_role::block},
    {"index", true, 1, 0, macro::none, macro_role::block_index},
    {"iterVar", true, 2, 0, macro::none, macro_role::block_variable},
    {"accuVar", true, 2, 0, macro::none, macro_role::block_variable},
    {"greatest", true, 0, 0, macro::none, macro_role::extreme},
    {"least", true, 0, 0, macro::none, macro_role::extreme},
}};

bool needs_namespace(macro_role role) noexcept
{
    return role == macro_role::bind || role == macro_role::block ||
           role == macro_role::block_index || role == macro_role::block_variable ||
           role == macro_role::extreme;
}

} // namespace

const macro_form* find_macro(const ast& tree, const node& call)
{
    if (call.kind != node_kind::call || call.oper != op::none || call.absolute) return nullptr;
    const std::string_view name = tree.raw_name(call);
    if (name.size() < 3 || name.size() > 17) return nullptr;
    const std::uint32_t arguments = call.count - (call.has_target ? 1 : 0);
    for (const macro_form& form : forms) {
        if (form.name != name || form.member != call.has_target) continue;
        if (form.role != macro_role::extreme && form.arguments != arguments) continue;
        if (!needs_namespace(form.role)) return &form;
        const node& target = tree.at(tree.children[call.first]);
        const std::string_view space = form.role == macro_role::extreme ? "math" : "cel";
        if (target.kind == node_kind::ident && tree.raw_name(target) == space) return &form;
    }
    return nullptr;
}

bool builder::check_variable(node_id id)
{
    const node& n = tree_->nodes[id];
    const cursor from = begin_ + n.at.begin;
    const cursor to = begin_ + n.at.end;
    // A generated variable of a `cel.block` is written as a call.
    if (const macro_form* form = find_macro(*tree_, n);
        form != nullptr && form->role == macro_role::block_variable)
        return true;
    if (n.kind != node_kind::ident || n.absolute) {
        fail(macro_argument, begin_ + n.anchor,
             n.kind == node_kind::ident ? to : begin_ + n.anchor + 1,
             "a variable must be a simple name");
        return false;
    }
    const std::string_view name = tree_->raw_name(n);
    if (name == "__result__") {
        fail(macro_argument, from, to, "`__result__` cannot be a variable");
        return false;
    }
    return true;
}

void builder::check_macro(const node& call)
{
    const macro_form* form = find_macro(*tree_, call);
    if (form == nullptr) return;
    const std::span<const node_id> children(tree_->children.data() + call.first, call.count);
    if (form->role == macro_role::has) {
        const node& argument = tree_->nodes[children[0]];
        if (argument.kind != node_kind::select)
            fail(macro_argument, begin_ + argument.anchor, begin_ + argument.at.end,
                 "`has` takes a field, as in `has(a.b)`");
        return;
    }
    for (std::uint32_t i = 0; i < form->variables; ++i)
        if (!check_variable(children[i + 1])) return;
    if (form->variables == 2 &&
        tree_->raw_name(tree_->nodes[children[1]]) == tree_->raw_name(tree_->nodes[children[2]]) &&
        tree_->nodes[children[1]].kind == node_kind::ident) {
        const node& second = tree_->nodes[children[2]];
        fail(macro_argument, begin_ + second.at.begin, begin_ + second.at.end,
             "the two variables must have different names");
    }
}

} // namespace netral::cel
