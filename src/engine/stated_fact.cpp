// SPDX-License-Identifier: Apache-2.0

/// @file
/// Where the states of a fact begin, once, when rules are loaded. The only door is stated_fact.hpp.

#include "stated_fact.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace netral {

std::int32_t stated_fact::stretch_by_search(std::int64_t n) const noexcept
{
    if (begins.empty() || n < begins.front()) return 0;
    return static_cast<std::int32_t>(std::upper_bound(begins.begin(), begins.end(), n) -
                                     begins.begin());
}

std::int32_t stated_fact::state_of_range(const std::uint64_t* at) const noexcept
{
    if (at[0] == first_blank && at[1] == second_blank) return unknown;
    const std::int32_t low = stretch(static_cast<std::int64_t>(at[0]));
    return low == stretch(static_cast<std::int64_t>(at[1])) ? low : partial;
}

/// In which word the bit is cannot be predicted, so that no branch depends on it.
std::int32_t stated_fact::state_of_many(const std::uint64_t* at) const noexcept
{
    std::uint64_t bits = 0;
    std::uint64_t index = 0;
    std::uint64_t words = 0;
    for (std::uint32_t w = 0; w < mask_words; ++w) {
        const std::uint64_t some = at[w] != 0 ? 1 : 0;
        bits |= at[w];
        index += some * w;
        words += some;
    }
    if (words == 1 && is_one_bit(bits))
        return static_cast<std::int32_t>(index * 64) + std::countr_zero(bits);
    return words == 0 || std::equal(blank.begin(), blank.end(), at) ? unknown : partial;
}

void add_states(const cell_test& t, bool negated, const stated_fact& f, std::uint64_t* states)
{
    const bool others = t.negated != negated;
    const auto add = [&](std::uint32_t first, std::uint32_t end) {
        for (std::uint32_t s = first; s < end; ++s) states[s / 64] |= std::uint64_t{1} << (s % 64);
    };
    if (t.what == cell_test::kind::in_cells) {
        for (std::uint32_t s = 0; s < f.states; ++s)
            if (((t.mask[s / 64] >> (s % 64) & 1U) != 0) != others) add(s, s + 1);
        return;
    }
    const auto first = static_cast<std::uint32_t>(f.stretch(t.least));
    const auto last = static_cast<std::uint32_t>(f.stretch(t.greatest));
    if (t.least > t.greatest) return others ? add(0, f.states) : void();
    if (!others) return add(first, last + 1);
    add(0, first);
    add(last + 1, f.states);
}

namespace {

constexpr std::size_t widest_direct = 1U << 16U;

/// Of the stretches, those that most lie close to: a bound far off, as the first day that can be
/// written, must not keep the others from it.
void set_direct(stated_fact& f)
{
    const std::vector<std::int64_t>& begins = f.begins;
    if (begins.empty() || begins.size() > std::numeric_limits<std::uint16_t>::max()) return;
    const auto width = [&](std::size_t a, std::size_t b) {
        return static_cast<std::uint64_t>(begins[b]) - static_cast<std::uint64_t>(begins[a]);
    };
    std::size_t first = 0;
    std::size_t last = 0;
    for (std::size_t a = 0, b = 0; b < begins.size(); ++b) {
        while (width(a, b) >= widest_direct) ++a;
        if (b - a <= last - first) continue;
        first = a;
        last = b;
    }
    f.base = begins[first];
    f.direct.reserve(width(first, last) + 1);
    std::size_t stretch = first;
    for (std::int64_t n = f.base; n <= begins[last]; ++n) {
        while (stretch <= last && begins[stretch] <= n) ++stretch;
        f.direct.push_back(static_cast<std::uint16_t>(stretch));
    }
}

void set_stretches(stated_fact& f, fact_id fact, const formula_table& formulas)
{
    for (std::size_t id = 0; id < formulas.size(); ++id) {
        const formula& node = formulas[static_cast<formula_id>(id)];
        if (node.what != formula::kind::cell || formulas.cell(node).fact != fact) continue;
        const cell_test& t = formulas.cell(node);
        if (t.least > std::numeric_limits<std::int64_t>::min()) f.begins.push_back(t.least);
        if (t.greatest < std::numeric_limits<std::int64_t>::max())
            f.begins.push_back(t.greatest + 1);
    }
    std::sort(f.begins.begin(), f.begins.end());
    f.begins.erase(std::unique(f.begins.begin(), f.begins.end()), f.begins.end());
    f.states = static_cast<std::uint32_t>(f.begins.size()) + 1;
    set_direct(f);
}

} // namespace

stated_fact make_stated_fact(fact_id fact, const slot_layout& slots, const formula_table& formulas)
{
    const slot& s = slots[fact];
    stated_fact f;
    f.kind = s.kind;
    f.first = s.first;
    f.mask_words = s.mask_words;
    f.blank.assign(slots.blank().begin() + s.first, slots.blank().begin() + s.first + s.words());
    f.first_blank = f.blank.front();
    f.second_blank = f.blank.back();
    f.states = s.cell_count;
    if (s.kind == slot_kind::interval) set_stretches(f, fact, formulas);
    return f;
}

} // namespace netral
