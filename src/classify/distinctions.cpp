// SPDX-License-Identifier: Apache-2.0

/// @file
/// What clauses tell apart. The only door is distinctions.hpp.

#include "distinctions.hpp"

#include <algorithm>

namespace netral {
namespace {

bool bit(const std::vector<std::uint64_t>& mask, std::uint32_t i) noexcept
{
    return (mask[i / 64] >> (i % 64) & 1U) != 0;
}

void sort_uniquely(auto& all)
{
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
}

} // namespace

distinctions::distinctions(const program& p)
    : masks_(p.rules().facts.size()), cuts_(p.rules().facts.size())
{
    for (const clause& c : p.facts_follow().clauses())
        for (const literal& l : c.literals) note(l.test);
    // A calendar may have defaults only, which are no clauses.
    for (const calendar& c : p.rules().calendars) {
        const auto applies =
            as_cell_test(c.applies.expression, c.applies.expression.root(), p.rules(), p.slots());
        if (applies) note(*applies);
    }
    for (auto& masks : masks_) sort_uniquely(masks);
    for (auto& cuts : cuts_) sort_uniquely(cuts);
}

void distinctions::note(const cell_test& t)
{
    if (!t.mask.empty()) masks_[t.fact].push_back(t.mask);
    if (t.what != cell_test::kind::within) return;
    cuts_[t.fact].push_back(t.least);
    if (t.greatest != INT64_MAX) cuts_[t.fact].push_back(t.greatest + 1);
}

std::vector<std::vector<std::uint32_t>>
distinctions::groups_of(fact_id f, const std::vector<std::uint32_t>& cells) const
{
    std::vector<std::vector<std::uint32_t>> groups;
    for (const std::uint32_t cell : cells) {
        const auto same = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
            return std::all_of(masks_[f].begin(), masks_[f].end(), [&](const auto& mask) {
                return bit(mask, group.front()) == bit(mask, cell);
            });
        });
        if (same == groups.end())
            groups.push_back({cell});
        else
            same->push_back(cell);
    }
    return groups;
}

bool distinctions::speak_of(fact_id f, std::uint32_t member) const noexcept
{
    return std::any_of(masks_[f].begin(), masks_[f].end(),
                       [&](const auto& mask) { return bit(mask, member); });
}

} // namespace netral
