// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of match/name_table.hpp.

#include <netral/match/name_table.hpp>

#include <catch2/catch.hpp>

using namespace netral;

TEST_CASE("an empty table knows no name")
{
    CHECK(name_table().find("a") == name_table::missing);
    CHECK(name_table(std::vector<std::pair<std::string_view, std::uint32_t>>{}).find("") ==
          name_table::missing);
}

TEST_CASE("names of every length are found, and no others")
{
    std::vector<std::string> names;
    for (std::size_t size = 0; size < 40; ++size) {
        names.push_back(std::string(size, 'a'));
        for (std::size_t at = 0; at < size; ++at) {
            names.push_back(names[names.size() - 1 - at]);
            names.back()[at] = 'b';
        }
    }
    std::vector<std::pair<std::string_view, std::uint32_t>> numbered;
    for (std::uint32_t i = 0; i < names.size(); ++i) numbered.emplace_back(names[i], i);
    const name_table table(numbered);
    for (std::uint32_t i = 0; i < names.size(); ++i) {
        CHECK(names[table.find(names[i])] == names[i]);
        CHECK(table.find(names[i] + 'c') == name_table::missing);
    }
}

TEST_CASE("of equal names the first counts")
{
    const name_table table({{"x", 7}, {"y", 8}, {"x", 9}});
    CHECK(table.find("x") == 7);
    CHECK(table.find("y") == 8);
}
