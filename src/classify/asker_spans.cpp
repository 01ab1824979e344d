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
        if (formulas[f].what != formula::kind::opaque) continue;
        const opaque_atom& atom = formulas.opaque(formulas[f]);
        if (!atom.days)
            add_turns(atom.expression, atom.node, begins);
        else if (!add_turns(*atom.days, begins))
            unlisted_ = true;
    }
    for (const test* derivation : gap_.derivations)
        add_turns(derivation->expression, derivation->expression.root(), begins);
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

/// Where what an expression says of the fact turns. What is more than comparisons cannot be listed.
void asker::add_turns(const cel::expression& e, cel::expr_id node,
                      std::vector<std::int64_t>& begins)
{
    const slot_layout& slots = bench_.program->slots();
    if (!only_compares(e, node, gap_.fact, bench_.rules(), slots)) unlisted_ = true;
    for (cel::expr_id part = 0; part < e.size(); ++part) {
        const auto t = as_cell_test(e, part, bench_.rules(), slots);
        if (t && t->fact == gap_.fact && t->what == cell_test::kind::within) {
            begins.push_back(t->least);
            if (t->greatest != INT64_MAX) begins.push_back(t->greatest + 1);
        }
        const auto days = as_day_test(e, part, slots);
        if (days && (days->left == gap_.fact || days->right == gap_.fact) &&
            !add_turns(*days, begins))
            unlisted_ = true;
    }
}

/// A comparison with another day turns at the ends of what is known of that one. Days that it would
/// move out of the calendar are no answers.
/// @return false if it turns at days that cannot be named.
bool asker::add_turns(const day_test& t, std::vector<std::int64_t>& begins)
{
    if (t.left == t.right) return false;
    const fact_id other = t.left == gap_.fact ? t.right : t.left;
    const std::vector<std::int64_t> ends = ends_of(other);
    if (ends.empty()) return !ends_of(gap_.fact).empty();
    if (t.left != gap_.fact) sensible_ = days_that_move(t, sensible_);
    bool listed = true;
    for (const std::int64_t end : ends)
        listed = add_day_cuts(t, gap_.fact, date{static_cast<std::int32_t>(end)}, begins) && listed;
    return listed;
}

/// The bounds that the record sets to a day.
std::vector<std::int64_t> asker::ends_of(fact_id f) const
{
    const std::uint32_t first = bench_.program->slots()[f].first;
    std::vector<std::int64_t> ends;
    for (const std::uint32_t w : {first, first + 1})
        if (bench_.facts.words()[w] != bench_.program->slots().blank()[w])
            ends.push_back(static_cast<std::int64_t>(bench_.facts.words()[w]));
    return ends;
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
