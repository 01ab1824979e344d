// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A line on standard error that says how far the work is; only where a person sees it and waits.

#include <chrono>
#include <cstddef>

namespace harness {

/// Shown when standard error is a terminal, standard output is not, and the work takes more than a
/// second. Wiped when it goes.
class progress {
public:
    /// @param total  Bytes to read in all, or 0 where that is not known.
    explicit progress(std::size_t total);
    progress(const progress&) = delete;
    progress& operator=(const progress&) = delete;
    ~progress();

    /// Cheap; looks at the clock now and then.
    void at(std::size_t records, std::size_t bytes)
    {
        if (wanted_ && records % 512 == 0) show(records, bytes);
    }

private:
    using clock = std::chrono::steady_clock;

    void show(std::size_t records, std::size_t bytes);

    std::size_t total_;
    bool wanted_;
    bool shown_ = false;
    clock::time_point next_;
};

} // namespace harness
