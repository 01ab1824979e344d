// SPDX-License-Identifier: Apache-2.0

/// @file
/// `netral test`: the cases that stand beside the rules, run.

#include "codes.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "rule_files.hpp"

#include <netral/cases/report.hpp>
#include <netral/cases/run.hpp>

#include <optional>

namespace harness {
namespace {

/// Which files to run; nothing when a folder cannot be read, which has been said then.
std::optional<std::vector<std::string>> files_of(const test_options& options)
{
    if (!options.cases.empty()) return options.cases;
    auto found = netral::find_case_files(options.from.rules);
    if (found) return std::move(*found);
    show(found.errors());
    return std::nullopt;
}

void append_untested(std::string& out, const netral::case_report& report,
                     const netral::ruleset& rules)
{
    for (const netral::rule_id r : report.untested)
        out += "no case speaks of " + rules.rules[r].id + "\n";
}

} // namespace

ending test(const test_options& options)
{
    const rule_files rules = load_rules(options.from);
    if (!rules) return ending::wrong_usage;
    const auto paths = files_of(options);
    if (!paths) return ending::wrong_usage;
    if (paths->empty()) {
        complain(codes::no_cases, "there is no `*.cases.yaml` under `" + options.from.rules + "`");
        return ending::something_missing;
    }
    std::vector<netral::case_file> files;
    bool readable = true;
    for (const std::string& path : *paths) {
        auto file = netral::load_cases(path, *rules.program);
        if (!file) {
            show(file.errors());
            readable = false;
            continue;
        }
        files.push_back(std::move(*file));
    }
    const netral::case_report report = netral::run_cases(files, rules.program);
    output out;
    if (options.untested) append_untested(out.buffer(), report, rules.program->rules());
    out.write(netral::render(report));
    out.flush();
    if (!readable || out.failed()) return ending::wrong_usage;
    return report.all_well() ? ending::well : ending::negative;
}

} // namespace harness
