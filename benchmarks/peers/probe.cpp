// SPDX-License-Identifier: Apache-2.0

/// @file
/// netral as one of the engines of the comparison: a program that times itself.
///
/// usage: netral_probe --data DIR --k K --n N --budget SECONDS --matches FILE
///
/// Reads DIR/rules-K.netral.yaml (made by to_netral.py) and the first N lines of DIR/records.jsonl,
/// writes FILE (record id, tab, the rules that hold, in rule order) and prints one line of JSON:
/// nanoseconds a record for evaluation (records already in slots) and from the bytes of each line,
/// strict and fast, wall and CPU time, and what loading took. Every pass is checked against the
/// first. From lines, some dozen records are read and then evaluated, as evaluation.hpp advises.
///
/// Works on the public headers alone.

#include <netral/engine/evaluation.hpp>
#include <netral/record/reader.hpp>
#include <netral/ruleset/load.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <malloc.h>
#include <sys/resource.h>
#include <time.h>

using namespace netral;

namespace {

double seconds(clockid_t clock)
{
    timespec t{};
    clock_gettime(clock, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

struct timing {
    double wall_ns = 0;
    double cpu_ns = 0;
};

/// The median pass over `records` records, repeated until the budget is spent.
template <class Pass>
timing median(double budget, std::size_t records, const Pass& pass)
{
    std::vector<double> wall;
    std::vector<double> cpu;
    const double begin = seconds(CLOCK_MONOTONIC);
    const double scale = 1e9 / static_cast<double>(records);
    do {
        const double w = seconds(CLOCK_MONOTONIC);
        const double c = seconds(CLOCK_PROCESS_CPUTIME_ID);
        pass();
        wall.push_back((seconds(CLOCK_MONOTONIC) - w) * scale);
        cpu.push_back((seconds(CLOCK_PROCESS_CPUTIME_ID) - c) * scale);
    } while (seconds(CLOCK_MONOTONIC) - begin < budget || wall.size() < 3);
    const auto middle = [](std::vector<double>& v) {
        std::nth_element(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2), v.end());
        return v[v.size() / 2];
    };
    return {middle(wall), middle(cpu)};
}

/// What is in use, without what loading has given back to the allocator.
long resident_kb()
{
    malloc_trim(0);
    std::ifstream f("/proc/self/statm");
    long total = 0;
    long resident = 0;
    f >> total >> resident;
    return resident * 4;
}

std::string read_file(const std::string& path)
{
    std::ifstream f(path, std::ios::binary);
    if (!f) {
        std::fprintf(stderr, "cannot read %s\n", path.c_str());
        std::exit(2);
    }
    return {std::istreambuf_iterator<char>(f), std::istreambuf_iterator<char>()};
}

std::vector<std::string_view> first_lines(const std::string& text, std::size_t n)
{
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < text.size() && out.size() < n;) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out.push_back(std::string_view(text).substr(at, end - at));
        at = end + 1;
    }
    return out;
}

/// The rules that hold of many records, one after the other.
class matches {
public:
    void add(std::span<const standing_rule> standing)
    {
        if (rules_.size() < count_ + standing.size()) rules_.resize(2 * count_ + standing.size());
        // Which ones hold cannot be predicted.
        rule_id* out = rules_.data() + count_;
        for (const standing_rule& s : standing) {
            *out = s.rule;
            out += s.outcome.status == rule_status::holds ? 1 : 0;
        }
        count_ = static_cast<std::size_t>(out - rules_.data());
        ends_.push_back(count_);
    }
    void clear()
    {
        count_ = 0;
        ends_.clear();
    }

    [[nodiscard]] std::span<const rule_id> of(std::size_t record) const
    {
        const std::size_t begin = record == 0 ? 0 : ends_[record - 1];
        return {rules_.data() + begin, ends_[record] - begin};
    }
    friend bool operator==(const matches& a, const matches& b)
    {
        return a.ends_ == b.ends_ && a.count_ == b.count_ &&
               std::equal(a.rules_.data(), a.rules_.data() + a.count_, b.rules_.data());
    }

private:
    std::vector<rule_id> rules_; ///< with room for more
    std::size_t count_ = 0;
    std::vector<std::size_t> ends_;
};

void fail(const std::string& message)
{
    std::fprintf(stderr, "%s\n", message.c_str());
    std::exit(2);
}

void write(const std::string& path, const program& p, const std::vector<record>& records,
           const matches& found)
{
    if (path.empty()) return;
    std::ofstream f(path);
    for (std::size_t i = 0; i < records.size(); ++i) {
        f << records[i].id() << '\t';
        const char* between = "";
        for (const rule_id r : found.of(i)) {
            f << between << p.rules().rules[r].id;
            between = " ";
        }
        f << '\n';
    }
}

