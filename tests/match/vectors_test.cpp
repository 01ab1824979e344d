// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of match/vectors.hpp.

#include <netral/match/vectors.hpp>

#include <catch2/catch.hpp>

using namespace netral;

TEST_CASE(
    "vectors are as wide as the processor has all that they stand for, and the same each time")
{
    const vectors widest = widest_vectors();
    CHECK(widest == widest_vectors());
#if NETRAL_WIDE_VECTORS
    const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
    CHECK((widest == vectors::common) == !has_avx2);
    CHECK((widest == vectors::avx512) == (has_avx2 && __builtin_cpu_supports("avx512vbmi2") &&
                                          __builtin_cpu_supports("avx512vbmi")));
#else
    CHECK(widest == vectors::common);
#endif
}
