// SPDX-License-Identifier: Apache-2.0

/// @file
/// Parts of a rule on a record. The only door is rule_parts.hpp.

#include "rule_parts.hpp"

#include <algorithm>

namespace netral {
namespace {

constexpr std::string_view exception_prefix = "unless[";

bool is_exception(std::string_view part) noexcept
{
    return part.substr(0, exception_prefix.size()) == exception_prefix;
}

/// The first version that may be in force, or the end.
auto possible_version(evaluation& on, const compiled_rule& rule)
{
    return std::find_if(rule.versions.begin(), rule.versions.end(),
                        [&](const compiled_version& v) { return on.of(v.in_force) != truth::no; });
}

} // namespace

std::optional<truth> rule_parts::of(std::string_view part) const
{
    for (const auto& [name, outcome] : outcomes)
        if (name == part) return outcome;
    return std::nullopt;
}

rule_status rule_parts::status() const
{
    bool sure = true;
    for (const auto& [name, outcome] : outcomes) {
        if (is_exception(name)) {
            if (outcome == truth::yes) return rule_status::fails;
            continue;
        }
        if (outcome == truth::no) return rule_status::fails;
        sure = sure && outcome == truth::yes;
    }
    if (sure && raised) return rule_status::holds;
    return raised ? rule_status::open : rule_status::not_raised;
}

rule_parts parts_of(evaluation& on, rule_id r)
{
    rule_parts out;
    const compiled_rule& compiled = on.of_program().compiled(r);
    const auto version = possible_version(on, compiled);
    if (version == compiled.versions.end()) {
        out.outcomes.emplace_back("in_force", truth::no);
        return out;
    }
    out.version = version->written->name;
    out.outcomes = {{"in_force", on.of(version->in_force)},
                    {"addressees", on.of(version->addressees)},
                    {"conduct", on.of(version->conduct)},
                    {"when", on.of(version->when)}};
    for (const compiled_exception& e : version->unless)
        out.outcomes.emplace_back("unless[" + e.written->id + "]", on.of(e));
    out.raised = std::any_of(version->raising.begin(), version->raising.end(),
                             [&](formula_id f) { return on.of(f) == truth::yes; });
    for (const rule_id base : compiled.breach_of) out.raised |= on.breach_of(base).raised;
    return out;
}

std::string version_of(evaluation& on, rule_id r)
{
    const compiled_rule& compiled = on.of_program().compiled(r);
    const auto version = possible_version(on, compiled);
    return version == compiled.versions.end() ? std::string() : version->written->name;
}

part_key part_of_key(std::string_view key)
{
    constexpr std::string_view versions = "versions[";
    part_key out;
    if (key.substr(0, versions.size()) == versions) {
        const std::size_t end = key.find("].");
        out.version = key.substr(versions.size(), end - versions.size());
        key.remove_prefix(end + 2);
    }
    out.part = is_exception(key) ? key.substr(0, key.find(']') + 1) : key;
    return out;
}

} // namespace netral
