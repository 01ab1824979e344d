// SPDX-License-Identifier: Apache-2.0

/// @file
/// Reading a checked expression. The only door is cel/expression.hpp.

#include <netral/cel/expression.hpp>

#include "program.hpp"

namespace netral::cel {

std::string_view expression::text() const noexcept
{
    return std::string_view(program_->text).substr(0, program_->own_bytes);
}
expr_id expression::root() const noexcept
{
    return program_->root;
}
std::size_t expression::size() const noexcept
{
    return program_->nodes.size();
}
expr_kind expression::kind(expr_id id) const noexcept
{
    return program_->nodes[id].kind;
}
op expression::oper(expr_id id) const noexcept
{
    return program_->nodes[id].oper;
}
cel::macro expression::macro(expr_id id) const noexcept
{
    return program_->nodes[id].loop;
}
fact_id expression::fact(expr_id id) const noexcept
{
    return program_->nodes[id].data;
}
std::uint32_t expression::slot(expr_id id) const noexcept
{
    return program_->nodes[id].data;
}
std::uint32_t expression::variables(expr_id id) const noexcept
{
    return program_->nodes[id].variables;
}
bool expression::has_target(expr_id id) const noexcept
{
    return program_->nodes[id].has_target;
}
span expression::at(expr_id id) const noexcept
{
    return program_->nodes[id].at;
}
std::span<const fact_id> expression::facts() const noexcept
{
    return program_->facts;
}

std::span<const expr_id> expression::children(expr_id id) const noexcept
{
    return program_->children_of(program_->nodes[id]);
}

const value& expression::constant(expr_id id) const noexcept
{
    return program_->constants[program_->nodes[id].data];
}

std::string_view expression::function_name(expr_id id) const noexcept
{
    return program_->name(program_->nodes[id]);
}

type expression::type_of(expr_id id) const
{
    return program_->types.describe(program_->nodes[id].type);
}

type_kind expression::type_kind_of(expr_id id) const noexcept
{
    const type_table& types = program_->types;
    const type_ref t = types.find(program_->nodes[id].type);
    const type_kind kind = types.kind(t);
    return kind == type_kind::parameter ? type_kind::dyn : kind;
}

} // namespace netral::cel
