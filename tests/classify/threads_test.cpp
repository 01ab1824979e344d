// SPDX-License-Identifier: Apache-2.0

/// @file
/// One program, many threads: each with a reader, a record and a classifier of its own. Labelled
/// `threads`, so that it also runs under the thread sanitizer.

#include <netral/classify/classifier.hpp>
#include <netral/classify/json.hpp>
#include <netral/record/reader.hpp>
#include <netral/ruleset/load.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace netral;

std::shared_ptr<const program> shipped()
{
    auto loaded = load(std::string(NETRAL_SOURCE_DIR) + "/rules/netralitas");
    REQUIRE(loaded.ok());
    auto compiled = program::compile(loaded->rules);
    REQUIRE(compiled.ok());
    return *compiled;
}

std::vector<std::string> incidents()
{
    std::vector<std::string> lines;
    for (const auto& entry :
         std::filesystem::directory_iterator(NETRAL_SOURCE_DIR "/examples/incidents")) {
        if (entry.path().extension() != ".jsonl") continue;
        std::ifstream in(entry.path());
        for (std::string line; std::getline(in, line);) lines.push_back(line);
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// What one thread does: all lines, beginning at `first` and going round.
std::vector<std::string> classify_all(std::shared_ptr<const program> shared,
                                      const std::vector<std::string>& lines, std::size_t first)
{
    record_reader reader(shared->rules(), shared->slots(), shared->facts_follow());
    record incident(shared->slots());
    classify_options options;
    options.detail = detail::full;
    classifier classify(shared, options);

    std::vector<std::string> answers(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t at = (first + i) % lines.size();
        if (reader.read(lines[at], incident))
            append_json(answers[at], classify.classify(incident), *shared, incident, detail::full);
        else
            append_json(answers[at], reader.errors(), at, reader.last_id());
    }
    return answers;
}

} // namespace

TEST_CASE("threads that share a program answer as one thread does")
{
    const auto shared = shipped();
    const std::vector<std::string> lines = incidents();
    REQUIRE(lines.size() > 10);
    const auto alone = classify_all(shared, lines, 0);

    std::vector<std::vector<std::string>> together(4);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < together.size(); ++t)
        threads.emplace_back([&, t] { together[t] = classify_all(shared, lines, t * 7); });
    for (std::thread& t : threads) t.join();

    for (const auto& answers : together) CHECK(answers == alone);
}
