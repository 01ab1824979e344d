// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of cel/print.hpp.

#include "bench.hpp"

#include <catch2/catch.hpp>

using namespace netral;

TEST_CASE("what is printed parses to the same tree")
{
    for (const char* text : {"a.b.c(d, e)[f].g",
                             "!(a && b)",
                             "-(1)",
                             "-1 + - 1",
                             "--a",
                             "!!a",
                             "(-1).f()",
                             "-1.f()",
                             "a.?b[?c].d",
                             "[?a, b, ?c]",
                             "{?'a': b, 'c': d}",
                             "M{a: 1, ?b: c}",
                             ".a.b",
                             ".f(x)",
                             "a.`b-c`",
                             "b'\\x00\\xff'",
                             "'\\u00e9\\n'",
                             "a in b in c",
                             "a ? b : c ? d : e",
                             "(a ? b : c).d",
                             "[1, 2].map(x, x > 1, x * x)",
                             "has(a.b)",
                             "1.0 / 3e300",
                             "a - b - c",
                             "a - (b - c)",
                             "(a == b) == c",
                             "a == (b == c)",
                             "a.all(i, v, i < v)",
                             "-(1.5.b)",
                             "- - .1.b",
                             "-(1)[0].f()",
                             "(-1).b",
                             "-(-1).b",
                             "18446744073709551615u"}) {
        const auto tree = cel::parse(text);
        REQUIRE(tree.ok());
        const std::string printed = cel::print(*tree);
        const auto again = cel::parse(printed);
        INFO(text << " was printed as " << printed);
        REQUIRE(again.ok());
        CHECK(cel::same_tree(*tree, *again));
    }
}

TEST_CASE("literals are printed as one writes them")
{
    CHECK(cel::print_literal(value::string("it's")) == "'it\\'s'");
    CHECK(cel::print_literal(value(2.0)) == "2.0");
    CHECK(cel::print_literal(value(std::uint64_t{2})) == "2u");
    CHECK(cel::print_literal(value(*parse_date("2024-10"))) == "date('2024-10')");
}

TEST_CASE("a checked condition is printed with its terms put in")
{
    CHECK(cel::print(bench::checked("terms.is_online && !act.by_subject")) ==
          "sets.intersects(act.kinds, ['suka', 'komentar', 'bagikan']) && !act.by_subject");
    CHECK(cel::print(bench::checked("[1, 2].exists(x, x == act.count)")) ==
          "[1, 2].exists(x, x == act.count)");
}
