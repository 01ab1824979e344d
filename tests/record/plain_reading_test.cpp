// SPDX-License-Identifier: Apache-2.0

/// @file
/// A line is read along its bytes, or by way of a tree: whatever the line, both come to the same.
/// A key that is written with an escape keeps a line from being read along its bytes.

#include "sample_rules.hpp"

#include <netral/text/source.hpp>

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace netral;
using sample::desk;
using sample::small;

namespace {

/// The same record, written so that it is not read in one pass: with an escape in a key.
std::string with_an_escaped_key(std::string line)
{
    const std::size_t quote = line.find('"');
    if (quote == std::string::npos || quote + 1 == line.size()) return line;
    constexpr std::string_view digits = "0123456789abcdef";
    const auto c = static_cast<unsigned char>(line[quote + 1]);
    if (c < 0x20 || c > 0x7E || c == '"' || c == '\\') return line;
    line.replace(quote + 1, 1, std::string("\\u00") + digits[c / 16] + digits[c % 16]);
    return line;
}

/// Everything that reading has put into a record, or what was wrong.
std::string all_of(desk& d, const std::string& line)
{
    if (!d.reader.read_stated(line, d.incident)) {
        std::string codes = "refused";
        for (const record_error& e : d.reader.errors()) codes += ' ' + std::to_string(e.id.number);
        return codes;
    }
    std::string out(d.incident.id());
    out += ' ' + std::to_string(d.incident.ignored_keys);
    for (const record_warning& w : d.incident.warnings()) out += ' ' + w.path;
    for (fact_id f = 0; f < d.rules->facts.size(); ++f) {
        const slot& s = (*d.slots)[f];
        for (std::uint32_t w = 0; w < s.words(); ++w)
            out += ' ' + std::to_string(d.incident.words()[s.first + w]);
        out += '/' + std::to_string(static_cast<int>(d.incident.source_of(f)));
        out += d.incident.text(f);
        for (const std::string& item : d.incident.items(f)) out += '+' + item;
    }
    return out;
}

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

const std::vector<std::string> lines_with_more{
    R"({"act": {"colour": [1, -2.50, {"a": null, "b": [true, false], "c": "\n"}], "public": true}})",
    R"({"act": {"a": {}, "b": [], "c": 1e3, "d": [[[[1]]]]}, "more": {"id": "x"}, "name": 1})",
};

read_options tolerant(bool fast = false)
{
    read_options options;
    options.ignore_unknown_keys = true;
    options.depth = 6;
    options.fast = fast;
    return options;
}

/// Reads each line both ways, always with the same two readers.
class both_ways {
public:
    explicit both_ways(const read_options& options = tolerant())
        : along_(small(), options), by_tree_(small(), options)
    {
    }

    /// Whether it was taken; fails where the two differ.
    bool take(const std::string& line)
    {
        const std::string expected = all_of(by_tree_, with_an_escaped_key(line));
        INFO(line);
        REQUIRE(all_of(along_, line) == expected);
        ++(expected.rfind("refused", 0) == 0 ? refused : taken);
        return expected.rfind("refused", 0) != 0;
    }

    [[nodiscard]] const record& read() const { return along_.incident; }

    std::size_t taken = 0;
    std::size_t refused = 0;

private:
    desk along_;
    desk by_tree_;
};

} // namespace

TEST_CASE("a carriage return behind a line changes nothing")
{
    desk d(small());
    for (const std::string& line : plain_lines) CHECK(all_of(d, line + '\r') == all_of(d, line));
    CHECK(all_of(d, "{}\r\r") == all_of(d, "{}"));
    CHECK_FALSE(d.reader.read_stated("\r", d.incident));
    CHECK_FALSE(d.reader.read_stated("{\r", d.incident));
}

TEST_CASE("a record is read alike in one pass and by way of a tree")
{
    desk one(small());
    desk other(small());
    for (const std::string& line : plain_lines) {
        INFO(line);
        const std::string expected = all_of(other, with_an_escaped_key(line));
        CHECK(expected.find("refused") == std::string::npos);
        CHECK(all_of(one, line) == expected);
    }
}

