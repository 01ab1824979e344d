// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The syntax tree of one condition.
///
/// Nodes lie in one vector and name each other by number, so a tree is built, copied and freed
/// without recursion. Macros (`exists`, `has`, ...) are calls here, as written; check.hpp knows
/// what they mean.
///
/// Read next: parse.hpp (text to tree), print.hpp (tree to text).

#include <netral/text/source.hpp>
#include <netral/value/value.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace netral::cel {

enum class node_kind : std::uint8_t {
    literal,   ///< a constant
    ident,     ///< a name
    select,    ///< `a.b`, `a.?b`; child 0 is `a`
    call,      ///< `f(x)`, `a.f(x)` (target is child 0), an operator, or a macro
    list,      ///< `[a, ?b]`
    map,       ///< `{k: v}`; children are keys and values in turn
    structure, ///< `T{f: v}`; children are values, each with its field's name as an ident before it
};

/// Operators, as the function that they call. `none` is a call by name.
enum class op : std::uint8_t {
    none,
    conditional, ///< `a ? b : c`
    logical_or,  ///< two or more operands, flat
    logical_and, ///< two or more operands, flat
    logical_not,
    negate,
    equals,
    not_equals,
    less,
    less_equals,
    greater,
    greater_equals,
    in,
    add,
    subtract,
    multiply,
    divide,
    modulo,
    index,          ///< `a[b]`
    optional_index, ///< `a[?b]`
};

/// The symbol of an operator (`&&`), or an empty view for one that has no infix form.
[[nodiscard]] std::string_view symbol_of(op o) noexcept;

using node_id = std::uint32_t;

struct node {
    node_kind kind = node_kind::literal;
    op oper = op::none;
    bool has_target = false;       ///< call: child 0 is the target of `a.f()`
    bool optional = false;         ///< select: `.?`
    bool absolute = false;         ///< ident, structure: written with a leading dot
    bool optional_entries = false; ///< list, map, structure: some entry is `?`
    span at;                       ///< the whole expression
    std::uint32_t anchor =
        0;     ///< where an error about this node points: its operator, dot or bracket
    span name; ///< of an ident, field, function or message, in the text
    std::uint32_t first = 0; ///< into `children`
    std::uint32_t count = 0;
    std::uint32_t height = 1;
    std::uint32_t constant = 0; ///< literal: into `constants`
};

/// A tree and all that it needs; spans are relative to `text`.
struct ast {
    std::string text;
    std::vector<node> nodes;
    std::vector<node_id> children;
    std::vector<std::uint32_t> optional_entries; ///< places in `children` written with `?`, sorted
    std::vector<value> constants;
    node_id root = 0;

    [[nodiscard]] const node& at(node_id id) const noexcept { return nodes[id]; }
    [[nodiscard]] std::span<const node_id> children_of(const node& n) const noexcept
    {
        return {children.data() + n.first, n.count};
    }
    /// Whether the child at that place of `children` was written with `?`.
    [[nodiscard]] bool is_optional(std::uint32_t place) const noexcept;
    /// The name of an ident, field, function or message. Spaces inside a dotted message name and
    /// the backticks of a quoted field are not part of it; see `name_of`.
    [[nodiscard]] std::string_view raw_name(const node& n) const noexcept
    {
        return std::string_view(text).substr(n.name.begin, n.name.end - n.name.begin);
    }
};

/// The name without backticks and inner space.
[[nodiscard]] std::string name_of(const ast& tree, const node& n);

/// Equality of what two trees say: kinds, names, constants and shape; not places.
[[nodiscard]] bool same_tree(const ast& a, const ast& b);

} // namespace netral::cel
