// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Formulas as conjunctions of clauses over tests of single facts.
///
/// Door: clauses_of. Read next: rule_index_builder.cpp, which files them.

#include <netral/engine/formula.hpp>

#include <deque>
#include <optional>
#include <vector>

namespace netral {

/// A test of one fact, or that a text is in a string, or that it is not so.
struct cell_literal {
    const cell_test* test = nullptr; ///< null for a text
    bool negated = false;
    searched_text text;

    friend bool operator==(const cell_literal&, const cell_literal&) = default;
};

/// Some literal is true.
using cell_clause = std::vector<cell_literal>;

/// The literal that a formula is, if it is one.
[[nodiscard]] std::optional<cell_literal> literal_of(const formula_table& formulas, formula_id f);

/// Tests that no formula has, but clauses; they stay where they are.
using made_tests = std::deque<cell_test>;

/// The clauses that together say what the formula says, in Kleene's logic; nothing where it holds
/// an atom for the interpreter, or where distribution would make it too large. Two bounds of one
/// fact are one test, or distribution would part them.
[[nodiscard]] std::optional<std::vector<cell_clause>> clauses_of(const formula_table& formulas,
                                                                 formula_id f, made_tests& made);

/// Whether the formula holds an atom for the interpreter.
[[nodiscard]] bool is_opaque(const formula_table& formulas, formula_id f);

} // namespace netral
