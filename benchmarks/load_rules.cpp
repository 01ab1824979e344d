// SPDX-License-Identifier: Apache-2.0

/// @file
/// What it costs to load a rule set: time, beside yaml-cpp alone on the same files, and memory.
///
///     load_rules [FOLDER-OR-FILE]
///
/// Processor time, the fastest of several rounds, all in one run; memory is what malloc has handed
/// out and not got back when the program is ready, rule set and index included. Its parts are found
/// by copying them: a copy takes what the part has, but for what is shared.

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

int fail(const std::string& path)
{
    std::fprintf(stderr, "cannot load %s\n", path.c_str());
    return 1;
}

/// What a thing takes while it is there.
template <class Make>
std::size_t bytes_of(const Make& make)
{
    const std::size_t before = bytes_in_use();
    const auto kept = make();
    return bytes_in_use() - before;
}

/// A program without what is shared by copies, part by part; the rest are expressions of conditions
/// and texts in two languages on the one side, what completes records on the other.
void print_parts(const netral::program& p, std::size_t loaded, std::size_t compiled)
{
    const netral::ruleset& rules = p.rules();
    const auto count = static_cast<double>(rules.rules.size());
    const auto print = [&](const char* what, std::size_t bytes) {
        std::printf("  %-44s %8.0f bytes a rule\n", what, static_cast<double>(bytes) / count);
    };
    const std::size_t sources = bytes_of([&] {
        std::vector<netral::source_ptr> all;
        all.reserve(rules.sources.size());
        for (const netral::source_ptr& s : rules.sources)
            all.push_back(netral::make_source(s->name(), std::string(s->text())));
        return all;
    });
    const std::size_t written = bytes_of([&] { return std::make_unique<netral::ruleset>(rules); });
    const std::size_t of_rules = bytes_of([&] { return std::vector<netral::rule>(rules.rules); });
    const std::size_t formulas =
        bytes_of([&] { return std::make_unique<netral::formula_table>(p.formulas()); });
    const std::size_t parts = bytes_of([&] {
        std::vector<netral::compiled_rule> all;
        all.reserve(rules.rules.size());
        for (netral::rule_id r = 0; r < rules.rules.size(); ++r) all.push_back(p.compiled(r));
        return all;
    });
    print("texts of the files", sources);
    print("rules as written: names, conditions, places", of_rules);
    print("facts, sanctions and all else as written", written - of_rules);
    print("expressions, texts in two languages", loaded - sources - written);
    print("formulas", formulas);
    print("rules over formulas", parts);
    print("index", p.index().bytes());
    const std::size_t counted =
        formulas + parts + p.index().bytes(); // copies may be some bytes off
    print("what completes records, and the rest", compiled > counted ? compiled - counted : 0);
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
    const auto loaded = netral::load(path);
    if (!loaded || loaded->rules->rules.empty()) return fail(path);
    const std::size_t of_loaded = bytes_in_use() - before;
    const auto compiled = netral::program::compile(loaded->rules);
    if (!compiled) return fail(path);
    const netral::program& kept = **compiled;
    const std::size_t memory = bytes_in_use() - before;
    std::size_t bytes = 0;
    for (const std::string& t : texts) bytes += t.size();

    const double yaml = fastest_ms([&] {
        for (const std::string& t : texts) (void)YAML::Load(t);
    });
    const double load = fastest_ms([&] { (void)netral::load(path); });
    const double all = fastest_ms([&] { (void)program_of(path); });
    const auto rules = static_cast<double>(kept.rules().rules.size());
    std::printf("%.0f rules in %zu files of %zu bytes\n", rules, texts.size(), bytes);
    std::printf("yaml-cpp alone %.1f ms; load %.1f ms (%.2f times); with compiling %.1f ms (%.2f "
                "times)\n",
                yaml, load, load / yaml, all, all / yaml);
    std::printf("memory %.1f KB a rule, %.2f MB in all:\n",
                static_cast<double>(memory) / 1024 / rules, static_cast<double>(memory) / 1048576);
    print_parts(kept, of_loaded, memory - of_loaded);
    return 0;
}
