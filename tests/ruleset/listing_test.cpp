// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of ruleset/listing.hpp.

#include "texts.hpp"

#include <netral/ruleset/listing.hpp>
#include <netral/value/json.hpp>

#include <catch2/catch.hpp>

using namespace netral;

TEST_CASE("a listing is one JSON document with every rule on its line")
{
    const auto loaded = texts::load(texts::smallest_with_rule(
        "    conduct: act.public\n    in_force: {from: 2021-02-03}\n    sources: [a]\n"));
    REQUIRE(loaded);
    const std::string all = rules_listing(*loaded->rules);
    const auto read = json::parse(all);
    REQUIRE(read);
    CHECK(all.find("{\"ruleset\":\"small\",\"version\":\"1\",\"digest\":\"sha256:") == 0);
    CHECK(all.find("\n{\"id\":\"first\",") != std::string::npos);
    CHECK(all.find(",\n{\"id\":\"second\",") != std::string::npos);
    CHECK(all.substr(all.size() - 4) == "\n]}\n");
}

TEST_CASE("a rule is listed with its days, its basis and its place")
{
    const auto loaded = texts::load(texts::smallest_with_rule(
        "    conduct: act.public\n    in_force: {from: 2021-02-03}\n    sources: [a]\n"));
    REQUIRE(loaded);
    std::string second;
    append_json(second, loaded->rules->rules[1], *loaded->rules);
    CHECK(second ==
          R"({"id":"second","category":"party","nature":"disiplin","effect":"prohibits",)"
          R"("confidence":"medium","title":{"id":"Second","en":"Second"},)"
          R"("in_force":{"from":"2021-02-03","to":null},"versions":[{"name":null,)"
          R"("in_force":{"from":"2021-02-03","to":null},"title":{"id":"Second","en":"Second"},)"
          R"("basis":[{"instrument":"law","article":""}],"sanctions":{"one_of":[]}}],)"
          R"("breach_of":[],"supersedes":[],"sources":["a"],"at":"ruleset.yaml:19:9"})");
}
