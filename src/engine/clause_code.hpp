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
    std::uint32_t subject = 0; ///< number of the stated fact, or the search
    std::uint64_t payload = 0;
};

/// The clauses of many rules, literal after literal.
struct clause_code {
    std::vector<coded_literal> literals;
    std::vector<std::uint64_t> bits;
    std::vector<cell_test> tests;

    /// A literal about a stated fact.
    void add(const cell_literal& l, std::uint32_t number, const stated_fact& f);
    /// A literal about a set or a text.
    void add(const cell_literal& l);

    /// No literal is added after it.
    void shrink();

    [[nodiscard]] std::size_t bytes() const noexcept;

    /// Whether all clauses of a rule are true; `known_in_part` where that is so of a fact, unless a
    /// clause is false.
    [[nodiscard]] truth ask(std::size_t begin, std::size_t end, const std::int32_t* states,
                            const std::uint64_t* words, const slot_layout& slots,
                            text_findings& texts) const;

    static constexpr truth known_in_part = truth::error;

private:
    [[nodiscard]] truth ask_state(const coded_literal& l, std::int32_t state) const noexcept;
    [[nodiscard]] truth ask_set_or_text(const coded_literal& l, const std::uint64_t* words,
                                        const slot_layout& slots, text_findings& texts) const;
};

/// Which kind a literal is of, whether its fact is known and whether it is true cannot be
/// predicted. So nothing here branches: all is worked out, and one result is chosen.
inline truth clause_code::ask_state(const coded_literal& l, std::int32_t state) const noexcept
{
    using kind = coded_literal::kind;
    const auto at = static_cast<std::uint32_t>(state);
    const unsigned known = state >= 0 ? 1 : 0;
    const unsigned many = l.what == kind::many ? 1 : 0;
    const unsigned stretch = l.what == kind::stretch ? 1 : 0;
    const std::uint64_t* bit_words = many != 0 ? bits.data() + l.payload : &l.payload;
    const auto in_bits =
        static_cast<unsigned>(bit_words[at / 64 * (known & many)] >> (at % 64)) & 1U;
    const auto first = static_cast<std::uint32_t>(l.payload);
    const auto last = static_cast<std::uint32_t>(l.payload >> 32U);
    const unsigned in_stretch = at - first <= last - first ? 1 : 0;
    const unsigned is_true = (in_stretch & stretch) | (in_bits & (stretch ^ 1U));
    static_assert(truth::no < truth::unknown && truth::unknown < truth::yes);
    constexpr auto unknown = static_cast<unsigned>(truth::unknown);
    constexpr auto yes = static_cast<unsigned>(truth::yes);
    return static_cast<truth>(yes * (known & is_true) + unknown * (known ^ 1U));
}

inline truth clause_code::ask(std::size_t begin, std::size_t end, const std::int32_t* states,
                              const std::uint64_t* words, const slot_layout& slots,
                              text_findings& texts) const
{
    // Nothing here errs, so that the greater truth is Kleene's disjunction, the lesser his
    // conjunction.
    truth all = truth::yes;
    truth some = truth::no;
    bool in_part = false;
    const coded_literal* const behind = literals.data() + end;
    for (const coded_literal* l = literals.data() + begin; l != behind; ++l) {
        if (l->what <= coded_literal::kind::many) {
            const std::int32_t state = states[l->subject];
            in_part |= state == stated_fact::partial;
            some = std::max(some, ask_state(*l, state));
        } else if (some != truth::yes) {
            some = std::max(some, ask_set_or_text(*l, words, slots, texts));
        }
        const bool last = l->last;
        all = last ? std::min(all, some) : all;
        some = last ? truth::no : some;
    }
    return in_part && all != truth::no ? known_in_part : all;
}

} // namespace netral
