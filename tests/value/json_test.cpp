// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of value/json.hpp.

#include <netral/value/compare.hpp>
#include <netral/value/json.hpp>

#include <catch2/catch.hpp>

using namespace netral;

TEST_CASE("the writer puts commas where they belong")
{
    std::string text;
    json::writer out(text);
    out.begin_object()
        .key("a")
        .begin_array()
        .number(1)
        .string("x")
        .boolean(true)
        .null()
        .end_array();
    out.key("b").begin_object().end_object().key("c").raw("[0]").end_object();
    CHECK(text == R"({"a":[1,"x",true,null],"b":{},"c":[0]})");
}

TEST_CASE("texts are escaped, and stay UTF-8 whatever they were")
{
    std::string text;
    json::append_quoted(text, std::string_view("a\"\\\n\x01\xFF"
                                               "b",
                                               7));
    CHECK(text == "\"a\\\"\\\\\\n\\u0001\xEF\xBF\xBD"
                  "b\"");
    CHECK(json::parse(text).ok());
}

TEST_CASE("what is written reads back the same")
{
    for (const char* text : {R"({"a":[1,-2.5,"x",true,null],"b":{}})", "[]", "-9223372036854775808",
                             "18446744073709551615", "1e+300", "\"\\u00e9\""}) {
        const auto v = json::parse(text);
        REQUIRE(v.ok());
        const auto again = json::parse(json::to_json(*v));
        REQUIRE(again.ok());
        CHECK(equal(*v, *again) == truth::yes);
    }
}

TEST_CASE("bad JSON is refused with a code")
{
    const auto code_of = [](std::string_view text) {
        const auto v = json::parse(text, {1000, 5});
        return v.ok() ? 0 : int{v.errors().front().id.number};
    };
    CHECK(code_of("{") == 2001);
    CHECK(code_of("") == 2001);
    CHECK(code_of("1 2") == 2001);
    CHECK(code_of(R"({"a":1,"a":2})") == 2002);
    CHECK(code_of("[[[[[[1]]]]]]") == 2003);
    CHECK(code_of(std::string(2000, ' ')) == 2004);
    CHECK(code_of("\"\xFF\"") == 2005);
}

TEST_CASE("base64 is read with and without its padding")
{
    for (const char* data : {"", "a", "ab", "abc", "abcd"}) {
        std::string back;
        REQUIRE(json::from_base64(json::to_base64(data), back));
        CHECK(back == data);
    }
    std::string back;
    CHECK(json::from_base64("aGVsbG8", back));
    CHECK(back == "hello");
    CHECK_FALSE(json::from_base64("a", back));
    CHECK_FALSE(json::from_base64("a?==", back));
}
