// SPDX-License-Identifier: Apache-2.0

/// @file
/// Memory for rows and what is done with whole rows. The only door is
/// rule_rows.hpp.

#include "rule_rows.hpp"

#include <algorithm>
#include <cstring>

namespace netral {

std::size_t row_store::add(std::size_t words)
{
    const std::size_t at = used_;
    used_ += words;
    lines_.resize((used_ + line_words - 1) / line_words);
    return at;
}

// Compiled for several machines; the right one is chosen when the program starts.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&                             \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define NETRAL_SEVERAL_MACHINES 1
#define NETRAL_FOR_SEVERAL_MACHINES                                                                \
    __attribute__((target_clones("avx2", "default"), optimize("O3")))
#else
#define NETRAL_SEVERAL_MACHINES 0
#define NETRAL_FOR_SEVERAL_MACHINES
#endif

// Else the vectors of a step would lie on the stack and not in registers.
#if defined(__GNUC__) && !defined(__clang__)
#define NETRAL_UNROLL _Pragma("GCC unroll 8")
#else
#define NETRAL_UNROLL
#endif

namespace {

// As wide as a vector of AVX2. Wider ones are no faster here, and badly split for machines without.
using four_words [[gnu::vector_size(32)]] = std::uint64_t;

/// `Count` vectors at a time stay in registers while all rows pass.
template <std::size_t Count, bool Complement>
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
        if (Complement) sum[j] = ~sum[j];
        std::memcpy(into + i + j * width, &sum[j], sizeof(four_words));
    }
}

template <bool Complement>
[[gnu::always_inline]] inline void join(std::uint64_t* into, const std::uint64_t* first,
                                        const std::uint64_t* const* rows, std::size_t count,
                                        std::size_t words) noexcept
{
    std::size_t i = 0;
    for (; i + 32 <= words; i += 32) join_some<8, Complement>(into, first, rows, count, i);
    for (; i < words; i += 4) join_some<1, Complement>(into, first, rows, count, i);
}

} // namespace

NETRAL_FOR_SEVERAL_MACHINES
void unite_rows(std::uint64_t* into, const std::uint64_t* first, const std::uint64_t* const* rows,
                std::size_t count, std::size_t words) noexcept
{
    join<false>(into, first, rows, count, words);
}

NETRAL_FOR_SEVERAL_MACHINES
void filter_rows(std::uint64_t* live, const std::uint64_t* out, const std::uint64_t* const* rows,
                 std::size_t count, std::size_t words) noexcept
{
    join<true>(live, out, rows, count, words);
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

namespace {

/// The places of the bits of a word that is not empty. Most have few, so that two are written
/// whatever there are: how many is anybody's guess, and a wrong guess costs more than writing.
[[gnu::always_inline]] inline std::uint32_t* list_bits(std::uint32_t* into, std::uint64_t bits,
                                                       std::size_t w) noexcept
{
    constexpr std::uint64_t never_empty = std::uint64_t{1} << 63U;
    const auto first = static_cast<std::uint32_t>(64 * w);
    std::uint32_t* const end = into + __builtin_popcountll(bits);
    do {
        *into++ = first + static_cast<unsigned>(__builtin_ctzll(bits));
        bits &= bits - 1;
        *into++ = first + static_cast<unsigned>(__builtin_ctzll(bits | never_empty));
        bits &= bits - 1;
    } while (into < end);
    return end;
}

// Which of at most 64 words are not empty is found before any of them is looked into, since for
// each of them alone it would be a guess.
#if NETRAL_SEVERAL_MACHINES
using four_doubles [[gnu::vector_size(32)]] = double;

__attribute__((target("avx2,popcnt,bmi"))) std::uint32_t* list_among(std::uint32_t* into,
                                                                     const std::uint64_t* row,
                                                                     std::size_t begin,
                                                                     std::size_t end) noexcept
{
    std::uint64_t busy = 0;
    std::size_t w = begin;
    for (; w + 4 <= end; w += 4) {
        four_words four;
        std::memcpy(&four, row + w, sizeof four);
        const int empty =
            __builtin_ia32_movmskpd256(__builtin_bit_cast(four_doubles, four == four_words{}));
        busy |= static_cast<std::uint64_t>(static_cast<unsigned>(empty ^ 0xF)) << (w - begin);
    }
    for (; w < end; ++w) busy |= std::uint64_t{row[w] != 0} << (w - begin);
    for (; busy != 0; busy &= busy - 1) {
        const std::size_t one = begin + static_cast<unsigned>(__builtin_ctzll(busy));
        into = list_bits(into, row[one], one);
    }
    return into;
}

__attribute__((target("default")))
#endif
std::uint32_t*
list_among(std::uint32_t* into, const std::uint64_t* row, std::size_t begin,
           std::size_t end) noexcept
{
    std::uint64_t busy = 0;
    for (std::size_t w = begin; w < end; ++w) busy |= std::uint64_t{row[w] != 0} << (w - begin);
    for (; busy != 0; busy &= busy - 1) {
        const std::size_t one = begin + static_cast<unsigned>(__builtin_ctzll(busy));
        into = list_bits(into, row[one], one);
    }
    return into;
}

} // namespace

std::size_t list_places(std::uint32_t* into, const std::uint64_t* row, std::size_t begin,
                        std::size_t end) noexcept
{
    std::uint32_t* at = into;
    for (; begin < end; begin += 64) at = list_among(at, row, begin, std::min(begin + 64, end));
    return static_cast<std::size_t>(at - into);
}

} // namespace netral
