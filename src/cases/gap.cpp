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
            if (list[i].decided.of(t) == 0) out.push_back({what, i, t, list[i].rule, {}, false});
        }
}

/// Whether the coverage has what the gap wants.
bool closes(const coverage& c, const gap& g)
{
    switch (g.what) {
    case gap::kind::condition: return c.conditions[g.place].decided.of(g.value) > 0;
    case gap::kind::atom: return c.atoms[g.place].decided.of(g.value) > 0;
    case gap::kind::exception: return c.exceptions[g.place].defeated > 0;
    case gap::kind::boundary: return c.boundaries[g.place].met();
    case gap::kind::reading: return c.readings[g.place].cases > 0;
    }
    return false;
}

/// One case often closes several gaps.
void mark_closed(std::vector<gap>& gaps, std::size_t by, const std::shared_ptr<const program>& p)
{
    const auto text = make_source("case", "cases:\n" + gaps[by].yaml);
    auto file = read_cases(text, *p);
    if (!file) return;
    std::vector<case_file> files;
    files.push_back(std::move(*file));
    const coverage more = measure(files, p);
    for (std::size_t i = by + 1; i < gaps.size(); ++i)
        if (closes(more, gaps[i])) gaps[i].closed_by_earlier = true;
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
            out.push_back({gap::kind::exception, i, truth::yes, c.exceptions[i].rule, {}, false});
    for (std::size_t i = 0; i < c.boundaries.size(); ++i)
        if (!c.boundaries[i].met())
            out.push_back({gap::kind::boundary, i, truth::yes, c.boundaries[i].rule, {}, false});
    for (std::size_t i = 0; i < c.readings.size(); ++i)
        if (c.readings[i].cases == 0)
            out.push_back({gap::kind::reading, i, truth::yes, none, {}, false});
    if (limits.records == 0) return out;
    case_search search(c, files, p, limits);
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i].closed_by_earlier) continue;
        out[i].yaml = search.find(out[i]);
        if (!out[i].yaml.empty()) mark_closed(out, i, p);
    }
    return out;
}

} // namespace netral
