// SPDX-License-Identifier: Apache-2.0

/// @file
/// How many records a second one core classifies, from lines of JSON to lines of JSON.
///
///     classify_lines [--instructions] [RULES [FILE...]]
///
/// With --instructions one short round is run and nothing is timed: for callgrind, which counts
/// what is inside `time_round`.
///
/// Before anything is timed, every record is classified apart, with nothing used again and all
/// details worked out, and the verdicts must be the same. The fastest of several rounds counts, in
/// processor time, so that other work on the machine matters little.

#include <netral/classify/classifier.hpp>
#include <netral/classify/json.hpp>
#include <netral/record/reader.hpp>
#include <netral/ruleset/load.hpp>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr int rounds = 7;
constexpr std::size_t records_a_round = 100'000;
constexpr std::size_t piece = std::size_t{1} << 16; ///< of output, as the program writes it

std::shared_ptr<const netral::program> program_of(const std::string& path)
{
    const auto loaded = netral::load(path);
    if (!loaded) {
        std::fputs(netral::render(loaded.errors()).c_str(), stderr);
        return nullptr;
    }
    auto compiled = netral::program::compile(loaded->rules);
    if (compiled) return *compiled;
    std::fputs(netral::render(compiled.errors()).c_str(), stderr);
    return nullptr;
}

std::vector<std::string> lines_of(const std::vector<std::string>& files)
{
    std::vector<std::string> out;
    for (const std::string& file : files) {
        std::ifstream in(file);
        for (std::string line; std::getline(in, line);)
            if (!line.empty()) out.push_back(line);
    }
    return out;
}

std::vector<std::string> example_files()
{
    std::vector<std::string> out;
    for (const auto& e : std::filesystem::directory_iterator("examples/incidents"))
        if (e.path().extension() == ".jsonl") out.push_back(e.path().string());
    std::sort(out.begin(), out.end());
    return out;
}

netral::classify_options at(netral::detail d)
{
    netral::classify_options options;
    options.detail = d;
    return options;
}

/// What one core does with a stream of records.
class pipeline {
public:
    explicit pipeline(const std::shared_ptr<const netral::program>& p)
        : program_(p), reader_(p->rules(), p->slots(), p->facts_follow()), record_(p->slots()),
          classifier_(p, at(netral::detail::verdict))
    {
    }

    /// False when the record has an error.
    bool one(const std::string& line, std::string& out)
    {
        if (!reader_.read(line, record_)) return false;
        classifier_.classify(record_, made_);
        netral::append_json(out, made_, *program_, record_, netral::detail::verdict);
        out += '\n';
        return true;
    }

    [[nodiscard]] const netral::classification& last() const noexcept { return made_; }

private:
    std::shared_ptr<const netral::program> program_;
    netral::record_reader reader_;
    netral::record record_;
    netral::classifier classifier_;
    netral::classification made_;
};

/// Whether the stream answers as a classification apart does, for every line.
bool answers_are_right(const std::shared_ptr<const netral::program>& p,
                       const std::vector<std::string>& lines)
{
    pipeline stream(p);
    std::string out;
    for (const std::string& line : lines) {
        netral::record_reader reader(p->rules(), p->slots(), p->facts_follow());
        netral::record apart(p->slots());
        if (!stream.one(line, out) || !reader.read(line, apart)) {
            std::fprintf(stderr, "not a record: %s\n", line.c_str());
            return false;
        }
        const auto full = netral::classifier(p, at(netral::detail::full)).classify(apart);
        if (full.verdict == stream.last().verdict &&
            full.findings.size() >= stream.last().findings.size())
            continue;
        std::fprintf(stderr, "two answers: %s\n", line.c_str());
        return false;
    }
    return true;
}

/// Seconds for a round, and the bytes written.
[[gnu::noinline]] std::pair<double, std::size_t> time_round(pipeline& stream, const std::vector<std::string>& lines,
                                          std::size_t repeats)
{
    std::string out;
    out.reserve(2 * piece);
    std::size_t bytes = 0;
    const std::clock_t begin = std::clock();
    for (std::size_t i = 0; i < repeats; ++i) {
        for (const std::string& line : lines) {
            (void)stream.one(line, out);
            if (out.size() < piece) continue;
            bytes += out.size();
            out.clear();
        }
    }
    return {static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, bytes + out.size()};
}

} // namespace

int main(int argc, char** argv)
{
    const bool counting = argc > 1 && std::string_view(argv[1]) == "--instructions";
    if (counting) ++argv, --argc;
    const std::string rules = argc > 1 ? argv[1] : "rules/netralitas";
    const auto p = program_of(rules);
    if (!p) return 2;
    const auto lines =
        lines_of(argc > 2 ? std::vector<std::string>(argv + 2, argv + argc) : example_files());
    if (lines.empty() || !answers_are_right(p, lines)) return 1;

    pipeline stream(p);
    if (counting) {
        (void)time_round(stream, lines, 1); // warm
        (void)time_round(stream, lines, 9);
        std::printf("%zu records\n", 10 * lines.size());
        return 0;
    }
    const std::size_t repeats = std::max<std::size_t>(1, records_a_round / lines.size());
    std::size_t input = 0;
    for (const std::string& line : lines) input += line.size() + 1;
    double fastest = 1e9;
    std::size_t written = 0;
    for (int i = 0; i < rounds; ++i) {
        const auto [seconds, bytes] = time_round(stream, lines, repeats);
        fastest = std::min(fastest, seconds);
        written = bytes;
    }
    const double records = static_cast<double>(lines.size() * repeats);
    std::printf("%zu rules, %zu records, %.0f bytes each; one core, --detail verdict\n",
                p->rules().rules.size(), lines.size(),
                static_cast<double>(input) / static_cast<double>(lines.size()));
    std::printf("%.0f records/s, %.2f us each, %.0f MB/s in, %zu bytes out\n", records / fastest,
                1e6 * fastest / records, static_cast<double>(input * repeats) / fastest / 1e6,
                written);
    return 0;
}
