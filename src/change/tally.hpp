// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Counting changes: by rule, level, cause and group.

#include <netral/change/comparison.hpp>

#include <unordered_map>

namespace netral {

/// One fact that records are grouped by.
class grouping {
public:
    /// Precondition: tellable(f).
    grouping(const program& p, fact_id f, std::size_t most);

    /// Whether a fact may be grouped by: no prose, no list, nothing confidential.
    [[nodiscard]] static bool tellable(const fact& f) noexcept;

    /// The rows that the record belongs into, several for a set, and its value for people.
    void place(const record& r, std::string& value);

    void count(std::optional<change_direction> changed);

    [[nodiscard]] const group_table& table() const noexcept { return table_; }

private:
    std::size_t row_of(std::string_view value);
    void place_values(const record& r);

    const program* program_;
    fact_id fact_;
    std::size_t most_;
    group_table table_;
    std::unordered_map<std::string, std::size_t> by_value_;
    std::string key_; ///< looked up
    std::vector<std::size_t> placed_;
};

void count_change(comparison_totals& totals, const record_change& change);

} // namespace netral
