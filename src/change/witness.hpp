// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// From a model of the solver to a record, and the record through the engine under both rule sets.
///
/// Nothing that the solver says is passed on unless the engine says it too.
///
/// Read next: cover.hpp.

#include "differences.hpp"

#include <netral/record/reader.hpp>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace netral::change {

/// What a record states: by path, a value in JSON.
using stated_facts = std::map<std::string, std::string>;

/// What a model says of the facts, as far as a record can state it. Of other facts than `only`,
/// where given, nothing is stated.
[[nodiscard]] stated_facts facts_in(const z3::model& m, const state_space& space,
                                    const std::set<std::string>* only = nullptr);

/// One line of JSON, with a path's parts as objects in each other.
[[nodiscard]] std::string line_of(const stated_facts& facts);

/// A program with what is needed to run a record through it.
class replay {
public:
    replay(const program& p, reading_choice readings);

    /// Reads the record and binds the evaluation to it; false if it is no record, or one that
    /// contradicts the rule set.
    [[nodiscard]] bool read(const std::string& line);

    [[nodiscard]] evaluation& facts() noexcept { return evaluation_; }
    [[nodiscard]] const program& under() const noexcept { return *program_; }
    [[nodiscard]] rule_status status(rule_id r);
    /// By sanction: whether it applies, yes or unknown; only of findings that speak.
    [[nodiscard]] std::map<sanction_id, truth> offers(rule_id r);

private:
    const program* program_;
    reading_choice readings_;
    record record_;
    record_reader reader_;
    evaluation evaluation_;
};

/// In which direction a rule's outcome differs between the records that both sides have read.
[[nodiscard]] std::optional<change_direction> direction_of(const rule_pair& r, change_aspect aspect,
                                                           replay& before, replay& after);

} // namespace netral::change
