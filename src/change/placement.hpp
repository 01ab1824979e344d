// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// In which regions of a proof a changed record lies.
///
/// Read next: comparison.cpp (who asks).

#include <netral/change/comparison.hpp>

namespace netral {

/// Not thread-safe. The sides must outlive it.
class placement {
public:
    placement(const comparison_side& before, const comparison_side& after,
              std::vector<region> regions);

    /// Fills in place and regions. The records are the same incident for each program, one object
    /// where one record means the same to both; they are as they were afterwards.
    void place(record_change& change, record& before, record& after);

    [[nodiscard]] std::size_t regions() const noexcept { return regions_.size(); }

private:
    const comparison_side* before_;
    const comparison_side* after_;
    std::vector<region> regions_;
    evaluation old_;
    evaluation new_;
    record second_; ///< of a record on two days
};

} // namespace netral
