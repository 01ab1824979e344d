// SPDX-License-Identifier: Apache-2.0

/// @file
/// Runs the suite of unknowns: `netral_cel_unknown <folder>`. The format is in unknown/README.md.

#include <netral/cel/batch.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <vector>

namespace {

using nlohmann::json;

bool same(const json& wanted, const json& got)
{
    if (wanted.contains("error")) return got.contains("error");
    return wanted == got;
}

/// Runs one file; counts by section.
int run_file(const std::filesystem::path& path, int& count)
{
    std::ifstream in(path);
    const json suite = json::parse(in);
    int failures = 0;
    for (const json& test : suite.at("cases")) {
        ++count;
        json line = test;
        if (suite.contains("facts") && !test.contains("facts")) line["facts"] = json::object();
        if (suite.contains("facts"))
            for (const auto& [name, spec] : suite["facts"].items())
                if (!line["facts"].contains(name)) line["facts"][name] = spec;
        const json got = json::parse(netral::cel::run_batch_line(line.dump()));
        if (same(test.at("expect"), got)) continue;
        ++failures;
        std::printf("FAILED %s: %s\n  expected %s\n  got      %s\n", path.filename().c_str(),
                    test.at("expr").get<std::string>().c_str(), test["expect"].dump().c_str(),
                    got.dump().c_str());
    }
    std::printf("  %-28s %4d cases\n", path.filename().c_str(),
                static_cast<int>(suite["cases"].size()));
    return failures;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s <folder>\n", argv[0]);
        return 2;
    }
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(argv[1]))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    int failures = 0;
    int count = 0;
    for (const auto& file : files) failures += run_file(file, count);
    std::printf("%d cases, %d failed\n", count, failures);
    return failures == 0 && count > 0 ? 0 : 1;
}
