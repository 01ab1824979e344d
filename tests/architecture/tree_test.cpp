// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of tree.hpp.

#include "tree.hpp"

#include <catch2/catch.hpp>

TEST_CASE("an include is seen whatever the spaces")
{
    const auto found = architecture::includes_of(
        "// #include <no>\n#include <a/b.hpp>\n  #  include \"c.hpp\" // x\n");
    REQUIRE(found.size() == 2);
    CHECK(found[0].line == 2);
    CHECK(found[0].name == "a/b.hpp");
    CHECK_FALSE(found[0].quoted);
    CHECK(found[1].line == 3);
    CHECK(found[1].name == "c.hpp");
    CHECK(found[1].quoted);
}

TEST_CASE("code is what is left without comments and literals")
{
    CHECK(architecture::code_of("a // b\nc") == "a     \nc");
    CHECK(architecture::code_of("a /* b\n */ c") == "a     \n    c");
    CHECK(architecture::code_of(R"(f("a\"b", 'c'))") == "f(      ,    )");
    CHECK(architecture::code_of("R\"x(a)\" )x\" b") == "            b");
    CHECK(architecture::code_of("1'000 + x") == "1'000 + x");
    CHECK(architecture::code_of("\"never closed\nnext") == "             \nnext");
}

TEST_CASE("a path has parts")
{
    CHECK(architecture::parts_of("a/b/c.hpp") == std::vector<std::string>{"a", "b", "c.hpp"});
    CHECK(architecture::parts_of("") == std::vector<std::string>{""});
}
