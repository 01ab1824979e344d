// SPDX-License-Identifier: Apache-2.0

/// @file
/// Rule files that mean harm: each is refused, with a place, and without taking long.

#include "texts.hpp"

#include <catch2/catch.hpp>

#include <ctime>
#include <fmt/format.h>

using namespace netral;

namespace {

std::string repeated(std::string_view what, std::size_t times)
{
    std::string out;
    out.reserve(what.size() * times);
    for (std::size_t i = 0; i < times; ++i) out += what;
    return out;
}

/// Processor time: far more than any machine needs for what is linear, far less than for what is
/// not.
constexpr double long_enough_s = 20;

double processor_time_s()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

diagnostics refused(texts::files all, const load_options& options = {})
{
    const double begin = processor_time_s();
    const auto loaded = texts::load(std::move(all), options);
    CHECK(processor_time_s() - begin < long_enough_s);
    REQUIRE_FALSE(loaded.ok());
    for (const diagnostic& d : loaded.errors()) {
        if (d.where.in) CHECK(d.where.at.end <= d.where.in->text().size());
        CHECK(d.message.size() < 2000);
    }
    CHECK(render(loaded.errors()).size() < 1'000'000);
    return loaded.errors();
}

std::string refused(std::string text)
{
    return texts::codes(refused(texts::files{{"ruleset.yaml", std::move(text)}}));
}

} // namespace

