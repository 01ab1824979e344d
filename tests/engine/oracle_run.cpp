// SPDX-License-Identifier: Apache-2.0

/// @file
/// The oracle in large numbers: random rule sets and records through the program and the plain
/// interpreter, 1,000,000 pairs unless told otherwise.
///
///     netral_oracle [--rule-sets N] [--records N] [--first SEED]
///
/// Ends with 0 if the two agree on everything; else prints the smallest example of the first
/// disagreement and ends with 1. The last run is recorded in oracle_run.txt.

#include "../match/all_vectors.hpp"
#include "oracle.hpp"
#include "random_rules.hpp"
#include "shrinking.hpp"

#include <netral/engine/program.hpp>
#include <netral/record/reader.hpp>
#include <netral/ruleset/load.hpp>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

using namespace netral;
using namespace netral::testing;

namespace {

struct numbers {
    unsigned rule_sets = 10'000;
    unsigned records = 100;
    unsigned first = 1'000'000; ///< seeds that the tests do not use
};

numbers numbers_from(int count, char** values)
{
    numbers n;
    for (int i = 1; i + 1 < count; i += 2) {
        const std::string_view name = values[i];
        const auto number = static_cast<unsigned>(std::strtoul(values[i + 1], nullptr, 10));
        if (name == "--rule-sets") n.rule_sets = number;
        if (name == "--records") n.records = number;
        if (name == "--first") n.first = number;
    }
    return n;
}

std::shared_ptr<const program> compiled(const std::string& text, vectors used)
{
    const auto loaded = load("rules.yaml", [&](std::string_view) {
        return read_answer{true, text, {}};
    });
    if (!loaded) return nullptr;
    auto p = program::compile(loaded->rules, used);
    return p ? *p : nullptr;
}

/// What differs in an example; nothing if it is none.
std::string difference_in(const example& e, vectors used)
{
    const auto p = compiled(e.rules, used);
    if (!p) return {};
    record_reader reader(p->rules(), p->slots(), p->facts_follow());
    record r(p->slots());
    if (!reader.read(e.record, r)) return {};
    evaluation evaluated(*p);
    outcomes_seen unused;
    return disagreement(*p, r, evaluated, unused);
}

int tell(const example& found, vectors used)
{
    const example e = shrink(found, [used](const example& candidate) {
        return !difference_in(candidate, used).empty();
    });
    std::printf("%s\n%s\n%s\n", difference_in(e, used).c_str(), e.record.c_str(), e.rules.c_str());
    return 1;
}

int over_rule_set(unsigned seed, unsigned records, outcomes_seen& seen)
{
    static const std::vector<vectors> all = all_vectors();
    const vectors used = all[seed % all.size()];
    random_rules random(seed);
    const std::string text = random.ruleset();
    const auto p = compiled(text, used);
    if (!p) {
        std::printf("seed %u makes no rule set\n%s\n", seed, text.c_str());
        return 1;
    }
    record_reader reader(p->rules(), p->slots(), p->facts_follow());
    record r(p->slots());
    evaluation e(*p);
    for (unsigned i = 0; i < records; ++i) {
        const std::string json = random.record();
        if (!reader.read(json, r)) {
            std::printf("seed %u makes no record\n%s\n", seed, json.c_str());
            return 1;
        }
        if (!disagreement(*p, r, e, seen).empty()) return tell({text, json}, used);
    }
    return 0;
}

} // namespace

int main(int count, char** values)
{
    const numbers n = numbers_from(count, values);
    outcomes_seen seen;
    for (unsigned i = 0; i < n.rule_sets; ++i)
        if (over_rule_set(n.first + i, n.records, seen) != 0) return 1;
    std::printf("%zu pairs of %u rule sets and %u records each, seeds from %u: no disagreement\n",
                seen.records, n.rule_sets, n.records, n.first);
    std::printf("rules that were not raised %zu, failed %zu, open %zu, held %zu; in error %zu\n",
                seen.statuses[0], seen.statuses[1], seen.statuses[2], seen.statuses[3], seen.erred);
    return 0;
}
