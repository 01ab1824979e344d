// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of ruleset/document.hpp.

#include <netral/ruleset/document.hpp>

#include <catch2/catch.hpp>

using namespace netral;

namespace {

result<document_node> read(const std::string& text, const load_limits& limits = {})
{
    return read_document(make_source("x.yaml", text), limits);
}

} // namespace

TEST_CASE("a document is a tree of maps, lists and scalars with their places")
{
    const auto tree = read("a: [1, '2']\nb:\n  c: text\n  d:\n");
    REQUIRE(tree.ok());
    REQUIRE(tree->is_map());
    const document_node* list = tree->find("a");
    REQUIRE(list != nullptr);
    REQUIRE(list->is_list());
    REQUIRE(list->items.size() == 2);
    CHECK(list->items[0].text == "1");
    CHECK(list->items[0].plain);
    CHECK(list->items[1].text == "2");
    CHECK_FALSE(list->items[1].plain);
    CHECK(to_string(list->items[1].where) == "x.yaml:1:8");
    const document_node* map = tree->find("b");
    REQUIRE(map != nullptr);
    CHECK(map->find("c")->is_scalar());
    CHECK(map->find("c")->text == "text");
    CHECK(map->find("d")->what == document_node::kind::nothing);
    CHECK(to_string(map->keys[0].where) == "x.yaml:3:3");
    CHECK(tree->find("e") == nullptr);
}

TEST_CASE("a scalar behind a tag with a byte order mark has its place in the text")
{
    const auto tree = read("!\xEF\xBB\xBFiter");
    REQUIRE(tree.ok());
    CHECK(tree->what == document_node::kind::scalar);
    CHECK(tree->where.at.end == 8);
}

TEST_CASE("an empty document is nothing")
{
    const auto tree = read("# only a comment\n");
    REQUIRE(tree.ok());
    CHECK(tree->what == document_node::kind::nothing);
}

TEST_CASE("a document is refused for what a rule file is refused for")
{
    for (const char* text : {"a: 1\na: 2\n", "a: &x 1\nb: *x\n", "a: !t 1\n", "a: [\n", "a: \xFF\n",
                             "a: '", "a: \"", "a:\n  '"})
        CHECK_FALSE(read(text).ok());
    load_limits shallow;
    shallow.yaml_depth = 3;
    CHECK(read("[[1]]", shallow).ok());
    CHECK_FALSE(read("[[[[1]]]]", shallow).ok());
}

TEST_CASE("all mistakes of a document are told at once")
{
    const auto tree = read("a: 1\na: 2\nb: !t 1\n");
    REQUIRE_FALSE(tree.ok());
    CHECK(tree.errors().size() == 2);
}
