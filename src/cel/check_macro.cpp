// SPDX-License-Identifier: Apache-2.0

/// @file
/// Macros: what they loop over, what their variables are. Part of the checker (checker.hpp).

#include "checker.hpp"

#include <algorithm>
#include <array>

namespace netral::cel {
namespace {

constexpr std::uint16_t no_way = 1303;
constexpr std::uint16_t not_a_range = 1307;

} // namespace

expr_id checker::visit_macro(const node& n, const macro_form& form)
{
    const auto children = tree_->children_of(n);
    switch (form.role) {
    case macro_role::has: return visit_has(n);
    case macro_role::loop: return visit_loop(n, form);
    case macro_role::opt_map: return visit_optional_map(n, false);
    case macro_role::opt_flat_map: return visit_optional_map(n, true);
    case macro_role::bind: {
        const std::string_view names[] = {variable_name(children[1])};
        const expr_id values[] = {visit(children[2])};
        return visit_bind(n, names, values, children[3]);
    }
    case macro_role::block: return visit_block(n);
    case macro_role::extreme: return visit_extreme(n);
    case macro_role::block_index:
    case macro_role::block_variable: return visit_generated(n);
    }
    return no_expr;
}

/// `cel.index(0)`, `cel.iterVar(0, 0)`: a variable by number.
expr_id checker::visit_generated(const node& n)
{
    const std::string_view name = generated_name(n);
    const local* l = find_local(name);
    if (l == nullptr) {
        report(1301, place(n), "there is no such variable here");
        return add_failure(place(n), fault::undeclared, "undeclared variable");
    }
    checked_node out;
    out.kind = expr_kind::local;
    out.data = l->slot;
    out.type = l->type;
    out.at = place(n);
    out.name = own_text(n.at);
    out.pure = false;
    return add(out, {});
}

expr_id checker::visit_has(const node& n)
{
    const node& field = tree_->at(tree_->children[n.first]);
    const expr_id from = visit(tree_->children[field.first]);
    checked_node out;
    out.kind = expr_kind::has;
    out.at = place(n);
    out.name = own_text(field.name);
    if (tree_->text[field.name.begin] == '`') out.name = {out.name.begin + 1, out.name.end - 1};
    out.type = simple(type_kind::boolean);
    type_ref type = type_of(from);
    auto& types = out_.types;
    if (types.kind(type) == type_kind::optional) type = types.find(types.at(type).a);
    const type_kind kind = types.kind(type);
    if (kind == type_kind::parameter)
        types.assign(type, dyn());
    else if (kind != type_kind::map && kind != type_kind::dyn && kind != type_kind::error)
        report(no_way, made(from).at,
               "`has` takes a field of a map, this is of type `" + types.print(type) + "`");
    const expr_id children[] = {from};
    const expr_id id = add(out, children);
    if (names_->strict && made(id).reads_facts)
        report(1311, place(n),
               "`has` cannot be used on a fact: it would ask whether the fact is known",
               "leave it out: an unknown fact leaves the condition open by itself");
    return fold(id);
}

/// A variable's name; that of a generated one has a sign that no written name can have.
std::string_view checker::variable_name(node_id id)
{
    const node& n = tree_->at(id);
    return n.kind == node_kind::ident ? tree_->raw_name(n) : generated_name(n);
}

std::string_view checker::generated_name(const node& n)
{
    std::string name("@");
    name += tree_->raw_name(n);
    for (const node_id child : tree_->children_of(n).subspan(1)) {
        const node& number = tree_->at(child);
        name += ':';
        if (number.kind == node_kind::literal &&
            tree_->constants[number.constant].is(value_kind::int64))
            name += std::to_string(tree_->constants[number.constant].as_int());
    }
    made_names_.push_back(std::make_unique<std::string>(std::move(name)));
    return *made_names_.back();
}

std::uint32_t checker::push_local(std::string_view name, type_ref type, expr_id range)
{
    const auto slot = static_cast<std::uint32_t>(locals_.size());
    locals_.push_back({name, slot, type, range});
    most_slots_ = std::max(most_slots_, slot + 1);
    return slot;
}

/// The types of the variables of a loop over `range`.
bool checker::loop_types(type_ref range, const macro_form& form, type_ref& first, type_ref& second)
{
    auto& types = out_.types;
    const bool two = form.variables == 2;
    first = second = dyn();
    switch (types.kind(range)) {
    case type_kind::list:
    case type_kind::set:
        first = two ? simple(type_kind::int64) : types.at(range).a;
        second = types.at(range).a;
        return true;
    case type_kind::map:
        first = types.at(range).a;
        second = types.at(range).b;
        return true;
    case type_kind::parameter: types.assign(range, dyn()); return true;
    case type_kind::dyn:
    case type_kind::error: return true;
    default: return false;
    }
}

type_ref checker::loop_result(const macro_form& form, type_ref range,
                              std::span<const expr_id> bodies, type_ref key)
{
    auto& types = out_.types;
    const type_kind kind = types.kind(range);
    const bool known = kind == type_kind::list || kind == type_kind::map || kind == type_kind::set;
    switch (form.loop) {
    case macro::filter: return types.make(type_kind::list, known ? types.at(range).a : dyn());
    case macro::map:
    case macro::transform_list: return types.make(type_kind::list, type_of(bodies.back()));
    case macro::transform_map: return types.make(type_kind::map, key, type_of(bodies.back()));
    case macro::transform_map_entry: return type_of(bodies.back());
    default: return simple(type_kind::boolean);
    }
}

expr_id checker::visit_loop(const node& n, const macro_form& form)
{
    const auto children = tree_->children_of(n);
    std::vector<expr_id> parts{visit(children[0])};
    const type_ref range = type_of(parts[0]);
    type_ref first = dyn();
    type_ref second = dyn();
    if (!loop_types(range, form, first, second))
        report(not_a_range, made(parts[0]).at,
               "`" + std::string(form.name) + "` goes through a list or map, this is of type `" +
                   out_.types.print(range) + "`",
               declared({parts.data(), 1}));
    const std::size_t outer = locals_.size();
    checked_node out;
    out.data =
        push_local(variable_name(children[1]), first, form.variables == 1 ? parts[0] : no_expr);
    if (form.variables == 2) push_local(variable_name(children[2]), second, parts[0]);
    for (std::size_t i = form.variables + 1; i < children.size(); ++i)
        parts.push_back(visit(children[i]));
    locals_.resize(outer);

    const std::span<const expr_id> bodies(parts.data() + 1, parts.size() - 1);
    const bool is_quantifier =
        form.loop == macro::all || form.loop == macro::exists || form.loop == macro::exists_one;
    const bool tests = is_quantifier || form.loop == macro::filter || bodies.size() == 2;
    if (tests && !out_.types.assign(type_of(bodies[0]), simple(type_kind::boolean)))
        report(no_way, made(bodies[0]).at,
               "`" + std::string(form.name) + "` tests with true or false, this is of type `" +
                   out_.types.print(type_of(bodies[0])) + "`");
    out.kind = is_quantifier ? expr_kind::quantifier : expr_kind::comprehension;
    out.loop = form.loop;
    out.variables = static_cast<std::uint8_t>(form.variables);
    out.at = place(n);
    out.name = own_text(n.name);
    out.type = loop_result(form, range, bodies, first);
    out.has_target = true;
    // Loops are not worked out while checking: they may be long.
    const expr_id id = add(out, parts);
    return id;
}

expr_id checker::visit_bind(const node& n, std::span<const std::string_view> names,
                            std::span<const expr_id> values, node_id body)
{
    const std::size_t outer = locals_.size();
    checked_node out;
    out.kind = expr_kind::binding;
    out.at = place(n);
    out.name = own_text(n.name);
    out.variables = static_cast<std::uint8_t>(names.size());
    out.data = static_cast<std::uint32_t>(outer);
    for (std::size_t i = 0; i < names.size(); ++i)
        push_local(names[i], type_of(values[i]), no_expr);
    std::vector<expr_id> parts(values.begin(), values.end());
    parts.push_back(visit(body));
    locals_.resize(outer);
    out.type = type_of(parts.back());
    return add(out, parts);
}

/// cel.block: each value may use the ones before it, by number.
expr_id checker::visit_block(const node& n)
{
    const auto children = tree_->children_of(n);
    const node& list = tree_->at(children[1]);
    const std::size_t outer = locals_.size();
    checked_node out;
    out.kind = expr_kind::binding;
    out.at = place(n);
    out.name = own_text(n.name);
    out.data = static_cast<std::uint32_t>(outer);
    if (list.kind != node_kind::list || list.count > 200) {
        report(no_way, place(list), "`cel.block` takes a list of values");
        return add_failure(place(n), fault::bad_argument, "`cel.block` takes a list of values");
    }
    std::vector<expr_id> parts;
    for (const node_id child : tree_->children_of(list)) {
        parts.push_back(visit(child));
        made_names_.push_back(
            std::make_unique<std::string>("@index:" + std::to_string(parts.size() - 1)));
        push_local(*made_names_.back(), type_of(parts.back()), no_expr);
    }
    out.variables = static_cast<std::uint8_t>(parts.size());
    parts.push_back(visit(children[2]));
    locals_.resize(outer);
    out.type = type_of(parts.back());
    return add(out, parts);
}

/// `a.optMap(x, f)`: none stays none, else the variable is what `a` holds.
expr_id checker::visit_optional_map(const node& n, bool flat)
{
    const auto children = tree_->children_of(n);
    auto& types = out_.types;
    const expr_id range = visit(children[0]);
    type_ref held = dyn();
    if (types.kind(type_of(range)) == type_kind::optional)
        held = types.at(type_of(range)).a;
    else if (types.kind(type_of(range)) != type_kind::dyn &&
             types.kind(type_of(range)) != type_kind::error)
        report(no_way, made(range).at,
               "this must be an optional, it is of type `" + types.print(type_of(range)) + "`");
    const std::size_t outer = locals_.size();
    checked_node out;
    out.data = push_local(variable_name(children[1]), held, no_expr);
    const expr_id parts[] = {range, visit(children[2])};
    locals_.resize(outer);
    out.kind = expr_kind::comprehension;
    out.loop = macro::none;
    out.optional = flat;
    out.variables = 1;
    out.has_target = true;
    out.at = place(n);
    out.name = own_text(n.name);
    out.type = flat ? type_of(parts[1]) : types.make(type_kind::optional, type_of(parts[1]));
    return add(out, parts);
}

/// math.greatest and math.least take any number of numbers, or one list of them.
expr_id checker::visit_extreme(const node& n)
{
    const auto children = tree_->children_of(n).subspan(1);
    const std::string name = "math." + std::string(tree_->raw_name(n));
    std::vector<expr_id> given;
    auto& types = out_.types;
    bool alike = true;
    for (const node_id child : children) {
        given.push_back(visit(child));
        type_ref type = type_of(given.back());
        if (children.size() == 1 && types.kind(type) == type_kind::list)
            type = types.find(types.at(type).a);
        const type_kind kind = types.kind(type);
        alike = alike && types.same(type, type_of(given.front()));
        if (kind != type_kind::int64 && kind != type_kind::uint64 && kind != type_kind::floating &&
            kind != type_kind::dyn && kind != type_kind::error && kind != type_kind::parameter &&
            kind != type_kind::wrapper)
            report(no_way, made(given.back()).at,
                   "`" + name + "` takes numbers, this is of type `" + types.print(type) + "`");
    }
    checked_node out;
    out.kind = expr_kind::call;
    out.body = standard_->find(name);
    out.at = place(n);
    const auto begin = static_cast<std::uint32_t>(out_.text.size());
    out_.text += name;
    out.name = {begin, static_cast<std::uint32_t>(out_.text.size())};
    out.type = dyn();
    if (given.empty())
        report(no_way, place(n), "`" + name + "` takes at least one number");
    else if (alike && types.kind(type_of(given[0])) != type_kind::list)
        out.type = type_of(given[0]);
    else if (types.kind(type_of(given[0])) == type_kind::list)
        out.type = types.at(type_of(given[0])).a;
    return fold(add(out, given));
}

} // namespace netral::cel
