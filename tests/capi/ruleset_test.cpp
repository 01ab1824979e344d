// SPDX-License-Identifier: Apache-2.0

/// @file
/// Rule sets through the C API: from where they come, what is said of bad ones, what is read of
/// them.

#include "handles.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>

using nlohmann::json;

namespace {

struct loaded {
    netral_status status = NETRAL_ERROR_INTERNAL;
    capi::rules rules;
    capi::report report;
};

loaded load_texts(const std::vector<netral_named_text>& texts,
                  const netral_load_options* options = nullptr)
{
    netral_ruleset* made = nullptr;
    netral_report* said = nullptr;
    loaded out;
    out.status = netral_ruleset_load_texts(texts.data(), texts.size(), options, &made, &said);
    out.rules.reset(made);
    out.report.reset(said);
    return out;
}

netral_named_text named(std::string_view name, std::string_view text)
{
    return {name.data(), name.size(), text.data(), text.size()};
}

loaded load_directory(std::string_view path, const netral_load_options* options = nullptr)
{
    netral_ruleset* made = nullptr;
    netral_report* said = nullptr;
    loaded out;
    out.status = netral_ruleset_load_directory(path.data(), path.size(), options, &made, &said);
    out.rules.reset(made);
    out.report.reset(said);
    return out;
}

netral_ruleset_summary summary_of(const capi::rules& r, netral_language l = NETRAL_ENGLISH)
{
    netral_ruleset_summary s = NETRAL_RULESET_SUMMARY_INIT;
    REQUIRE(netral_ruleset_summarize(r.get(), l, &s) == NETRAL_OK);
    return s;
}

netral_diagnostic first_of(const capi::report& r)
{
    netral_diagnostic d = NETRAL_DIAGNOSTIC_INIT;
    REQUIRE(netral_report_at(r.get(), 0, &d) == NETRAL_OK);
    return d;
}

} // namespace

TEST_CASE("constraints that no record can meet are mistakes of the rule set")
{
    capi::rules rules;
    capi::report said;
    const std::string both = R"(
constraints:
  - {id: x, implies: {if: "true", then: "act.public"}}
  - {id: y, implies: {if: "true", then: "!act.public"}}
)";
    CHECK(capi::load(capi::sample_text() + both, rules, &said) == NETRAL_ERROR_RULES);
    netral_diagnostic d = NETRAL_DIAGNOSTIC_INIT;
    REQUIRE(netral_report_at(said.get(), 0, &d) == NETRAL_OK);
    CHECK(capi::view(d.code) == "N1485");
}

TEST_CASE("a rule set comes from a folder, from a file and from its texts, and is the same")
{
    const auto folder = load_directory(NETRAL_SOURCE_DIR "/tests/golden/classify");
    const auto file = load_directory(NETRAL_SOURCE_DIR "/tests/golden/classify/ruleset.yaml");
    REQUIRE(folder.status == NETRAL_OK);
    REQUIRE(file.status == NETRAL_OK);
    const std::string text = capi::golden("ruleset.yaml");
    capi::rules alone;
    REQUIRE(capi::load(text, alone) == NETRAL_OK);
    CHECK(summary_of(folder.rules).rule_count == 7);
    CHECK(capi::view(summary_of(folder.rules).name) == "contoh");
    CHECK(capi::view(summary_of(file.rules).name) == "contoh");
    CHECK(capi::view(summary_of(alone).title) == "Example");
    CHECK(capi::view(summary_of(alone, NETRAL_INDONESIAN).title) == "Contoh");
    CHECK(capi::view(summary_of(alone).version) == "1");
    CHECK(capi::view(summary_of(alone).digest).substr(0, 7) == "sha256:");
}

TEST_CASE("named texts include each other; nothing of theirs is kept")
{
    std::string first = "include: [more.yaml]\n" + capi::golden("ruleset.yaml");
    std::string more = "terms:\n  ramai: \"act.persons > 10\"\n";
    const auto made = load_texts({named("top.yaml", first), named("more.yaml", more)});
    REQUIRE(made.status == NETRAL_OK);
    std::fill(first.begin(), first.end(), '#');
    std::fill(more.begin(), more.end(), '#');
    CHECK(summary_of(made.rules).rule_count == 7);

    const std::string alone = "include: [more.yaml]\n" + capi::golden("ruleset.yaml");
    const auto lacking = load_texts({named("top.yaml", alone)});
    CHECK(lacking.status == NETRAL_ERROR_RULES);
    CHECK(capi::view(first_of(lacking.report).code) == "N1001");
    CHECK(capi::view(first_of(lacking.report).message).find("there is no text of that name") !=
          std::string_view::npos);
}

