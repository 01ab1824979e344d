// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Functions that are compiled for several machines; the right one is chosen when the program
/// starts. Elsewhere, and where sanitizers would be called before they are ready, there is one.

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&                             \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define NETRAL_FOR_SEVERAL_MACHINES                                                                \
    __attribute__((target_clones("avx2", "default"), optimize("O3")))
#else
#define NETRAL_FOR_SEVERAL_MACHINES
#endif

/// Before a loop over some vectors, which would otherwise lie on the stack and not in registers.
#if defined(__GNUC__) && !defined(__clang__)
#define NETRAL_UNROLL _Pragma("GCC unroll 8")
#else
#define NETRAL_UNROLL
#endif
