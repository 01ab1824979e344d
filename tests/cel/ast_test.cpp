// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of cel/ast.hpp.

#include "bench.hpp"

#include <catch2/catch.hpp>

using namespace netral;

TEST_CASE("two trees are the same if they say the same, wherever their parts stand")
{
    const auto same = [](const char* a, const char* b) {
        return cel::same_tree(*cel::parse(a), *cel::parse(b));
    };
    CHECK(same("a+b", " a + ( b ) // sum"));
    CHECK(same("'x'", "\"\\x78\""));
    CHECK_FALSE(same("a+b", "b+a"));
    CHECK_FALSE(same("1", "1u"));
    CHECK_FALSE(same("a.b", "a.?b"));
    CHECK_FALSE(same("[a]", "[?a]"));
    CHECK_FALSE(same("-(1)", "-1"));
}

TEST_CASE("a node knows its place and where an error about it points")
{
    const auto tree = cel::parse("a  ==  (b.c)");
    REQUIRE(tree.ok());
    const cel::node& root = tree->at(tree->root);
    CHECK(root.oper == cel::op::equals);
    CHECK(root.anchor == 3);
    CHECK(root.at == span{0, 12});
    const cel::node& right = tree->at(tree->children_of(root)[1]);
    CHECK(right.at == span{7, 12});
    CHECK(tree->raw_name(right) == "c");
}

TEST_CASE("and and or are flat")
{
    const auto tree = cel::parse("a && b && c || d");
    const cel::node& root = tree->at(tree->root);
    CHECK(root.oper == cel::op::logical_or);
    CHECK(tree->at(tree->children_of(root)[0]).count == 3);
}
