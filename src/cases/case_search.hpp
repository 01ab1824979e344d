// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Looks for a record on which a gap is closed, and writes it down as a case.

#include "record_draft.hpp"
#include <netral/cases/decision.hpp>

#include <netral/cases/gap.hpp>
#include <netral/record/reader.hpp>

#include <set>

namespace netral {

/// One search after the other over the records of the same case files. All that it is given must
/// outlive it.
class case_search {
public:
    case_search(const coverage& c, const std::vector<case_file>& files,
                std::shared_ptr<const program> p, const gap_limits& limits);

    /// The case in YAML, or an empty text.
    [[nodiscard]] std::string find(const gap& g);

private:
    /// What the search moves through.
    struct candidate {
        record_draft draft;
        reading_choice readings;
        std::size_t cost = 0; ///< 0: the gap is closed
    };
    /// What it looks for: a condition (and an atom of it) or an exception that decides.
    struct aim {
        rule_id rule = none;
        std::uint32_t version = 0;
        std::uint32_t site = 0;
        std::optional<formula_id> atom;
        truth value = truth::yes;
        const exception* defeats = nullptr;
    };

    [[nodiscard]] aim aim_of(const gap& g) const;
    [[nodiscard]] std::vector<candidate> seeds(rule_id r) const;
    [[nodiscard]] std::vector<candidate> neighbours(const candidate& from, const aim& a);
    [[nodiscard]] std::size_t cost(const candidate& c, const aim& a, const decision& d);
    [[nodiscard]] std::size_t cost_of_condition(const aim& a, const decision& d);
    [[nodiscard]] std::size_t cost_of_exception(const aim& a, const decision& d);
    [[nodiscard]] bool read(const candidate& c);
    [[nodiscard]] std::string look_for(const aim& a);
    [[nodiscard]] std::string days_of(const gap& g);
    [[nodiscard]] std::string option_of(const gap& g);
    [[nodiscard]] std::string written(candidate c, rule_id r, const std::string& name);
    [[nodiscard]] std::string name_of(const aim& a) const;
    void tests_of(formula_id f, std::vector<const cell_test*>& into) const;

    const coverage& coverage_;
    const std::vector<case_file>& files_;
    std::shared_ptr<const program> program_;
    gap_limits limits_;
    record_reader reader_;
    record record_;
    evaluation evaluation_;
    std::vector<truth> values_;
    std::set<std::string> names_; ///< of cases that were written
};

} // namespace netral
