// SPDX-License-Identifier: Apache-2.0

/// @file
/// The names of directions, which JSON and reports rely on.

#include <netral/change/direction.hpp>

#include <catch2/catch.hpp>

using namespace netral;

TEST_CASE("directions have the names that reports use")
{
    CHECK(to_string(change_direction::stricter) == "stricter");
    CHECK(to_string(change_direction::laxer) == "laxer");
    CHECK(to_string(change_direction::sideways) == "sideways");
}
