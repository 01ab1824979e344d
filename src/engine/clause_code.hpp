// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Clauses in a form that is asked of one rule at a time, without a detour over formulas.
///
/// A literal about a fact in one known state is one look at a few bits; all literals of a rule lie
/// side by side.
///
/// Read next: rule_index.cpp.

#include "clauses.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace netral {

struct stated_fact;

/// One literal of a clause.
struct coded_literal {
    enum class kind : std::uint8_t {
        few,     ///< the state is one of the bits of `payload`
        stretch, ///< the state lies between the halves of `payload`, both included
        many,    ///< the state is one of the bits from clause_code::bits[payload] on
        text,    ///< the text `payload` was found by the search `subject`
        test,    ///< clause_code::tests[payload], for facts that have no states
    };
    kind what = kind::few;
    bool negated = false;      ///< of `text` and `test`
    bool last = false;         ///< of its clause
    std::uint32_t subject = 0; ///< number of the stated fact
    std::uint64_t payload = 0;
};

/// The clauses of many rules, literal after literal.
struct clause_code {
    std::vector<coded_literal> literals;
    std::vector<std::uint64_t> bits;
    std::vector<cell_test> tests;
    bool has_texts = false; ///< there are literals about texts

    /// A literal about a stated fact.
    void add(const cell_literal& l, std::uint32_t number, const stated_fact& f);
    /// A literal about a set or a text.
    void add(const cell_literal& l);

    /// No literal is added after it.
    void shrink();

    [[nodiscard]] std::size_t bytes() const noexcept;

    /// Whether all clauses of a rule are true; nothing where a fact is known in part.
    [[nodiscard]] std::optional<truth> ask(std::size_t begin, std::size_t end,
                                           const std::int32_t* states, const std::uint64_t* words,
                                           const slot_layout& slots, text_findings& texts) const;

private:
    [[nodiscard]] bool is_true(const coded_literal& l, std::uint32_t state) const noexcept;
};

} // namespace netral
