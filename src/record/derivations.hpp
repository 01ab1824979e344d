// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Facts that are worked out from others, and calendars' defaults, in an order in which each comes
/// after what it needs.
///
/// Doors: derivations_of, derive. Read next: completion.cpp.

#include "clauses.hpp"
#include "truth_tree.hpp"

#include <netral/cel/interpret.hpp>
#include <netral/record/record.hpp>

#include <optional>
#include <vector>

namespace netral {

/// One expression of a `derive:` list.
struct derivation_way {
    cel::expression expression;
    std::optional<truth_tree> tree; ///< what the expression amounts to, if it is made of tests

    /// Unless something is known of every fact of one of these groups, the answer is unknown.
    std::vector<std::vector<fact_id>> ready;
};

/// What a calendar gives a fact of which nothing is known.
struct fact_default {
    literal applies;
    literal gives;
};

/// A stage of a calendar as a hint at the day: unless it was on none of these days, it was on one.
struct stage_hint {
    literal applies;
    literal in_stage;
    std::vector<period> days;
};

/// A fact that is derived or has defaults.
struct derived_fact {
    fact_id fact = none;
    std::vector<derivation_way> ways; ///< the first that is not unknown wins
    std::vector<fact_default> defaults;
    std::vector<stage_hint> hints; ///< of the day of the act only
    std::vector<fact_id> inputs;   ///< all facts that the above look at, sorted
};

/// In an order in which each comes after the derived facts among its inputs.
[[nodiscard]] std::vector<derived_fact>
derivations_of(const ruleset& rules, const slot_layout& slots, diagnostics& errors);

/// What the ways say of the fact, as words of its slot at the fact's place in `given`; false if
/// they say nothing. A way that errs says nothing.
[[nodiscard]] bool derive(const derived_fact& d, const ruleset& rules, const record& r,
                          cel::interpreter_workspace& scratch, std::uint64_t* given);

/// Whether the ways or the calendars say anything of the fact for this record.
[[nodiscard]] bool says_something(const derived_fact& d, const ruleset& rules, const record& r);

/// Narrows the words of a day to the days of the hint; idle if they have none in common.
assumption take_hint(const stage_hint& h, const slot_layout& slots, fact_id day,
                     std::uint64_t* words) noexcept;

} // namespace netral
