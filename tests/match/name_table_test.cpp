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

TEST_CASE("a name with room behind it is found as any other, whatever stands there")
{
    for (const std::size_t many :
         {std::size_t{1}, std::size_t{40}, std::size_t{700}, std::size_t{5000}}) {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < many; ++i)
            names.push_back(std::string(i % 23, 'x').insert(i % 23 / 2, std::to_string(i)));
        std::vector<std::pair<std::string_view, std::uint32_t>> numbered;
        for (std::uint32_t i = 0; i < names.size(); ++i) numbered.emplace_back(names[i], i);
        const name_table table(numbered);
        for (std::uint32_t i = 0; i < names.size(); ++i)
            for (const char* behind : {"yyyyyyyy", "\0\0\0\0\0\0\0", "12345678"}) {
                const std::string text = names[i] + std::string(behind, 8);
                const auto front = [&](std::size_t size) {
                    return std::string_view(text).substr(0, size);
                };
                REQUIRE(table.find_padded(front(names[i].size())) == table.find(names[i]));
                REQUIRE(table.find(names[i]) == i);
                for (std::size_t size = 0; size <= names[i].size(); ++size)
                    REQUIRE(table.find_padded(front(size)) == table.find(front(size)));
            }
    }
    CHECK(name_table().find_padded("12345678") == name_table::missing);
}

TEST_CASE("of equal names the first counts")
{
    const name_table table({{"x", 7}, {"y", 8}, {"x", 9}});
    CHECK(table.find("x") == 7);
    CHECK(table.find("y") == 8);
}
