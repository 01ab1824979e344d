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
    const std::string text(90, 'x');
    const bench::record facts(
        {{bench::list_fact, value::list(std::vector<value>(80, value::string(text)))},
         {bench::count, value(std::int64_t{90})},
         {bench::by_subject, value(true)},
         {bench::kin, value::string("anak")},
         {bench::kinds, value::fact_set(bench::kinds, {"suka", "unggah"}, {})},
         {bench::text_fact, value::string(text)}});
    const std::string constant = "'" + std::string(2000, 'x') + "'";
    for (const std::string& condition : std::vector<std::string>{
             "act.list.exists(x, x == 'c')",
             "act.list.map(x, x + act.text).exists(y, y == 'x')",
             "[1, 2, 3].all(x, x < act.count || [4, 5].exists(y, y == x))",
             "act.count > 1 ? 'a' : 'b'",
             "act.list.all(x, act.list.all(y, x == y))",
             "act.list.filter(x, x != '').map(x, x + x).all(x, x.contains('y') || x.size() > 1)",
             "act.text.split('').all(c, c == 'x')",
             "act.list.join(act.text).split('').all(c, c != '')",
             "act.text.replace('x', act.text).contains(act.text + 'y')",
             "cel.bind(a, act.text + act.text, cel.bind(b, a + a, cel.bind(c, b + b, c.split('')"
             ".all(x, x == 'x'))))",
             "cel.bind(a, act.list + act.list, a.all(x, a.all(y, x == y)))",
             "lists.range(act.count).map(i, act.list).all(l, l.all(x, x == act.text))",
             "lists.range(act.count).map(i, act.list) == [act.list]",
             "act.list in [act.list, [act.text], act.list]",
             "'%s %s'.format([act.list, act.text]) == 'x'",
             constant + ".contains(act.text) && act.text in [" + constant + "]",
             "[" + constant + "].all(x, x.split('').all(c, c == 'x'))",
             "{'a': act.list, 'b': [act.text]}.all(k, v, v.all(x, x == act.text))",
             "sets.contains(act.kinds, ['suka']) && sets.intersects(act.list, [act.text, 'a'])",
             "act.list.distinct().sort() == act.list.map(x, x).flatten()",
             "act.list.transformMap(i, v, v + v).all(k, v, v.size() == 180)",
             "act.list.all(x, x.matches('(x|y)*') && x.matches(act.text))",
             "optional.of(act.list).optMap(l, l + l).value().all(x, x == act.text)",
             "act.text < act.text + 'a' && act.text.startsWith(act.text)",
             "math.greatest(act.list.map(x, x.size())) == 90",
             "lists.range(act.count).map(i, lists.range(act.count)).flatten().all(i, i < 100)"}) {
        const auto tree = cel::parse(condition);
        REQUIRE(tree.ok());
        const auto e = cel::check(*tree, names);
        INFO(condition);
        if (!e) FAIL(render(e.errors()));
        cel::limits bounds;
        bounds.result_bytes = 1U << 30U;
        bounds.steps = cel::worst_case_cost(*e, bounds);
        INFO("at most " << bounds.steps);
        cel::interpreter_workspace scratch;
        const value v = cel::interpret(*e, facts, scratch, bounds);
        CHECK(v.error_code() != 3010);
        CHECK((v.is(value_kind::boolean) || v.is(value_kind::string)));
    }
}
