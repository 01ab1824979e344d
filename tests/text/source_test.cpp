// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of text/source.hpp.

#include <netral/text/source.hpp>

#include <catch2/catch.hpp>

using netral::find_invalid_utf8;
using netral::position;
using netral::source;

TEST_CASE("an offset becomes a line and a column, both from 1")
{
    const source s("a.yaml", "one\ntwo\n\nfour");
    CHECK(s.position_of(0) == position{1, 1});
    CHECK(s.position_of(3) == position{1, 4});
    CHECK(s.position_of(4) == position{2, 1});
    CHECK(s.position_of(8) == position{3, 1});
    CHECK(s.position_of(9) == position{4, 1});
    CHECK(s.position_of(13) == position{4, 5});
}

TEST_CASE("an offset past the end is the end")
{
    const source s("a", "ab");
    CHECK(s.position_of(99) == position{1, 3});
}

TEST_CASE("a column counts code points, not bytes")
{
    const source s("a", "\xC3\xA9\xE2\x82\xAC x");
    CHECK(s.position_of(6) == position{1, 4});
}

TEST_CASE("a line comes without its break, of either kind")
{
    const source s("a", "one\r\ntwo\nthree");
    CHECK(s.line(1) == "one");
    CHECK(s.line(2) == "two");
    CHECK(s.line(3) == "three");
    CHECK(s.line(4).empty());
    CHECK(s.line(0).empty());
    CHECK(s.line_begin(2) == 5);
}

TEST_CASE("a location is written as name, line and column")
{
    const auto s = std::make_shared<const source>("rules/a.yaml", "x\n  y");
    CHECK(to_string(netral::location{s, {4, 5}}) == "rules/a.yaml:2:3");
    CHECK(to_string(netral::location{}).empty());
}

TEST_CASE("the first byte that is not UTF-8 is found")
{
    CHECK(find_invalid_utf8("plain ascii, longer than one word") == std::string_view::npos);
    CHECK(find_invalid_utf8("\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80") == std::string_view::npos);
    CHECK(find_invalid_utf8("abc\xFFz") == 3);
    CHECK(find_invalid_utf8("12345678\xC0\x80") == 8); // overlong
    CHECK(find_invalid_utf8("\xED\xA0\x80") == 0);     // surrogate
    CHECK(find_invalid_utf8("\xF4\x90\x80\x80") == 0); // past U+10FFFF
    CHECK(find_invalid_utf8("ab\xE2\x82") == 2);       // cut off
}
