// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of record/cell_test.hpp: ask and assume against a model that tries all that is possible,
/// exhaustively over small domains.

#include "sample_rules.hpp"

#include <netral/record/cell_test.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <bit>
#include <functional>
#include <set>

using namespace netral;
using sample::add;

namespace {

using words = std::vector<std::uint64_t>;
using what_is =
    std::int64_t; ///< one complete state of a fact, however a kind writes it as a number

/// One fact, and for its slot what it may still be.
struct domain {
    ruleset rules;
    fact_id fact = none;
    std::function<std::set<what_is>(const words&)> possible; ///< that a slot allows
    std::function<words(const std::set<what_is>&)> hull;  ///< the narrowest slot that allows them
    std::function<bool(const cell_test&, what_is)> holds; ///< before negation
    std::vector<words> states;
    std::vector<cell_test> tests;
};

domain cells(std::uint32_t count)
{
    domain d;
    d.fact = add(d.rules, "f", fact_type::enumeration);
    d.rules.facts[0].values.resize(count);
    d.possible = [count](const words& w) {
        std::set<what_is> all;
        for (std::uint32_t c = 0; c < count; ++c)
            if ((w[0] >> c & 1) != 0) all.insert(c);
        return all;
    };
    d.hull = [](const std::set<what_is>& all) {
        words w{0};
        for (const what_is c : all) w[0] |= std::uint64_t{1} << c;
        return w;
    };
    d.holds = [](const cell_test& t, what_is c) { return (t.mask[0] >> c & 1) != 0; };
    for (std::uint64_t w = 1; w < std::uint64_t{1} << count; ++w) d.states.push_back({w});
    for (std::uint64_t m = 0; m < std::uint64_t{1} << count; ++m) {
        cell_test t;
        t.fact = d.fact;
        t.mask = {m};
        d.tests.push_back(t);
    }
    return d;
}

domain members(std::uint32_t count)
{
    domain d;
    d.fact = add(d.rules, "f", fact_type::set);
    d.rules.facts[0].values.resize(count);
    const std::uint64_t all_masks = std::uint64_t{1} << count;
    d.possible = [all_masks](const words& w) {
        std::set<what_is> all;
        for (std::uint64_t s = 0; s < all_masks; ++s)
            if ((s & w[0]) == w[0] && (s & w[1]) == 0) all.insert(static_cast<what_is>(s));
        return all;
    };
    d.hull = [all_masks](const std::set<what_is>& all) {
        words w{all_masks - 1, all_masks - 1};
        for (const what_is s : all) {
            w[0] &= static_cast<std::uint64_t>(s);
            w[1] &= ~static_cast<std::uint64_t>(s);
        }
        return w;
    };
    d.holds = [](const cell_test& t, what_is s) {
        const std::uint64_t common = t.mask[0] & static_cast<std::uint64_t>(s);
        return t.what == cell_test::kind::has_any ? common != 0 : common == t.mask[0];
    };
    for (std::uint64_t has = 0; has < all_masks; ++has)
        for (std::uint64_t lacks = 0; lacks < all_masks; ++lacks)
            if ((has & lacks) == 0) d.states.push_back({has, lacks});
    for (std::uint64_t m = 0; m < all_masks; ++m)
        for (const auto what : {cell_test::kind::has_any, cell_test::kind::has_all}) {
            cell_test t;
            t.what = what;
            t.fact = d.fact;
            t.mask = {m};
            d.tests.push_back(t);
        }
    return d;
}

domain interval(std::int64_t greatest)
{
    domain d;
    d.fact = add(d.rules, "f", fact_type::integer);
    d.possible = [](const words& w) {
        std::set<what_is> all;
        for (auto i = static_cast<what_is>(w[0]); i <= static_cast<what_is>(w[1]); ++i)
            all.insert(i);
        return all;
    };
    d.hull = [](const std::set<what_is>& all) {
        return words{static_cast<std::uint64_t>(*all.begin()),
                     static_cast<std::uint64_t>(*all.rbegin())};
    };
    d.holds = [](const cell_test& t, what_is i) { return t.least <= i && i <= t.greatest; };
    for (std::int64_t least = 0; least <= greatest; ++least)
        for (std::int64_t most = 0; most <= greatest; ++most) {
            cell_test t;
            t.what = cell_test::kind::within;
            t.fact = d.fact;
            t.least = least;
            t.greatest = most;
            d.tests.push_back(t);
            if (least <= most)
                d.states.push_back(
                    {static_cast<std::uint64_t>(least), static_cast<std::uint64_t>(most)});
        }
    return d;
}

truth expected_answer(const domain& d, const cell_test& t, const words& w)
{
    bool some = false;
    bool every = true;
    for (const what_is x : d.possible(w)) {
        const bool holds = d.holds(t, x) != t.negated;
        some = some || holds;
        every = every && holds;
    }
    return every ? truth::yes : some ? truth::unknown : truth::no;
}

/// What assuming must do: narrow to the hull of what is possible and agrees.
void check_assumption(const domain& d, const cell_test& t, bool value, const words& before)
{
    const slot_layout slots(d.rules);
    std::set<what_is> agreeing;
    for (const what_is x : d.possible(before))
        if ((d.holds(t, x) != t.negated) == value) agreeing.insert(x);
    words after = before;
    const assumption did = assume(t, value, slots, after.data());
    if (agreeing.empty()) {
        CHECK(did == assumption::refuted);
        CHECK(after == before);
        return;
    }
    const words hull = d.hull(agreeing);
    CHECK(after == hull);
    if (hull != before) {
        CHECK(did == assumption::narrowed);
    } else {
        const bool nothing_lost = agreeing == d.possible(before);
        CHECK(did == (nothing_lost ? assumption::idle : assumption::kept));
    }
}

void check_all(const domain& d)
{
    const slot_layout slots(d.rules);
    for (const words& state : d.states)
        for (cell_test t : d.tests)
            for (const bool negated : {false, true}) {
                t.negated = negated;
                CHECK(ask(t, slots, state.data()) == expected_answer(d, t, state));
                check_assumption(d, t, true, state);
                check_assumption(d, t, false, state);
            }
}

cell_test real(cell_test::comparison c, double bound)
{
    cell_test t;
    t.what = cell_test::kind::real_is;
    t.fact = 0;
    t.compare = c;
    t.bound = bound;
    return t;
}

} // namespace

