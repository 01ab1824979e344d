// SPDX-License-Identifier: Apache-2.0

/// @file
/// Compares each number with all. The only door is ranks.hpp.

#include "ranks.hpp"

#include "machines.hpp"

#include <algorithm>
#include <cstring>

namespace netral {

NETRAL_FOR_SEVERAL_MACHINES
void rank(std::uint32_t* keys, std::size_t count, std::uint32_t* ranks) noexcept
{
    using eight [[gnu::vector_size(32)]] = std::int32_t;
    constexpr std::size_t width = 16;
    constexpr std::size_t at_once = 4;
    constexpr std::uint32_t greatest = 0x7FFFFFFF; // less than none, so that it counts nowhere
    std::fill_n(keys + count, width, greatest);
    for (std::size_t i = 0; i < count; i += width) {
        // Four names and no arrays, which would lie on the stack.
        eight low;
        eight high;
        std::memcpy(&low, keys + i, sizeof low);
        std::memcpy(&high, keys + i + width / 2, sizeof high);
        eight less_than_low{};
        eight less_than_high{};
        for (std::size_t j = 0; j < count; j += at_once) {
            NETRAL_UNROLL
            for (std::size_t k = 0; k < at_once; ++k) {
                const auto key = static_cast<std::int32_t>(keys[j + k]);
                less_than_low -= key < low; // true is minus one
                less_than_high -= key < high;
            }
        }
        std::memcpy(ranks + i, &less_than_low, sizeof low);
        std::memcpy(ranks + i + width / 2, &less_than_high, sizeof high);
    }
}

} // namespace netral
