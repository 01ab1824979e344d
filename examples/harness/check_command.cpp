// SPDX-License-Identifier: Apache-2.0

/// @file
/// `netral check`: whether a rule set is well-formed, and what is in it.

#include "commands.hpp"
#include "output.hpp"
#include "rule_files.hpp"

namespace harness {
namespace {

std::string counted(std::size_t n, std::string_view one, std::string_view many)
{
    return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

} // namespace

ending check(const check_options& options)
{
    const rule_files files = load_rules(options.from);
    if (!files) return files.unreadable ? ending::wrong_usage : ending::negative;
    show(files.warnings);
    const netral::ruleset& rules = files.program->rules();
    output out;
    out.write(rules.name + " " + rules.version + ": " +
              counted(rules.rules.size(), "rule", "rules") + ", " +
              counted(rules.sanctions.size(), "sanction", "sanctions") + ", " +
              counted(rules.facts.size(), "fact", "facts") + ", " +
              counted(rules.instruments.size(), "instrument", "instruments") + ", " +
              counted(rules.calendars.size(), "calendar", "calendars") + ", " +
              counted(files.warnings.size(), "warning", "warnings") + "\n" + rules.digest + "\n");
    if (options.plan) out.write("\n" + files.program->describe_plan());
    out.flush();
    return out.failed() ? ending::wrong_usage : ending::well;
}

} // namespace harness
