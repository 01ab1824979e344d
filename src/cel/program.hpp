// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The inside of an expression: checked nodes in one array, and all that they refer to; as it is
/// made (`expression_draft`), kept (`expression::program`) and read (`code_view`).

#include "functions.hpp"
#include "types.hpp"

#include <netral/cel/expression.hpp>
#include <netral/match/pattern.hpp>

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace netral::cel {

/// A host function's overload as the environment and expressions share it.
struct host_way {
    overload way;
};

struct checked_node {
    expr_kind kind = expr_kind::constant;
    op oper = op::none;
    macro loop = macro::none;
    std::uint8_t variables = 0;
    bool has_target = false;
    bool optional = false;    ///< select: `.?`; list, map: some entry is optional
    bool reads_facts = false; ///< it or something under it is a fact
    bool pure = true;         ///< may be worked out when loading, if it reads no facts
    std::uint32_t first = 0;  ///< into children
    std::uint32_t count = 0;
    /// Constant: into constants; fact: its id; local, loop: slot; call of a host: into hosts;
    /// matches() with a constant pattern: into patterns; other calls: no_pattern.
    std::uint32_t data = 0;
    type_ref type = 0;
    span name;                      ///< into text
    span at;                        ///< in the text that was checked
    const function* body = nullptr; ///< operator or standard function; null for a host function

    static constexpr std::uint32_t no_pattern = 0xFFFFFFFF;
};

/// The types of an environment, and the enumerations that they refer to.
struct environment_types {
    environment_types() : table(&standard_library::get().types()) {}

    type_table table;
    std::vector<std::shared_ptr<const enumeration>> enumerations;
};

using host_ways = std::vector<std::shared_ptr<const host_way>>; ///< that one call may take

/// A checked expression as it is read: where its arrays lie. Valid as long as they are.
struct code_view {
    std::string_view text; ///< what was checked; behind it, names of what was put in
    std::span<const checked_node> nodes;
    std::span<const expr_id> children;
    std::span<const value> constants;
    std::span<const std::uint32_t> optional_entries; ///< places in children, sorted
    std::span<const host_ways> hosts;
    std::span<const pattern> patterns;
    const type_table* types = nullptr;
    std::uint32_t slots = 0;

    [[nodiscard]] std::string_view name(const checked_node& n) const noexcept
    {
        return text.substr(n.name.begin, n.name.end - n.name.begin);
    }
    [[nodiscard]] std::span<const expr_id> children_of(const checked_node& n) const noexcept
    {
        return children.subspan(n.first, n.count);
    }
    [[nodiscard]] bool is_optional(std::uint32_t place) const noexcept;
};

/// An expression while it is checked.
struct expression_draft {
    explicit expression_draft(std::shared_ptr<const environment_types> base)
        : base_types(std::move(base)), types(&base_types->table)
    {
    }

    std::string text;
    std::uint32_t own_bytes = 0; ///< of `text`: what was checked
    std::vector<checked_node> nodes;
    std::vector<std::uint32_t> heights; ///< of the nodes
    std::vector<expr_id> children;
    std::vector<std::uint32_t> optional_entries;
    std::vector<value> constants;
    std::vector<host_ways> hosts;
    std::vector<pattern> patterns;
    std::vector<fact_id> facts;
    std::shared_ptr<const environment_types> base_types;
    type_table types;
    limits bounds;
    std::uint32_t slots = 0;
    expr_id root = 0;

    [[nodiscard]] std::string_view name(const checked_node& n) const noexcept
    {
        return std::string_view(text).substr(n.name.begin, n.name.end - n.name.begin);
    }
    [[nodiscard]] std::span<const expr_id> children_of(const checked_node& n) const noexcept
    {
        return {children.data() + n.first, n.count};
    }
    [[nodiscard]] code_view view() const noexcept;

    /// The expression without what only checking needed: operands of what was folded, whole texts
    /// of definitions, types that no node has. Nodes keep their order. The draft is used up.
    [[nodiscard]] expression compact();
};

/// What few expressions have.
struct rare_parts {
    std::vector<std::uint32_t> optional_entries;
    std::vector<host_ways> hosts;
    std::vector<pattern> patterns;
    type_table types; ///< that the environment has not
    limits bounds;
};

/// The head of the block that an expression is; behind it nodes, constants, children, facts and
/// text, in this order.
struct expression::program {
    mutable std::atomic<std::uint32_t> shares{1};
    std::uint32_t node_count = 0;
    std::uint32_t constant_count = 0;
    std::uint32_t child_count = 0;
    std::uint32_t fact_count = 0;
    std::uint32_t text_bytes = 0;
    std::uint32_t own_bytes = 0; ///< of the text: what was checked
    std::uint32_t slots = 0;
    expr_id root = 0;
    std::shared_ptr<const environment_types> base_types; ///< kept alive
    std::unique_ptr<const rare_parts> rare;              ///< null if there are none

    [[nodiscard]] const checked_node* nodes() const noexcept
    {
        return reinterpret_cast<const checked_node*>(this + 1);
    }
    [[nodiscard]] const value* constants() const noexcept
    {
        return reinterpret_cast<const value*>(nodes() + node_count);
    }
    [[nodiscard]] const expr_id* children() const noexcept
    {
        return reinterpret_cast<const expr_id*>(constants() + constant_count);
    }
    [[nodiscard]] const fact_id* facts() const noexcept { return children() + child_count; }
    [[nodiscard]] std::string_view text() const noexcept
    {
        return {reinterpret_cast<const char*>(facts() + fact_count), text_bytes};
    }
    [[nodiscard]] const type_table& types() const noexcept
    {
        return rare == nullptr ? base_types->table : rare->types;
    }
    /// That it was checked with.
    [[nodiscard]] const limits& bounds() const noexcept;
    [[nodiscard]] code_view view() const noexcept;
};

/// What an environment knows.
struct environment::tables {
    struct symbol {
        enum class kind : std::uint8_t { fact, definition, function } what = kind::fact;
        std::uint32_t index = 0;
    };
    struct hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const noexcept
        {
            return std::hash<std::string_view>()(s);
        }
    };
    struct host {
        std::string name;
        std::vector<std::shared_ptr<const host_way>> ways;
        std::vector<signature> signatures;
    };

    tables();

    std::unordered_map<std::string, symbol, hash, std::equal_to<>> symbols;
    std::unordered_map<std::string, std::uint32_t, hash, std::equal_to<>> functions;
    std::vector<declared_fact> facts;
    std::vector<type_ref> fact_types;
    std::unordered_map<fact_id, std::uint32_t> facts_by_id;
    std::vector<std::shared_ptr<const ast>> definitions;
    std::vector<host> hosts;
    std::shared_ptr<environment_types> types;
    std::string container;
    bool strict = false;
};

/// Runs one node of a program whose operands are constants; for folding while checking.
[[nodiscard]] value run_constant(const code_view& code, expr_id node, const limits& bounds);

} // namespace netral::cel
