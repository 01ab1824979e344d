// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of ruleset/condition.hpp: trees of tests, and the place of each part of a test in its
/// file, whatever the style of the scalar.

#include "texts.hpp"

#include <catch2/catch.hpp>

using namespace netral;

namespace {

/// The `when` of a second rule, written as `scalar`, in a rule set of its own.
condition when(const std::string& scalar)
{
    const auto loaded = texts::load(
        texts::smallest_with_rule("    conduct: act.public\n    when: " + scalar + "\n"));
    if (!loaded) FAIL(render(loaded.errors()));
    return loaded->rules->rules.at(1).versions[0].when;
}

/// The words of the file at the place of `word` in the decoded text.
std::string in_file(const test& t, const std::string& word)
{
    const std::size_t at = t.text().find(word);
    REQUIRE(at != std::string::npos);
    const location place =
        t.place({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())});
    REQUIRE(place.in);
    return std::string(place.in->text().substr(place.at.begin, place.at.end - place.at.begin));
}

} // namespace

TEST_CASE("nothing written is a condition that always holds")
{
    const auto loaded = texts::load(texts::smallest());
    REQUIRE(loaded.ok());
    const rule_version& v = loaded->rules->rules[0].versions[0];
    CHECK(v.when.trivial());
    CHECK(v.addressees.trivial());
    CHECK_FALSE(v.conduct.trivial());
}

TEST_CASE("`true` and `false` are constants")
{
    CHECK(when("true").trivial());
    const condition c = when("false");
    CHECK(c.what == condition::kind::constant);
    CHECK_FALSE(c.constant_value);
}

TEST_CASE("conditions are joined by all, any and none, to any depth")
{
    const condition c = when("\n      all:\n        - act.public\n        - any: [\"act.place == "
                             "'a'\", {none: [act.public]}]");
    REQUIRE(c.what == condition::kind::all);
    REQUIRE(c.parts.size() == 2);
    CHECK(c.parts[0].what == condition::kind::leaf);
    REQUIRE(c.parts[1].what == condition::kind::any);
    REQUIRE(c.parts[1].parts.size() == 2);
    CHECK(c.parts[1].parts[0].leaf.text() == "act.place == 'a'");
    CHECK(c.parts[1].parts[1].what == condition::kind::none);
}

TEST_CASE("tests with one text share their expression, each with its own place")
{
    const condition c = when("\n      all: [act.public, \"act.public\", \"act.place == 'a'\"]");
    REQUIRE(c.parts.size() == 3);
    const test& a = c.parts[0].leaf;
    const test& b = c.parts[1].leaf;
    CHECK(&a.expression.code() == &b.expression.code());
    CHECK(&a.expression.code() != &c.parts[2].leaf.expression.code());
    CHECK(a.where.at.begin < b.where.at.begin);
    CHECK(in_file(b, "public") == "public");
}

TEST_CASE("a plain scalar stands in the file as it is")
{
    const test t = when("act.public && act.place == 'x'").leaf;
    CHECK(t.text() == "act.public && act.place == 'x'");
    CHECK(t.offsets.empty());
    CHECK(in_file(t, "act.place") == "act.place");
}

TEST_CASE("a plain scalar of several lines is placed line by line")
{
    const test t = when("act.public\n      && act.place\n\n      == 'x'").leaf;
    CHECK(t.text() == "act.public && act.place\n== 'x'");
    CHECK(in_file(t, "act.place") == "act.place");
    CHECK(in_file(t, "== 'x'") == "== 'x'");
    CHECK(in_file(t, "act.public && act") == "act.public\n      && act");
}

TEST_CASE("a single-quoted scalar is placed across its doubled quotes")
{
    const test t = when("'act.place == ''x'' && act.public'").leaf;
    CHECK(t.text() == "act.place == 'x' && act.public");
    CHECK(in_file(t, "act.place") == "act.place");
    CHECK(in_file(t, "'x'") == "''x'");
    CHECK(in_file(t, "act.public") == "act.public");
}

TEST_CASE("a double-quoted scalar is placed across escapes and folded lines")
{
    const test t = when(R"("act.place == '\u00e9\x41\t' && )"
                        "\n        act.public \\\n   && act.public\"")
                       .leaf;
    CHECK(t.text() == "act.place == '\xC3\xA9"
                      "A\t' && act.public && act.public");
    CHECK(in_file(t, "A") == R"(\x41)");
    CHECK(in_file(t, "\xC3\xA9"
                     "A") == R"(\u00e9\x41)");
    CHECK(in_file(t, "&& act.public") == "&& \n        act.public");
    CHECK(in_file(t, "&& act.public && act.public").substr(0, 3) == "&& ");
}

TEST_CASE("a double-quoted scalar without escapes needs no table of places")
{
    const test t = when("\"act.place == 'x'\"").leaf;
    CHECK(t.offsets.empty());
    CHECK(in_file(t, "'x'") == "'x'");
}

TEST_CASE("a literal block is placed across its indentation")
{
    for (const char* sign : {"|", "|-", "|+", "|2", "| # a comment"}) {
        const test t =
            when(std::string(sign) + "\n      act.public\n\n        && act.place == 'x'\n").leaf;
        INFO(sign);
        CHECK(in_file(t, "act.place") == "act.place");
        CHECK(in_file(t, "act.public").back() == 'c');
        CHECK(in_file(t, "== 'x'") == "== 'x'");
    }
}

TEST_CASE("a folded block is placed across folded and kept line breaks")
{
    for (const char* sign : {">", ">-", ">+"}) {
        const test t = when(std::string(sign) + "\n      act.public\n      && act.public\n\n\n"
                                                "      && act.public\n        && act.place\n"
                                                "      == 'x'\n")
                           .leaf;
        INFO(sign);
        CHECK(t.text() == "act.public && act.public\n\n&& act.public\n  && act.place\n== 'x'");
        CHECK(in_file(t, "act.place") == "act.place");
        CHECK(in_file(t, "== 'x'") == "== 'x'");
    }
}

TEST_CASE("line breaks of other systems do not shift places")
{
    const test t = when("|\r\n      act.public\r\n      && act.place == 'x'\r\n").leaf;
    CHECK(t.text() == "act.public\n&& act.place == 'x'");
    CHECK(in_file(t, "act.place") == "act.place");
}

TEST_CASE("a byte order mark does not shift places")
{
    const auto loaded = texts::load("\xEF\xBB\xBF" + texts::smallest());
    REQUIRE(loaded.ok());
    const test t = loaded->rules->rules[0].versions[0].conduct.leaf;
    CHECK(in_file(t, "act.public") == "act.public");
}

TEST_CASE("a place past the end of a test is its end")
{
    const test t = when("|\n      act.public\n").leaf;
    const location place = t.place({1000, 2000});
    CHECK(place.at.begin == place.at.end);
    CHECK(place.in->text()[place.at.begin] == '\n');
}

TEST_CASE("the rule and its versions share what they have in common")
{
    const auto loaded = texts::load(texts::smallest_with_rule(
        "    conduct: act.public\n    versions: [{v: a, to: 2021-01-01}, {v: b, from: "
        "2021-01-02}]\n"));
    REQUIRE(loaded.ok());
    const auto& versions = loaded->rules->rules[1].versions;
    REQUIRE(versions.size() == 2);
    CHECK(&versions[0].conduct.leaf.expression.code() ==
          &versions[1].conduct.leaf.expression.code());
}
