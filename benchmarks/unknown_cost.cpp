// SPDX-License-Identifier: Apache-2.0

/// @file
/// What keeping track of unknown facts costs: the same rules and records evaluated for all that
/// holds or is open, and, as with two truths only, for what holds.
///
/// usage: netral_unknown_cost RULES.yaml RECORDS.jsonl [RECORDS]
///
/// With two truths what is unknown counts as not so: a rule that leaves something open is out, and
/// none is asked whether it is raised (scope::holding). Both answers must
/// name the same rules as holding. Times are processor time, median of interleaved passes; first
/// over all records, then over those that leave no fact open which a record can state.

#include <netral/engine/evaluation.hpp>
#include <netral/record/reader.hpp>
#include <netral/ruleset/load.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <time.h>

using namespace netral;

namespace {

constexpr std::size_t passes = 25;

double processor_seconds()
{
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

void fail(const std::string& message)
{
    std::fprintf(stderr, "%s\n", message.c_str());
    std::exit(2);
}

bool is_complete(const record& r, const program& p)
{
    for (fact_id f = 0; f < p.slots().fact_count(); ++f)
        if (p.slots()[f].kind != slot_kind::absent && !r.known(f)) return false;
    return true;
}

/// One pass; adds the number of rules that were found to `found`.
double pass(evaluation& e, const std::vector<record>& records, scope which, std::size_t& found)
{
    const double begin = processor_seconds();
    for (const record& r : records) {
        e.bind(r);
        found += e.run(which).size();
    }
    return (processor_seconds() - begin) * 1e9 / static_cast<double>(records.size());
}

double median(std::vector<double> all)
{
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::nth_element(all.begin(), middle, all.end());
    return *middle;
}

void check(evaluation& e, const std::vector<record>& records)
{
    for (const record& r : records) {
        e.bind(r);
        std::vector<rule_id> expected;
        for (const standing_rule& s : e.run(scope::speaking))
            if (s.outcome.status == rule_status::holds) expected.push_back(s.rule);
        std::vector<rule_id> found;
        for (const standing_rule& s : e.run(scope::holding)) found.push_back(s.rule);
        if (found != expected) fail("other rules hold with two truths than with three");
    }
}

void report(const char* title, evaluation& e, const std::vector<record>& records)
{
    if (records.empty()) return;
    check(e, records);
    std::vector<double> three;
    std::vector<double> two;
    std::size_t found_by_three = 0;
    std::size_t found_by_two = 0;
    for (std::size_t i = 0; i < passes; ++i) {
        three.push_back(pass(e, records, scope::speaking, found_by_three));
        two.push_back(pass(e, records, scope::holding, found_by_two));
    }
    const auto count = static_cast<double>(records.size() * passes);
    std::printf("%s: %zu records; three truths %.0f ns (%.1f rules), two %.0f ns (%.1f rules), "
                "ratio %.2f\n",
                title, records.size(), median(three), static_cast<double>(found_by_three) / count,
                median(two), static_cast<double>(found_by_two) / count,
                median(three) / median(two));
}

} // namespace

int main(int count, char** values)
{
    if (count < 3) fail("usage: netral_unknown_cost RULES.yaml RECORDS.jsonl [RECORDS]");
    auto loaded = load(values[1]);
    if (!loaded) fail(render(loaded.errors()));
    auto compiled = program::compile(loaded->rules);
    if (!compiled) fail(render(compiled.errors()));
    const program& p = **compiled;
    read_options options;
    options.ignore_unknown_keys = true;
    record_reader reader(p.rules(), p.slots(), p.facts_follow(), options);

    const std::size_t most = count > 3 ? std::stoul(values[3]) : 1000;
    std::ifstream file(values[2]);
    std::vector<record> all;
    std::vector<record> complete;
    record r(p.slots());
    for (std::string line; all.size() < most && std::getline(file, line);) {
        if (!reader.read(line, r)) fail("a record cannot be read");
        all.push_back(r);
        if (is_complete(r, p)) complete.push_back(r);
    }
    evaluation e(p);
    report("all", e, all);
    report("nothing open", e, complete);
    return 0;
}
