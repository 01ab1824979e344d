// SPDX-License-Identifier: Apache-2.0

/// @file
/// The slices for processors whose vectors are as long as a cache line. The only door is
/// rule_slices.hpp.

#include "machines.hpp"
#include "rule_slices.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#if NETRAL_WIDE_VECTORS
#include <immintrin.h>
#if !defined(__clang__)
// GCC 12 warns of vectors in its own header that are not initialized, on purpose.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#endif

namespace netral {

#if NETRAL_WIDE_VECTORS

/// As join(): of each line one vector, and one byte of `busy`.
template <std::size_t Lines>
NETRAL_AVX512 inline void
rule_slices::join_slices_by_avx512(const std::size_t* chosen, const std::uint64_t* begun,
                                   std::uint64_t* live, std::uint64_t* busy) const noexcept
{
    const auto* rows = reinterpret_cast<const std::byte*>(store_.data());
    auto* busy_lines = reinterpret_cast<std::uint8_t*>(busy);
    for (const slice& s : slices_) {
        __m512i out[Lines];
        NETRAL_UNROLL
        for (std::size_t l = 0; l < Lines; ++l) out[l] = _mm512_load_si512(begun + l * line_words);
        const table_use* const end = uses_.data() + s.uses_end;
        for (const table_use* u = uses_.data() + s.first_use; u != end; ++u) {
            const std::byte* row = rows + u->begin + chosen[u->table];
            NETRAL_UNROLL
            for (std::size_t l = 0; l < Lines; ++l)
                out[l] = _mm512_or_si512(out[l], _mm512_load_si512(row + l * line_bytes));
        }
        std::uint32_t some = 0;
        NETRAL_UNROLL
        for (std::size_t l = 0; l < Lines; ++l) {
            const __m512i left = _mm512_xor_si512(out[l], _mm512_set1_epi64(-1));
            _mm512_store_si512(live + l * line_words, left);
            some |= std::uint32_t{_mm512_test_epi64_mask(left, left)} << (l * line_words);
        }
        std::memcpy(busy_lines, &some, Lines);
        busy_lines += Lines;
        begun += Lines * line_words;
        live += Lines * line_words;
    }
}

NETRAL_AVX512 void rule_slices::join_by_avx512(const std::size_t* chosen, std::uint64_t* live,
                                               std::uint64_t* busy) const noexcept
{
    if (words_ == line_words) return join_slices_by_avx512<1>(chosen, store_.data(), live, busy);
    constexpr std::size_t lines = 4;
    const std::uint64_t* begun = store_.data();
    if (!line_tables_.empty()) {
        const std::size_t words = slices_.size() * words_;
        for (std::size_t w = 0; w < words; w += line_words)
            _mm512_store_si512(live + w, _mm512_load_si512(begun + w));
        const auto* shared = reinterpret_cast<const std::byte*>(shared_.data());
        for (const line_table& t : line_tables_) {
            const std::uint32_t* const at =
                shared_at_.data() + t.first_row + chosen[t.table] / sizeof(std::uint32_t);
            const std::uint32_t* const number = line_numbers_.data() + t.first_number;
            const std::uint32_t count = t.count;
            for (std::uint32_t l = 0; l < count; ++l) {
                std::uint64_t* into = live + number[l] * line_words;
                const __m512i row = _mm512_load_si512(shared + at[l] * line_bytes);
                _mm512_store_si512(into, _mm512_or_si512(_mm512_load_si512(into), row));
            }
        }
        begun = live;
    }
    join_slices_by_avx512<lines>(chosen, begun, live, busy);
}

/// The numbers of a word's bits are the bytes that are left of 0 to 63 where it has none.
NETRAL_AVX512 std::uint32_t*
rule_slices::list_by_avx512(std::uint32_t* into, const std::uint64_t* live,
                            const std::uint64_t* busy, std::size_t begin, std::size_t end) noexcept
{
    alignas(64) static constexpr auto numbers = [] {
        std::array<std::uint8_t, 64> out{};
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::uint8_t>(i);
        return out;
    }();
    constexpr std::size_t few = 4;
    constexpr std::size_t width = 16;
    const __m512i all = _mm512_load_si512(numbers.data());
    for (std::size_t first = begin / 64 * 64; first < end; first += 64) {
        std::uint64_t words = busy[first / 64];
        if (begin > first) words &= ~std::uint64_t{0} << (begin - first);
        words = _bzhi_u64(words, static_cast<unsigned>(std::min<std::size_t>(end - first, 64)));
        for (; words != 0; words &= words - 1) {
            const std::size_t w = first + static_cast<unsigned>(__builtin_ctzll(words));
            const __m512i base = _mm512_set1_epi32(static_cast<int>(64 * w));
            const auto count = static_cast<std::size_t>(__builtin_popcountll(live[w]));
            __m512i bits = _mm512_maskz_compress_epi8(live[w], all);
            // Most words have few, and long stores would mostly fall into two cache lines.
            const __m128i first_four = _mm_cvtepu8_epi32(_mm512_castsi512_si128(bits));
            _mm_storeu_si128(reinterpret_cast<__m128i*>(into),
                             _mm_add_epi32(first_four, _mm512_castsi512_si128(base)));
            for (std::size_t done = 0; done < count && count > few; done += width) {
                const __m512i places = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(bits));
                _mm512_storeu_si512(into + done, _mm512_add_epi32(places, base));
                bits = _mm512_alignr_epi64(bits, bits, 2); // the next sixteen bytes
            }
            into += count;
        }
    }
    return into;
}

#endif

} // namespace netral
