// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of value/compare.hpp.

#include <netral/value/compare.hpp>

#include <catch2/catch.hpp>

#include <cmath>

using namespace netral;

namespace {

value day(const char* text, fact_id fact = 1)
{
    return value(*parse_date(text), fact);
}

} // namespace

TEST_CASE("numbers are equal by what they are worth")
{
    CHECK(equal(value(std::int64_t{1}), value(1.0)) == truth::yes);
    CHECK(equal(value(std::int64_t{1}), value(std::uint64_t{1})) == truth::yes);
    CHECK(equal(value(std::int64_t{-1}), value(std::uint64_t{18446744073709551615U})) == truth::no);
    CHECK(equal(value(1.5), value(std::int64_t{1})) == truth::no);
    CHECK(equal(value(std::nan("")), value(std::nan(""))) == truth::no);
}

TEST_CASE("values of different kinds are unequal, not an error")
{
    CHECK(equal(value::string("1"), value(std::int64_t{1})) == truth::no);
    CHECK(equal(value(), value(false)) == truth::no);
}

TEST_CASE("lists and maps are equal element by element, maps in any order")
{
    const value a =
        value::map({{value::string("x"), value(true)}, {value::string("y"), value(1.0)}});
    const value b = value::map(
        {{value::string("y"), value(std::int64_t{1})}, {value::string("x"), value(true)}});
    CHECK(equal(a, b) == truth::yes);
    CHECK(equal(value::list({a}), value::list({b})) == truth::yes);
    CHECK(equal(value::list({a}), value::list({})) == truth::no);
}

TEST_CASE("order holds within a kind and across numbers")
{
    CHECK(order(value(std::int64_t{1}), value(1.5)) == -1);
    CHECK(order(value::string("b"), value::string("a")) == 1);
    CHECK_FALSE(order(value::string("b"), value(1.0)).has_value());
    CHECK_FALSE(order(value(std::nan("")), value(1.0)).has_value());
}

TEST_CASE("a partial date is before another only if each of its days is")
{
    const auto range = [](const char* text) { return *parse_date(text); };
    CHECK(before(range("2024-10"), range("2024-11-01")) == truth::yes);
    CHECK(before(range("2024-10"), range("2024-10-01")) == truth::no);
    CHECK(before(range("2024-10"), range("2024-10-02")) == truth::unknown);
    CHECK(not_after(range("2024-10"), range("2024-10-31")) == truth::yes);
    CHECK(not_after(range("2024-10"), range("2024-10-30")) == truth::unknown);
    CHECK(equal(day("2024-10"), day("2024-10-05")) == truth::unknown);
    CHECK(equal(day("2024-10"), day("2024-11")) == truth::no);
}

TEST_CASE("a choice is unequal to what is no candidate, and otherwise not decided")
{
    const value choice = value::choice(1, {"anak", "saudara"});
    CHECK(equal(choice, value::string("tidak")) == truth::no);
    CHECK(equal(value::string("anak"), choice) == truth::unknown);
    CHECK(equal(choice, value::choice(2, {"kerabat", "tidak"})) == truth::no);
}
