// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The calls that are not calls: their arguments are looked at, not evaluated first.

#include <netral/cel/ast.hpp>
#include <netral/cel/expression.hpp>

#include <cstdint>
#include <string_view>

namespace netral::cel {

enum class macro_role : std::uint8_t {
    has,
    loop,
    opt_map,
    opt_flat_map,
    bind,           ///< cel.bind(name, value, body)
    block,          ///< cel.block([values], body)
    block_index,    ///< cel.index(n): a value of the block
    block_variable, ///< cel.iterVar(n, m): a generated variable
    extreme,        ///< math.greatest, math.least: any number of arguments
};

struct macro_form {
    std::string_view name;
    bool member;
    std::uint32_t arguments; ///< without the target
    std::uint32_t variables; ///< how many of the first arguments name variables
    macro loop;
    macro_role role;
};

/// The macro that a call is, or null pointer.
[[nodiscard]] const macro_form* find_macro(const ast& tree, const node& call);

} // namespace netral::cel
