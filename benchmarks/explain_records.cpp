// SPDX-License-Identifier: Apache-2.0

/// @file
/// How long an explanation and the questions of a record take, against the shipped rule set.
///
///     explain_records examples/incidents/*.jsonl
///
/// For every record of the files: the classification with all its questions, and the explanation of
/// each finding with its sufficient reason. Each is done a few times and the fastest counts; what
/// is printed is the median and the slowest tenth over all records and findings. Every reason is
/// checked to have the finding's status before it is timed.

#include <netral/classify/classifier.hpp>
#include <netral/classify/reasoning.hpp>
#include <netral/record/reader.hpp>
#include <netral/ruleset/load.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace netral;

constexpr int repeats = 5;

[[noreturn]] void give_up(const std::string& why)
{
    std::fprintf(stderr, "explain_records: %s\n", why.c_str());
    std::exit(1);
}

/// Microseconds of the fastest of a few runs.
template <class Work>
double fastest(Work work)
{
    double best = 1e300;
    for (int i = 0; i < repeats; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::micro> took =
            std::chrono::steady_clock::now() - begin;
        best = std::min(best, took.count());
    }
    return best;
}

void print(const char* what, std::vector<double> times)
{
    if (times.empty()) give_up("nothing to time");
    std::sort(times.begin(), times.end());
    std::printf("%-48s %6zu %10.1f us %10.1f us\n", what, times.size(), times[times.size() / 2],
                times[times.size() * 9 / 10]);
}

std::shared_ptr<const program> shipped()
{
    const auto loaded = load(std::string(NETRAL_SOURCE_DIR) + "/rules/netralitas");
    if (!loaded) give_up(render(loaded.errors()));
    auto made = program::compile(loaded->rules);
    if (!made) give_up(render(made.errors()));
    return *made;
}

} // namespace

int main(int argc, char** argv)
{
    const auto p = shipped();
    classify_options options;
    classifier questions(p, options);
    reasoning reasons(p);
    record_reader reader(p->rules(), p->slots(), p->facts_follow());
    record r(p->slots());
    std::vector<double> of_records;
    std::vector<double> of_findings;
    for (int i = 1; i < argc; ++i) {
        std::ifstream in(argv[i]);
        for (std::string line; std::getline(in, line);) {
            if (line.empty() || !reader.read(line, r)) continue;
            classification c = questions.classify(r);
            of_records.push_back(fastest([&] { questions.classify(r, c); }));
            reasons.bind(r);
            for (const finding& f : c.findings) {
                if (reasons.why(f.rule).status != f.status) give_up("a reason of another status");
                of_findings.push_back(fastest([&] { (void)reasons.explain(f.rule); }));
            }
        }
    }
    std::printf("%-48s %6s %13s %13s\n", "", "count", "median", "slowest tenth");
    print("a record with all its questions", of_records);
    print("the explanation of one finding", of_findings);
}
