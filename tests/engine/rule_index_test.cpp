// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of engine/rule_index.hpp.

#include "loaded.hpp"
#include "random_rules.hpp"
#include "small_rules.hpp"

#include <catch2/catch.hpp>

using namespace netral;
using namespace netral::testing;

namespace {

std::uint64_t ruled_out(const program& p, const std::string& json)
{
    const read_record r(p, json);
    evaluation e(p);
    e.bind(r.get());
    std::vector<std::uint64_t> out(p.index().set_words());
    p.index().rule_out(e.words(), out.data());
    return out.front();
}

} // namespace

TEST_CASE("a known fact rules out by its cell, an unknown one rules nothing out")
{
    const auto p = compile_text(small_rules(R"~(  - {id: a, conduct: "who.status == 'pns'"}
  - {id: b, conduct: "who.status != 'pns'"}
  - {id: c, conduct: "act.public"}
)~"));
    CHECK(ruled_out(*p, "{}") == 0);
    CHECK(ruled_out(*p, R"({"who": {"status": "pns"}})") == 2);
    CHECK(ruled_out(*p, R"({"who": {"status": "tni"}})") == 1);
    CHECK(ruled_out(*p, R"({"act": {"public": false}})") == 4);
}

TEST_CASE("a bound rules out on its side, and a day known in part rules nothing out")
{
    const auto p = compile_text(small_rules(R"~(  - {id: a, conduct: "act.day < date('2024-03-01')"}
  - {id: b, conduct: "act.day >= date('2024-03-01')"}
  - {id: c, conduct: "act.persons == 2"}
)~"));
    CHECK(ruled_out(*p, R"({"act": {"day": "2024-02-29"}})") == 2);
    CHECK(ruled_out(*p, R"({"act": {"day": "2024-03-01"}})") == 1);
    CHECK(ruled_out(*p, R"({"act": {"day": "2024-02"}})") == 0);
    CHECK(ruled_out(*p, R"({"act": {"persons": 2}})") == 0);
    CHECK(ruled_out(*p, R"({"act": {"persons": 1}})") == 4);
    CHECK(ruled_out(*p, R"({"act": {"persons": 3}})") == 4);
}

TEST_CASE("a set rules out the demands of which no member can hold, and the bans on what does")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "sets.intersects(act.kinds, ['like', 'share'])"}
  - {id: b, conduct: "!('like' in act.kinds)"}
  - {id: c, conduct: "'like' in act.kinds && sets.intersects(act.kinds, ['share', 'speech'])"}
)~"));
    CHECK(ruled_out(*p, R"({"act": {"kinds": ["speech"]}})") == 5);
    CHECK(ruled_out(*p, R"({"act": {"kinds": ["like"]}})") == 6);
    CHECK(ruled_out(*p, R"({"act": {"kinds": ["like", "share"]}})") == 2);
    CHECK(ruled_out(*p, R"({"act": {"kinds": {"not": ["like"]}}})") == 4);
    CHECK(ruled_out(*p, R"({"act": {"kinds": {"has": ["like"]}}})") == 2);
}

TEST_CASE("what the index rules out fails, on random rule sets")
{
    std::size_t out = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        random_rules random(seed + 10'000);
        const auto p = compile_text(random.ruleset());
        evaluation e(*p);
        std::vector<std::uint64_t> set(p->index().set_words());
        for (unsigned i = 0; i < 20; ++i) {
            const read_record r(*p, random.record());
            e.bind(r.get());
            p->index().rule_out(e.words(), set.data());
            for (rule_id id = 0; id < p->rules().rules.size(); ++id) {
                if ((set[id / 64] >> (id % 64) & 1U) == 0) continue;
                ++out;
                REQUIRE(e.outcome(id).status == rule_status::fails);
            }
        }
    }
    CHECK(out > 1000);
}
