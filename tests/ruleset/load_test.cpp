// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of ruleset/load.hpp: files and folders, all mistakes at once, the schema.

#include "texts.hpp"

#include <netral/value/json.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace netral;
namespace fs = std::filesystem;

namespace {

/// A folder that goes away with its test.
class folder {
public:
    explicit folder(const std::string& name)
        : path_(fs::path(NETRAL_BINARY_DIR) / "load_test" / name)
    {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~folder() { fs::remove_all(path_); }
    folder(const folder&) = delete;
    folder& operator=(const folder&) = delete;

    void write(const std::string& name, const std::string& text) const
    {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << text;
    }
    [[nodiscard]] std::string at(const std::string& name = {}) const
    {
        return name.empty() ? path_.string() : (path_ / name).string();
    }

private:
    fs::path path_;
};

std::string digest(texts::files all)
{
    const auto loaded = texts::load(std::move(all));
    if (!loaded) FAIL(render(loaded.errors()));
    return loaded->rules->digest;
}

} // namespace

TEST_CASE("a folder is loaded by its ruleset.yaml, a file by itself")
{
    const folder f("folder");
    f.write("ruleset.yaml", texts::smallest() + "include: [sub/more.yaml]\n");
    f.write("sub/more.yaml", "phrases: {a: {en: b}}\n");
    for (const std::string& path : {f.at(), f.at() + "/", f.at("ruleset.yaml")}) {
        const auto loaded = load(path);
        if (!loaded) FAIL(render(loaded.errors()));
        CHECK(loaded->rules->name == "small");
        CHECK(loaded->rules->version == "1");
        CHECK(loaded->rules->sources.size() == 2);
    }
    f.write("alone.yaml", texts::smallest());
    CHECK(load(f.at("alone.yaml")).ok());
}

TEST_CASE("names in diagnostics are the path as given, joined with what was included")
{
    const folder f("names");
    f.write("ruleset.yaml", texts::smallest() + "include: [sub/more.yaml]\n");
    f.write("sub/more.yaml", "phrase: {}\n");
    const auto loaded = load(f.at());
    REQUIRE_FALSE(loaded.ok());
    CHECK(to_string(loaded.errors()[0].where) == f.at() + "/sub/more.yaml:1:1");
}

TEST_CASE("what cannot be read is told where it was asked for")
{
    const folder f("unreadable");
    CHECK(texts::codes(load(f.at()).errors()) == "N1001");
    CHECK(texts::codes(load(f.at("nothing")).errors()) == "N1001");
    f.write("ruleset.yaml", texts::smallest() + "include: [sub]\n");
    fs::create_directories(f.at("sub"));
    const auto loaded = load(f.at());
    REQUIRE_FALSE(loaded.ok());
    CHECK(loaded.errors()[0].message.find("not a regular file") != std::string::npos);
    CHECK(loaded.errors()[0].where.in->name() == f.at("ruleset.yaml"));
    f.write("ruleset.yaml", texts::smallest() + "include: [gone.yaml]\n");
    const fs::path before = fs::current_path();
    fs::current_path(f.at());
    const auto from_inside = load(std::string("ruleset.yaml"));
    fs::current_path(before);
    REQUIRE_FALSE(from_inside.ok());
    CHECK(from_inside.errors()[0].message.find("no such file") != std::string::npos);
}

TEST_CASE("a link that leads out of the folder is not followed")
{
    const folder outside("outside");
    outside.write("secret.yaml", "phrases: {a: {en: b}}\n");
    const folder f("inside");
    f.write("ruleset.yaml", texts::smallest() + "include: [link.yaml]\n");
    fs::create_symlink(outside.at("secret.yaml"), f.at("link.yaml"));
    const auto loaded = load(f.at());
    REQUIRE_FALSE(loaded.ok());
    CHECK(texts::codes(loaded.errors()) == "N1001");
    CHECK(loaded.errors()[0].message.find("outside the folder") != std::string::npos);

    fs::remove(f.at("link.yaml"));
    f.write("real.yaml", "phrases: {a: {en: b}}\n");
    fs::create_symlink(f.at("real.yaml"), f.at("link.yaml"));
    CHECK(load(f.at()).ok());
}

TEST_CASE("a file larger than allowed is not read to its end")
{
    const folder f("large");
    f.write("ruleset.yaml", texts::smallest() + "# " + std::string(100'000, 'x') + "\n");
    load_options options;
    options.limits.file_bytes = 50'000;
    CHECK(texts::codes(load(f.at(), options).errors()) == "N1005");
    options.limits.file_bytes = 200'000;
    CHECK(load(f.at(), options).ok());
}

TEST_CASE("all mistakes of all files are told, by file and place")
{
    const auto loaded = texts::load(texts::files{
        {"ruleset.yaml", texts::smallest() + "include: [a.yaml, b.yaml]\nphrase: {}\n"},
        {"a.yaml", "terms: {x: act.nowhere, y: target.kind == 'q'}\nrules: [{id: 3}]\n"},
        {"b.yaml", "facts: {x.y: {type: bol}}\ncalendars: {c: {for: x.y}}\n"}});
    REQUIRE_FALSE(loaded.ok());
    const diagnostics& all = loaded.errors();
    CHECK(texts::codes(all) == "N1301 N1304 N1402 N1402 N1402 N1402 N1420 N1405 N1401");
    CHECK(std::is_sorted(all.begin(), all.end(), [](const diagnostic& a, const diagnostic& b) {
        return a.where.in->name() < b.where.in->name() ||
               (a.where.in->name() == b.where.in->name() && a.where.at.begin < b.where.at.begin);
    }));
}

TEST_CASE("while a file is missing nobody is blamed for its names")
{
    const auto loaded = texts::load(texts::files{
        {"ruleset.yaml", texts::smallest() + "include: [gone.yaml]\nterms: {a: gone.fact}\n"}});
    CHECK(texts::codes(loaded.errors()) == "N1001");
}

TEST_CASE("a fact with a broken type makes no further mistakes")
{
    const auto loaded =
        texts::load(texts::smallest_with_rule("    conduct: a.b > 3 && a.b == 'x' && a.c == 'y'\n"
                                              "include: [f.yaml]\n") +
                    "");
    REQUIRE_FALSE(loaded.ok());
    const auto both = texts::load(texts::files{
        {"ruleset.yaml",
         texts::smallest_with_rule("    conduct: a.b > 3 && a.c == 'y'\ninclude: [f.yaml]\n")},
        {"f.yaml", "facts: {a.b: {type: number}, a.c: {type: enum, values_of: a.d}}\n"}});
    CHECK(texts::codes(both.errors()) == "N1405 N1502");
}

TEST_CASE("warnings come with the rule set")
{
    const auto loaded =
        texts::load(texts::smallest_with_rule("    conduct: act.public # && act.on\n"));
    REQUIRE(loaded.ok());
    CHECK(texts::codes(loaded->warnings) == "N1112");
    CHECK(loaded->warnings[0].level == severity::warning);
}

TEST_CASE("the digest changes with every text and every name, and not with the folder")
{
    const texts::files base{{"ruleset.yaml", texts::smallest() + "include: [a.yaml]\n"},
                            {"a.yaml", "phrases: {a: {en: b}}\n"}};
    const std::string first = digest(base);
    CHECK(first.substr(0, 7) == "sha256:");
    CHECK(first.size() == 7 + 64);
    CHECK(digest(base) == first);
    texts::files changed = base;
    changed["a.yaml"] += "# a comment\n";
    CHECK(digest(changed) != first);

    const folder one("digest_one");
    const folder two("digest_two");
    for (const folder* f : {&one, &two})
        for (const auto& [name, text] : base) f->write(name, text);
    CHECK(load(one.at())->rules->digest == first);
    CHECK(load(two.at("ruleset.yaml"))->rules->digest == first);
}

TEST_CASE("the digest is that of SHA-256 over names and texts with their lengths")
{
    // Worked out with another implementation from "12 180\nruleset.yaml" and the text.
    const std::string text = "ruleset: r\nversion: 1\nfacts: {a.b: {type: bool}}\n"
                             "instruments: {l: {title: x}}\nrules:\n"
                             "  - {id: r, category: party, title: t, basis: [{instrument: l}], "
                             "nature: pidana, conduct: a.b}\n";
    CHECK(digest({{"ruleset.yaml", text}}) ==
          "sha256:64143da4d65ae10d1863978c140c0c63cc7cd10697bdaa43fd29cd0e4d4035ab");
}

TEST_CASE("a rule set says which netral it takes")
{
    for (const char* good : {"netral >= 0.1", "netral>=0", "netral >= 0.1, < 9", "netral == 0.1.0"})
        CHECK(texts::load(texts::smallest() + "requires: '" + good + "'\n").ok());
    CHECK(texts::codes(texts::load(texts::smallest() + "requires: netral > 0.1\n").errors()) ==
          "N1417");
    for (const char* bad : {"0.1", "netral", "netral >= one", "netral >= 1.2.3.4", "netral ~> 1"})
        CHECK(texts::codes(texts::load(texts::smallest() + "requires: '" + bad + "'\n").errors()) ==
              "N1418");
}

TEST_CASE("the schema is JSON and knows every section and its keys")
{
    const auto schema = json::parse(rules_schema());
    REQUIRE(schema.ok());
    const value* defs = schema->find("$defs");
    REQUIRE(defs != nullptr);
    const value* manifest = defs->find("manifest");
    REQUIRE(manifest != nullptr);
    const value* properties = manifest->find("properties");
    REQUIRE(properties != nullptr);
    for (const char* key : {"ruleset", "include", "roles", "facts", "rules", "invariants"})
        CHECK(properties->find(key) != nullptr);
    const value* rule = defs->find("rule");
    REQUIRE(rule != nullptr);
    CHECK(rule->find("properties")->find("conduct") != nullptr);
    CHECK(rule->find("additionalProperties")->is_false());
}

TEST_CASE("every reference of the schema leads somewhere, and nothing is left over")
{
    const std::string text = rules_schema();
    const auto schema = json::parse(text);
    REQUIRE(schema.ok());
    const value* defs = schema->find("$defs");
    std::size_t references = 0;
    const std::string mark = "\"$ref\":\"#/$defs/";
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
        const std::size_t begin = at + mark.size();
        const std::string name = text.substr(begin, text.find('"', begin) - begin);
        INFO(name);
        CHECK(defs->find(name) != nullptr);
        ++references;
    }
    CHECK(references > 100);
    for (const auto& entry : defs->entries()) {
        const std::string name(entry.first.text());
        INFO(name);
        CHECK(text.find(mark + name + '"') != std::string::npos);
    }
}

TEST_CASE("the shipped rule set loads without a warning")
{
    const auto loaded = load(std::string(NETRAL_SOURCE_DIR) + "/rules/netralitas");
    if (!loaded) FAIL(render(loaded.errors()));
    CHECK(render(loaded->warnings).empty());
    CHECK(loaded->rules->rules.size() > 100);
}
