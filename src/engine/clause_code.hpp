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
#include "stated_fact.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace netral {

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

    /// Whether all clauses of a rule are true; `known_in_part` where that is so of a fact.
    [[nodiscard]] truth ask(std::size_t begin, std::size_t end, const std::int32_t* states,
                            const std::uint64_t* words, const slot_layout& slots,
                            text_findings& texts) const;

    static constexpr truth known_in_part = truth::error;

private:
    [[nodiscard]] bool is_true(const coded_literal& l, std::uint32_t state) const noexcept;
    [[nodiscard]] truth ask_set_or_text(const coded_literal& l, const std::uint64_t* words,
                                        const slot_layout& slots, text_findings& texts) const;
};

/// Which kind a literal is of is anybody's guess, so that all are worked out and one is chosen.
inline bool clause_code::is_true(const coded_literal& l, std::uint32_t state) const noexcept
{
    const bool many = l.what == coded_literal::kind::many;
    const std::uint64_t* from = many ? bits.data() + l.payload : &l.payload;
    const bool in_bits = (from[many ? state / 64 : 0] >> (state % 64) & 1U) != 0;
    const auto first = static_cast<std::uint32_t>(l.payload);
    const auto last = static_cast<std::uint32_t>(l.payload >> 32U);
    const bool in_stretch = state - first <= last - first;
    return l.what == coded_literal::kind::stretch ? in_stretch : in_bits;
}

inline truth clause_code::ask(std::size_t begin, std::size_t end, const std::int32_t* states,
                              const std::uint64_t* words, const slot_layout& slots,
                              text_findings& texts) const
{
    truth all = truth::yes;
    truth some = truth::no;
    const coded_literal* const behind = literals.data() + end;
    for (const coded_literal* l = literals.data() + begin; l != behind; ++l) {
        if (l->what <= coded_literal::kind::many) {
            const std::int32_t state = states[l->subject];
            if (state == stated_fact::partial) return known_in_part;
            if (state < 0)
                some = std::max(some, truth::unknown); // nothing here errs
            else if (is_true(*l, static_cast<std::uint32_t>(state)))
                some = truth::yes;
        } else if (some != truth::yes) {
            some = std::max(some, ask_set_or_text(*l, words, slots, texts));
        }
        if (!l->last) continue;
        if (some == truth::no) return truth::no;
        all = std::min(all, some);
        some = truth::no;
    }
    return all;
}

} // namespace netral
