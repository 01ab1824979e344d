// SPDX-License-Identifier: Apache-2.0

/// @file
/// Loading rule sets for the commands. The only door is rule_files.hpp.

#include "rule_files.hpp"

#include "codes.hpp"
#include "output.hpp"

#include <netral/classify/classifier.hpp>
#include <netral/ruleset/load.hpp>

#include <algorithm>

namespace harness {
namespace {

/// A rule set of which not even the first file can be read is no wrong rule set, but none.
bool is_unreadable(const netral::diagnostic& d)
{
    return d.id == netral::code{1001} && !d.where.in;
}

} // namespace

rule_files load_rules(const rule_options& options)
{
    rule_files out;
    netral::load_options how;
    how.overlays = options.overlays;
    how.limits.expression = options.limits;
    auto loaded = netral::load(options.rules, how);
    if (!loaded) {
        show(loaded.errors());
        out.unreadable = std::any_of(loaded.errors().begin(), loaded.errors().end(), is_unreadable);
        return out;
    }
    out.warnings = std::move(loaded->warnings);
    auto program = netral::program::compile(loaded->rules);
    if (!program) {
        show(program.errors());
        return out;
    }
    auto readings = netral::choose_readings(*loaded->rules, options.readings);
    if (!readings) {
        show(readings.errors());
        return out;
    }
    out.program = *program;
    out.readings = std::move(*readings);
    return out;
}

bool take_day(const std::string& words, std::optional<netral::date>& day)
{
    if (words.empty()) return true;
    const auto range = netral::parse_date(words);
    if (range && range->exact()) {
        day = range->first;
        return true;
    }
    complain(codes::not_a_day, "`" + words + "` is not a day such as 2024-11-14");
    return false;
}

} // namespace harness
