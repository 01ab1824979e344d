// SPDX-License-Identifier: Apache-2.0

/// @file
/// How many records a second one core classifies, from lines of JSON to lines of JSON.
///
///     classify_lines [--instructions[-remembering|-fast]] [RULES [FILE...]]
///
/// With --instructions one short round is run and nothing is timed: for callgrind, which counts
/// what is inside `time_round`. Answers are then remembered only with -remembering or -fast, which
/// also reads fast.
///
/// Before anything is timed, every record is classified apart, with nothing used again and all
/// details worked out, and the verdicts must be the same. The fastest of several rounds counts, in
/// processor time, so that other work on the machine matters little.

#include <netral/classify/classifier.hpp>
#include <netral/classify/lines.hpp>
#include <netral/classify/pool.hpp>
#include <netral/record/reader.hpp>
#include <netral/ruleset/load.hpp>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <utility>
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

netral::line_options at(netral::detail d, std::size_t remembered, bool fast = false)
{
    netral::line_options options;
    options.how.detail = d;
    options.remembered = remembered;
    options.limits.fast = fast;
    return options;
}

/// Whether the stream answers as a classification apart does, for every line.
bool answers_are_right(const std::shared_ptr<const netral::program>& p,
                       const std::vector<std::string>& lines, bool fast)
{
    netral::line_classifier stream(p, at(netral::detail::verdict, 4096, fast));
    for (std::size_t i = 0; i < 2 * lines.size(); ++i) { // the second time from memory
        const std::string& line = lines[i % lines.size()];
        netral::record_reader reader(p->rules(), p->slots(), p->facts_follow());
        netral::record apart(p->slots());
        std::string out;
        if (!stream.answer(line, out, i) || !reader.read(line, apart)) {
            std::fprintf(stderr, "not a record: %s\n", line.c_str());
            return false;
        }
        netral::classify_options full;
        full.detail = netral::detail::full;
        const auto expected = netral::classifier(p, full).classify(apart);
        if (out.find("\"verdict\":\"" + std::string(to_string(expected.verdict)) + '"') !=
            std::string::npos)
            continue;
        std::fprintf(stderr, "two answers: %s\n", line.c_str());
        return false;
    }
    return true;
}

/// Seconds for a round, and the bytes written.
[[gnu::noinline]] std::pair<double, std::size_t> time_round(netral::line_classifier& stream,
                                                            const std::vector<std::string>& lines,
                                                            std::size_t repeats)
{
    std::string out;
    out.reserve(2 * piece);
    std::size_t bytes = 0;
    const std::clock_t begin = std::clock();
    for (std::size_t i = 0; i < repeats; ++i) {
        for (const std::string& line : lines) {
            (void)stream.answer(line, out, 0);
            if (out.size() < piece) continue;
            bytes += out.size();
            out.clear();
        }
    }
    return {static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, bytes + out.size()};
}

/// The fastest of several rounds.
void report(netral::line_classifier& stream, const std::vector<std::string>& lines,
            const char* what)
{
    const std::size_t repeats = std::max<std::size_t>(1, records_a_round / lines.size());
    const std::size_t found_before = stream.found_in_memory();
    double fastest = 1e9;
    for (int i = 0; i < rounds; ++i)
        fastest = std::min(fastest, time_round(stream, lines, repeats).first);
    const double records = static_cast<double>(lines.size() * repeats);
    const double found = static_cast<double>(stream.found_in_memory() - found_before);
    std::printf("%-26s %8.0f records/s, %.2f us each, %.0f %% from memory\n", what,
                records / fastest, 1e6 * fastest / records, 100 * found / (records * rounds));
}

