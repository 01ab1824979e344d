// SPDX-License-Identifier: Apache-2.0

/// @file
/// Gaps, and the search for cases that close them. The only door is cases/gap.hpp.

#include <netral/cases/gap.hpp>

#include "case_search.hpp"

namespace netral {
namespace {

constexpr truth truths[] = {truth::yes, truth::no, truth::unknown};

void add_of(const std::vector<condition_coverage>& list, gap::kind what, std::vector<gap>& out)
{
    for (std::size_t i = 0; i < list.size(); ++i)
        for (const truth t : truths) {
            if (t == truth::unknown && !list[i].can_be_unknown) continue;
            if (list[i].decided.of(t) == 0) out.push_back({what, i, t, list[i].rule, {}});
        }
}

} // namespace

std::vector<gap> find_gaps(const coverage& c, const std::vector<case_file>& files,
                           const std::shared_ptr<const program>& p, const gap_limits& limits)
{
    std::vector<gap> out;
    add_of(c.conditions, gap::kind::condition, out);
    add_of(c.atoms, gap::kind::atom, out);
    for (std::size_t i = 0; i < c.exceptions.size(); ++i)
        if (c.exceptions[i].defeated == 0)
            out.push_back({gap::kind::exception, i, truth::yes, c.exceptions[i].rule, {}});
    for (std::size_t i = 0; i < c.boundaries.size(); ++i)
        if (!c.boundaries[i].met())
            out.push_back({gap::kind::boundary, i, truth::yes, c.boundaries[i].rule, {}});
    for (std::size_t i = 0; i < c.readings.size(); ++i)
        if (c.readings[i].cases == 0) out.push_back({gap::kind::reading, i, truth::yes, none, {}});
    if (limits.records == 0) return out;
    case_search search(c, files, p, limits);
    for (gap& g : out) g.yaml = search.find(g);
    return out;
}

} // namespace netral
