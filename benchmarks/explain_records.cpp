// SPDX-License-Identifier: Apache-2.0

/// @file
/// How long an explanation and the questions of a record take, against the shipped rule set.
///
///     explain_records examples/incidents/*.jsonl
///
/// For every record of the files: the classification with all its questions, the same with outlook
/// and settling sets, and the explanation of each finding with its sufficient reason. Each is done
/// a few times and the fastest counts, in processor time; what is printed is the median, the
/// slowest tenth and the slowest over all records and findings. Every reason is checked to have the
/// finding's status before it is timed.
///
///     explain_records --instructions FILES
///
/// Each of the three once for every record, in functions of their own, for callgrind.

#include <netral/classify/classifier.hpp>
#include <netral/classify/reasoning.hpp>
#include <netral/record/reader.hpp>
#include <netral/ruleset/load.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace netral;

constexpr int repeats = 5;

[[noreturn]] void give_up(const std::string& why)
{
    std::fprintf(stderr, "explain_records: %s\n", why.c_str());
    std::exit(1);
}

/// Nanoseconds of processor time that this thread has used.
double used()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

/// Microseconds of the fastest of a few runs.
template <class Work>
double fastest(Work work)
{
    double best = 1e300;
    for (int i = 0; i < repeats; ++i) {
        const double begin = used();
        work();
        best = std::min(best, (used() - begin) / 1e3);
    }
    return best;
}

void print(const char* what, std::vector<double> times)
{
    if (times.empty()) give_up("nothing to time");
    std::sort(times.begin(), times.end());
    std::printf("%-48s %6zu %10.1f us %10.1f us %10.1f us\n", what, times.size(),
                times[times.size() / 2], times[times.size() * 9 / 10], times.back());
}

std::shared_ptr<const program> shipped()
{
    const auto loaded = load(std::string(NETRAL_SOURCE_DIR) + "/rules/netralitas");
    if (!loaded) give_up(render(loaded.errors()));
    auto made = program::compile(loaded->rules);
    if (!made) give_up(render(made.errors()));
    return *made;
}

[[gnu::noinline]] void ask(classifier& c, const record& r, classification& out)
{
    c.classify(r, out);
}

[[gnu::noinline]] void ask_all(classifier& c, const record& r, classification& out)
{
    c.classify(r, out);
}

[[gnu::noinline]] void explain(reasoning& why, rule_id r)
{
    (void)why.explain(r);
}

} // namespace

int main(int argc, char** argv)
{
    const bool counting = argc > 1 && std::string_view(argv[1]) == "--instructions";
    const auto p = shipped();
    classify_options options;
    classifier questions(p, options);
    options.detail = detail::full;
    classifier everything(p, options);
    reasoning reasons(p);
    record_reader reader(p->rules(), p->slots(), p->facts_follow());
    record r(p->slots());
    std::vector<double> of_records;
    std::vector<double> of_all;
    std::vector<double> of_findings;
    const auto time_of = [&](auto work) { return counting ? (work(), 0.0) : fastest(work); };
    for (int i = counting ? 2 : 1; i < argc; ++i) {
        std::ifstream in(argv[i]);
        for (std::string line; std::getline(in, line);) {
            if (line.empty() || !reader.read(line, r)) continue;
            classification c = questions.classify(r);
            classification all;
            of_records.push_back(time_of([&] { ask(questions, r, c); }));
            of_all.push_back(time_of([&] { ask_all(everything, r, all); }));
            reasons.bind(r);
            for (const finding& f : c.findings) {
                if (reasons.why(f.rule).status != f.status) give_up("a reason of another status");
                of_findings.push_back(time_of([&] { explain(reasons, f.rule); }));
            }
        }
    }
    std::printf("%-48s %6s %13s %13s %13s\n", "", "count", "median", "slowest tenth", "slowest");
    print("a record with all its questions", of_records);
    print("the same, outlook and settling sets", of_all);
    print("the explanation of one finding", of_findings);
    const auto quick =
        std::count_if(of_findings.begin(), of_findings.end(), [](double us) { return us < 20; });
    std::printf("explanations under 20 us: %.0f %%\n",
                100.0 * static_cast<double>(quick) / static_cast<double>(of_findings.size()));
}
