// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of classify/classification.hpp.

#include <netral/classify/classification.hpp>

#include <catch2/catch.hpp>

using namespace netral;

TEST_CASE("verdicts are ordered from nothing to indicated, and have their words")
{
    CHECK(verdict::not_indicated < verdict::open);
    CHECK(verdict::open < verdict::indicated);
    CHECK(to_string(verdict::not_indicated) == "not_indicated");
    CHECK(to_string(verdict::open) == "open");
    CHECK(to_string(verdict::indicated) == "indicated");
}

TEST_CASE("an empty classification indicates nothing and claims no robustness")
{
    const classification c;
    CHECK(c.verdict == verdict::not_indicated);
    CHECK_FALSE(c.robust.has_value());
    CHECK(c.findings.empty());
}
