// SPDX-License-Identifier: Apache-2.0

/// @file
/// The examples of the author's guide, rules/README.md, are a rule set that loads.
///
/// Each block marked `yaml` is a file, which its first line names. The guide also has every key of
/// every section.

#include "texts.hpp"

#include <netral/value/json.hpp>

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

using namespace netral;

namespace {

std::string guide()
{
    std::ifstream in(std::string(NETRAL_SOURCE_DIR) + "/rules/README.md", std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

texts::files examples()
{
    texts::files found;
    std::istringstream lines(guide());
    std::string* file = nullptr;
    for (std::string line; std::getline(lines, line);) {
        if (line == "```yaml") {
            REQUIRE(std::getline(lines, line));
            REQUIRE(line.substr(0, 2) == "# ");
            file = &found[line.substr(2)];
        } else if (line.substr(0, 3) == "```") {
            file = nullptr;
        }
        if (file != nullptr) *file += line + '\n';
    }
    return found;
}

} // namespace

TEST_CASE("the examples of the author's guide are one rule set that loads without a warning")
{
    texts::files files = examples();
    REQUIRE(files.count("ruleset.yaml") == 1);
    REQUIRE(files.count("agency.yaml") == 1);
    for (const bool with_overlay : {false, true}) {
        load_options options;
        if (with_overlay) options.overlays = {"agency.yaml"};
        const auto loaded = texts::load(files, options);
        if (!loaded) FAIL(render(loaded.errors()));
        CHECK(render(loaded->warnings).empty());
        CHECK(loaded->rules->rules.size() == (with_overlay ? 2U : 3U));
        CHECK(loaded->rules->sources.size() == files.size() - (with_overlay ? 1U : 2U));
    }
}

TEST_CASE("the author's guide speaks of every key")
{
    const std::string text = guide();
    const auto schema = json::parse(rules_schema());
    REQUIRE(schema.ok());
    for (const auto& definition : schema->find("$defs")->entries()) {
        const value* properties = definition.second.find("properties");
        if (properties == nullptr) continue;
        for (const auto& property : properties->entries()) {
            const std::string key(property.first.text());
            INFO(definition.first.text() << ": " << key);
            const bool there = text.find(key + ":") != std::string::npos ||
                               text.find('`' + key + '`') != std::string::npos ||
                               text.find(key + ',') != std::string::npos ||
                               text.find(key + '}') != std::string::npos;
            CHECK(there);
        }
    }
}
