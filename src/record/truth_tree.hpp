// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A derivation that needs no interpreter: tests of facts, joined by `&&`, `||` and `!`.
///
/// Doors: truth_tree::of, truth_tree::ask. Read next: derivations.cpp.

#include <netral/record/cell_test.hpp>
#include <netral/record/day_test.hpp>

#include <optional>
#include <vector>

namespace netral {

class truth_tree {
public:
    /// The tree of an expression, or nothing where some part of it is for the interpreter.
    [[nodiscard]] static std::optional<truth_tree>
    of(const cel::expression& e, const ruleset& rules, const slot_layout& slots);

    /// Nothing where only the interpreter can tell (a day moved out of the calendar).
    [[nodiscard]] std::optional<truth> ask(const slot_layout& slots,
                                           const std::uint64_t* words) const;

private:
    enum class node_kind : std::uint8_t { cell, days, all, any, negation };
    struct node {
        node_kind what = node_kind::all;
        std::uint32_t test = 0;              ///< of cell, days
        std::vector<std::uint32_t> children; ///< of the others
    };

    bool add(const cel::expression& e, cel::expr_id at, const ruleset& rules,
             const slot_layout& slots, std::uint32_t& number);
    [[nodiscard]] std::optional<truth> ask(std::uint32_t number, const slot_layout& slots,
                                           const std::uint64_t* words) const;

    std::vector<node> nodes_; ///< children before their parent; the last is the root
    std::vector<cell_test> cells_;
    std::vector<day_test> days_;
};

} // namespace netral
