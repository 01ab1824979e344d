// SPDX-License-Identifier: Apache-2.0

/// @file
/// Joins the rows that a record chooses. The only door is rule_slices.hpp; rule_slices_layout.cpp
/// has laid them out.

#include "rule_slices.hpp"

#include "machines.hpp"

#include <algorithm>
#include <cstring>

namespace netral {

namespace {

// As wide as a vector of AVX2; wider ones are badly split for processors without.
using four_words [[gnu::vector_size(32)]] = std::uint64_t;

[[gnu::always_inline]] inline void load(four_words& into, const std::byte* at) noexcept
{
    std::memcpy(&into, at, sizeof into);
}

} // namespace

std::size_t rule_slices::bytes() const noexcept
{
    return (store_.size() + shared_.size()) * sizeof(std::uint64_t) +
           row_bytes_.capacity() * sizeof(std::size_t) + slices_.capacity() * sizeof(slice) +
           uses_.capacity() * sizeof(table_use) + line_tables_.capacity() * sizeof(line_table) +
           (line_numbers_.capacity() + shared_at_.capacity()) * sizeof(std::uint32_t);
}

/// What tables rule out whose rows share lines.
[[gnu::always_inline]] inline void rule_slices::join_lines(const std::size_t* chosen,
                                                           std::uint64_t* out) const noexcept
{
    const auto* shared = reinterpret_cast<const std::byte*>(shared_.data());
    for (const line_table& t : line_tables_) {
        const std::uint32_t* const at =
            shared_at_.data() + t.first_row + chosen[t.table] / sizeof(std::uint32_t);
        const std::uint32_t* const number = line_numbers_.data() + t.first_number;
        const std::uint32_t count = t.count;
        for (std::uint32_t l = 0; l < count; ++l) {
            const std::byte* row = shared + at[l] * line_bytes;
            std::uint64_t* into = out + number[l] * line_words;
            NETRAL_UNROLL
            for (std::size_t v = 0; v < line_bytes / sizeof(four_words); ++v) {
                four_words sum;
                four_words part;
                load(sum, reinterpret_cast<const std::byte*>(into + 4 * v));
                load(part, row + v * sizeof part);
                sum |= part;
                std::memcpy(into + 4 * v, &sum, sizeof sum);
            }
        }
    }
}

/// A slice stays in registers while its rows pass.
template <std::size_t Words>
[[gnu::always_inline]] inline void
rule_slices::join_slices(const std::size_t* chosen, const std::uint64_t* begun, std::uint64_t* live,
                         std::uint64_t* busy) const noexcept
{
    constexpr std::size_t vectors = Words / 4;
    const auto* rows = reinterpret_cast<const std::byte*>(store_.data());
    const table_use* uses = uses_.data();
    const std::size_t slices = slices_.size();
    four_words empty{};
    std::size_t vector = 0;
    for (std::size_t s = 0; s < slices; ++s) {
        four_words out[vectors];
        NETRAL_UNROLL
        for (std::size_t v = 0; v < vectors; ++v)
            load(out[v], reinterpret_cast<const std::byte*>(begun + (s * vectors + v) * 4));
        const table_use* const end = uses + slices_[s].uses_end;
        for (const table_use* u = uses + slices_[s].first_use; u != end; ++u) {
            const std::byte* row = rows + u->begin + chosen[u->table];
            NETRAL_UNROLL
            for (std::size_t v = 0; v < vectors; ++v) {
                four_words part;
                load(part, row + v * sizeof part);
                out[v] |= part;
            }
        }
        NETRAL_UNROLL
        for (std::size_t v = 0; v < vectors; ++v, ++vector) {
            const four_words left = ~out[v];
            std::memcpy(live + vector * 4, &left, sizeof left);
            constexpr four_words first_bits = {1, 2, 4, 8};
            const auto is_empty = static_cast<four_words>(left == four_words{});
            empty |= (is_empty & first_bits) << (vector % 16 * 4);
        }
        if (vector % 16 != 0 && s + 1 != slices) continue;
        busy[(vector - 1) / 16] = ~(empty[0] | empty[1] | empty[2] | empty[3]);
        empty = four_words{};
    }
}

[[gnu::always_inline]] inline void rule_slices::join(const std::size_t* chosen, std::uint64_t* live,
                                                     std::uint64_t* busy) const noexcept
{
    if (words_ == line_words) return join_slices<line_words>(chosen, store_.data(), live, busy);
    if (line_tables_.empty()) return join_slices<4 * line_words>(chosen, store_.data(), live, busy);
    std::copy_n(store_.data(), slices_.size() * words_, live);
    join_lines(chosen, live);
    join_slices<4 * line_words>(chosen, live, live, busy);
}

NETRAL_AVX2 void rule_slices::join_by_avx2(const std::size_t* chosen, std::uint64_t* live,
                                           std::uint64_t* busy) const noexcept
{
    join(chosen, live, busy);
}

void rule_slices::filter(const std::size_t* chosen, std::uint64_t* live,
                         std::uint64_t* busy) const noexcept
{
#if NETRAL_WIDE_VECTORS
    if (vectors_ == vectors::avx512) return join_by_avx512(chosen, live, busy);
    if (vectors_ == vectors::avx2) return join_by_avx2(chosen, live, busy);
#endif
    join(chosen, live, busy);
}

namespace {

/// The places of the bits of a word. Most have few, so that four are written whatever there are:
/// how many cannot be predicted, and a wrong guess costs more than writing.
[[gnu::always_inline]] inline std::uint32_t* list_bits(std::uint32_t* into, std::uint64_t bits,
                                                       std::size_t w) noexcept
{
    constexpr std::uint64_t never_empty = std::uint64_t{1} << 63U;
    const auto first = static_cast<std::uint32_t>(64 * w);
    std::uint32_t* const end = into + __builtin_popcountll(bits);
    do {
        NETRAL_UNROLL
        for (int i = 0; i < 4; ++i) {
            *into++ = first + static_cast<unsigned>(__builtin_ctzll(bits | never_empty));
            bits &= bits - 1;
        }
    } while (into < end);
    return end;
}

[[gnu::always_inline]] inline std::uint32_t* list_words(std::uint32_t* into,
                                                        const std::uint64_t* live,
                                                        const std::uint64_t* busy,
                                                        std::size_t begin, std::size_t end) noexcept
{
    for (std::size_t first = begin / 64 * 64; first < end; first += 64) {
        std::uint64_t words = busy[first / 64];
        if (begin > first) words &= ~std::uint64_t{0} << (begin - first);
        if (end - first < 64) words &= ~(~std::uint64_t{0} << (end - first));
        for (; words != 0; words &= words - 1) {
            const std::size_t w = first + static_cast<unsigned>(__builtin_ctzll(words));
            into = list_bits(into, live[w], w);
        }
    }
    return into;
}

#if NETRAL_WIDE_VECTORS
NETRAL_AVX2 std::uint32_t* list_by_avx2(std::uint32_t* into, const std::uint64_t* live,
                                        const std::uint64_t* busy, std::size_t begin,
                                        std::size_t end) noexcept
{
    return list_words(into, live, busy, begin, end);
}
#endif

} // namespace

std::size_t rule_slices::list(std::uint32_t* into, const std::uint64_t* live,
                              const std::uint64_t* busy, std::size_t begin,
                              std::size_t end) const noexcept
{
    const auto count = [&](const std::uint32_t* last) {
        return static_cast<std::size_t>(last - into);
    };
#if NETRAL_WIDE_VECTORS
    if (vectors_ == vectors::avx512) return count(list_by_avx512(into, live, busy, begin, end));
    if (vectors_ == vectors::avx2) return count(list_by_avx2(into, live, busy, begin, end));
#endif
    return count(list_words(into, live, busy, begin, end));
}

} // namespace netral
