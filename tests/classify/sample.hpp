// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The rule set and the records of tests/golden/classify: one of everything that a classification
/// can speak of; and golden files.
///
/// With NETRAL_UPDATE_GOLDEN set, golden files are written instead of compared.

#include <netral/classify/classifier.hpp>
#include <netral/engine/program.hpp>
#include <netral/record/reader.hpp>
#include <netral/ruleset/load.hpp>

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace netral::testing {

inline std::string golden_path(const std::string& name)
{
    return std::string(NETRAL_SOURCE_DIR "/tests/golden/classify/") + name;
}

inline std::string content_of(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    if (!in) FAIL("cannot read " << path);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Compares with a golden file, or writes it.
inline void check_golden(const std::string& name, const std::string& text)
{
    if (std::getenv("NETRAL_UPDATE_GOLDEN") != nullptr)
        std::ofstream(golden_path(name), std::ios::binary) << text;
    CHECK(text == content_of(golden_path(name)));
}

/// The rule set; its places say `ruleset.yaml`, wherever the sources are.
inline const std::shared_ptr<const program>& sample_program()
{
    static const std::shared_ptr<const program> made = [] {
        const auto loaded = load("ruleset.yaml", [](std::string_view path) {
            return read_answer{true, content_of(golden_path(std::string(path))), {}};
        });
        if (!loaded) FAIL(render(loaded.errors()));
        auto compiled = program::compile(loaded->rules);
        if (!compiled) FAIL(render(compiled.errors()));
        return *compiled;
    }();
    return made;
}

/// The lines of records.jsonl.
inline std::vector<std::string> sample_lines()
{
    std::vector<std::string> out;
    std::ifstream in(golden_path("records.jsonl"));
    for (std::string line; std::getline(in, line);) out.push_back(line);
    REQUIRE(out.size() >= 6);
    return out;
}

/// A record and its classification.
struct sample_case {
    explicit sample_case(const std::string& line, detail d = detail::findings)
        : about(sample_program()->slots())
    {
        const program& p = *sample_program();
        record_reader reader(p.rules(), p.slots(), p.facts_follow());
        if (!reader.read(line, about)) FAIL(line << '\n' << reader.errors().front().message);
        classify_options options;
        options.detail = d;
        made = classifier(sample_program(), options).classify(about);
    }

    record about;
    classification made;
};

} // namespace netral::testing
