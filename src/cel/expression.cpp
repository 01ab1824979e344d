// SPDX-License-Identifier: Apache-2.0

/// @file
/// Sharing and reading a checked expression. The only door is cel/expression.hpp.

#include <netral/cel/expression.hpp>

#include "program.hpp"

#include <algorithm>
#include <memory>
#include <new>

namespace netral::cel {

expression::expression(const expression& other) noexcept : program_(other.program_)
{
    if (program_ != nullptr) program_->shares.fetch_add(1, std::memory_order_relaxed);
}

void expression::release() noexcept
{
    if (program_->shares.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
    auto* last = const_cast<program*>(program_); // made as one that is not const
    std::destroy_n(const_cast<value*>(last->constants()), last->constant_count);
    last->~program();
    ::operator delete(last);
}

const limits& expression::program::bounds() const noexcept
{
    static constexpr limits usual;
    return rare == nullptr ? usual : rare->bounds;
}

code_view expression::program::view() const noexcept
{
    code_view v;
    v.text = text();
    v.nodes = {nodes(), node_count};
    v.children = {children(), child_count};
    v.constants = {constants(), constant_count};
    v.types = &types();
    v.slots = slots;
    if (rare != nullptr) {
        v.optional_entries = rare->optional_entries;
        v.hosts = rare->hosts;
        v.patterns = rare->patterns;
    }
    return v;
}

code_view expression_draft::view() const noexcept
{
    return {text, nodes, children, constants, optional_entries, hosts, patterns, &types, slots};
}

bool code_view::is_optional(std::uint32_t place) const noexcept
{
    return std::binary_search(optional_entries.begin(), optional_entries.end(), place);
}

std::string_view expression::text() const noexcept
{
    return program_->text().substr(0, program_->own_bytes);
}
expr_id expression::root() const noexcept
{
    return program_->root;
}
std::size_t expression::size() const noexcept
{
    return program_->node_count;
}
expr_kind expression::kind(expr_id id) const noexcept
{
    return program_->nodes()[id].kind;
}
op expression::oper(expr_id id) const noexcept
{
    return program_->nodes()[id].oper;
}
cel::macro expression::macro(expr_id id) const noexcept
{
    return program_->nodes()[id].loop;
}
fact_id expression::fact(expr_id id) const noexcept
{
    return program_->nodes()[id].data;
}
std::uint32_t expression::slot(expr_id id) const noexcept
{
    return program_->nodes()[id].data;
}
std::uint32_t expression::variables(expr_id id) const noexcept
{
    return program_->nodes()[id].variables;
}
bool expression::has_target(expr_id id) const noexcept
{
    return program_->nodes()[id].has_target;
}
span expression::at(expr_id id) const noexcept
{
    return program_->nodes()[id].at;
}
std::span<const fact_id> expression::facts() const noexcept
{
    return {program_->facts(), program_->fact_count};
}

std::span<const expr_id> expression::children(expr_id id) const noexcept
{
    const checked_node& n = program_->nodes()[id];
    return {program_->children() + n.first, n.count};
}

const value& expression::constant(expr_id id) const noexcept
{
    return program_->constants()[program_->nodes()[id].data];
}

std::string_view expression::function_name(expr_id id) const noexcept
{
    const span name = program_->nodes()[id].name;
    return program_->text().substr(name.begin, name.end - name.begin);
}

type expression::type_of(expr_id id) const
{
    return program_->types().describe(program_->nodes()[id].type);
}

type_kind expression::type_kind_of(expr_id id) const noexcept
{
    const type_table& types = program_->types();
    const type_ref t = types.find(program_->nodes()[id].type);
    const type_kind kind = types.kind(t);
    return kind == type_kind::parameter ? type_kind::dyn : kind;
}

} // namespace netral::cel