TEST_CASE("a hundred thousand brackets are refused at the limit")
{
    for (const char* bracket : {"[", "{a: ", "[{a: ", "- ", "? "}) {
        INFO(bracket);
        const std::string flow = bracket[0] == '-' || bracket[0] == '?' ? "" : "title: ";
        const std::string codes = refused(flow + repeated(bracket, 100'000));
        CHECK(codes.substr(codes.size() - 5) == "N1108");
    }
    CHECK(refused("title: " + repeated("[", 60) + repeated("]", 60)).find("N14") !=
          std::string::npos);
}

TEST_CASE("brackets in a condition are refused by the expression language")
{
    const auto nested = [](std::string_view bracket) {
        return refused(
            texts::smallest_with_rule("    conduct: |\n      " + repeated(bracket, 20'000) + "\n"));
    };
    CHECK(nested("(") == "N1210");
    CHECK(nested("[") == "N1210");
    CHECK(refused(texts::smallest_with_rule("    conduct: |\n      " +
                                            repeated("act.public && ", 100'000) + "true\n")) ==
          "N1110");
}

TEST_CASE("billions of laughs are refused at the first")
{
    std::string text = "a: &a [lol, lol]\n";
    for (char c = 'b'; c < 'z'; ++c)
        text += fmt::format("{0}: &{0} [*{1}, *{1}, *{1}]\n", c, static_cast<char>(c - 1));
    CHECK(refused(text).find("N1103 N1401 N1103 N1102") != std::string::npos);
}

TEST_CASE("a text of ten megabytes is refused")
{
    load_options options;
    options.limits.file_bytes = std::size_t{64} << 20;
    for (const char* open : {"", "'", "\"", "|\n  "}) {
        const std::string close = open[0] == '|' ? "" : open;
        const auto said =
            refused(texts::files{{"ruleset.yaml", "title: " + std::string(open) +
                                                      std::string(10'000'000, 'x') + close + "\n"}},
                    options);
        CHECK(texts::codes(said).find("N1110") != std::string::npos);
    }
}

TEST_CASE("many lines inside one text take linear time")
{
    load_options options;
    options.limits.scalar_bytes = std::size_t{8} << 20;
    const std::string lines = repeated("word\n\n    ", 200'000);
    for (const char* open : {"", "'", "\"", "|\n    ", ">\n    "}) {
        const char quote = open[0] == '\'' || open[0] == '"' ? open[0] : ' ';
        (void)refused(texts::files{{"ruleset.yaml", "title:\n  en: " + std::string(open) + lines +
                                                        "x" + quote + "\n"}},
                      options);
    }
}

TEST_CASE("texts that are not UTF-8 are refused before anything looks at them")
{
    CHECK(refused("title: \xC3\x28\n") == "N1006");
    CHECK(refused("title: \xED\xA0\x80\n") == "N1006");
    CHECK(refused(std::string("\xFF\xFE"
                              "a\0b\0",
                              6)) == "N1006");
    CHECK(refused(std::string("a: b\0c\n", 7)) == "N1007");
}

TEST_CASE("a rule set that includes itself is refused, however it is spelt")
{
    CHECK(refused(texts::smallest() + "include: [ruleset.yaml]\n") == "N1003");
    CHECK(refused(texts::smallest() + "include: [./ruleset.yaml]\n") == "N1002");
    CHECK(refused(texts::smallest() + "include: [a/../ruleset.yaml]\n") == "N1002");
    const auto said =
        refused(texts::files{{"ruleset.yaml", texts::smallest() + "include: [a.yaml]\n"},
                             {"a.yaml", "include: [ruleset.yaml]\nphrases: {}\n"}});
    CHECK(texts::codes(said) == "N1401"); // only a manifest includes
}

TEST_CASE("no path leads out of the folder")
{
    for (const char* path : {"../x", "a/../../x", "/etc/passwd", "..", "a\\..\\x", "''", "a//b"}) {
        INFO(path);
        const std::string codes =
            refused(texts::smallest() + "include: [" + std::string(path) + "]\n");
        CHECK(codes.substr(0, 5) == "N1002");
    }
}

TEST_CASE("many mistakes are told up to the limit")
{
    std::string text = texts::smallest() + "terms:\n";
    for (int i = 0; i < 20'000; ++i) text += fmt::format("  t{0}: act.x{0}\n", i);
    const auto said = refused(texts::files{{"ruleset.yaml", text}});
    CHECK(said.size() == 201);
    CHECK(to_string(said.back().id) == "N1008");

    std::string keys = "ruleset: x\nversion: 1\n";
    for (int i = 0; i < 200'000; ++i) keys += fmt::format("unknown_key_number_{}: 1\n", i);
    CHECK(refused(texts::files{{"ruleset.yaml", keys}}).size() == 201);
    std::string names = texts::smallest_with_rule("    conduct: act.public\n    breach_of:\n");
    for (int i = 0; i < 200'000; ++i) names += fmt::format("      - no-such-rule-{}\n", i);
    CHECK(refused(texts::files{{"ruleset.yaml", names}}).size() == 201);
    std::string sentence = "    conduct: act.public\n    say: '" + repeated("{x}", 80'000) + "'\n";
    CHECK(refused(texts::files{{"ruleset.yaml", texts::smallest_with_rule(sentence)}}).size() ==
          201);
}

TEST_CASE("long chains of names take no stack and little time")
{
    std::string text = texts::smallest() + "terms:\n  t0: act.public\n";
    for (int i = 1; i < 5'000; ++i) text += fmt::format("  t{}: terms.t{}\n", i, i - 1);
    const double begin = processor_time_s();
    const auto loaded = texts::load(text); // refused or not, it must end
    CHECK(processor_time_s() - begin < long_enough_s);
    if (!loaded) CHECK_FALSE(loaded.errors().empty());

    std::string cycle = texts::smallest() + "terms:\n  t0: terms.t49999\n";
    for (int i = 1; i < 50'000; ++i) cycle += fmt::format("  t{}: terms.t{}\n", i, i - 1);
    CHECK(refused(cycle) == "N1512");

    std::string values = texts::smallest() + "terms: {}\ninclude: [f.yaml]\n";
    std::string facts = "facts:\n  a.b:\n    type: set\n    values:\n      v0: {}\n";
    for (int i = 1; i < 20'000; ++i)
        facts += fmt::format("      v{}: {{broader: v{}}}\n", i, i - 1);
    CHECK(texts::codes(refused({{"ruleset.yaml", values}, {"f.yaml", facts}})) == "N1108");
}

TEST_CASE("terms that double at every step are refused")
{
    std::string text = texts::smallest() + "terms:\n  t0: act.public\n";
    for (int i = 1; i < 64; ++i)
        text += fmt::format("  t{0}: terms.t{1} && (terms.t{1} || terms.t{1})\n", i, i - 1);
    const std::string codes = refused(text);
    CHECK(codes.find("N1320") != std::string::npos);
}

TEST_CASE("ten thousand keys in one map take little time")
{
    std::string text = texts::smallest() + "phrases:\n";
    for (int i = 0; i < 10'000; ++i) text += fmt::format("  key-{}: {{en: x}}\n", i % 9'990);
    const auto said = refused(texts::files{{"ruleset.yaml", text}});
    CHECK(texts::codes(said) == repeated("N1105 ", 9) + "N1105");
}

TEST_CASE("a thousand rules load quickly")
{
    std::string text = texts::smallest();
    for (int i = 0; i < 1'000; ++i)
        text += fmt::format("  - id: rule.{0}\n    category: favouring\n"
                            "    title: {{id: Aturan {0}, en: Rule {0}}}\n"
                            "    basis:\n      - {{instrument: law, article: \"{0} ayat (1)\"}}\n"
                            "    nature: disiplin\n    addressees: target.kind == 'calon'\n"
                            "    conduct: sets.intersects(act.kinds, ['suka', 'unggah'])\n"
                            "    when:\n      all:\n        - act.public\n"
                            "        - act.place == '{0}' || act.on >= date('2024-09-22')\n",
                            i);
    const double begin = processor_time_s();
    const auto loaded = texts::load(text);
    CHECK(processor_time_s() - begin < long_enough_s);
    if (!loaded) FAIL(render(loaded.errors()));
    CHECK(loaded->rules->rules.size() == 1'001);
}
