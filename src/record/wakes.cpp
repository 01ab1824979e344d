// SPDX-License-Identifier: Apache-2.0

/// @file
/// Works out the rows of a fact once, by asking every literal in every state.
///
/// Door: fact_wakes. Read next: propagation.cpp.

#include "wakes.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace netral {

namespace {

void put(std::vector<std::uint64_t>& rows, std::size_t row_words, std::size_t state,
         std::size_t clause)
{
    rows[state * row_words + clause / 64] |= std::uint64_t{1} << (clause % 64);
}

} // namespace

fact_wakes::fact_wakes(fact_id f, const slot_layout& slots, const std::vector<clause>& clauses)
    : kind_(slots[f].kind), mask_words_(slots[f].mask_words), cells_(slots[f].cell_count),
      row_words_((clauses.size() + 63) / 64)
{
    for (std::size_t c = 0; c < clauses.size(); ++c)
        for (const literal& l : clauses[c].literals) {
            if (l.test.fact != f) continue;
            any_.resize(row_words_);
            put(any_, row_words_, 0, c);
        }
    if (any_.empty()) return;
    if (kind_ == slot_kind::cells) add_cells(f, slots, clauses);
    if (kind_ == slot_kind::interval) add_stretches(f, slots, clauses);
    if (kind_ == slot_kind::members) add_members(f, slots, clauses);
}

/// One more state, that the fact has in `words`.
void fact_wakes::add_state(fact_id f, const slot_layout& slots, const std::vector<clause>& clauses,
                           const std::vector<std::uint64_t>& words)
{
    const std::size_t state = by_false_.size() / row_words_;
    by_false_.resize(by_false_.size() + row_words_);
    by_true_.resize(by_true_.size() + row_words_);
    for (std::size_t c = 0; c < clauses.size(); ++c)
        for (const literal& l : clauses[c].literals) {
            if (l.test.fact != f) continue;
            const bool is_so = ask(l.test, slots, words.data()) == as_truth(l.value);
            put(is_so ? by_true_ : by_false_, row_words_, state, c);
        }
}

void fact_wakes::add_cells(fact_id f, const slot_layout& slots, const std::vector<clause>& clauses)
{
    std::vector<std::uint64_t> words = slots.blank();
    for (std::uint32_t cell = 0; cell < cells_; ++cell) {
        std::fill_n(words.begin() + slots[f].first, mask_words_, 0);
        words[slots[f].first + cell / 64] = std::uint64_t{1} << (cell % 64);
        add_state(f, slots, clauses, words);
    }
}

void fact_wakes::add_stretches(fact_id f, const slot_layout& slots,
                               const std::vector<clause>& clauses)
{
    for (const clause& c : clauses)
        for (const literal& l : c.literals) {
            if (l.test.fact != f) continue;
            stretches_.push_back(l.test.least);
            if (l.test.greatest < std::numeric_limits<std::int64_t>::max())
                stretches_.push_back(l.test.greatest + 1);
        }
    std::sort(stretches_.begin(), stretches_.end());
    stretches_.erase(std::unique(stretches_.begin(), stretches_.end()), stretches_.end());
    std::vector<std::uint64_t> words = slots.blank();
    for (std::size_t i = 0; i <= stretches_.size(); ++i) {
        std::int64_t inside = i == 0 ? std::numeric_limits<std::int64_t>::min() : stretches_[i - 1];
        words[slots[f].first] = words[slots[f].first + 1] = static_cast<std::uint64_t>(inside);
        add_state(f, slots, clauses, words);
    }
}

/// States: each member in the set, then each member not in it. A test of several members is false,
/// or true, perhaps only together with others.
void fact_wakes::add_members(fact_id f, const slot_layout& slots,
                             const std::vector<clause>& clauses)
{
    by_false_.resize(2 * std::size_t{cells_} * row_words_);
    by_true_.resize(by_false_.size());
    named_.resize(mask_words_);
    const std::vector<std::uint64_t>& blank = slots.blank();
    for (std::uint32_t state = 0; state < 2 * cells_; ++state) {
        const std::uint32_t member = state % cells_;
        const std::uint64_t bit = std::uint64_t{1} << (member % 64);
        std::vector<std::uint64_t> words = blank;
        words[slots[f].first + (state < cells_ ? 0 : mask_words_) + member / 64] = bit;
        for (std::size_t c = 0; c < clauses.size(); ++c)
            for (const literal& l : clauses[c].literals) {
                if (l.test.fact != f || (l.test.mask[member / 64] & bit) == 0) continue;
                named_[member / 64] |= bit;
                const bool is_so = ask(l.test, slots, words.data()) == as_truth(l.value);
                put(is_so ? by_true_ : by_false_, row_words_, state, c);
            }
    }
}

void fact_wakes::add_state(std::size_t state, agenda& a) const noexcept
{
    a.due.add(by_false_.data() + state * row_words_);
    a.done.add(by_true_.data() + state * row_words_);
}

std::size_t fact_wakes::stretch_of(std::uint64_t bound) const noexcept
{
    const auto after =
        std::upper_bound(stretches_.begin(), stretches_.end(), static_cast<std::int64_t>(bound));
    return static_cast<std::size_t>(after - stretches_.begin());
}

void fact_wakes::wake(const std::uint64_t* at, agenda& a) const noexcept
{
    if (any_.empty()) return;
    if (kind_ == slot_kind::cells && mask_words_ == 1 && (at[0] & (at[0] - 1)) == 0)
        return add_state(static_cast<std::size_t>(std::countr_zero(at[0])), a);
    if (kind_ == slot_kind::members) {
        for (std::uint32_t w = 0; w < 2 * mask_words_; ++w) {
            const bool has = w < mask_words_;
            const std::uint32_t word = has ? w : w - mask_words_;
            for (std::uint64_t rest = at[w] & named_[word]; rest != 0; rest &= rest - 1)
                add_state(word * 64 + static_cast<std::size_t>(std::countr_zero(rest)) +
                              (has ? 0 : cells_),
                          a);
        }
        return;
    }
    if (kind_ == slot_kind::interval) {
        const std::size_t first = stretch_of(at[0]);
        if (at[0] == at[1] || first == stretch_of(at[1])) return add_state(first, a);
    }
    a.due.add(any_.data());
}

} // namespace netral
