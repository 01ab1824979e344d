// SPDX-License-Identifier: Apache-2.0

/// @file
/// Supposing spans of days and numbers. The only door is asker.hpp.

#include "asker.hpp"

#include "day_cuts.hpp"

#include <algorithm>

namespace netral {

/// Where a day or number means something else than just before, among what is possible.
std::vector<std::int64_t> asker::beginnings()
{
    std::vector<std::int64_t> begins;
    const formula_table& formulas = bench_.program->formulas();
    const auto add = [&](const cell_test& t) {
        begins.push_back(t.least);
        if (t.greatest != INT64_MAX) begins.push_back(t.greatest + 1);
    };
    for (const formula_id f : gap_.atoms) {
        if (formulas[f].what == formula::kind::cell) add(formulas.cell(formulas[f]));
        if (formulas[f].what == formula::kind::opaque)
            add_turns(formulas.opaque(formulas[f]), begins);
    }
    for (const test* derivation : gap_.derivations) add_bounds(derivation, begins);
    for (const std::int64_t cut : bench_.told_apart().cuts_of(gap_.fact)) begins.push_back(cut);
    least_ = static_cast<std::int64_t>(bench_.facts.words()[slot_.first]);
    greatest_ = static_cast<std::int64_t>(bench_.facts.words()[slot_.first + 1]);
    if (fact_.type == fact_type::date) {
        least_ = std::max<std::int64_t>(least_, sensible_.first.days);
        greatest_ = std::min<std::int64_t>(greatest_, sensible_.last.days);
    }
    begins.push_back(least_);
    std::erase_if(begins, [&](std::int64_t n) { return n < least_ || n > greatest_; });
    std::sort(begins.begin(), begins.end());
    begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
    return begins;
}

/// A comparison with another day turns where that one is known. Days that it would move out of the
/// calendar are no answers.
void asker::add_turns(const opaque_atom& atom, std::vector<std::int64_t>& begins)
{
    if (!atom.days || atom.days->left == atom.days->right) return;
    const fact_id other = atom.days->left == gap_.fact ? atom.days->right : atom.days->left;
    const slot& s = bench_.program->slots()[other];
    const std::uint64_t* at = bench_.facts.words() + s.first;
    if (s.kind != slot_kind::interval || at[0] != at[1]) return;
    if (atom.days->left != gap_.fact) sensible_ = days_that_move(*atom.days, sensible_);
    add_day_cuts(*atom.days, gap_.fact, date{static_cast<std::int32_t>(at[0])}, begins);
}

/// A derivation compares the fact with constants and with others: what is known of those is where
/// it may turn.
void asker::add_bounds(const test* derivation, std::vector<std::int64_t>& begins) const
{
    const cel::expression& e = derivation->expression;
    for (cel::expr_id node = 0; node < e.size(); ++node) {
        const auto t = as_cell_test(e, node, bench_.rules(), bench_.program->slots());
        if (!t || t->fact != gap_.fact || t->what != cell_test::kind::within) continue;
        begins.push_back(t->least);
        if (t->greatest != INT64_MAX) begins.push_back(t->greatest + 1);
    }
    for (const fact_id other : e.facts()) {
        const slot& s = bench_.program->slots()[other];
        if (other == gap_.fact || s.kind != slot_kind::interval) continue;
        const std::uint64_t* at = bench_.facts.words() + s.first;
        if (at[0] != at[1]) continue;
        begins.push_back(static_cast<std::int64_t>(at[0]));
        begins.push_back(static_cast<std::int64_t>(at[0]) + 1);
    }
}

/// Spans that follow each other and come to the same are one answer.
std::vector<tried_answer> asker::of_interval()
{
    const std::vector<std::int64_t> begins = beginnings();
    std::vector<tried_answer> out;
    if (begins.size() < 2) return out;
    std::int64_t since = 0;
    std::int64_t until = 0;
    for (std::size_t i = 0; i < begins.size(); ++i) {
        cell_test t;
        t.what = cell_test::kind::within;
        t.fact = gap_.fact;
        t.least = begins[i];
        t.greatest = i + 1 < begins.size() ? begins[i + 1] - 1 : greatest_;
        auto become = suppose({{}, {{t, true}}});
        if (!become) continue;
        const bool goes_on = !out.empty() && until + 1 == t.least && out.back().become == *become;
        if (!goes_on) {
            since = t.least;
            out.push_back({{}, std::move(*become)});
        }
        until = t.greatest;
        out.back().text = span_of(since, until);
    }
    return out;
}

/// `2024-09-22..`, `..2024-09-21`, `2..5`: open where the record sets no bound.
std::string asker::span_of(std::int64_t least, std::int64_t greatest) const
{
    const bool is_date = fact_.type == fact_type::date;
    const std::int64_t lowest = is_date ? sensible_.first.days : INT64_MIN;
    const std::int64_t highest = is_date ? sensible_.last.days : INT64_MAX;
    const auto say = [&](std::int64_t n) {
        return is_date ? to_string(date{static_cast<std::int32_t>(n)}) : std::to_string(n);
    };
    if (least == greatest) return say(least);
    return (least <= lowest ? "" : say(least)) + ".." + (greatest >= highest ? "" : say(greatest));
}

} // namespace netral
