// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The shipped rule set and its cases, loaded once, and the lists under tests/law.

#include <netral/cases/case_file.hpp>
#include <netral/engine/program.hpp>

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace netral::testing {

inline const std::shared_ptr<const program>& shipped_program()
{
    static const std::shared_ptr<const program> made = [] {
        auto loaded = load(NETRAL_SOURCE_DIR "/rules/netralitas");
        if (!loaded) FAIL(render(loaded.errors()));
        auto compiled = program::compile(loaded->rules);
        if (!compiled) FAIL(render(compiled.errors()));
        return *compiled;
    }();
    return made;
}

inline const ruleset& shipped_rules()
{
    return shipped_program()->rules();
}

inline const std::vector<case_file>& shipped_cases()
{
    static const std::vector<case_file> read = [] {
        std::vector<case_file> out;
        const auto paths = find_case_files(NETRAL_SOURCE_DIR "/rules/netralitas");
        REQUIRE(paths);
        for (const std::string& path : *paths) {
            auto one = load_cases(path, *shipped_program());
            if (!one) FAIL(render(one.errors()));
            out.push_back(std::move(*one));
        }
        return out;
    }();
    return read;
}

/// The rows of a file under tests/law, cut at tabs; comments are left out.
inline std::vector<std::vector<std::string>> rows_of(const std::string& name)
{
    std::ifstream in(NETRAL_SOURCE_DIR "/tests/law/" + name);
    REQUIRE(in);
    std::vector<std::vector<std::string>> out;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream cells(line);
        out.emplace_back();
        for (std::string cell; std::getline(cells, cell, '\t');) out.back().push_back(cell);
    }
    return out;
}

} // namespace netral::testing
