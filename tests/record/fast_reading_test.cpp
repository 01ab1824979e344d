// SPDX-License-Identifier: Apache-2.0

/// @file
/// read_options::fast: what is taken though strict reading refuses it, and what is not.

#include "sample_rules.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace netral;
using sample::desk;
using sample::small;

namespace {

const std::vector<std::string> plain_lines{
    R"({"incident": {"id": "A-7", "day": "2024-10-12", "stage": "campaign", "story": "x y"}})",
    R"({"incident":{"day":"2024-10","id":"é\n\"\\\/\u00e9\u20AC"},"election":{"id":"two"}})",
    R"({"act": {"kinds": ["gift", "photo"], "public": false, "persons": -3, "weight": 2.5}})",
    R"({"act": {"kinds": {"has": ["speech"], "not": ["post"]}, "public": true, "weight": 12}})",
    R"({ "act" : { "kinds" : [ ] , "persons" : 0 , "weight" : -0 } , "incident" : null } )",
    R"({"report": {"name": "N", "witnesses": ["v", "w"], "ways": ["mail"], "papers": ["p", "q"]}})",
    R"({"report": {"ways": {"has": ["mail"], "not": ["mail"]}, "papers": []}, "act": {}})",
    R"({"act": {"persons": 9223372036854775807}, "election": {"id": "other"}})",
};

/// Its rules read the number, the day, the stage, the kinds and whether the act was public.
desk made_by(bool fast)
{
    ruleset rules = small();
    sample::implies(rules, "'photo' in act.kinds", "act.public");
    read_options options;
    options.fast = fast;
    return desk(std::move(rules), options);
}

} // namespace

TEST_CASE("fast reading takes a record that is wrong only where no rule looks")
{
    desk strict = made_by(false);
    desk fast = made_by(true);
    for (const char* line : {
             R"({"act": {"public": true, "persons": "many"}})",
             R"({"act": {"public": true, "persons": 01}})",
             R"({"act": {"public": true, "weight": tru}})",
             R"({"act": {"weight": {"a": [1, {"b": nul}]}, "public": true}})",
             R"({"act": {"persons": 1, "persons": 2, "public": true}})",
             R"({"act": {"public": true, "colour": 1}})",
             R"({"more": {"a": 1, "a": 2}, "act": {"public": true}})",
             R"({"incident": {"story": "\x"}, "act": {"public": true}})",
             R"({"report": [1, 2}, "act": {"public": true}})",
             R"({"election": 7, "act": {"public": true}})",
         }) {
        INFO(line);
        CHECK_FALSE(strict.read(line));
        REQUIRE(fast.read(line));
        CHECK(fast.word("act.public") == 0b10);
        CHECK(fast.incident.ignored_keys == 0);
    }
}

TEST_CASE("fast reading refuses what it has to look at, as strict reading does")
{
    desk strict = made_by(false);
    desk fast = made_by(true);
    for (const char* line : {
             "",
             "[]",
             "{",
             R"({"act": {"public": true})",
             R"({"act": {"public": true}}})",
             R"({"act": {"public": 1}})",
             R"({"act": {"public": true, "public": true}})",
             R"({"act": {"kinds": ["letter"]}})",
             R"({"incident": {"day": "2024-13"}})",
             R"({"act": {"persons": , "public": true}})",
             R"({"act": {"persons"}})",
             R"({"act": {"persons": 1]}})",
             R"({"incident": {"story": "x}})",
             "{\"incident\": {\"story\": \"\xC3\"}}",
             "{\"incident\": {\"story\": \"\x01\"}}",
         }) {
        INFO(line);
        CHECK_FALSE(strict.read(line));
        const std::string told = strict.complaints();
        CHECK_FALSE(fast.read(line));
        CHECK(fast.complaints() == told);
    }
}

TEST_CASE("what rules look at is read alike in both modes")
{
    desk strict = made_by(false);
    desk fast = made_by(true);
    for (const std::string& line : plain_lines) {
        INFO(line);
        REQUIRE(strict.read(line));
        REQUIRE(fast.read(line));
        CHECK(fast.incident.id() == strict.incident.id());
        CHECK(fast.incident.warnings().size() == strict.incident.warnings().size());
        for (const char* path :
             {"incident.id", "incident.day", "incident.stage", "act.kinds", "act.public"}) {
            CHECK(fast.word(path) == strict.word(path));
            CHECK(fast.shown(path) == strict.shown(path));
            CHECK(fast.incident.source_of(fast[path]) == strict.incident.source_of(strict[path]));
        }
    }
    REQUIRE(fast.read(R"({"incident": {"story": "x"}, "act": {"persons": 3}})"));
    CHECK_FALSE(fast.incident.touched(fast["incident.story"]));
    CHECK_FALSE(fast.incident.touched(fast["act.persons"]));
}

