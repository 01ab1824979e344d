// SPDX-License-Identifier: Apache-2.0

/// @file
/// `netral test`: the cases that stand beside the rules, run.

#include "case_files.hpp"
#include "codes.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "rule_files.hpp"

#include <netral/cases/report.hpp>
#include <netral/cases/run.hpp>

namespace harness {
namespace {

void append_untested(std::string& out, const netral::case_report& report,
                     const netral::ruleset& rules)
{
    for (const netral::rule_id r : report.untested)
        out += "no case speaks of " + rules.rules[r].id + "\n";
}

} // namespace

ending test(const test_options& options)
{
    read_files cases = read_case_files(options.from, options.cases);
    if (cases.trouble) return *cases.trouble;
    const rule_files& rules = cases.rules;
    const netral::case_selection wanted{options.tags, options.filter};
    std::size_t left = 0;
    for (netral::case_file& file : cases.files) {
        netral::keep(file, wanted, rules.program->rules());
        left += file.cases.size();
    }
    if (left == 0 && cases.all_readable) {
        complain(codes::no_case_fits, "no case has that tag, or that in its name, file or rule");
        return ending::something_missing;
    }
    const netral::case_report report = netral::run_cases(cases.files, rules.program);
    output out;
    if (options.untested) append_untested(out.buffer(), report, rules.program->rules());
    switch (options.format) {
    case test_format::text: out.write(netral::render(report)); break;
    case test_format::tap: out.write(netral::to_tap(cases.files, report)); break;
    case test_format::junit: out.write(netral::to_junit(cases.files, report)); break;
    }
    out.flush();
    if (!cases.all_readable || out.failed()) return ending::wrong_usage;
    return report.all_well() ? ending::well : ending::negative;
}

} // namespace harness
