// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Clauses: what constraints and calendars say, as disjunctions of tests of single facts.
///
/// Doors: clauses_of (a rule set's constraints, calendars and broader values), setting_literal.
/// Read next: propagation.hpp (what is done with them).

#include <netral/record/cell_test.hpp>
#include <netral/record/completion.hpp>
#include <netral/record/slots.hpp>
#include <netral/ruleset/ruleset.hpp>
#include <netral/text/diagnostic.hpp>

#include <optional>
#include <vector>

namespace netral {

/// One constraint may not have more; a product of cases grows fast.
inline constexpr std::size_t most_clauses_of_one = 256;

/// All clauses of the rule set; what is wrong with it is added to `errors`.
[[nodiscard]] std::vector<clause> clauses_of(const ruleset& rules, const slot_layout& slots,
                                             diagnostics& errors);

/// `fact == value` for a value as a calendar writes it; nothing, with an error, if there is none.
[[nodiscard]] std::optional<literal> setting_literal(const fact_setting& setting,
                                                     const ruleset& rules, const slot_layout& slots,
                                                     diagnostics& errors);

/// Whether a calendar applies; nothing, with an error, if that is no test of one fact.
[[nodiscard]] std::optional<literal> calendar_literal(const calendar& c, const ruleset& rules,
                                                      const slot_layout& slots,
                                                      diagnostics& errors);

} // namespace netral
