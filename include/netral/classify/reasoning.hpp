// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Why a rule came out as it did: a sufficient reason from which nothing can be dropped; and, for
/// one that does not hold, the smallest change of facts under which it would.
///
/// A reason is checked by forgetting: with nothing but its facts stated, and what follows from them
/// worked out again, the rule has the same status; with one of them forgotten as well it has not
/// (a prime implicant of the outcome: A. Darwiche and A. Hirth, On the Reasons Behind Decisions,
/// 2020).
///
/// Read next: explain.hpp (the conditions one by one, and text in sentences).

#include <netral/classify/inquiry.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace netral {

/// Facts of the record that are enough for a rule's status.
struct sufficient_reason {
    rule_id rule = none;
    rule_status status = rule_status::not_raised;
    std::vector<fact_part> parts; ///< stated ones, sorted
};

/// One fact as it would have to be.
struct fact_change {
    fact_part part;
    bool was_known = false; ///< the record says otherwise; if not, it says nothing
    std::string to;         ///< as in an answer to a question: `true`, a value's name, `2024-..`
};

/// Changes under which a rule would hold.
struct holding_change {
    /// None of them can be left out. Empty where the rule holds already, or none was found.
    std::vector<fact_change> changes;
    bool found = false;
    /// There is no change of fewer facts; where none was found: of any number within the bounds.
    /// False where the work ran out before that was known.
    bool smallest = false;
};

/// One rule on one record, taken apart.
struct rule_explanation {
    sufficient_reason enough;
    std::vector<reason> because;               ///< conditions that decided, in the author's order
    std::vector<exception_finding> exceptions; ///< considered: of the versions that may be in force
    std::vector<reading_turn> turns_on;        ///< readings under which it would be otherwise
    std::optional<holding_change> change;      ///< where it was asked for
};

/// Explains the rules of one program.
///
/// Thread safety: one to a thread. Lifetime: keeps the program alive; a record must stay as it is
/// from bind() to the last question.
class reasoning {
public:
    explicit reasoning(std::shared_ptr<const program> p, inquiry_bounds bounds = {});
    ~reasoning();
    reasoning(reasoning&&) noexcept;
    reasoning& operator=(reasoning&&) noexcept;

    /// Turns to a record, which must have been read with the program's slots.
    void bind(const record& r, const reading_choice& readings = {});

    /// A minimal sufficient reason of the rule's status.
    ///
    /// Complexity: one evaluation of the rule for each fact that its conditions read; twice where
    ///             exceptions of exceptions make the first pass leave something over.
    [[nodiscard]] sufficient_reason why(rule_id r);

    /// A change under which the rule would hold and which constraints and calendars allow: one of
    /// the smallest, or past the bound of work one from which nothing can be left out.
    ///
    /// Complexity: exponential in the number of changes; bounded.
    [[nodiscard]] holding_change why_not(rule_id r);

    /// All of it; the change, which may take long, only if it is wanted.
    [[nodiscard]] rule_explanation explain(rule_id r, bool with_change = false);

private:
    struct parts;
    std::unique_ptr<parts> parts_;
};

} // namespace netral
