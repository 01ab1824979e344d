// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of value/truth.hpp.

#include <netral/value/truth.hpp>

#include <catch2/catch.hpp>

using namespace netral;

namespace {

constexpr truth all[] = {truth::no, truth::error, truth::unknown, truth::yes};

} // namespace

TEST_CASE("without errors both and either are Kleene's")
{
    CHECK(both(truth::yes, truth::yes) == truth::yes);
    CHECK(both(truth::yes, truth::unknown) == truth::unknown);
    CHECK(both(truth::no, truth::unknown) == truth::no);
    CHECK(either(truth::no, truth::no) == truth::no);
    CHECK(either(truth::no, truth::unknown) == truth::unknown);
    CHECK(either(truth::yes, truth::unknown) == truth::yes);
    CHECK((!truth::unknown) == truth::unknown);
}

TEST_CASE("what one operand decides, an error cannot undo")
{
    CHECK(both(truth::no, truth::error) == truth::no);
    CHECK(either(truth::yes, truth::error) == truth::yes);
    CHECK(both(truth::yes, truth::error) == truth::error);
    CHECK(either(truth::no, truth::error) == truth::error);
}

TEST_CASE("unknown beats error")
{
    CHECK(both(truth::unknown, truth::error) == truth::unknown);
    CHECK(either(truth::error, truth::unknown) == truth::unknown);
}

TEST_CASE("the order of operands and their grouping never matter")
{
    for (const truth a : all)
        for (const truth b : all) {
            CHECK(both(a, b) == both(b, a));
            CHECK(either(a, b) == either(b, a));
            CHECK((!both(a, b)) == either(!a, !b));
            for (const truth c : all) {
                CHECK(both(both(a, b), c) == both(a, both(b, c)));
                CHECK(either(either(a, b), c) == either(a, either(b, c)));
            }
        }
}

TEST_CASE("only yes and no are decided")
{
    CHECK(decided(as_truth(true)));
    CHECK(decided(as_truth(false)));
    CHECK_FALSE(decided(truth::unknown));
    CHECK_FALSE(decided(truth::error));
}
