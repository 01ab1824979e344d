// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// How many of some numbers are less than each of them: their order, without comparisons that the
/// processor would have to guess.
///
/// Read next: rule_index.cpp.

#include <cstddef>
#include <cstdint>

namespace netral {

/// Quadratic in `count`, in steps of the machine's vectors: for some dozens.
///
/// @param keys below 2^31; there is room for 16 more, which are overwritten
/// @param ranks the same room; what is beyond `count` is overwritten
void rank(std::uint32_t* keys, std::size_t count, std::uint32_t* ranks) noexcept;

} // namespace netral
