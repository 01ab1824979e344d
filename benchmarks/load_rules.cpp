// SPDX-License-Identifier: Apache-2.0

/// @file
/// What it costs to load a rule set: time, beside yaml-cpp alone on the same files, and memory.
///
///     load_rules [FOLDER-OR-FILE]
///
/// Processor time, the fastest of several rounds, all in one run; memory is what malloc has handed
/// out and not got back when the program is ready, rule set and index included.

#include <netral/engine/program.hpp>
#include <netral/ruleset/load.hpp>

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <malloc.h>

namespace {

constexpr int rounds = 9;

std::size_t bytes_in_use()
{
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

template <class Work>
double fastest_ms(const Work& work)
{
    double fastest = 1e9;
    for (int i = 0; i < rounds; ++i) {
        const std::clock_t begin = std::clock();
        work();
        fastest =
            std::min(fastest, 1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    return fastest;
}

std::string content_of(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The files that loading reads, and no others of the folder.
std::vector<std::string> texts_of(const std::filesystem::path& path)
{
    const bool folder = std::filesystem::is_directory(path);
    const auto root = folder ? path : path.parent_path();
    std::vector<std::string> texts;
    (void)netral::load(folder ? "ruleset.yaml" : path.filename().string(),
                       [&](std::string_view name) {
                           texts.push_back(content_of(root / name));
                           return netral::read_answer{true, texts.back(), {}};
                       });
    return texts;
}

std::shared_ptr<const netral::program> program_of(const std::string& path)
{
    const auto loaded = netral::load(path);
    if (!loaded) return nullptr;
    auto compiled = netral::program::compile(loaded->rules);
    return compiled ? *compiled : nullptr;
}

} // namespace

int main(int argc, char** argv)
{
    const std::string path = argc > 1 ? argv[1] : "rules/netralitas";
    const std::vector<std::string> texts = texts_of(path);
    (void)program_of(path); // what is made once and kept does not count as memory of a rule set
    const std::size_t before = bytes_in_use();
    const auto kept = program_of(path);
    if (!kept || kept->rules().rules.empty()) {
        std::fprintf(stderr, "cannot load %s\n", path.c_str());
        return 1;
    }
    const std::size_t memory = bytes_in_use() - before;
    std::size_t bytes = 0;
    for (const std::string& t : texts) bytes += t.size();

    const double yaml = fastest_ms([&] {
        for (const std::string& t : texts) (void)YAML::Load(t);
    });
    const double load = fastest_ms([&] { (void)netral::load(path); });
    const double all = fastest_ms([&] { (void)program_of(path); });
    const auto rules = static_cast<double>(kept->rules().rules.size());
    std::printf("%.0f rules in %zu files of %zu bytes\n", rules, texts.size(), bytes);
    std::printf("yaml-cpp alone %.1f ms; load %.1f ms (%.2f times); with compiling %.1f ms (%.2f "
                "times)\n",
                yaml, load, load / yaml, all, all / yaml);
    std::printf("memory %.1f KB a rule, %.2f MB in all; index %zu KB\n",
                static_cast<double>(memory) / 1024 / rules, static_cast<double>(memory) / 1048576,
                kept->index().bytes() / 1024);
    return 0;
}
