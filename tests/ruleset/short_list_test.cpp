// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of ruleset/short_list.hpp.

#include <netral/ruleset/short_list.hpp>

#include <catch2/catch.hpp>

#include <memory>
#include <stdexcept>
#include <string>

using namespace netral;

namespace {

/// Throws when the last of so many copies is made; counts those that are alive.
struct fragile {
    static inline int alive = 0;
    static inline int copies_left = 0;

    fragile() { ++alive; }
    fragile(const fragile&)
    {
        if (--copies_left < 0) throw std::runtime_error("no more copies");
        ++alive;
    }
    ~fragile() { --alive; }
};

struct tree {
    int number = 0;
    short_list<tree> below;
};

} // namespace

TEST_CASE("a short list takes one pointer and reads like a vector")
{
    static_assert(sizeof(short_list<std::string>) == sizeof(void*));
    const short_list<std::string> none;
    CHECK(none.empty());
    CHECK(none.size() == 0);
    CHECK(none.begin() == none.end());
    const short_list<std::string> three{"a", "b", "a text that is too long for a small string"};
    REQUIRE(three.size() == 3);
    CHECK(three.front() == "a");
    CHECK(three[1] == "b");
    CHECK(three.back().size() > 40);
    CHECK(std::vector<std::string>(three.begin(), three.end()).size() == 3);
}

TEST_CASE("a short list is made of a vector, copied and moved")
{
    std::vector<std::unique_ptr<int>> made;
    made.push_back(std::make_unique<int>(7));
    short_list<std::unique_ptr<int>> moved = std::move(made);
    const short_list<std::unique_ptr<int>> again = std::move(moved);
    CHECK(*again.front() == 7);

    const short_list<std::string> first{"x", "y"};
    short_list<std::string> second = first;
    CHECK(second == first);
    second[0] = "z";
    CHECK_FALSE(second == first);
    CHECK(first[0] == "x");
    second = first;
    CHECK(second == std::vector<std::string>{"x", "y"});
    second.clear();
    CHECK(second.empty());
    CHECK(short_list<std::string>(std::vector<std::string>{}).empty());
}

TEST_CASE("a short list grows one by one, also by what it holds")
{
    short_list<std::string> list;
    for (int i = 0; i < 20; ++i) list.push_back(std::to_string(i));
    list.push_back(list.front());
    REQUIRE(list.size() == 21);
    CHECK(list[19] == "19");
    CHECK(list.back() == "0");
}

TEST_CASE("a short list may hold what it is part of")
{
    tree root{1, {tree{2, {}}, tree{3, {tree{4, {}}}}}};
    const tree copy = root;
    root.below.clear();
    REQUIRE(copy.below.size() == 2);
    CHECK(copy.below[1].below[0].number == 4);
}

TEST_CASE("a copy that fails gives back what it has made, and leaves the list as it was")
{
    {
        short_list<fragile> list;
        fragile::copies_left = 100;
        for (int i = 0; i < 3; ++i) list.push_back(fragile());
        CHECK(fragile::alive == 3);
        for (int left = 0; left < 3; ++left) {
            fragile::copies_left = left;
            CHECK_THROWS_AS(short_list<fragile>(list), std::runtime_error);
            CHECK(fragile::alive == 3);
            fragile::copies_left = left + 1; // one is for the argument
            CHECK_THROWS_AS(list.push_back(list.front()), std::runtime_error);
            CHECK(fragile::alive == 3);
            CHECK(list.size() == 3);
        }
    }
    CHECK(fragile::alive == 0);
}
