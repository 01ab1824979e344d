// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The inside of an expression: checked nodes in one vector, and all that they refer to.

#include "functions.hpp"
#include "types.hpp"

#include <netral/cel/expression.hpp>
#include <netral/match/pattern.hpp>

#include <optional>
#include <string>
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
    bool has_target = false;
    bool optional = false;    ///< select: `.?`; list, map: some entry is optional
    bool reads_facts = false; ///< it or something under it is a fact
    bool pure = true;         ///< may be worked out when loading, if it reads no facts
    std::uint8_t variables = 0;
    std::uint32_t first = 0; ///< into children
    std::uint32_t count = 0;
    std::uint32_t data =
        0; ///< constant: into constants; fact: its id; local, loop: slot; call: host index
    type_ref type = 0;
    const function* body = nullptr;     ///< operator or standard function; null for a host function
    std::uint32_t pattern = 0xFFFFFFFF; ///< matches() with a constant pattern: into patterns
    span name;                          ///< into text
    span at;                            ///< in the text that was checked
    std::uint32_t height = 1;
};

/// The types of an environment, and the enumerations that they refer to.
struct environment_types {
    environment_types() : table(&standard_library::get().types()) {}

    type_table table;
    std::vector<std::shared_ptr<const enumeration>> enumerations;
};

struct expression::program {
    explicit program(std::shared_ptr<const environment_types> base)
        : base_types(std::move(base)), types(&base_types->table)
    {
    }

    std::string text;            ///< what was checked; behind it, names of what was put in
    std::uint32_t own_bytes = 0; ///< of `text`: what was checked
    std::vector<checked_node> nodes;
    std::vector<expr_id> children;
    std::vector<std::uint32_t> optional_entries; ///< places in children, sorted
    std::vector<value> constants;
    std::vector<std::vector<std::shared_ptr<const host_way>>> hosts; ///< ways that a call may take
    std::vector<pattern> patterns;
    std::vector<fact_id> facts;
    std::shared_ptr<const environment_types> base_types; ///< kept alive
    type_table types;
    limits bounds; ///< that it was checked with
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
    [[nodiscard]] bool is_optional(std::uint32_t place) const noexcept;

    /// Gives up what only checking needed: operands of what was folded, whole texts of definitions,
    /// types that no node has, spare room. Nodes keep their order.
    void compact();
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
[[nodiscard]] value run_constant(const expression::program& p, expr_id node, const limits& bounds);

} // namespace netral::cel
