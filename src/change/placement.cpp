// SPDX-License-Identifier: Apache-2.0

/// @file
/// Records and regions. The only door is placement.hpp.

#include "placement.hpp"

#include "judge.hpp"

#include <algorithm>

namespace netral {
namespace {

bool contradicts(const record& r)
{
    const auto& all = r.warnings();
    return std::any_of(all.begin(), all.end(), [](const record_warning& w) {
        return w.what == record_warning::kind::contradicts_derived;
    });
}

} // namespace

std::string_view to_string(record_place p) noexcept
{
    switch (p) {
    case record_place::not_asked: return "not_asked";
    case record_place::inside: return "inside";
    case record_place::by_verdict: return "by_verdict";
    case record_place::beyond: return "beyond";
    case record_place::outside: break;
    }
    return "outside";
}

placement::placement(const comparison_side& before, const comparison_side& after,
                     std::vector<region> regions)
    : before_(&before), after_(&after), regions_(std::move(regions)), old_(*before.program),
      new_(*after.program), second_(after.program->slots())
{
}

void placement::place(record_change& change, record& before, record& after)
{
    change.regions.clear();
    change.place = record_place::beyond;
    if (!change.before.readable || !change.after.readable || contradicts(before) ||
        contradicts(after))
        return;
    const bool twice = &before == &after && before_->as_of != after_->as_of;
    if (twice) second_ = after;
    record& later = twice ? second_ : after;
    const day_exchange on_old_day(before, *before_->program, before_->as_of);
    const day_exchange on_new_day(later, *after_->program, after_->as_of);
    old_.bind(before, before_->readings);
    new_.bind(later, after_->readings);
    for (std::uint32_t i = 0; i < regions_.size(); ++i)
        if (lies_in(regions_[i], old_, new_)) change.regions.push_back(i);
    // Where no rule comes out otherwise, the verdict rests on the completions of the record.
    const bool only_verdict = change.findings.empty() && change.levels.empty();
    change.place = !change.regions.empty() ? record_place::inside
                   : only_verdict          ? record_place::by_verdict
                                           : record_place::outside;
}

} // namespace netral
