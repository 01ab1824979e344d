// SPDX-License-Identifier: Apache-2.0

/// @file
/// Runs the public conformance suite: `netral_cel_conformance <folder> <skip list> [--list]`.
///
/// Prints a table by file and section. Fails when a test fails that is not on the skip list, when
/// one on it passes, and when the list names a test that does not exist.

#include "suite.hpp"

#include <cstdio>
#include <cstring>
#include <exception>
#include <functional>

namespace {

using conformance::json;
using check = std::function<bool(const json&, std::string&)>;

bool run_suite(const std::string& folder, const std::string& name, const check& passes,
               conformance::skip_list& skips, bool list_failures)
{
    conformance::table results;
    bool good = true;
    for (const json& test : conformance::read_lines(folder + "/" + name + ".jsonl")) {
        const std::string id = conformance::id_of(test);
        std::string difference;
        const bool pass = passes(test, difference);
        const std::string reason = skips.reason(id);
        if (reason.empty()) {
            pass ? results.passed(test) : results.failed(test);
            if (!pass)
                std::printf("FAILED %s\n  %s\n  %s\n", id.c_str(), test.value("expr", "").c_str(),
                            difference.c_str());
            if (!pass && list_failures) std::printf("SKIP %s\n", id.c_str());
        } else {
            results.skipped(test);
            if (pass) {
                std::printf("PASSES, but is on the skip list: %s\n", id.c_str());
                good = false;
            }
        }
    }
    return results.print(name) && good;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fprintf(stderr, "usage: %s <folder with *.jsonl> <skip list>\n", argv[0]);
        return 2;
    }
    try {
        conformance::skip_list skips(argv[2]);
        const bool list = argc > 3 && std::strcmp(argv[3], "--list") == 0;
        bool good = run_suite(argv[1], "conformance", conformance::check_value_test, skips, list);
        good = run_suite(argv[1], "parsing", conformance::check_parsing_test, skips, list) && good;
        good =
            run_suite(argv[1], "checking", conformance::check_checking_test, skips, list) && good;
        good = run_suite(argv[1], "comprehension", conformance::check_comprehension_test, skips,
                         list) &&
               good;
        for (const std::string& id : skips.unused()) {
            std::printf("the skip list names no test: %s\n", id.c_str());
            good = false;
        }
        return good ? 0 : 1;
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "%s\n", problem.what());
        return 2;
    }
}
