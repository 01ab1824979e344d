// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which vectors of the processor are used.
///
/// Programs are built for any processor of their kind; what wider vectors do faster is compiled
/// for these too, and chosen when rules are loaded. What is found is the same.

#include <cstdint>

// For bodies only: functions that are compiled for vectors which not every processor has.
#if defined(__x86_64__) && defined(__GNUC__)
#define NETRAL_WIDE_VECTORS 1
#define NETRAL_AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt")))
#define NETRAL_AVX512                                                                              \
    __attribute__((target("avx2,bmi,bmi2,popcnt,avx512f,avx512bw,avx512vbmi,avx512vbmi2")))
#else
#define NETRAL_WIDE_VECTORS 0
#endif

namespace netral {

enum class vectors : std::uint8_t {
    common, ///< what every processor of the kind has
    avx2,   ///< AVX2, BMI1, BMI2, POPCNT: 32 bytes
    avx512, ///< AVX-512 F, BW, VBMI and VBMI2 as well: 64 bytes, and any of their bytes in any
            ///< order
};

/// The widest that this processor has.
[[nodiscard]] vectors widest_vectors() noexcept;

} // namespace netral
