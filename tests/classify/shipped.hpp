// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The shipped rule set, compiled, and the example incidents.

#include <netral/engine/program.hpp>
#include <netral/ruleset/load.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

namespace netral::testing {

inline const std::shared_ptr<const program>& shipped_program()
{
    static const std::shared_ptr<const program> made = [] {
        auto loaded = load(std::string(NETRAL_SOURCE_DIR) + "/rules/netralitas");
        REQUIRE(loaded.ok());
        auto compiled = program::compile(loaded->rules);
        REQUIRE(compiled.ok());
        return *compiled;
    }();
    return made;
}

inline std::vector<std::string> shipped_incidents()
{
    std::vector<std::string> lines;
    for (const auto& entry :
         std::filesystem::directory_iterator(NETRAL_SOURCE_DIR "/examples/incidents")) {
        if (entry.path().extension() != ".jsonl") continue;
        std::ifstream in(entry.path());
        for (std::string line; std::getline(in, line);) lines.push_back(line);
    }
    std::sort(lines.begin(), lines.end());
    REQUIRE(lines.size() > 10);
    return lines;
}

} // namespace netral::testing
