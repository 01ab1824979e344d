// SPDX-License-Identifier: Apache-2.0

/// @file
/// Asks the processor. The only door is match/vectors.hpp.

#include <netral/match/vectors.hpp>

namespace netral {

vectors widest_vectors() noexcept
{
#if NETRAL_WIDE_VECTORS
    const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                          __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
    const bool has_avx512 =
        __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vbmi2");
    if (has_avx2) return has_avx512 ? vectors::avx512 : vectors::avx2;
#endif
    return vectors::common;
}

} // namespace netral
