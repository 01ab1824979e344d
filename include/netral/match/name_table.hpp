// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Names to numbers: fixed when built, looked up without allocation in a few nanoseconds.
///
/// Used for the words of phrases (phrases.hpp) and for the keys and values of records.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netral {

/// An open hash table at most half full.
///
/// Immutable, so any number of threads may look things up. Names come from rule sets, never from
/// records, so nobody who sends records can choose what collides.
class name_table {
public:
    static constexpr std::uint32_t missing = 0xFFFFFFFF;

    name_table() = default;
    /// Of equal names the first counts. Precondition: no number is `missing`.
    explicit name_table(const std::vector<std::pair<std::string_view, std::uint32_t>>& names);

    /// The number of that name, or `missing`. Linear in the name.
    [[nodiscard]] std::uint32_t find(std::string_view name) const noexcept;

private:
    struct entry {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
        std::uint32_t number = missing; ///< the entry is free
    };

    std::string text_;
    std::vector<entry> entries_; ///< a power of two, or empty
};

} // namespace netral
