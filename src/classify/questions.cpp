// SPDX-License-Identifier: Apache-2.0

/// @file
/// What to ask, and what each answer would change. The only door is find_questions.

#include "asker.hpp"

#include <algorithm>

namespace netral {

void find_questions(workbench& bench, classification& out)
{
    std::size_t work = bench.options.suppositions;
    for (const fact_gap& g : find_fact_gaps(bench, out)) {
        asker one(bench, g, work);
        one.ask(out.questions);
        if (one.left_something()) out.questions_complete = false;
    }
    std::stable_sort(
        out.questions.begin(), out.questions.end(),
        [](const question& a, const question& b) { return a.settles.size() > b.settles.size(); });
    if (out.questions.size() <= bench.options.questions) return;
    out.questions.resize(bench.options.questions);
    out.questions_complete = false;
}

} // namespace netral
