// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Names to numbers: fixed when built, looked up without allocation in a few nanoseconds.
///
/// Read next: fact_tree.hpp (what it is used for).

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netral {

/// An open hash table at most half full. Immutable.
class name_table {
public:
    name_table() = default;
    /// Of equal names the first counts.
    explicit name_table(const std::vector<std::pair<std::string_view, std::uint32_t>>& names);

    /// The number of that name, or `none` of ruleset/names.hpp.
    [[nodiscard]] std::uint32_t find(std::string_view name) const noexcept;

private:
    struct entry {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
        std::uint32_t number = 0xFFFFFFFF; ///< none: the entry is free
    };

    std::string text_;
    std::vector<entry> entries_; ///< a power of two, or empty
};

} // namespace netral
