// SPDX-License-Identifier: Apache-2.0

/// @file
/// The function that coverage asks about rules, held against the engine on every shipped case.

#include <netral/cases/decision.hpp>

#include <netral/cases/case_file.hpp>
#include <netral/record/reader.hpp>

#include <catch2/catch.hpp>

using namespace netral;

TEST_CASE("what coverage thinks of a rule is what the engine finds, on every shipped case")
{
    const std::string folder = NETRAL_SOURCE_DIR "/rules/netralitas";
    const auto loaded = load(folder);
    REQUIRE(loaded.ok());
    const auto p = program::compile(loaded->rules);
    REQUIRE(p.ok());
    const program& made = **p;
    std::vector<std::pair<rule_id, decision>> all;
    std::vector<const compiled_version*> versions;
    for (rule_id r = 0; r < made.rules().rules.size(); ++r)
        for (std::size_t v = 0; v < made.compiled(r).versions.size(); ++v) {
            all.emplace_back(r, decision(made, r, v));
            versions.push_back(&made.compiled(r).versions[v]);
        }
    const auto paths = find_case_files(folder);
    REQUIRE(paths.ok());
    record_reader reader(made.rules(), made.slots(), made.facts_follow());
    record r(made.slots());
    evaluation e(made);
    std::vector<truth> values;
    std::size_t compared = 0;
    for (const std::string& path : *paths) {
        const auto file = load_cases(path, made);
        REQUIRE(file.ok());
        for (const test_case& c : file->cases) {
            REQUIRE(reader.read(c.record, r));
            e.bind(r, c.readings);
            for (std::size_t i = 0; i < all.size(); ++i) {
                if (e.of(versions[i]->in_force) != truth::yes) continue;
                all[i].second.values(e, values);
                const rule_status found = e.outcome(all[i].first).status;
                const truth thought = all[i].second.of(values);
                const bool same = thought == truth::yes  ? found == rule_status::holds
                                  : thought == truth::no ? found == rule_status::fails
                                                         : found == rule_status::open ||
                                                               found == rule_status::not_raised;
                if (!same) FAIL(c.name << ": " << made.rules().rules[all[i].first].id);
                ++compared;
            }
        }
    }
    CHECK(compared > 100000);
}