TEST_CASE("a damaged record is read alike, or refused for the same, in one pass and by a tree")
{
    both_ways read;
    std::mt19937 random(7);
    constexpr std::string_view splinters = "{}[]:,\"\\ \tn0-1.eatrufls\x01\xc3";
    for (int i = 0; i < 20000; ++i) {
        const auto& from = random() % 3 == 0 ? lines_with_more : plain_lines;
        std::string line = from[random() % from.size()];
        const std::size_t begin = line.find('"') + 2; // the first key is for the escape
        for (auto n = random() % 3; n < 3; ++n) {
            const std::size_t at = begin + random() % (line.size() - begin);
            const char c = splinters[random() % splinters.size()];
            switch (random() % 3) {
            case 0: line[at] = c; break;
            case 1: line.insert(at, 1, c); break;
            default: line.erase(at, 1); break;
            }
            if (begin >= line.size()) break;
        }
        read.take(line);
    }
    CHECK(read.refused > 5000);
    CHECK(read.taken > 500);
}

TEST_CASE("a string of any length ends where it ends, whatever stands in it and where")
{
    both_ways read;
    const std::vector<std::string> splinters{"\"",
                                             "\\",
                                             "\\\"",
                                             "\\\\",
                                             "\\n",
                                             "\\x",
                                             "\\u0041",
                                             "\\u004",
                                             "\\ud83d\\ude00",
                                             "\\ud83d",
                                             "\n",
                                             "\t",
                                             std::string(1, '\0'),
                                             "\x01",
                                             "\x1F",
                                             " ",
                                             "\x7F",
                                             "\xC3\xA9",
                                             "\xC3",
                                             "\xA9",
                                             "\xED\xA0\x80",
                                             "\xF0\x9F\x98\x80",
                                             "\xFF",
                                             "{",
                                             ":",
                                             ",",
                                             "]"};
    for (std::size_t size = 0; size <= 70; ++size) {
        const std::string text(size, 's');
        REQUIRE(read.take(R"({"incident":{"story":")" + text + R"(","id":"1"}})"));
        CHECK(read.read().text(3) == text);
        for (std::size_t at = 0; at <= size; ++at)
            for (const std::string& splinter : splinters) {
                std::string odd = text;
                odd.insert(at, splinter);
                read.take(R"({"incident":{"id":")" + odd + R"("},"more":[")" + odd + "\"]}");
            }
    }
    CHECK(read.taken > 30000);
    CHECK(read.refused > 30000);
}

TEST_CASE("a line may end anywhere, though a longer one has stood in its place")
{
    both_ways read;
    for (const auto& lines : {plain_lines, lines_with_more})
        for (const std::string& line : lines)
            for (std::size_t size = line.find('"') + 2; size <= line.rfind('}'); ++size) {
                read.take(line);
                CHECK_FALSE(read.take(line.substr(0, size)));
            }
}

TEST_CASE("white space may stand between tokens and nowhere else")
{
    both_ways read;
    for (const auto& lines : {plain_lines, lines_with_more})
        for (const std::string& line : lines)
            for (const char* space : {" ", "  ", "\t", "\r", "\n", " \r\n\t ", "\v", "\f", "\x1F"})
                for (std::size_t at = 0; at <= line.size(); ++at) {
                    if (at > 0 && at < line.find('"') + 2) continue; // the escape belongs there
                    std::string odd = line;
                    odd.insert(at, space);
                    read.take(odd);
                }
    CHECK(read.taken > 2000);
    CHECK(read.refused > 2000);
}

TEST_CASE("a line that ends with white space is read along its bytes, too")
{
    both_ways read;
    for (const char* end : {"", " ", "\r", "\r\n", "\n", "\t \t"})
        CHECK(read.take(R"({"incident":{"id":"1"}})" + std::string(end)));
    CHECK_FALSE(read.take(R"({"incident":{"id":"1"}})" + std::string(" \0", 2)));
    CHECK_FALSE(read.take(R"({"incident":{"id":"1"}} {})"));
}

