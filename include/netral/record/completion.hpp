// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What follows from what a record states: calendars, constraints and derivations.
///
/// Constraints and calendars become clauses over tests of single facts; a clause of which all but
/// one literal is false makes the last one true (unit propagation, M. Davis and H. Putnam, 1960),
/// again and again until nothing is learnt. Facts are only ever narrowed, so this ends.
///
/// Read next: reader.hpp.

#include <netral/record/record.hpp>
#include <netral/ruleset/ruleset.hpp>
#include <netral/text/result.hpp>

#include <memory>
#include <vector>

namespace netral {

/// The clauses and derivations of one rule set. Immutable; shared by threads.
class completion {
public:
    /// Errors: a constraint that is not a boolean combination of tests of single facts, or that
    ///         has too many cases (more than 256 clauses).
    [[nodiscard]] static result<completion> compile(const ruleset& rules, const slot_layout& slots);

    /// Learns what follows. A stated fact that cannot be gives way to the derived one, with a
    /// warning; defaults come last, and only for facts of which nothing is stated.
    ///
    /// Complexity: clauses times their length, times the number of rounds (at most the facts).
    void complete(record& r) const;

    /// Narrows `words` by the clauses alone, without warnings, defaults or derivations: for
    /// assumptions. Returns false when they leave nothing possible.
    [[nodiscard]] bool propagate(std::uint64_t* words) const noexcept;

private:
    struct literal {
        cell_test test;
        bool value = true;
    };
    struct clause {
        std::vector<literal> literals;
        std::vector<cell_test> consequence_of; ///< unused by propagation; for explanations
    };

    const ruleset* rules_ = nullptr;
    const slot_layout* slots_ = nullptr;
    std::vector<clause> clauses_;
    std::vector<std::pair<literal, literal>>
        defaults_; ///< when the first holds, and nothing is known, the second
};

} // namespace netral