namespace {

/// Whether strings end, none has a byte below a space, and brackets are as many: all that is seen
/// of a value that is passed over. Nothing where a comma says that the value has ended.
std::optional<bool> may_be_passed_over(std::string_view value)
{
    std::size_t depth = 0;
    std::size_t values = 0;
    bool in_word = false;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (c == ' ') {
            in_word = false;
            continue;
        }
        const bool opens = c == '{' || c == '[';
        const bool closes = c == '}' || c == ']';
        if (depth == 0 && c == ',') return std::nullopt;
        if (depth == 0 && (closes || c == ':')) return false;
        const bool goes_on = in_word && !opens && !closes;
        if (depth == 0 && !goes_on && ++values > 1) return false;
        if (c == '\\') return false;
        if (c == '"')
            for (++i; i < value.size() && value[i] != '"'; ++i) {
                if (value[i] == '\\') ++i;
                if (i == value.size() || static_cast<unsigned char>(value[i]) < ' ') return false;
            }
        if (i == value.size()) return false;
        in_word = c != '"' && !opens && !closes && c != ',' && c != ':';
        if (opens) ++depth;
        if (closes) --depth;
    }
    return depth == 0 && values == 1;
}

} // namespace

TEST_CASE("what nobody reads is passed over if its strings end and its brackets are as many")
{
    desk fast = made_by(true);
    std::mt19937 random(11);
    const std::vector<std::string> pieces{
        "{",
        "}",
        "[",
        "]",
        "[",
        "]",
        ":",
        ",",
        " ",
        "\"",
        "\"a\"",
        "\"\"",
        "\"]\"",
        "\"[{\"",
        "1",
        "nul",
        "\"\\\"\"",
        "\"\\\\\"",
        "\"\\u0041\"",
        "\\",
        "\xC3\xA9",
        "\"\xC3\xA9\"",
        "\x01",
        "\"a,b:c\"",
        "\"twenty bytes of text\"",
        "\"a text of more than sixty-four bytes, in which a ] and a [ stand, \\n and then some\""};
    std::size_t taken = 0;
    std::size_t refused = 0;
    for (int i = 0; i < 60000; ++i) {
        std::string value = random() % 2 == 0 ? "[" : "";
        const bool list = !value.empty();
        for (auto n = random() % 16; n > 0; --n) value += pieces[random() % pieces.size()];
        if (list) value += ']';
        const auto right = may_be_passed_over(value);
        if (!right) continue;
        const std::string line = R"({"act": {"persons": )" + value + R"(, "public": true}})";
        INFO(line);
        REQUIRE(fast.read(line) == *right);
        if (*right) REQUIRE(fast.word("act.public") == 0b10);
        ++(*right ? taken : refused);
    }
    CHECK(taken > 1500);
    CHECK(refused > 1500);
}

TEST_CASE("a value of any length is passed over to its end and no further")
{
    desk fast = made_by(true);
    for (std::size_t size = 0; size < 200; ++size) {
        const std::string text(size, 't');
        for (const std::string& value :
             {'"' + text + '"', "[\"" + text + "\"]", '[' + text + ']', "{\"a\":\"" + text + "]\"}",
              text + '1', "[[\"" + text + "\"],[\"" + text + "[\"]]",
              '[' + std::string(size, '[') + std::string(size, ']') + ']',
              "[\"" + text + "\\\"]\"]"}) {
            INFO(value);
            const std::string line = R"({"act":{"persons":)" + value + R"(,"public":true}})";
            REQUIRE(fast.read(line));
            REQUIRE(fast.word("act.public") == 0b10);
            REQUIRE_FALSE(fast.read(R"({"act":{"public":true,"persons":)" + value + "]}}"));
            REQUIRE_FALSE(fast.read(R"({"act":{"public":true,"persons":[)" + value + "}"));
            REQUIRE_FALSE(fast.read(line.substr(0, line.size() - 1)));
        }
        for (const char c : {'\x01', '\n', '\0', '\xC3'}) {
            const std::string odd = "[\"" + text + c + "\"]";
            REQUIRE_FALSE(fast.read(R"({"act":{"persons":)" + odd + R"(,"public":true}})"));
        }
    }
}

TEST_CASE("of what strict reading takes, fast reading takes the same")
{
    desk strict = made_by(false);
    desk fast = made_by(true);
    std::mt19937 random(5);
    constexpr std::string_view splinters = "{}[]:,\"\\ \tn0-1.eatrufls\x01\xc3";
    std::size_t taken = 0;
    for (int i = 0; i < 20000; ++i) {
        std::string line = plain_lines[random() % plain_lines.size()];
        const std::size_t at = random() % line.size();
        const char c = splinters[random() % splinters.size()];
        if (random() % 2 == 0)
            line[at] = c;
        else
            line.insert(at, 1, c);
        INFO(line);
        if (!strict.read(line)) continue;
        ++taken;
        REQUIRE(fast.read(line));
        REQUIRE(fast.incident.id() == strict.incident.id());
        for (const char* path : {"incident.day", "incident.stage", "act.kinds", "act.public"})
            REQUIRE(fast.word(path) == strict.word(path));
    }
    CHECK(taken > 1000);
}
