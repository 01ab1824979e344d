// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// One way of judging records: a program, readings, perhaps a day put in place of the act's.
///
/// Read next: views.hpp (what two judges' answers are compared by).

#include <netral/change/comparison.hpp>

namespace netral {

/// Puts a day in place of the act's while it lives.
class day_exchange {
public:
    day_exchange(record& r, const program& p, std::optional<date> day);
    ~day_exchange();
    day_exchange(const day_exchange&) = delete;
    day_exchange& operator=(const day_exchange&) = delete;

private:
    std::uint64_t* at_ = nullptr;
    std::uint64_t first_ = 0;
    std::uint64_t last_ = 0;
};

/// Classifies at one detail. Not thread-safe.
class judge {
public:
    judge(comparison_side side, detail d, std::size_t completions);

    /// Valid until the next call.
    const classification& operator()(record& r);
    /// The last answer.
    [[nodiscard]] const classification& latest() const noexcept { return answer_; }

    [[nodiscard]] const comparison_side& side() const noexcept { return side_; }

private:
    comparison_side side_;
    classifier classifier_;
    classification answer_;
};

} // namespace netral
