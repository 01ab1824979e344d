// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which values of a fact constraints, calendars and broader values can tell apart: to suppose one
/// of several that they cannot is to suppose any.
///
/// Read next: questions.cpp.

#include <netral/engine/program.hpp>

#include <cstdint>
#include <vector>

namespace netral {

/// The tests of all clauses, by fact. Immutable. The program must outlive it.
class distinctions {
public:
    explicit distinctions(const program& p);

    /// The cells in groups that no clause tells apart, each in order.
    [[nodiscard]] std::vector<std::vector<std::uint32_t>>
    groups_of(fact_id f, const std::vector<std::uint32_t>& cells) const;

    /// Where the clauses' tests of a day or number begin anew, sorted.
    [[nodiscard]] const std::vector<std::int64_t>& cuts_of(fact_id f) const noexcept
    {
        return cuts_[f];
    }

    /// Whether some clause speaks of that value of a set.
    [[nodiscard]] bool speak_of(fact_id f, std::uint32_t member) const noexcept;

private:
    void note(const cell_test& t);

    std::vector<std::vector<std::vector<std::uint64_t>>> masks_; ///< of a fact: its tests' cells
    std::vector<std::vector<std::int64_t>> cuts_;
};

} // namespace netral
