// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// From a model of the solver to a record, and the record through the engine under both rule sets.
///
/// Nothing that the solver says is passed on unless the engine says it too.
///
/// Read next: cover.hpp.

#include "differences.hpp"
#include "judge.hpp"

#include <netral/record/reader.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace netral::change {

/// What a record states of one fact.
struct stated_value {
    std::string json;             ///< of all but sets
    std::vector<std::string> has; ///< of a set, in JSON
    std::vector<std::string> lacks;
    bool is_set = false;
};

/// What a record states, by path.
using stated_facts = std::map<std::string, stated_value>;

/// What a model says of the facts, as far as a record can state it. Of other facts than `only`,
/// where given, nothing is stated.
[[nodiscard]] stated_facts facts_in(const z3::model& m, const state_space& space,
                                    const std::set<std::string>* only = nullptr);

/// That the record is another than this model has it, as far as these facts go.
[[nodiscard]] z3::expr other_record(const z3::model& m, const state_space& space,
                                    const std::set<std::string>& only);

/// Leaves out facts, and members of sets, as long as what remains still shows it.
[[nodiscard]] stated_facts shortened(stated_facts facts,
                                     const std::function<bool(const stated_facts&)>& shows);

/// One line of JSON, with a path's parts as objects in each other.
[[nodiscard]] std::string line_of(const stated_facts& facts);

/// A program with what is needed to run a record through it.
class replay {
public:
    replay(const program& p, reading_choice readings, std::optional<date> as_of = {});

    /// Reads the record, puts the day in place of its act's and binds the evaluation to it; false
    /// if it is no record, or one that contradicts the rule set.
    [[nodiscard]] bool read(const std::string& line);

    [[nodiscard]] evaluation& facts() noexcept { return evaluation_; }
    [[nodiscard]] const program& under() const noexcept { return *program_; }
    [[nodiscard]] rule_status status(rule_id r);
    /// By sanction: whether it applies, yes or unknown; only of findings that speak.
    [[nodiscard]] std::map<sanction_id, truth> offers(rule_id r);

private:
    const program* program_;
    reading_choice readings_;
    std::optional<date> as_of_;
    record record_;
    std::optional<day_exchange> exchanged_; ///< of the record that was read last
    record_reader reader_;
    evaluation evaluation_;
};

/// In which direction a rule's outcome differs between the records that both sides have read.
[[nodiscard]] std::optional<change_direction> direction_of(const rule_pair& r, change_aspect aspect,
                                                           replay& before, replay& after);

} // namespace netral::change
