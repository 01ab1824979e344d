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
#include <iterator>
#include <set>
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
        // Two of the files hold cases, which are no part of the rule set.
        CHECK(loaded->rules->sources.size() == files.size() - (with_overlay ? 2U : 3U));
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

namespace {

/// A piece of a shipped rule file as the guide quotes it: the file, and the lines.
struct quotation {
    std::string file;
    std::vector<std::string> lines;
};

/// The blocks marked `yml`; their first line names the file.
std::vector<quotation> quotations()
{
    std::vector<quotation> found;
    std::istringstream lines(guide());
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (line == "```yml") {
            REQUIRE(std::getline(lines, line));
            REQUIRE(line.substr(0, 2) == "# ");
            found.push_back({line.substr(2), {}});
            inside = true;
        } else if (line.substr(0, 3) == "```") {
            inside = false;
        } else if (inside && line != "...") {
            found.back().lines.push_back(line);
        }
    }
    return found;
}

std::string file_of_project(const std::string& path)
{
    std::ifstream in(std::string(NETRAL_SOURCE_DIR) + "/" + path, std::ios::binary);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TEST_CASE("what the author's guide quotes stands in the shipped rules")
{
    const std::vector<quotation> all = quotations();
    REQUIRE(all.size() > 15);
    for (const quotation& q : all) {
        const std::string text = "\n" + file_of_project(q.file);
        for (const std::string& line : q.lines) {
            CAPTURE(q.file, line);
            CHECK(text.find("\n" + line + "\n") != std::string::npos);
        }
    }
}

TEST_CASE(
    "the author's guide shows every key in the shipped rules, but for those they have no need of")
{
    const std::set<std::string> not_used{"values_of", "all_of",  "invariants", "never",
                                         "always",    "overlay", "override"};
    std::string text;
    for (const quotation& q : quotations())
        for (const std::string& line : q.lines) text += " " + line + "\n";
    const auto schema = json::parse(rules_schema());
    REQUIRE(schema.ok());
    for (const auto& definition : schema->find("$defs")->entries()) {
        const value* properties = definition.second.find("properties");
        if (properties == nullptr) continue;
        for (const auto& property : properties->entries()) {
            const std::string key(property.first.text());
            CAPTURE(definition.first.text(), key);
            const bool shown = text.find(" " + key + ":") != std::string::npos ||
                               text.find("{" + key + ":") != std::string::npos;
            CHECK(shown != (not_used.count(key) == 1));
        }
    }
}

TEST_CASE("the author's guide lists every fact that a record of the shipped rules may state")
{
    const std::string text = guide();
    const auto loaded = load(NETRAL_SOURCE_DIR "/rules/netralitas");
    REQUIRE(loaded);
    for (const fact& f : loaded->rules->facts) {
        if (f.origin != fact_origin::stated) continue;
        CAPTURE(f.path);
        CHECK(text.find('`' + f.path + '`') != std::string::npos);
    }
}
