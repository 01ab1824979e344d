// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A comparison of two date facts, one of them perhaps moved by months or days.
///
/// `incident.occurred_on >= election.designated_on.addMonths(-6)`: such conditions are about two
/// facts and so no cell_test, but they too are answered with a few integer operations.
///
/// Read next: record.hpp.

#include <netral/cel/expression.hpp>
#include <netral/record/slots.hpp>
#include <netral/value/truth.hpp>

#include <cstdint>
#include <optional>

namespace netral {

/// `left` compares with `right` moved by `months`, or else by `days`.
struct day_test {
    enum class comparison : std::uint8_t { equal, less, less_equal };

    comparison compare = comparison::equal;
    bool negated = false; ///< the answer is turned round
    fact_id left = none;
    fact_id right = none;
    std::int64_t months = 0;
    std::int64_t days = 0;
};

/// The answer, given the words of a record; nothing where a day is moved out of the calendar, which
/// only the interpreter can tell of.
[[nodiscard]] std::optional<truth> ask(const day_test& t, const slot_layout& slots,
                                       const std::uint64_t* words) noexcept;

/// The test that a node of a checked expression amounts to, or nothing if it is not of this form.
///
/// Recognises `==`, `!=`, `<`, `<=`, `>` and `>=` between two date facts, on either side of which
/// (but not on both) addMonths() or addDays() of a constant may stand.
[[nodiscard]] std::optional<day_test> as_day_test(const cel::expression& e, cel::expr_id node,
                                                  const slot_layout& slots);

} // namespace netral
