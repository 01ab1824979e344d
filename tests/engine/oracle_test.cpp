// SPDX-License-Identifier: Apache-2.0

/// @file
/// The compiled program against the plain interpreter, on random rule sets and records. The same in
/// numbers that take hours: oracle_run.cpp.

#include "../match/all_vectors.hpp"
#include "loaded.hpp"
#include "oracle.hpp"
#include "random_rules.hpp"
#include "shrinking.hpp"

#include <catch2/catch.hpp>

using namespace netral;
using namespace netral::testing;

namespace {

constexpr unsigned rule_sets = 400 * NETRAL_DRAWS_IN_HUNDRED / 100;
constexpr unsigned records_each = 50;

/// Whether rule.2 holds: something to see in an example that is not a disagreement.
bool shows_that_it_holds(const example& e)
{
    const auto loaded = load("rules.yaml", [&](std::string_view) {
        return read_answer{true, e.rules, {}};
    });
    if (!loaded) return false;
    const auto p = program::compile(loaded->rules);
    if (!p) return false;
    record_reader reader((*p)->rules(), (*p)->slots(), (*p)->facts_follow());
    record r((*p)->slots());
    if (!reader.read(e.record, r)) return false;
    const rule_id rule = (*p)->rules().find_rule("rule.2");
    return rule != none && plain((*p)->rules(), r).status(rule) == rule_status::holds;
}

} // namespace

TEST_CASE("the program says of every rule what the plain interpreter says")
{
    const std::vector<vectors> all = all_vectors();
    outcomes_seen seen;
    for (unsigned seed = 0; seed < rule_sets; ++seed) {
        random_rules random(seed);
        const std::string text = random.ruleset();
        const auto p = compile_text(text, all[seed % all.size()]);
        evaluation e(*p);
        for (unsigned i = 0; i < records_each; ++i) {
            const std::string json = random.record();
            const read_record r(*p, json);
            const std::string differs = disagreement(*p, r.get(), e, seen);
            if (!differs.empty()) FAIL(differs << "\n" << json << "\n" << text);
        }
    }
    if (NETRAL_DRAWS_IN_HUNDRED < 100) return;
    for (const std::size_t n : seen.statuses) CHECK(n > 1000);
    CHECK(seen.erred > 10);
}

TEST_CASE("an example is made smaller for as long as it shows the same")
{
    unsigned found = 0;
    for (unsigned seed = 0; found < 2; ++seed) {
        REQUIRE(seed < 1000);
        random_rules random(seed);
        example e{random.ruleset(), random.record()};
        if (!shows_that_it_holds(e)) continue;
        ++found;
        const example least = shrink(e, shows_that_it_holds);
        CHECK(shows_that_it_holds(least));
        CHECK(least.rules.size() < e.rules.size() / 2);
        for (const std::string& text : shrinking::smaller(least.rules))
            CHECK_FALSE(shows_that_it_holds({text, least.record}));
        for (const std::string& text : shrinking::smaller(least.record))
            CHECK_FALSE(shows_that_it_holds({least.rules, text}));
    }
}
