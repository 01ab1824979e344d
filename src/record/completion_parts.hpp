// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a completion is made of, and one attempt at completing a record.
///
/// Read next: completion.cpp (attempts), giving_way.cpp (what is done when one fails).

#include "derivations.hpp"
#include "propagation.hpp"

#include <netral/record/completion.hpp>

#include <vector>

namespace netral {

/// Why a record cannot be completed as it stands.
struct dead_end {
    std::uint32_t clause = none;     ///< that cannot be satisfied
    std::uint32_t derivation = none; ///< that says what cannot be

    [[nodiscard]] bool reached() const noexcept { return clause != none || derivation != none; }
};

/// What an attempt has to leave out, and what it writes down.
struct detour {
    std::vector<char> clauses_off;
    std::vector<char> derivations_off;
    std::vector<char> defaults_off; ///< by fact
    std::vector<narrowing> trail;
};

struct completion::parts {
    parts(const ruleset& the_rules, const slot_layout& the_slots, std::vector<clause> all,
          std::vector<derived_fact> in_order);

    /// Narrows the record until nothing more follows. `way` may be null.
    dead_end attempt(record& r, cel::interpreter_workspace& scratch, detour* way) const;

    /// Attempts again and again, each time with less of what the record states.
    void reconcile(record& r, cel::interpreter_workspace& scratch) const;

    /// Back to not knowing the fact.
    void forget(std::uint64_t* words, fact_id f) const;

    const ruleset& rules;
    const slot_layout& slots;
    clause_table clauses;
    std::vector<derived_fact> derived;
    std::vector<std::vector<std::uint32_t>> readers; ///< by fact: derivations that look at it
    std::vector<std::uint32_t> always_due; ///< derivations that say something of no facts at all
    std::vector<char> firm; ///< by fact: selects a calendar, and so gives way last of all
    std::vector<fact_id> fact_of_word;

private:
    class run;
    class retreat;
};

} // namespace netral
