// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What follows from what a record states: calendars, constraints and derivations.
///
/// Constraints, calendars and the `broader` values of sets become clauses over tests of single
/// facts; a clause of which all but one literal is false makes the last one true (unit
/// propagation, M. Davis and H. Putnam, 1960), again and again until nothing is learnt. Facts are
/// only ever narrowed, so this ends, and ends the same whatever the order.
///
/// Read next: reader.hpp.

#include <netral/cel/interpret.hpp>
#include <netral/record/record.hpp>
#include <netral/ruleset/ruleset.hpp>
#include <netral/text/result.hpp>

#include <cstdint>
#include <memory>
#include <vector>

namespace netral {

/// A test that is to be true, or false.
struct literal {
    cell_test test;
    bool value = true;
};

/// At least one of the literals is so. Where a record contradicts all of them, what it states
/// against the later ones gives way first.
struct clause {
    std::vector<literal> literals;
    location where; ///< of the constraint or calendar
};

/// The clauses and derivations of one rule set.
///
/// Immutable; shared by threads. The rule set and the layout must outlive it.
class completion {
public:
    /// Errors: N1481 a constraint that is not a boolean combination of tests of single facts,
    ///         N1482 one that has too many cases (more than 256 clauses) or too many in all, N1483
    ///         a calendar whose `for` is no test of one fact, N1484 a calendar's value that the
    ///         fact cannot have, N1485 constraints that no record can satisfy, N1486 facts that
    ///         are derived from each other.
    [[nodiscard]] static result<completion> compile(const ruleset& rules, const slot_layout& slots);

    completion(completion&&) noexcept;
    completion& operator=(completion&&) noexcept;
    ~completion();

    /// Learns what follows. Doing it twice is doing it once, and the order in which the record
    /// states its facts does not matter.
    ///
    /// What cannot be: a calendar's default gives way silently; else, of the facts that a broken
    /// constraint speaks of, the one named last (of a stage and a day, the stage) loses what the
    /// record states against it, with a warning. Judgement facts are never narrowed.
    ///
    /// A derivation that errs counts as unknown.
    ///
    /// Complexity: clauses that a known fact falsifies in part, times their length; once more for
    /// each statement that has to give way.
    void complete(record& r, cel::interpreter_workspace& scratch) const;
    void complete(record& r) const;

    /// Whether what a record states of the fact may matter to what is learnt.
    [[nodiscard]] bool reads(fact_id f) const noexcept;

    /// Narrows `words` by the clauses alone, without warnings, defaults or derivations: for
    /// assumptions. Returns false when they leave nothing possible (`words` is then half done).
    [[nodiscard]] bool propagate(std::uint64_t* words) const noexcept;

    /// The same where everything but `changed` has been propagated before.
    [[nodiscard]] bool propagate(std::uint64_t* words, fact_id changed) const noexcept;

    /// The clauses of constraints, calendars and broader values: what every record that contradicts
    /// none of them satisfies. For proofs.
    [[nodiscard]] std::vector<clause> clauses() const;

private:
    struct parts;
    explicit completion(std::unique_ptr<const parts> p) noexcept;

    std::unique_ptr<const parts> parts_;
};

} // namespace netral
