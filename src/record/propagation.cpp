// SPDX-License-Identifier: Apache-2.0

/// @file
/// Looks at the clauses that are due: one with a true literal or two open ones says nothing, one
/// with a single open literal makes it true, one with none is a conflict.
///
/// A fact that is known to be in one cell wakes only the clauses with a literal that is false
/// there: of the clauses of all calendars only those of the record's own.
///
/// Door: clause_table. Read next: completion.cpp.

#include "propagation.hpp"

#include <utility>

namespace netral {

clause_table::clause_table(std::vector<clause> all, const ruleset& rules, const slot_layout& slots)
    : slots_(&slots), clauses_(std::move(all)), row_words_((clauses_.size() + 63) / 64),
      wakes_(rules.facts.size())
{
    for (const fact& f : rules.facts) inferable_.push_back(!f.judgement);
    index_literals();
    for (std::uint32_t c = 0; c < clauses_.size(); ++c) {
        for (const literal& l : clauses_[c].literals) {
            wakes& w = wakes_[l.test.fact];
            if (w.any == none) {
                w.any = static_cast<std::uint32_t>(rows_.size());
                rows_.resize(rows_.size() + row_words_);
            }
            rows_[w.any + c / 64] |= std::uint64_t{1} << (c % 64);
        }
    }
    for (fact_id f = 0; f < wakes_.size(); ++f)
        if (wakes_[f].any != none && slots[f].kind == slot_kind::cells) index_cells(f);
}

void clause_table::index_literals()
{
    for (const clause& c : clauses_) {
        range r;
        r.first = static_cast<std::uint32_t>(literals_.size());
        for (const literal& l : c.literals) literals_.push_back(compacted(l));
        r.last = static_cast<std::uint32_t>(literals_.size());
        ranges_.push_back(r);
    }
}

clause_table::compact clause_table::compacted(const literal& l) const
{
    const slot& s = (*slots_)[l.test.fact];
    compact c;
    c.what = l.test.what;
    c.wanted = l.value != l.test.negated;
    c.wide = s.mask_words > 1 || c.what == cell_test::kind::real_is ||
             (c.what == cell_test::kind::within && l.test.least > l.test.greatest);
    c.fact = l.test.fact;
    c.first = s.first;
    c.mask = l.test.mask.empty() ? 0 : l.test.mask.front();
    c.least = l.test.least;
    c.greatest = l.test.greatest;
    c.from = &l;
    return c;
}

/// Whether the literal is so. The same as ask(), for the tests that most clauses are made of.
truth clause_table::state_of(const compact& l, const std::uint64_t* words) const noexcept
{
    if (l.wide)
        return ask(l.from->test, *slots_, words) == truth::unknown
                   ? truth::unknown
                   : as_truth(ask(l.from->test, *slots_, words) == as_truth(l.from->value));
    const std::uint64_t* at = words + l.first;
    bool never = false;
    bool always = false;
    switch (l.what) {
    case cell_test::kind::in_cells:
        never = (at[0] & l.mask) == 0;
        always = (at[0] & ~l.mask) == 0;
        break;
    case cell_test::kind::has_any:
        always = (at[0] & l.mask) != 0;
        never = !always && (l.mask & ~at[1]) == 0;
        break;
    case cell_test::kind::has_all:
        never = (at[1] & l.mask) != 0;
        always = !never && (l.mask & ~at[0]) == 0;
        break;
    case cell_test::kind::within: {
        const auto least = static_cast<std::int64_t>(at[0]);
        const auto greatest = static_cast<std::int64_t>(at[1]);
        never = greatest < l.least || least > l.greatest;
        always = least >= l.least && greatest <= l.greatest;
        break;
    }
    case cell_test::kind::real_is: break;
    }
    if (!never && !always) return truth::unknown;
    return as_truth(always == l.wanted);
}

void clause_table::index_cells(fact_id f)
{
    const slot& s = (*slots_)[f];
    std::vector<std::uint64_t> words = slots_->blank();
    wakes_[f].first_cell = static_cast<std::uint32_t>(rows_.size());
    rows_.resize(rows_.size() + s.cell_count * row_words_);
    for (std::uint32_t cell = 0; cell < s.cell_count; ++cell) {
        for (std::uint32_t i = 0; i < s.mask_words; ++i) words[s.first + i] = 0;
        words[s.first + cell / 64] = std::uint64_t{1} << (cell % 64);
        const std::size_t row = wakes_[f].first_cell + cell * row_words_;
        for (std::size_t c = 0; c < clauses_.size(); ++c)
            for (const literal& l : clauses_[c].literals)
                if (l.test.fact == f && ask(l.test, *slots_, words.data()) != as_truth(l.value))
                    rows_[row + c / 64] |= std::uint64_t{1} << (c % 64);
    }
}

void clause_table::wake(fact_id f, const std::uint64_t* words, bit_row& due) const noexcept
{
    const wakes& w = wakes_[f];
    if (w.any == none) return;
    const slot& s = (*slots_)[f];
    const std::uint64_t* at = words + s.first;
    if (s.kind == slot_kind::cells && s.mask_words == 1 && std::has_single_bit(at[0])) {
        const auto cell = static_cast<std::size_t>(std::countr_zero(at[0]));
        due.add(rows_.data() + w.first_cell + cell * row_words_);
        return;
    }
    due.add(rows_.data() + w.any);
}

std::uint32_t clause_table::run(std::uint64_t* words, const request& r) const noexcept
{
    for (std::size_t c = r.due.take(); c != bit_row::most_bits; c = r.due.take()) {
        if (r.without != nullptr && (*r.without)[c] != 0) continue;
        const compact* open = nullptr;
        bool idle = false;
        for (std::uint32_t i = ranges_[c].first; i < ranges_[c].last; ++i) {
            const truth t = state_of(literals_[i], words);
            if (t == truth::no) continue;
            idle = open != nullptr || t == truth::yes;
            if (idle) break;
            open = &literals_[i];
        }
        if (idle) continue;
        if (open == nullptr) return static_cast<std::uint32_t>(c);
        const fact_id f = open->fact;
        if (!inferable_[f]) continue;
        const literal& l = *open->from;
        if (assume(l.test, l.value, *slots_, words) != assumption::narrowed) continue;
        wake(f, words, r.due);
        if (r.changed != nullptr) r.changed->set(f);
        if (r.trail != nullptr) r.trail->push_back({f, static_cast<std::uint32_t>(c), none});
    }
    return none;
}

} // namespace netral
