// SPDX-License-Identifier: Apache-2.0

/// @file
/// `netral cover`: what the cases exercise of the rules, and a case for each gap.

#include "case_files.hpp"
#include "commands.hpp"
#include "output.hpp"

#include <netral/cases/coverage_report.hpp>

namespace harness {

ending cover(const cover_options& options)
{
    const read_files cases = read_case_files(options.from, options.cases);
    if (const auto no = cases.refused()) return *no;
    const auto& program = cases.rules.program;
    const netral::coverage made = netral::measure(cases.files, program);
    netral::gap_limits limits;
    if (options.figures_only) limits.records = 0;
    const auto gaps = netral::find_gaps(made, cases.files, program, limits);
    output out;
    switch (options.format) {
    case report_format::text:
        out.write(netral::render(made, options.figures_only ? std::vector<netral::gap>() : gaps,
                                 *program));
        break;
    case report_format::json: out.write(netral::to_json(made, gaps, *program)); break;
    case report_format::html: out.write(netral::to_html(made, gaps, *program)); break;
    }
    out.flush();
    if (out.failed()) return ending::wrong_usage;
    return made.decisions().percent() >= options.at_least ? ending::well : ending::negative;
}

} // namespace harness