std::map<std::string, std::string> arguments(int count, char** values)
{
    std::map<std::string, std::string> out{{"--data", "/tmp/peers/data"},
                                           {"--k", "100"},
                                           {"--n", "50000"},
                                           {"--budget", "0.5"},
                                           {"--matches", ""}};
    for (int i = 1; i + 1 < count; i += 2) out[values[i]] = values[i + 1];
    return out;
}

} // namespace

int main(int count, char** values)
{
    auto args = arguments(count, values);
    const double budget = std::stod(args["--budget"]);
    const std::string rules = args["--data"] + "/rules-" + args["--k"] + ".netral.yaml";
    const std::string text = read_file(args["--data"] + "/records.jsonl");
    const auto lines = first_lines(text, std::stoul(args["--n"]));

    const long before = resident_kb();
    const double load_wall = seconds(CLOCK_MONOTONIC);
    const double load_cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
    auto loaded = load(rules);
    if (!loaded) fail(render(loaded.errors()));
    auto compiled = program::compile(loaded->rules);
    if (!compiled) fail(render(compiled.errors()));
    const program& p = **compiled;
    const double load_ms = (seconds(CLOCK_MONOTONIC) - load_wall) * 1e3;
    const double load_cpu_ms = (seconds(CLOCK_PROCESS_CPUTIME_ID) - load_cpu) * 1e3;
    const long rules_kb = resident_kb() - before;

    read_options options;
    options.ignore_unknown_keys = true; // the rules declare no fact for the evidence
    record_reader reader(p.rules(), p.slots(), p.facts_follow(), options);
    evaluation e(p);

    std::vector<record> records(lines.size(), record(p.slots()));
    matches expected;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!reader.read(lines[i], records[i]))
            fail("a record cannot be read: " + reader.errors().front().message);
        e.bind(records[i]);
        expected.add(e.run(scope::speaking));
    }
    write(args["--matches"], p, records, expected);

    constexpr std::size_t ahead = 3;            // records that are prefetched
    constexpr std::size_t records_at_once = 32; // that are read before they are evaluated
    matches found;
    const auto check = [&] {
        if (!(found == expected)) fail("a pass found other rules than the first");
        found.clear();
    };
    const timing evaluated = median(budget, lines.size(), [&] {
        for (std::size_t i = 0; i < records.size(); ++i) {
            if (i + 2 * ahead < records.size()) __builtin_prefetch(&records[i + 2 * ahead]);
            if (i + ahead < records.size()) records[i + ahead].prefetch();
            e.bind(records[i]);
            found.add(e.run(scope::speaking));
        }
        check();
    });
    std::vector<record> some(records_at_once, record(p.slots()));
    const auto time_from_lines = [&](record_reader& by) {
        return median(budget, lines.size(), [&] {
            for (std::size_t i = 0; i < lines.size(); i += some.size()) {
                const std::size_t those = std::min(some.size(), lines.size() - i);
                for (std::size_t j = 0; j < those; ++j)
                    if (!by.read(lines[i + j], some[j])) fail("a record cannot be read");
                for (std::size_t j = 0; j < those; ++j) {
                    e.bind(some[j]);
                    found.add(e.run(scope::speaking));
                }
            }
            check();
        });
    };
    const timing from_lines = time_from_lines(reader);
    options.fast = true;
    record_reader fast_reader(p.rules(), p.slots(), p.facts_follow(), options);
    const timing from_lines_fast = time_from_lines(fast_reader);

    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("{\"peer\":\"netral\",\"k\":%s,\"n\":%zu,\"load_ms\":%.6g,\"load_cpu_ms\":%.6g,"
                "\"eval_ns\":%.6g,\"eval_cpu_ns\":%.6g,\"e2e_ns\":%.6g,\"e2e_cpu_ns\":%.6g,"
                "\"e2e_fast_ns\":%.6g,\"e2e_fast_cpu_ns\":%.6g,"
                "\"rss_rules_kb\":%ld,\"rss_peak_kb\":%ld}\n",
                args["--k"].c_str(), lines.size(), load_ms, load_cpu_ms, evaluated.wall_ns,
                evaluated.cpu_ns, from_lines.wall_ns, from_lines.cpu_ns, from_lines_fast.wall_ns,
                from_lines_fast.cpu_ns, rules_kb, static_cast<long>(usage.ru_maxrss));
    return 0;
}
