// SPDX-License-Identifier: Apache-2.0

/// @file
/// `netral mutate`: small wrong changes of the rules, and whether the cases notice them.

#include "case_files.hpp"
#include "codes.hpp"
#include "commands.hpp"
#include "output.hpp"

#include <netral/cases/mutation.hpp>
#include <netral/cases/report.hpp>
#include <netral/cases/run.hpp>

namespace harness {

ending mutate(const mutate_options& options)
{
    const read_files cases = read_case_files(options.from, options.cases);
    if (const auto no = cases.refused()) return *no;
    const auto& program = cases.rules.program;
    const auto before = netral::run_cases(cases.files, program);
    if (!before.all_well()) {
        say(netral::render(before));
        complain(codes::cases_fail, "the cases have to pass before the rules are changed");
        return ending::wrong_usage;
    }
    netral::load_options loading;
    loading.overlays = options.from.overlays;
    loading.limits.expression = options.from.limits;
    netral::mutation_options how;
    how.sample = options.sample;
    how.seed = options.seed;
    how.jobs = options.jobs;
    const auto report = netral::mutate(cases.files, program, loading, how);
    if (!report) {
        show(report.errors());
        return ending::wrong_usage;
    }
    output out;
    out.write(options.json ? netral::to_json(*report) : netral::render(*report));
    out.flush();
    if (out.failed()) return ending::wrong_usage;
    return report->score() >= options.at_least ? ending::well : ending::negative;
}

} // namespace harness
