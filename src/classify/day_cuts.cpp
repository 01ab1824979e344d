// SPDX-License-Identifier: Apache-2.0

/// @file
/// Turning points of comparisons of days. The only door is day_cuts.hpp.

#include "day_cuts.hpp"

#include <algorithm>

namespace netral {
namespace {

std::optional<date> moved_by(const day_test& t, date d, std::int64_t sign)
{
    return t.months != 0 ? add_months(d, sign * t.months) : add_days(d, sign * t.days);
}

/// The first day from which `moved` of it is at least `bound`; monotone, so it is bracketed.
std::int64_t first_reaching(const day_test& t, std::int64_t bound)
{
    std::int64_t low = earliest_date.days;
    std::int64_t high = std::int64_t{latest_date.days} + 1;
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        const auto there = moved_by(t, date{static_cast<std::int32_t>(middle)}, 1);
        const bool reached = there ? there->days >= bound : (t.months > 0 || t.days > 0);
        if (reached)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

} // namespace

bool add_day_cuts(const day_test& t, fact_id moving, date other, std::vector<std::int64_t>& cuts)
{
    if (t.left != moving) {
        cuts.push_back(first_reaching(t, other.days));
        cuts.push_back(first_reaching(t, std::int64_t{other.days} + 1));
        return true;
    }
    const auto moved = moved_by(t, other, 1);
    if (!moved) return false;
    cuts.push_back(moved->days);
    cuts.push_back(std::int64_t{moved->days} + 1);
    return true;
}

date_range days_that_move(const day_test& t, date_range within)
{
    if (const auto first = moved_by(t, earliest_date, -1)) within.first = *first;
    if (const auto last = moved_by(t, latest_date, -1)) within.last = *last;
    return within;
}

bool only_compares(const cel::expression& e, cel::expr_id node, fact_id f, const ruleset& rules,
                   const slot_layout& slots)
{
    if (as_cell_test(e, node, rules, slots) || as_day_test(e, node, slots)) return true;
    if (e.kind(node) == cel::expr_kind::fact) return e.fact(node) != f;
    const auto parts = e.children(node);
    return std::all_of(parts.begin(), parts.end(),
                       [&](cel::expr_id part) { return only_compares(e, part, f, rules, slots); });
}

} // namespace netral