TEST_CASE("texts without a name, with the name of another or without their bytes are refused")
{
    CHECK(load_texts({named("", "a")}).status == NETRAL_ERROR_ARGUMENT);
    CHECK(load_texts({named("a", "a"), named("a", "b")}).status == NETRAL_ERROR_ARGUMENT);
    CHECK(load_texts({named("a\xff", "a")}).status == NETRAL_ERROR_ARGUMENT);
    CHECK(load_texts({{"a", 1, nullptr, 3}}).status == NETRAL_ERROR_ARGUMENT);
    CHECK(load_texts({{nullptr, 1, "a", 1}}).status == NETRAL_ERROR_ARGUMENT);
    CHECK(load_texts({}).status == NETRAL_ERROR_ARGUMENT);
}

TEST_CASE("what is no rule set is unreadable, what is a bad one has mistakes")
{
    const auto none = load_directory("/does/not/exist");
    CHECK(none.status == NETRAL_ERROR_UNREADABLE);
    CHECK(none.rules == nullptr);
    CHECK(netral_report_count(none.report.get()) == 1);
    CHECK(load_directory(std::string_view("rules\0netralitas", 16)).status ==
          NETRAL_ERROR_ARGUMENT);

    const std::string misspelt = "\n\nrulez: []\n" + capi::golden("ruleset.yaml");
    const auto bad = load_texts({named("bad.yaml", misspelt)});
    CHECK(bad.status == NETRAL_ERROR_RULES);
    CHECK(bad.rules == nullptr);
    const netral_diagnostic d = first_of(bad.report);
    CHECK(d.severity == NETRAL_ERROR);
    CHECK(capi::view(d.file) == "bad.yaml");
    CHECK(d.line == 3);
    CHECK(d.column == 1);
    CHECK(capi::view(d.code) == "N1401");
    CHECK(capi::view(d.suggestion).find("rules") != std::string_view::npos);
}

TEST_CASE("a report reads as JSON and as text, and keeps both")
{
    const std::string misspelt = "\n\nrulez: []\n" + capi::golden("ruleset.yaml");
    const auto bad = load_texts({named("bad.yaml", misspelt)});
    netral_text text;
    REQUIRE(netral_report_json(bad.report.get(), &text) == NETRAL_OK);
    const json all = json::parse(capi::view(text));
    REQUIRE(all.size() == netral_report_count(bad.report.get()));
    CHECK(all[0]["code"] == "N1401");
    CHECK(all[0]["severity"] == "error");
    CHECK(all[0]["line"] == 3);
    netral_text again;
    REQUIRE(netral_report_json(bad.report.get(), &again) == NETRAL_OK);
    CHECK(again.data == text.data);
    REQUIRE(netral_report_text(bad.report.get(), &text) == NETRAL_OK);
    CHECK(capi::view(text).find("bad.yaml:3:1: error N1401: ") == 0);
    CHECK(capi::view(text).find("^~~~~") != std::string_view::npos);
}

TEST_CASE("a rule set whose constraints contradict each other is refused when it is compiled")
{
    const std::string text = capi::golden("ruleset.yaml") +
                             "constraints:\n  - {implies: [\"100 / act.persons > 10\", "
                             "\"act.public\"]}\n";
    const auto made = load_texts({named("a.yaml", text)});
    CHECK(made.status == NETRAL_ERROR_RULES);
    CHECK(netral_report_count(made.report.get()) > 0);
}

TEST_CASE("warnings come with a rule set that can be used")
{
    std::string text = capi::golden("ruleset.yaml");
    const std::string plain = "    when: act.intended\n";
    text.replace(text.find(plain), plain.size(), "    when: act.intended # && act.public\n");
    const auto made = load_texts({named("a.yaml", text)});
    REQUIRE(made.status == NETRAL_OK);
    REQUIRE(netral_report_count(made.report.get()) == 1);
    CHECK(first_of(made.report).severity == NETRAL_WARNING);
    netral_text json_text;
    REQUIRE(netral_report_json(made.report.get(), &json_text) == NETRAL_OK);
    CHECK(json::parse(capi::view(json_text))[0]["severity"] == "warning");
}

TEST_CASE("limits are listed and set by name")
{
    netral_limit limit{};
    std::vector<std::string> names;
    for (std::size_t i = 0; i < netral_limit_count(); ++i) {
        REQUIRE(netral_limit_at(i, &limit) == NETRAL_OK);
        CHECK(limit.amount > 0);
        names.emplace_back(limit.name, limit.name_size);
    }
    CHECK(netral_limit_at(netral_limit_count(), &limit) == NETRAL_ERROR_NOT_FOUND);
    for (const std::string& name : names) {
        const netral_limit least{name.data(), name.size(), 1};
        netral_load_options options = NETRAL_LOAD_OPTIONS_INIT;
        options.limits = &least;
        options.limit_count = 1;
        const std::string text = capi::golden("ruleset.yaml");
        const netral_status status = load_texts({named("a.yaml", text)}, &options).status;
        const bool harmless = name == "files" || name == "diagnostics" || name == "steps" ||
                              name == "result_bytes" || name == "assumed_size" ||
                              name == "pattern_bytes" || name == "pattern_memory";
        INFO(name);
        CHECK(status == (harmless ? NETRAL_OK : NETRAL_ERROR_RULES));
    }
    for (const auto& [name, amount] : std::vector<std::pair<std::string, std::uint64_t>>{
             {"no_such", 1}, {"nesting", std::uint64_t{1} << 40U}, {"file_bytes", ~0ULL}}) {
        const netral_limit wrong{name.data(), name.size(), amount};
        netral_load_options options = NETRAL_LOAD_OPTIONS_INIT;
        options.limits = &wrong;
        options.limit_count = 1;
        CHECK(load_texts({named("a.yaml", "a")}, &options).status == NETRAL_ERROR_ARGUMENT);
    }
}

