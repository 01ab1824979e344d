// SPDX-License-Identifier: Apache-2.0

/// @file
/// What is done with whole rows. The only door is rule_rows.hpp.

#include "rule_rows.hpp"

#include "machines.hpp"

#include <cstring>

namespace netral {

namespace {

// As wide as a vector of AVX2. Wider ones are no faster here, and badly split for machines without.
using four_words [[gnu::vector_size(32)]] = std::uint64_t;

/// `Count` vectors at a time stay in registers while all rows pass.
template <std::size_t Count>
[[gnu::always_inline]] inline void join_some(std::uint64_t* into, const std::uint64_t* first,
                                             const std::uint64_t* const* rows, std::size_t count,
                                             std::size_t i) noexcept
{
    constexpr std::size_t width = sizeof(four_words) / sizeof(std::uint64_t);
    four_words sum[Count];
    NETRAL_UNROLL
    for (std::size_t j = 0; j < Count; ++j)
        std::memcpy(&sum[j], first + i + j * width, sizeof(four_words));
    for (std::size_t r = 0; r < count; ++r) {
        NETRAL_UNROLL
        for (std::size_t j = 0; j < Count; ++j) {
            four_words words;
            std::memcpy(&words, rows[r] + i + j * width, sizeof(four_words));
            sum[j] |= words;
        }
    }
    NETRAL_UNROLL
    for (std::size_t j = 0; j < Count; ++j) {
        std::memcpy(into + i + j * width, &sum[j], sizeof(four_words));
    }
}

[[gnu::always_inline]] inline void join(std::uint64_t* into, const std::uint64_t* first,
                                        const std::uint64_t* const* rows, std::size_t count,
                                        std::size_t words) noexcept
{
    std::size_t i = 0;
    for (; i + 32 <= words; i += 32) join_some<8>(into, first, rows, count, i);
    for (; i < words; i += 4) join_some<1>(into, first, rows, count, i);
}

} // namespace

NETRAL_FOR_SEVERAL_MACHINES
void unite_rows(std::uint64_t* into, const std::uint64_t* first, const std::uint64_t* const* rows,
                std::size_t count, std::size_t words) noexcept
{
    join(into, first, rows, count, words);
}

NETRAL_FOR_SEVERAL_MACHINES
void intersect_rows(std::uint64_t* into, const std::uint64_t* a, const std::uint64_t* b,
                    std::size_t words) noexcept
{
    for (std::size_t i = 0; i < words; ++i) into[i] = a[i] & b[i];
}

NETRAL_FOR_SEVERAL_MACHINES
void apply_clauses(std::uint64_t* live, std::uint64_t* open, const std::uint64_t* concerned,
                   const std::uint64_t* satisfied, const std::uint64_t* possible,
                   std::size_t words) noexcept
{
    for (std::size_t i = 0; i < words; ++i) {
        const std::uint64_t unmet = concerned[i] & ~satisfied[i];
        live[i] &= ~unmet | possible[i];
        open[i] |= unmet;
    }
}

} // namespace netral
