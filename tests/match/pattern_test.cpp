// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of match/pattern.hpp.

#include <netral/match/pattern.hpp>

#include <catch2/catch.hpp>

using namespace netral;

TEST_CASE("a pattern is found anywhere in a text")
{
    const auto p = pattern::compile("cob?los.*[0-9]+");
    REQUIRE(p.ok());
    CHECK(p->search("ayo coblos nomor 2"));
    CHECK_FALSE(p->search("ayo coblos"));
}

TEST_CASE("what is no pattern, or too long or too big a one, is refused")
{
    const auto code_of = [](std::string_view text) {
        const auto p = pattern::compile(text, {100, 1U << 16U});
        return p.ok() ? 0 : int{p.errors().front().id.number};
    };
    CHECK(code_of("(") == 1012);
    CHECK(code_of("(?=x)") == 1012);
    CHECK(code_of("((a{100}){100}){100}") == 1012);
    CHECK(code_of(std::string(101, 'a')) == 1011);
}

TEST_CASE("a pattern that makes others backtrack takes linear time")
{
    const auto p = pattern::compile("(a+)+b");
    REQUIRE(p.ok());
    CHECK_FALSE(p->search(std::string(100'000, 'a')));
}
