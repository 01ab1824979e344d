// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Counting changes: by rule, level, cause and group.

#include <netral/change/comparison.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace netral {

/// Where a record belongs among the values of a fact.
struct group_place {
    std::vector<std::size_t> rows; ///< several for a set; `none` where there is no row left
    std::string value;             ///< for people
};

/// One fact that records are grouped by.
class grouping {
public:
    /// Precondition: tellable(f).
    grouping(const program& p, fact_id f, std::size_t most);

    /// Whether a fact may be grouped by: no prose, no list, nothing confidential.
    [[nodiscard]] static bool tellable(const fact& f) noexcept;

    /// The record must be completed. Rows stay where they are.
    void place(const record& r, group_place& out);

    void count(const group_place& at, std::optional<change_direction> changed);

    [[nodiscard]] const group_table& table() const noexcept { return table_; }

private:
    std::size_t row_of(const std::string& value);
    void place_values(const record& r, group_place& out) const;

    const program* program_;
    fact_id fact_;
    std::size_t most_;
    group_table table_;
    std::unordered_map<std::string, std::size_t> by_value_;
};

/// The rows of the totals that a change counts in. They stay where they are.
struct change_rows {
    std::vector<std::size_t> rules;
    std::vector<std::size_t> levels;
    std::vector<std::size_t> causes;
};

/// Finds the rows, or makes them.
[[nodiscard]] change_rows rows_of(const record_change& change, comparison_totals& totals);

void count_change(comparison_totals& totals, const record_change& change, const change_rows& in);

} // namespace netral
