// SPDX-License-Identifier: Apache-2.0

/// @file
/// Looks at the clauses that are due: one with a true literal or two open ones says nothing, one
/// with a single open literal makes it true, one with none is a conflict.
///
/// Door: clause_table. Read next: completion.cpp.

#include "propagation.hpp"

#include <utility>

namespace netral {

clause_table::clause_table(std::vector<clause> all, const ruleset& rules, const slot_layout& slots)
    : slots_(&slots), clauses_(std::move(all)), at_once_((clauses_.size() + 63) / 64)
{
    for (fact_id f = 0; f < rules.facts.size(); ++f) {
        inferable_.push_back(!rules.facts[f].judgement);
        wakes_.emplace_back(f, slots, clauses_);
    }
    for (std::size_t c = 0; c < clauses_.size(); ++c)
        if (clauses_[c].literals.size() <= 1) at_once_[c / 64] |= std::uint64_t{1} << (c % 64);
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

/// Whether the literal is so. What ask() says, for the tests that most clauses are made of.
truth clause_table::state_of(const compact& l, const std::uint64_t* words) const noexcept
{
    if (l.wide) {
        const truth t = ask(l.from->test, *slots_, words);
        return l.from->value ? t : !t;
    }
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

std::uint32_t clause_table::run(std::uint64_t* words, agenda& due, const notes& n) const noexcept
{
    for (std::size_t c = due.take(); c != bit_row::most_bits; c = due.take()) {
        if (n.without != nullptr && (*n.without)[c] != 0) continue;
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
        wake(f, words, due);
        if (n.changed != nullptr) n.changed->set(f);
        if (n.trail != nullptr) n.trail->push_back({f, static_cast<std::uint32_t>(c), none});
    }
    return none;
}

} // namespace netral
