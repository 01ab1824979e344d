// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of cel/parse.hpp. The public conformance suite tests the language; here is what it does
/// not: places, words and bounds.

#include "bench.hpp"

#include <catch2/catch.hpp>

using namespace netral;

namespace {

diagnostic refused(const std::string& text)
{
    const auto tree = cel::parse(text);
    REQUIRE_FALSE(tree.ok());
    return tree.errors().front();
}

} // namespace

TEST_CASE("a mistake is told with its place, what was expected and what was found")
{
    const auto check = [](const char* text, std::uint32_t at, const char* message) {
        const diagnostic d = refused(text);
        CHECK(d.where.at.begin == at);
        CHECK(d.message == message);
    };
    check("a == ", 5, "expected a value, found the end of the condition");
    check("a == )", 5, "expected a value, found `)`");
    check("f(a", 3, "expected `,` or `)`, found the end of the condition");
    check("[1, 2", 5, "expected `,` or `]`, found the end of the condition");
    check("{'a' 1}", 5, "expected `:`, found `1`");
    check("a.1", 2, "expected the name of a field or function, found `1`");
    check("a ? b", 5, "expected `:`, found the end of the condition");
    check("a b", 2, "expected an operator or the end, found `b`");
    check("a # b", 2, "`#` is not part of the language");
}

TEST_CASE("words of other languages get a hint")
{
    CHECK(refused("a = b").help == "write `==` to compare");
    CHECK(refused("a & b").help == "write `&&` for and");
    CHECK(refused("a and b").help == "write `&&` for and");
    CHECK(refused("a | b").help == "write `||` for or");
}

TEST_CASE("operators bind as the language says")
{
    CHECK(cel::print(*cel::parse("a || b && c == d + e * -f")) == "a || b && c == d + e * -f");
    CHECK(cel::print(*cel::parse("((a || b) && c) == ((d + e) * f)")) ==
          "((a || b) && c) == (d + e) * f");
    CHECK(cel::print(*cel::parse("a ? b : (c ? d : e)")) == "a ? b : c ? d : e");
    CHECK(cel::print(*cel::parse("(a ? b : c) ? d : e")) == "(a ? b : c) ? d : e");
    CHECK(cel::print(*cel::parse("a - (b - c) - d")) == "a - (b - c) - d");
}

TEST_CASE("numbers at the ends of their range are read, and past them refused")
{
    CHECK(cel::parse("-9223372036854775808").ok());
    CHECK(refused("9223372036854775808").id.number == 1204);
    CHECK(refused("18446744073709551616u").id.number == 1204);
    CHECK(refused("1e999").id.number == 1204);
    const auto tiny = cel::parse("1e-999");
    REQUIRE(tiny.ok());
    CHECK(tiny->constants[0].as_double() == 0.0);
}

TEST_CASE("after a mistake whatever follows is read to the end, and the first mistake is told")
{
    for (const char* text : {"if().b", "if()[0]", "if().f(1)", "f(if().b)", "[if(x).b]", "if()[?0]",
                             "if().?b", "if()(1)", "-if().b", "if() ? [?a] : b", "{?if().b: [?c]}",
                             "if([?a]).b", "a + if().b * c", ".if().b", "if(){a: 1}"}) {
        CAPTURE(text);
        CHECK(refused(text).id.number == 1205);
    }
}

TEST_CASE("reading does not go past the end of the text, whatever stands behind it")
{
    const std::string text = "a == 1 garbage";
    CHECK(cel::parse(std::string_view(text).substr(0, 6)).ok());
    CHECK_FALSE(cel::parse("").ok());
    CHECK_FALSE(cel::parse("'").ok());
    CHECK_FALSE(cel::parse("'\\").ok());
}
