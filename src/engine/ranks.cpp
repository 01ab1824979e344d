// SPDX-License-Identifier: Apache-2.0

/// @file
/// Compares each number with all. The only door is ranks.hpp.

#include "ranks.hpp"

#include "machines.hpp"

#include <cstring>

namespace netral {

NETRAL_FOR_SEVERAL_MACHINES
void rank(std::uint32_t* keys, std::size_t count, std::uint32_t* ranks) noexcept
{
    using eight [[gnu::vector_size(32)]] = std::int32_t;
    constexpr std::size_t width = 16;
    std::memset(keys + count, 0, width * sizeof *keys);
    for (std::size_t i = 0; i < count; i += width) {
        // Four names and no arrays, which would lie on the stack.
        eight low;
        eight high;
        std::memcpy(&low, keys + i, sizeof low);
        std::memcpy(&high, keys + i + width / 2, sizeof high);
        eight less_than_low{};
        eight less_than_high{};
        for (std::size_t j = 0; j < count; ++j) {
            const auto key = static_cast<std::int32_t>(keys[j]);
            less_than_low -= key < low; // true is minus one
            less_than_high -= key < high;
        }
        std::memcpy(ranks + i, &less_than_low, sizeof low);
        std::memcpy(ranks + i + width / 2, &less_than_high, sizeof high);
    }
}

} // namespace netral
