// SPDX-License-Identifier: Apache-2.0

/// @file
/// Reading and completing records of about one size takes no memory after the first ones. The
/// allocation functions of the whole program are replaced here by counting ones.

#include "sample_rules.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <new>

namespace {

std::size_t allocations = 0;

} // namespace

// Not inlined: g++ 12 would see free() on what came from `new`, or `delete` on what came from
// malloc().
[[gnu::noinline]] void* operator new(std::size_t size)
{
    ++allocations;
    void* p = std::malloc(size == 0 ? 1 : size);
    if (p == nullptr) throw std::bad_alloc();
    return p;
}

[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept
{
    ++allocations;
    return std::malloc(size == 0 ? 1 : size);
}

[[gnu::noinline]] void operator delete(void* p) noexcept
{
    std::free(p);
}

[[gnu::noinline]] void operator delete(void* p, std::size_t) noexcept
{
    std::free(p);
}

using namespace netral;

TEST_CASE("the second record of its size takes no memory")
{
    ruleset rules = sample::small();
    const fact_id begins = sample::add(rules, "act.begins", fact_type::date);
    const fact_id late = sample::add(rules, "act.late", fact_type::boolean);
    const fact_id days = sample::add(rules, "act.days", fact_type::integer);
    sample::implies(rules, "'photo' in act.kinds", "act.public");
    sample::derive(rules, late, {"incident.day >= act.begins"});
    sample::derive(rules, days, {"days(act.begins, incident.day)"});
    calendar& one = sample::add_calendar(rules, "one");
    one.defaults = {{begins, "2024-09-01", {}}};
    one.stages = {sample::make_stage(1, "2024-09-25", "2024-11-23")};
    sample::desk d(std::move(rules));

    const std::string line =
        R"({"incident": {"id": "DKI-2024-000042", "day": "2024-10-12", "story": ")" +
        std::string(400, 's') +
        R"("}, "election": {"id": "one"}, "act": {"kinds": ["photo"], "persons": 3, "weight": 2.5}})";
    for (int i = 0; i < 3; ++i) REQUIRE(d.read(line));
    CHECK(d.incident.known(late));
    CHECK(d.incident.known(days));
    const std::size_t before = allocations;
    const bool read = d.read(line);
    const std::size_t taken = allocations - before;
    CHECK(read);
    CHECK(taken == 0);
    CHECK(before > 0);
}

TEST_CASE("a line with which nothing is wrong needs no parser")
{
    sample::desk d(sample::small());
    const auto taken_by = [&](const char* line) {
        const std::size_t before = allocations;
        REQUIRE(d.read(line));
        return allocations - before;
    };
    const char* plain =
        R"({"incident": {"id": "1", "day": "2024-10-12"}, "act": {"public": true}})";
    const char* other =
        R"({"incident": {"\u0069d": "1", "day": "2024-10"}, "act": {"persons": 7}})";
    taken_by(plain);
    CHECK(taken_by(plain) == 0);
    CHECK(taken_by(other) > 0); // an escape in a key: now the parser makes room for a tree
    CHECK(taken_by(plain) == 0);
    CHECK(taken_by(other) == 0);
}