TEST_CASE("asking and assuming cells agrees with trying every cell")
{
    check_all(cells(4));
}

TEST_CASE("asking and assuming members agrees with trying every set")
{
    check_all(members(3));
}

TEST_CASE("asking and assuming bounds agrees with trying every number")
{
    check_all(interval(5));
}

TEST_CASE("masks of several words are one mask")
{
    ruleset rules;
    const fact_id f = add(rules, "f", fact_type::enumeration);
    rules.facts[f].values.resize(70);
    const slot_layout slots(rules);
    words w = slots.blank();
    cell_test t;
    t.fact = f;
    t.mask = {0, 0b11}; // cells 64 and 65
    CHECK(ask(t, slots, w.data()) == truth::unknown);
    CHECK(assume(t, true, slots, w.data()) == assumption::narrowed);
    CHECK(w == words{0, 0b11});
    CHECK(ask(t, slots, w.data()) == truth::yes);
    t.mask = {0, 0b01};
    CHECK(assume(t, false, slots, w.data()) == assumption::narrowed);
    CHECK(w == words{0, 0b10});
    CHECK(assume(t, true, slots, w.data()) == assumption::refuted);
}

TEST_CASE("the last open member of a mask over two words is found")
{
    ruleset rules;
    const fact_id f = add(rules, "f", fact_type::set);
    rules.facts[f].values.resize(70);
    const slot_layout slots(rules);
    words w{0, 0, 1, 0}; // member 0 is known not to be in the set
    cell_test t;
    t.what = cell_test::kind::has_any;
    t.fact = f;
    t.mask = {1, 1}; // members 0 and 64
    CHECK(assume(t, true, slots, w.data()) == assumption::narrowed);
    CHECK(w == words{0, 1, 1, 0});
}

TEST_CASE("an unknown double leaves every comparison open")
{
    ruleset rules;
    add(rules, "f", fact_type::real);
    const slot_layout slots(rules);
    words w = slots.blank();
    CHECK(ask(real(cell_test::comparison::less, 1.5), slots, w.data()) == truth::unknown);
    CHECK(assume(real(cell_test::comparison::less, 1.5), true, slots, w.data()) ==
          assumption::kept);
    CHECK(assume(real(cell_test::comparison::equal, 1.5), false, slots, w.data()) ==
          assumption::kept);
    CHECK(assume(real(cell_test::comparison::equal, 1.5), true, slots, w.data()) ==
          assumption::narrowed);
    CHECK(w == words{1, std::bit_cast<std::uint64_t>(1.5)});
}

TEST_CASE("a known double decides every comparison")
{
    ruleset rules;
    add(rules, "f", fact_type::real);
    const slot_layout slots(rules);
    words w{1, std::bit_cast<std::uint64_t>(1.5)};
    using comparison = cell_test::comparison;
    const auto answer = [&](comparison c, double bound) {
        return ask(real(c, bound), slots, w.data());
    };
    CHECK(answer(comparison::equal, 1.5) == truth::yes);
    CHECK(answer(comparison::equal, 1.0) == truth::no);
    CHECK(answer(comparison::less, 2.0) == truth::yes);
    CHECK(answer(comparison::less, 1.5) == truth::no);
    CHECK(answer(comparison::less_equal, 1.5) == truth::yes);
    CHECK(answer(comparison::greater, 1.5) == truth::no);
    CHECK(answer(comparison::greater_equal, 1.5) == truth::yes);
    CHECK(assume(real(comparison::less, 2.0), true, slots, w.data()) == assumption::idle);
    CHECK(assume(real(comparison::less, 2.0), false, slots, w.data()) == assumption::refuted);
}