TEST_CASE("no key may stand twice in one object, known or not")
{
    both_ways read;
    for (const char* line : {
             R"({"act":{"public":true,"public":true}})",
             R"({"act":{"public":true},"act":{"persons":1}})",
             R"({"act":{"public":null,"persons":1,"public":true}})",
             R"({"act":{"more":1,"public":true,"more":2}})",
             R"({"more":1,"act":null,"more":1})",
             R"({"more":{"a":{"b":1,"c":2,"b":3}}})",
             R"({"act":{"kinds":{"has":[],"has":[]}}})",
         })
        CHECK_FALSE(read.take(line));
    for (const char* line : {
             R"({"act":{"more":1},"more":{"more":[{"more":1},{"more":2}]}})",
             R"({"a":1,"b":{"a":2,"b":3},"c":{"a":2,"b":3}})",
             R"({"election":{"id":"1"},"incident":{"id":"2"}})",
         })
        CHECK(read.take(line));
    std::string many = R"({"act":{"k0":0)";
    for (int i = 1; i < 40; ++i) many += ",\"k" + std::to_string(i) + "\":0";
    CHECK(read.take(many + "}}"));
    CHECK_FALSE(read.take(many + R"(,"k17":0}})"));
}

TEST_CASE("a key counts whole, and only as it is spelled")
{
    both_ways read;
    for (const char* key : {"publi", "publicc", "Public", "public ", " public", "", "p", "kinds"}) {
        CHECK(read.take(R"({"act":{"public":true,")" + std::string(key) + R"(":[]}})"));
        CHECK(read.read().ignored_keys == (std::string_view(key) == "kinds" ? 0 : 1));
    }
    for (std::size_t size = 1; size < 80; ++size)
        CHECK(read.take(R"({"act":{")" + std::string(size, 'p') + R"(":1,"public":true}})"));
}

TEST_CASE("a key that differs in one place from the one that was expected is another")
{
    for (std::size_t size = 1; size < 40; ++size) {
        const std::string expected = "keys." + std::string(size, 'a');
        ruleset rules = small();
        sample::add(rules, expected, fact_type::integer);
        for (std::size_t at = 0; at < size; ++at)
            sample::add(rules, std::string(expected).replace(5 + at, 1, "b"), fact_type::integer);
        desk d(std::move(rules));
        const auto line = [&](const std::string& key) {
            return R"({"keys":{")" + key.substr(5) + R"(":7}})";
        };
        for (std::size_t at = 0; at < size; ++at) {
            const std::string other = std::string(expected).replace(5 + at, 1, "b");
            REQUIRE(d.read(line(expected)));
            REQUIRE(d.word(expected) == 7);
            REQUIRE(d.read(line(other)));
            REQUIRE(d.word(other) == 7);
            REQUIRE_FALSE(d.incident.touched(d[expected]));
        }
        for (const char* wrong : {"c", "a\"", "\"a", "\\"})
            REQUIRE_FALSE(d.read(line(expected + wrong)));
    }
}

