// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Why a record comes out otherwise: the old side with one thing exchanged at a time, and within
/// the texts the keys whose outcome on the record differs.
///
/// Read next: rule_parts.hpp (the keys of one rule on one record).

#include "judge.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace netral {

class cause_finder {
public:
    cause_finder(const comparison_side& before, const comparison_side& after,
                 const std::vector<text_difference>& texts, std::size_t completions);
    ~cause_finder();

    /// Fills in the reasons. The records are the same incident for each program; one object where
    /// one record means the same to both.
    void explain(record_change& change, record& before, record& after);

    /// The facts of the old side that are exchanged: the day of the act, readings.
    [[nodiscard]] std::vector<fact_id> exchanged_facts() const;

private:
    struct parts;
    std::unique_ptr<parts> parts_;
};

} // namespace netral
