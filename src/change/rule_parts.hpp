// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What each part of one rule comes to on one record, so that two texts of a rule can be compared
/// part by part.

#include <netral/engine/evaluation.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace netral {

/// The parts of the version that may be in force (the first such one).
struct rule_parts {
    std::string version; ///< empty where none may be in force, or it has no name
    bool raised = false;
    /// `in_force`, `addressees`, `conduct`, `when`, `unless[id]`.
    std::vector<std::pair<std::string, truth>> outcomes;

    [[nodiscard]] std::optional<truth> of(std::string_view part) const;

    /// What becomes of a rule with these parts, as rules/SEMANTICS.md says.
    [[nodiscard]] rule_status status() const;
};

[[nodiscard]] rule_parts parts_of(evaluation& on, rule_id r);

/// The name of that version alone.
[[nodiscard]] std::string version_of(evaluation& on, rule_id r);

/// The part that a key of a rule belongs to (`versions[v].unless[x].when` to `unless[x]`), and the
/// version that it is limited to, empty for all.
struct part_key {
    std::string version;
    std::string part;
};
[[nodiscard]] part_key part_of_key(std::string_view key);

} // namespace netral
