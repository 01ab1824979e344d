// SPDX-License-Identifier: Apache-2.0

/// @file
/// Codes literals and asks them. The only door is clause_code.hpp.

#include "clause_code.hpp"

#include <optional>

namespace netral {
namespace {

bool has(const std::uint64_t* bits, std::uint32_t bit) noexcept
{
    return (bits[bit / 64] >> (bit % 64) & 1U) != 0;
}

/// The states as one stretch, if they are one.
std::optional<std::uint64_t> as_stretch(const std::vector<std::uint64_t>& bits,
                                        std::uint32_t states)
{
    std::uint32_t first = 0;
    while (first < states && !has(bits.data(), first)) ++first;
    std::uint32_t end = first;
    while (end < states && has(bits.data(), end)) ++end;
    for (std::uint32_t rest = end; rest < states; ++rest)
        if (has(bits.data(), rest)) return std::nullopt;
    if (first == end) return std::nullopt;
    return first | std::uint64_t{end - 1} << 32U;
}

} // namespace

void clause_code::add(const cell_literal& l, std::uint32_t number, const stated_fact& f)
{
    coded_literal c;
    c.subject = number;
    std::vector<std::uint64_t> states((f.states + 63) / 64);
    add_states(*l.test, l.negated, f, states.data());
    if (states.size() <= 1) {
        c.payload = states.empty() ? 0 : states.front();
    } else if (const auto stretch = as_stretch(states, f.states)) {
        c.what = coded_literal::kind::stretch;
        c.payload = *stretch;
    } else {
        c.what = coded_literal::kind::many;
        c.payload = bits.size();
        bits.insert(bits.end(), states.begin(), states.end());
    }
    literals.push_back(c);
}

void clause_code::add(const cell_literal& l)
{
    coded_literal c;
    c.negated = l.negated;
    if (l.test == nullptr) {
        c.what = coded_literal::kind::text;
        c.subject = l.text.search;
        c.payload = l.text.number;
    } else {
        c.what = coded_literal::kind::test;
        c.payload = tests.size();
        tests.push_back(*l.test);
    }
    literals.push_back(c);
}

void clause_code::shrink()
{
    literals = std::vector<coded_literal>(literals.begin(), literals.end());
    bits = std::vector<std::uint64_t>(bits.begin(), bits.end());
    tests = std::vector<cell_test>(tests.begin(), tests.end());
}

std::size_t clause_code::bytes() const noexcept
{
    return literals.capacity() * sizeof(coded_literal) + bits.capacity() * sizeof(std::uint64_t) +
           tests.capacity() * sizeof(cell_test);
}

truth clause_code::ask_set_or_text(const coded_literal& l, const std::uint64_t* words,
                                   const slot_layout& slots, text_findings& texts) const
{
    const truth t = l.what == coded_literal::kind::text
                        ? texts.ask({l.subject, static_cast<std::uint32_t>(l.payload)})
                        : netral::ask(tests[l.payload], slots, words);
    return l.negated ? !t : t;
}

} // namespace netral
