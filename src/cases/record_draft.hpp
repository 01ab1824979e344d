// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A record that is being changed fact by fact, and what a fact could be changed to.

#include <netral/engine/program.hpp>
#include <netral/ruleset/ruleset.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// The facts that a record states, each as JSON.
class record_draft {
public:
    record_draft() = default;
    /// Precondition: the record was read with this rule set.
    record_draft(std::string_view json, const ruleset& rules);

    /// The value of a fact, or an empty view.
    [[nodiscard]] std::string_view of(const std::string& path) const;
    /// An empty text takes the fact out.
    void set(const std::string& path, std::string json);

    [[nodiscard]] std::string json() const;
    /// In flow style, one line for each group of facts, each with that indentation.
    [[nodiscard]] std::string yaml(std::size_t indent) const;

    friend bool operator==(const record_draft&, const record_draft&) = default;

private:
    std::map<std::string, std::string> facts_; ///< by path
    std::vector<std::string> order_;           ///< in which they were stated
};

/// What could be said of a fact instead, nearest first: nothing; other values, those that the tests
/// tell apart; of a set, with and without each member that they name.
[[nodiscard]] std::vector<std::string> alternatives(fact_id f, std::string_view now,
                                                    const std::vector<const cell_test*>& tests,
                                                    const program& p);

} // namespace netral
