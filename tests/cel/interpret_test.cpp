// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of cel/interpret.hpp that the two suites of tests/conformance cannot hold: records,
/// workspaces, lifetimes.

#include "bench.hpp"

#include <catch2/catch.hpp>

using namespace netral;
using bench::record;
using bench::run;

TEST_CASE("one condition runs on many records with one workspace")
{
    const cel::expression e = bench::checked("act.count > 2 && 'suka' in act.kinds");
    cel::interpreter_workspace scratch;
    for (std::int64_t n = 0; n < 6; ++n) {
        const record facts({{bench::count, value(n)},
                            {bench::kinds, value::fact_set(bench::kinds, {"suka"}, {})}});
        CHECK(cel::interpret(e, facts, scratch).is_true() == (n > 2));
    }
    const value open = cel::interpret(e, record(), scratch);
    REQUIRE(open.is_unknown());
    CHECK(open.facts().size() == 2);
}

TEST_CASE("a result outlives the condition, the record and the workspace")
{
    value kept;
    {
        const record facts({{bench::text_fact, value::string("from the record")}});
        kept = run("[act.text, 'from the condition', act.text + '!']", facts);
    }
    REQUIRE(kept.items().size() == 3);
    CHECK(kept.items()[0].text() == "from the record");
    CHECK(kept.items()[1].text() == "from the condition");
}

TEST_CASE("what a variable held outlives the variable")
{
    const record facts({{bench::text_fact, value::string("a text that is made on the heap")}});
    for (const char* text : {"cel.bind(x, cel.bind(x, act.text + '!', x), x)",
                             "[cel.bind(x, act.text + '!', x), cel.bind(x, act.text + '?', x)][0]",
                             "cel.bind(x, [act.text + '!'], x).map(y, y)[0]",
                             "cel.bind(x, [act.text + '!'], x).filter(y, y != 'z')[0]",
                             "cel.bind(x, {'k': act.text + '!'}, x).k",
                             "optional.of(cel.bind(x, act.text + '!', x)).optMap(x, x).value()",
                             "cel.block([act.text + '!'], cel.index(0))"})
        CHECK(run(text, facts).text() == "a text that is made on the heap!");
    CHECK(run("cel.bind(x, cel.bind(x, 1 / (act.text.size() - 31), x), x + x)", facts).is_error());
}

TEST_CASE("a record may lend its texts")
{
    const std::string buffer = "lent";
    const record facts({{bench::text_fact, value::borrowed_string(buffer)}});
    CHECK(run("act.text == 'lent'", facts).is_true());
    CHECK(run("act.text", facts).text() == "lent");
}

TEST_CASE("errors carry codes")
{
    const auto code_of = [](const char* text) { return run(text).error_code(); };
    CHECK(code_of("dyn(1) + 'a'") == 3001);
    CHECK(code_of("9223372036854775807 + 1") == 3002);
    CHECK(code_of("1 / 0") == 3003);
    CHECK(code_of("{'a': 1}.b") == 3004);
    CHECK(code_of("[1][2]") == 3005);
    CHECK(code_of("int('x')") == 3006);
    CHECK(code_of("{'a': 1, 'a': 2}") == 3008);
    CHECK(code_of("'%z'.format([1])") == 3009);
}

TEST_CASE("of two errors the same one is shown in either order")
{
    CHECK(run("[1 / 0, int('x')]").error_code() == run("[int('x'), 1 / 0]").error_code());
    CHECK(run("1 / 0 == 1 && int('x') == 1").text() == run("int('x') == 1 && 1 / 0 == 1").text());
}

TEST_CASE("an unknown that a host returns is not confused with its own facts")
{
    const record facts({{bench::count, value::unknown(std::vector<fact_id>{40, 41})}});
    const value v = run("act.count > 1 || act.by_subject", facts);
    REQUIRE(v.is_unknown());
    CHECK(v.facts().size() == 3);
}
