// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of text/result.hpp.

#include <netral/text/result.hpp>

#include <catch2/catch.hpp>

#include <memory>

using namespace netral;

TEST_CASE("a result holds a value")
{
    result<int> r(7);
    REQUIRE(r.ok());
    CHECK(*r == 7);
}

TEST_CASE("a result holds errors instead of a value")
{
    diagnostic d;
    d.message = "no";
    const result<int> r(d);
    REQUIRE_FALSE(r);
    CHECK(r.errors().front().message == "no");
}

TEST_CASE("a result holds what can only be moved")
{
    result<std::unique_ptr<int>> r(std::make_unique<int>(3));
    const std::unique_ptr<int> taken = std::move(r).value();
    CHECK(*taken == 3);
}
