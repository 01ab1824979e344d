// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Program and plain interpreter side by side on one record.

#include "plain.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace netral::testing {

/// How often each outcome has occurred: a comparison is worth something only if everything does.
struct outcomes_seen {
    std::array<std::size_t, 4> statuses{};
    std::size_t erred = 0;
    std::size_t records = 0;
};

/// What the two say differently of the rules, or nothing: the status of each rule with the others
/// and alone, its errors, its truth in strict logic, and the rules that a verdict needs.
inline std::string disagreement(const program& p, const record& r, evaluation& e,
                                outcomes_seen& seen)
{
    const plain oracle(p.rules(), r);
    e.bind(r);
    const auto run = [&](scope which) {
        const auto found = e.run(which);
        return std::vector<standing_rule>(found.begin(), found.end());
    };
    const std::vector<standing_rule> speaking = run(scope::speaking);
    const std::vector<standing_rule> standing = run(scope::standing);
    auto next = standing.begin();
    auto next_speaking = speaking.begin();
    for (rule_id id = 0; id < p.rules().rules.size(); ++id) {
        const rule_status expected = oracle.status(id);
        const bool speaks = expected == rule_status::holds || expected == rule_status::open;
        const rule_outcome alone = e.outcome(id);
        const bool stands = next != standing.end() && next->rule == id;
        const rule_status together = stands ? next++->outcome.status : rule_status::fails;
        const bool spoke = next_speaking != speaking.end() && next_speaking->rule == id;
        const rule_status said = spoke ? next_speaking++->outcome.status : rule_status::fails;
        if (together != expected || alone.status != expected)
            return fmt::format("rule {} is {} with the others, {} alone, and plainly {}", id,
                               to_string(together), to_string(alone.status), to_string(expected));
        if (spoke != speaks || (speaks && said != expected))
            return fmt::format("rule {} is {} among those that speak, and plainly {}", id,
                               spoke ? to_string(said) : "not", to_string(expected));
        if (alone.erred != oracle.errs(id)) return fmt::format("rule {} differs in its error", id);
        if (e.strictly(id) != oracle.strictly(id))
            return fmt::format("rule {} differs in strict logic", id);
        ++seen.statuses[static_cast<std::size_t>(expected)];
        if (alone.erred) ++seen.erred;
    }
    ++seen.records;
    return {};
}

} // namespace netral::testing
