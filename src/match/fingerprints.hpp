// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Where in a text some of many texts may begin, for 32 or 64 places at a time.
///
/// The texts are dealt into eight buckets. For each of the first eight bytes of a text a table says
/// of every value which buckets have it there; the tables' answers on the bytes from a place on,
/// put together, leave the buckets of which a text may begin there. A table is looked up for all
/// places at once by the machine's byte shuffles (X. Wang et al., Hyperscan: A Fast Multi-pattern
/// Regex Matcher for Modern CPUs, 2019, on its literal matcher Teddy).
///
/// Read next: substrings.cpp.

#include <netral/match/substrings.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if NETRAL_WIDE_VECTORS
#include <immintrin.h>
#endif

namespace netral {

/// The tables: bits by bucket.
struct fingerprint_tables {
    static constexpr std::size_t buckets = 8;
    static constexpr std::size_t width = 8;
    static constexpr std::size_t least = 4; ///< bytes of a text

    using by_half = std::array<std::uint8_t, 16>; ///< of a byte
    using by_six_bits = std::array<std::uint8_t, 64>;

    std::array<by_half, width> low{};
    std::array<by_half, width> high{};
    std::array<by_six_bits, width> lowest{}; ///< the lowest six bits tell letters from each other
    bool some_are_shorter = false;           ///< than `width`

    /// Of a text shorter than `width` any byte may follow.
    void add(std::string_view text, std::size_t bucket) noexcept
    {
        const auto bit = static_cast<std::uint8_t>(1U << bucket);
        some_are_shorter = some_are_shorter || text.size() < width;
        for (std::size_t i = 0; i < width; ++i) {
            if (i >= text.size()) {
                for (std::uint8_t& buckets_of : low[i]) buckets_of |= bit;
                for (std::uint8_t& buckets_of : high[i]) buckets_of |= bit;
                for (std::uint8_t& buckets_of : lowest[i]) buckets_of |= bit;
                continue;
            }
            const auto byte = static_cast<std::uint8_t>(text[i]);
            low[i][byte % 16] |= bit;
            high[i][byte / 16] |= bit;
            lowest[i][byte % 64] |= bit;
        }
    }
};

#if NETRAL_WIDE_VECTORS

/// Calls `look(place, buckets)` wherever in a text a wanted one may begin.
template <class Places, class Look>
[[gnu::always_inline]] inline void look_along(const Places& places, std::string_view text,
                                              bool some_are_shorter, const Look& look)
{
    constexpr std::size_t reach = Places::count + fingerprint_tables::width - 1;
    std::size_t at = 0;
    for (; at + reach <= text.size(); at += Places::count)
        places.look_at(text.data() + at, at, Places::count, look);
    if (text.size() >= reach) {
        const std::size_t last = text.size() - reach;
        places.look_at(text.data() + last, last, Places::count, look);
        at = last + Places::count;
        if (!some_are_shorter) return;
    }
    // What is left is read from where something follows it.
    char rest[2 * Places::count + fingerprint_tables::width] = {};
    std::memcpy(rest, text.data() + at, text.size() - at);
    const std::size_t ends = text.size() - fingerprint_tables::least + 1;
    for (const char* from = rest; at < ends; at += Places::count, from += Places::count)
        places.look_at(from, at, std::min(ends - at, Places::count), look);
}

/// The places of a vector of AVX2.
struct places_of_avx2 {
    static constexpr std::size_t count = 32;
    const fingerprint_tables& tables;

    template <class Look>
    NETRAL_AVX2 inline void look_at(const char* from, std::size_t at, std::size_t some_of,
                                    const Look& look) const
    {
        const __m256i half = _mm256_set1_epi8(15);
        __m256i buckets = _mm256_set1_epi8(-1);
#pragma GCC unroll 8
        for (std::size_t i = 0; i < fingerprint_tables::width; ++i) {
            const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from + i));
            const __m256i low = _mm256_and_si256(bytes, half);
            const __m256i high = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half);
            buckets = _mm256_and_si256(buckets, _mm256_shuffle_epi8(table(tables.low[i]), low));
            buckets = _mm256_and_si256(buckets, _mm256_shuffle_epi8(table(tables.high[i]), high));
        }
        const __m256i none = _mm256_cmpeq_epi8(buckets, _mm256_setzero_si256());
        auto some = ~static_cast<std::uint32_t>(_mm256_movemask_epi8(none));
        some = _bzhi_u32(some, static_cast<unsigned>(some_of));
        if (some == 0) return;
        std::uint8_t of_place[count];
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(of_place), buckets);
        for (; some != 0; some &= some - 1) {
            const auto i = static_cast<unsigned>(__builtin_ctz(some));
            look(at + i, of_place[i]);
        }
    }

private:
    NETRAL_AVX2 static __m256i table(const fingerprint_tables::by_half& t) noexcept
    {
        return _mm256_broadcastsi128_si256(
            _mm_loadu_si128(reinterpret_cast<const __m128i*>(t.data())));
    }
};

/// The places of a vector of AVX-512.
struct places_of_avx512 {
    static constexpr std::size_t count = 64;
    const fingerprint_tables& tables;

    template <class Look>
    NETRAL_AVX512 inline void look_at(const char* from, std::size_t at, std::size_t some_of,
                                      const Look& look) const
    {
        __m512i buckets = _mm512_set1_epi8(-1);
#pragma GCC unroll 8
        for (std::size_t i = 0; i < fingerprint_tables::width; ++i) {
            // Without a mask GCC 12 warns of a vector that is not initialized.
            constexpr __mmask64 every = ~__mmask64{0};
            const __m512i table = _mm512_loadu_si512(tables.lowest[i].data());
            const __m512i bytes = _mm512_loadu_si512(from + i);
            buckets = _mm512_and_si512(buckets, _mm512_maskz_permutexvar_epi8(every, bytes, table));
        }
        std::uint64_t some = _mm512_test_epi8_mask(buckets, buckets);
        some = _bzhi_u64(some, static_cast<unsigned>(some_of));
        if (some == 0) return;
        std::uint8_t of_place[count];
        _mm512_storeu_si512(of_place, buckets);
        for (; some != 0; some &= some - 1) {
            const auto i = static_cast<unsigned>(__builtin_ctzll(some));
            look(at + i, of_place[i]);
        }
    }
};

template <class Look>
NETRAL_AVX2 void look_along_by_32(const fingerprint_tables& t, std::string_view text,
                                  const Look& look)
{
    look_along(places_of_avx2{t}, text, t.some_are_shorter, look);
}

template <class Look>
NETRAL_AVX512 void look_along_by_64(const fingerprint_tables& t, std::string_view text,
                                    const Look& look)
{
    look_along(places_of_avx512{t}, text, t.some_are_shorter, look);
}

#endif

} // namespace netral
