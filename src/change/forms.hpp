// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which rules say the same on both sides, by what they are made of and without a solver.
///
/// Conditions of both sides are numbered together by their meaning, as formula.hpp does for one:
/// equal numbers, equal conditions. Nothing is made for the solver of a rule that says the same.
///
/// Read next: differences.hpp.

#include "differences.hpp"
#include "side.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace netral::change {

class forms {
public:
    forms(const side& before, const side& after);

    /// Whether the rule says the same on both sides, sanctions included.
    [[nodiscard]] bool same(const rule_pair& r);

private:
    using number = std::uint32_t;
    number intern(std::string key);
    void number_formulas(std::size_t s);
    [[nodiscard]] std::string key_of(std::size_t s, const cell_test& t) const;
    [[nodiscard]] std::string key_of(std::size_t s, const opaque_atom& a) const;
    [[nodiscard]] std::string names_in(std::size_t s, const cell_test& t) const;
    [[nodiscard]] std::string key_of(std::size_t s, const compiled_exception& e) const;
    [[nodiscard]] std::string body_of(std::size_t s, rule_id r, bool whole);

    const side* sides_[2];
    std::unordered_map<std::string, number> known_;
    std::vector<number> numbers_[2];      ///< by formula
    std::vector<std::string> domains_[2]; ///< by fact: its declared values
};

/// The formulas that the outcomes of these rules of one side are made of.
[[nodiscard]] std::vector<bool> formulas_of(const side& in, const std::vector<rule_id>& rules);

} // namespace netral::change
