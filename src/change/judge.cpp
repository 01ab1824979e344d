// SPDX-License-Identifier: Apache-2.0

/// @file
/// Classifying with the day exchanged. The only door is judge.hpp.

#include "judge.hpp"

#include <bit>

namespace netral {
namespace {

classify_options options_for(const comparison_side& side, detail d, std::size_t completions)
{
    classify_options out;
    out.detail = d;
    out.readings = side.readings;
    out.completions = completions;
    out.outcomes_only = true;
    return out;
}

} // namespace

day_exchange::day_exchange(record& r, const program& p, std::optional<date> day)
{
    if (!day) return;
    at_ = r.words() + p.slots()[p.rules().roles.act_day].first;
    first_ = at_[0];
    last_ = at_[1];
    at_[0] = at_[1] = std::bit_cast<std::uint64_t>(std::int64_t{day->days});
}

day_exchange::~day_exchange()
{
    if (at_ == nullptr) return;
    at_[0] = first_;
    at_[1] = last_;
}

judge::judge(comparison_side side, detail d, std::size_t completions)
    : side_(std::move(side)), classifier_(side_.program, options_for(side_, d, completions))
{
}

const classification& judge::operator()(record& r)
{
    const day_exchange exchanged(r, *side_.program, side_.as_of);
    classifier_.classify(r, answer_);
    return answer_;
}

} // namespace netral
