// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Cases run against a program: what came, where it is not what was expected, and why.
///
///     case files + program --[this file]--> report --report.hpp--> text
///
/// Read next: report.hpp.

#include <netral/cases/case_file.hpp>
#include <netral/engine/program.hpp>
#include <netral/ruleset/names.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace netral {

/// One thing that did not come as it was expected.
struct complaint {
    std::string about;    ///< `rule `...``, `verdict`, `sanctions`, ...
    std::string expected; ///< in words, lower case
    std::string got;
    std::string why; ///< the conditions that decided, on indented lines; may be empty
};

/// A case and what is wrong with it; passed when nothing is.
struct case_outcome {
    const test_case* of = nullptr;
    std::vector<complaint> complaints;

    [[nodiscard]] bool passed() const noexcept { return complaints.empty(); }
};

/// What came of all cases. Refers to the case files and the program's rule set.
struct case_report {
    std::size_t files = 0;
    std::size_t passed = 0;
    std::vector<case_outcome> failed;
    std::vector<rule_id> untested; ///< rules that no case expects to hold, fail or be open

    [[nodiscard]] bool all_well() const noexcept { return failed.empty(); }
    [[nodiscard]] std::size_t run() const noexcept { return passed + failed.size(); }
};

/// Runs one case.
///
/// Precondition: the case was read with this program.
[[nodiscard]] case_outcome run_case(const test_case& c, const std::shared_ptr<const program>& p,
                                    language l = language::english);

/// Runs all cases of all files, in order.
///
/// Precondition: the files were read with this program; they must outlive the report.
[[nodiscard]] case_report run_cases(const std::vector<case_file>& files,
                                    const std::shared_ptr<const program>& p,
                                    language l = language::english);

} // namespace netral
