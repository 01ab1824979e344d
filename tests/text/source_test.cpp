// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of text/source.hpp.

#include <netral/text/source.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using netral::find_invalid_utf8;
using netral::make_source;
using netral::position;
using netral::source;
using netral::source_ptr;

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
    const auto s = make_source("rules/a.yaml", "x\n  y");
    CHECK(to_string(netral::location{s, {4, 5}}) == "rules/a.yaml:2:3");
    CHECK(to_string(netral::location{}).empty());
}

TEST_CASE("lines far down in a text are found, whatever they hold")
{
    std::string text;
    std::vector<std::uint32_t> begins;
    for (std::size_t line = 0; line < 200; ++line) {
        begins.push_back(static_cast<std::uint32_t>(text.size()));
        text += std::string(line % 7, 'x') + "\xC3\xA9" + (line % 3 == 0 ? "\r\n" : "\n");
    }
    const source s("x", text);
    for (std::uint32_t line = 0; line < 200; ++line) {
        INFO("line " << line + 1);
        CHECK(s.line_begin(line + 1) == begins[line]);
        CHECK(s.line(line + 1) == std::string(line % 7, 'x') + "\xC3\xA9");
        CHECK(s.position_of(begins[line]) == position{line + 1, 1});
        CHECK(s.position_of(begins[line] + line % 7 + 2) == position{line + 1, line % 7 + 2});
    }
    CHECK(s.line_begin(201) == text.size());
    CHECK(s.line(201).empty());
    CHECK(s.line_begin(202) == text.size());
    CHECK(s.line(202).empty());
}

TEST_CASE("a source lives as long as somebody points to it")
{
    static_assert(sizeof(source_ptr) == sizeof(void*));
    source_ptr first = make_source("rules/a.yaml", "x");
    const source_ptr second = first;
    CHECK(first == second);
    CHECK(first.get() == second.get());
    first = nullptr;
    CHECK_FALSE(first);
    CHECK(second->text() == "x");
    first = make_source("rules/a.yaml", "x");
    CHECK_FALSE(first == second);
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
