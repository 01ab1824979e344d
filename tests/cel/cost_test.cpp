// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of cel/cost.hpp.

#include "bench.hpp"

#include <netral/cel/cost.hpp>

#include <catch2/catch.hpp>

using namespace netral;

namespace {

std::uint64_t cost(const char* text)
{
    return cel::worst_case_cost(bench::checked(text, bench::names(false)));
}

} // namespace

TEST_CASE("a loop in a loop costs the product")
{
    const std::uint64_t one = cost("act.list.exists(x, x == 'a')");
    const std::uint64_t two = cost("act.list.exists(x, act.list.exists(y, x == y))");
    const std::uint64_t three =
        cost("act.list.exists(x, act.list.exists(y, act.list.exists(z, x == y + z)))");
    CHECK(two > one * 50);
    CHECK(three > two * 50);
    CHECK(three > cel::limits().static_cost);
}

TEST_CASE("what is known to be short is cheap")
{
    CHECK(cost("[1, 2].exists(x, x == act.count)") < cost("act.list.exists(x, x == 'a')"));
    CHECK(cost("act.count > 1") < 10);
}

TEST_CASE("the estimate saturates and does not wrap")
{
    std::string text = "x == 'a'";
    for (int i = 0; i < 15; ++i) text = "act.list.exists(x, " + text + ")";
    CHECK(cost(text.c_str()) == UINT64_MAX);
}

TEST_CASE("a run never takes more steps than the estimate")
{
    const cel::environment names = bench::names(false);
    const bench::record facts(
        {{bench::list_fact, value::list({value::string("a"), value::string("b")})},
         {bench::count, value(std::int64_t{3})},
         {bench::text_fact, value::string("teks")}});
    for (const char* text :
         {"act.list.exists(x, x == 'c')", "act.list.map(x, x + act.text).exists(y, y == 'x')",
          "[1, 2, 3].all(x, x < act.count || [4, 5].exists(y, y == x))",
          "act.count > 1 ? 'a' : 'b'"}) {
        const cel::expression e = bench::checked(text, names);
        cel::limits bounds;
        bounds.steps = cel::worst_case_cost(e, bounds);
        cel::interpreter_workspace scratch;
        CHECK_FALSE(cel::interpret(e, facts, scratch, bounds).is_error());
    }
}