/// Seconds of processor time, of all threads together, that a pool takes for the lines, some times
/// over.
double time_pool(const std::shared_ptr<const netral::program>& p,
                 const std::vector<std::string>& lines, std::size_t passes, std::size_t remembered,
                 unsigned threads)
{
    constexpr std::size_t batch_lines = 256;
    netral::line_pool pool(p, at(netral::detail::verdict, remembered), threads);
    std::vector<netral::line_batch> empty;
    const auto take = [&] {
        empty.push_back(pool.take());
        empty.back().clear();
    };
    const std::clock_t begin = std::clock();
    for (std::size_t i = 0; i < passes * lines.size(); i += batch_lines) {
        if (pool.full()) take();
        netral::line_batch batch;
        if (!empty.empty()) {
            batch = std::move(empty.back());
            empty.pop_back();
        }
        for (std::size_t k = i; k < std::min(i + batch_lines, passes * lines.size()); ++k)
            batch.add(lines[k % lines.size()], k);
        pool.put(std::move(batch));
    }
    while (pool.waiting() > 0) take();
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// What a record costs with two threads, in terms of what it costs with one: the median of several
/// pairs of runs.
void report_threads(const std::shared_ptr<const netral::program>& p,
                    const std::vector<std::string>& lines, std::size_t remembered)
{
    // Either stream takes some tenths of a second.
    const std::size_t passes = remembered == 0 ? 1 : 8;
    std::vector<double> ratios;
    for (int i = 0; i < rounds; ++i) {
        const double one = time_pool(p, lines, passes, remembered, 1);
        ratios.push_back(time_pool(p, lines, passes, remembered, 2) / one);
    }
    std::sort(ratios.begin(), ratios.end());
    std::printf("%-26s %.2f times the processor time of one (%.2f to %.2f)\n",
                remembered == 0 ? "two threads, worked out" : "two threads, remembering",
                ratios[ratios.size() / 2], ratios.front(), ratios.back());
}

/// Records of other persons on other days: each of the lines many times, with a number of its own
/// and the day of the act moved within its month.
std::vector<std::string> varied(const std::vector<std::string>& lines)
{
    constexpr std::size_t wanted = 50'000;
    constexpr std::string_view key = "\"occurred_on\": \"";
    std::mt19937 random(1);
    std::vector<std::string> out;
    while (out.size() < wanted) {
        std::string line = lines[random() % lines.size()];
        const std::size_t id = line.find("\"id\": \"");
        if (id != std::string::npos) line.insert(id + 7, std::to_string(out.size()) + '-');
        const std::size_t day = line.find(key);
        if (day != std::string::npos && line[day + key.size() + 7] == '-') {
            line[day + key.size() + 8] = static_cast<char>('0' + random() % 3);
            line[day + key.size() + 9] = static_cast<char>('1' + random() % 8);
        }
        out.push_back(std::move(line));
    }
    return out;
}

} // namespace

int main(int argc, char** argv)
{
    const std::string_view first = argc > 1 ? argv[1] : "";
    const bool fast = first == "--instructions-fast";
    const bool remembering = first == "--instructions-remembering" || fast;
    const bool counting = first == "--instructions" || remembering;
    if (counting) ++argv, --argc;
    const std::string rules = argc > 1 ? argv[1] : "rules/netralitas";
    const auto p = program_of(rules);
    if (!p) return 2;
    const auto lines =
        lines_of(argc > 2 ? std::vector<std::string>(argv + 2, argv + argc) : example_files());
    for (const bool reading_fast : {false, true})
        if (lines.empty() || !answers_are_right(p, lines, reading_fast)) return 1;

    std::size_t input = 0;
    for (const std::string& line : lines) input += line.size() + 1;
    std::printf("%zu rules, %zu records, %.0f bytes each; one core, --detail verdict\n",
                p->rules().rules.size(), lines.size(),
                static_cast<double>(input) / static_cast<double>(lines.size()));
    if (counting) {
        netral::line_classifier stream(p,
                                       at(netral::detail::verdict, remembering ? 4096 : 0, fast));
        (void)time_round(stream, lines, 10);
        return 0;
    }
    const auto others = varied(lines);
    if (!answers_are_right(p, {others.begin(), others.begin() + 1000}, false)) return 1;
    for (const bool only_what_is_read : {false, true}) {
        std::printf("%s\n", only_what_is_read ? "fast reading" : "strict reading");
        const auto measure = [&](const std::vector<std::string>& from, std::size_t remembered,
                                 const char* what) {
            netral::line_classifier stream(
                p, at(netral::detail::verdict, remembered, only_what_is_read));
            report(stream, from, what);
        };
        measure(lines, 0, "every record worked out");
        measure(lines, 4096, "answers remembered");
        measure(others, 4096, "other days and numbers");
    }
    for (const std::size_t remembered : {std::size_t{0}, std::size_t{4096}})
        report_threads(p, others, remembered);
    return 0;
}