TEST_CASE("overlays are applied in their order")
{
    const std::string overlay = "overlay: daerah\nfor: {ruleset: contoh}\nreason: test\n";
    const netral_text name{"daerah.yaml", 11};
    netral_load_options options = NETRAL_LOAD_OPTIONS_INIT;
    options.overlays = &name;
    options.overlay_count = 1;
    const std::string text = capi::golden("ruleset.yaml");
    const auto lacking = load_texts({named("a.yaml", text)}, &options);
    CHECK(lacking.status < 0);
    CHECK(netral_report_count(lacking.report.get()) > 0);
    const netral_text broken{nullptr, 5};
    options.overlays = &broken;
    CHECK(load_texts({named("a.yaml", text)}, &options).status == NETRAL_ERROR_ARGUMENT);
    options.overlays = nullptr;
    CHECK(load_texts({named("a.yaml", text)}, &options).status == NETRAL_ERROR_ARGUMENT);
}

TEST_CASE("rules and readings are listed in both languages")
{
    const auto rules = capi::sample_rules();
    netral_text text;
    REQUIRE(netral_ruleset_rules_json(rules.get(), &text) == NETRAL_OK);
    const json all = json::parse(capi::view(text));
    const netral_ruleset_summary s = summary_of(rules);
    REQUIRE(all["rules"].size() == s.rule_count);
    for (std::size_t i = 0; i < s.rule_count; ++i) {
        netral_rule r = NETRAL_RULE_INIT;
        REQUIRE(netral_ruleset_rule_at(rules.get(), i, NETRAL_ENGLISH, &r) == NETRAL_OK);
        const json& written = all["rules"][i];
        CHECK(written["id"] == std::string(capi::view(r.id)));
        CHECK(written["title"]["en"] == std::string(capi::view(r.title)));
        CHECK(written["category"] == std::string(capi::view(r.category)));
        CHECK(written["nature"] == std::string(capi::view(r.nature)));
        CHECK(written["effect"] == std::string(capi::view(r.effect)));
        CHECK(written["confidence"] == std::string(capi::view(r.confidence)));
        CHECK(written["versions"].size() == r.version_count);
        const std::string place =
            std::string(capi::view(r.file)) + ':' + std::to_string(r.line) + ':';
        CHECK(written["at"].get<std::string>().rfind(place, 0) == 0);
        REQUIRE(netral_ruleset_rule_at(rules.get(), i, NETRAL_INDONESIAN, &r) == NETRAL_OK);
        CHECK(written["title"]["id"] == std::string(capi::view(r.title)));
    }
    netral_reading reading = NETRAL_READING_INIT;
    REQUIRE(s.reading_count == 1);
    REQUIRE(netral_ruleset_reading_at(rules.get(), 0, NETRAL_ENGLISH, &reading) == NETRAL_OK);
    CHECK(capi::view(reading.name) == "arti_umum");
    CHECK(capi::view(reading.title) == "What counts as public");
    CHECK(capi::view(reading.chosen) == "sempit");
    REQUIRE(reading.option_count == 2);
    REQUIRE(netral_ruleset_reading_option_at(rules.get(), 0, 1, &text) == NETRAL_OK);
    CHECK(capi::view(text) == "luas");
}

TEST_CASE("the schema of the records is made once")
{
    const auto rules = capi::sample_rules();
    netral_text text;
    netral_text again;
    REQUIRE(netral_ruleset_record_schema(rules.get(), &text) == NETRAL_OK);
    REQUIRE(netral_ruleset_record_schema(rules.get(), &again) == NETRAL_OK);
    CHECK(text.data == again.data);
    CHECK(json::parse(capi::view(text))["properties"].contains("act"));
    REQUIRE(netral_ruleset_rules_json(rules.get(), &text) == NETRAL_OK);
    REQUIRE(netral_ruleset_rules_json(rules.get(), &again) == NETRAL_OK);
    CHECK(text.data == again.data);
}

TEST_CASE("a rule set lives as long as its last owner")
{
    const auto rules = capi::sample_rules();
    netral_ruleset* second = netral_ruleset_retain(rules.get());
    CHECK(second == rules.get());
    netral_ruleset_free(second);
    CHECK(summary_of(rules).rule_count == 7);
}