TEST_CASE("numbers are what JSON takes for numbers")
{
    both_ways read;
    const std::vector<std::string> numbers{"0",
                                           "7",
                                           "10",
                                           "99",
                                           "100",
                                           "1234567",
                                           "12345678",
                                           "123456789",
                                           "999999999999999999",
                                           "1000000000000000000",
                                           "9223372036854775807",
                                           "9223372036854775808",
                                           "-1",
                                           "-12345678",
                                           "-9223372036854775808",
                                           "-9223372036854775809",
                                           "18446744073709551615",
                                           "18446744073709551616",
                                           "100000000000000000000000",
                                           "9007199254740992",
                                           "9007199254740993",
                                           "-9007199254740993",
                                           "0.5",
                                           "-0.0",
                                           "1.5",
                                           "1.0",
                                           "1e3",
                                           "1E+3",
                                           "1e-3",
                                           "12345678.5",
                                           "0.1234567890123456789"};
    const std::vector<std::string> no_numbers{"-",
                                              "+1",
                                              "01",
                                              "-01",
                                              "00",
                                              "007",
                                              "1.",
                                              ".5",
                                              "-.5",
                                              "1.e3",
                                              "1e",
                                              "1e+",
                                              "1_000",
                                              "1,5",
                                              "0x10",
                                              "1a",
                                              "12345678a",
                                              "1:",
                                              "1/",
                                              "1-",
                                              "--1",
                                              "1 2",
                                              "\"1",
                                              "1\"",
                                              "1\"2\"",
                                              "Infinity",
                                              "NaN",
                                              "1.5.5",
                                              "123456789012345678x"};
    for (const char* key : {"persons", "weight", "more"}) {
        const std::string before = R"({"act":{")" + std::string(key) + "\":";
        for (const std::string& n : numbers) {
            const bool whole = n.find_first_of(".eE") == std::string::npos;
            const bool taken = read.take(before + n + "}}");
            if (whole ? n.size() < 19 : std::string_view(key) != "persons") CHECK(taken);
            read.take(before + "[" + n + "," + n + " , " + n + "]}}");
        }
        for (const std::string& n : no_numbers) CHECK_FALSE(read.take(before + n + "}}"));
    }
}

TEST_CASE("words are true, false and null, and nothing that begins so")
{
    both_ways read;
    for (const char* key : {"public", "persons", "more"})
        for (const char* word :
             {"true",  "false", "null",   "tru",       "true1",  "truefalse", "truee",
              "False", "falsE", "falsey", "fals",      "nul",    "nulll",     "nullnull",
              "t",     "f",     "n",      "true\"x\"", "null\"", "true}",     "null]",
              "talse", "frue",  "alse",   "xalse"})
            read.take(R"({"act":{")" + std::string(key) + "\":" + word + "}}");
    CHECK(read.taken == 7); // public and more: three words each; persons: null
}

TEST_CASE("every day of some years is read as a date, and no other")
{
    both_ways read;
    const auto is = [&](const std::string& text) {
        return read.take(R"({"incident":{"day":")" + text + "\"}}");
    };
    const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
    std::size_t days = 0;
    for (const char* year : {"1900", "2000", "2023", "2024", "9999", "0001", "0000"})
        for (int month = 0; month <= 13; ++month)
            for (int nth = 0; nth <= 32; ++nth)
                days += is(year + ('-' + two(month)) + '-' + two(nth)) ? 1 : 0;
    CHECK(days == 6 * 365 + 2);
    for (const char* text : {"2024", "2024-02", "0001-12"}) CHECK(is(text));
    const std::string date = "2024-10-12";
    for (std::size_t at = 0; at < date.size(); ++at)
        for (const char c : {'/', ':', '-', 'x', ' ', '\0', '\x1F', '"', '\\', '\xC3'}) {
            std::string odd = date;
            if (odd[at] == c) continue;
            odd[at] = c;
            CHECK_FALSE(is(odd));
            odd = date;
            CHECK_FALSE(is(odd.insert(at, 1, c)));
        }
    for (std::size_t size = 0; size < date.size(); ++size)
        CHECK(is(date.substr(0, size)) == (size == 4 || size == 7));
}

TEST_CASE("unknown values nest as deep as the options allow, whichever way they are read")
{
    both_ways read;
    for (std::size_t levels = 1; levels < 9; ++levels) {
        std::string list = "1";
        std::string object = "1";
        for (std::size_t i = 0; i < levels; ++i) {
            list = '[' + list + ']';
            object = R"({"a":)" + object + '}';
        }
        CHECK(read.take(R"({"more":)" + list + "}") == (levels < 6));
        CHECK(read.take(R"({"act":{"more":)" + object + "}}") == (levels < 5));
    }
}
