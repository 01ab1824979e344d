// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The meet of two slots of one fact: what both allow.
///
/// Door: meet. Read next: derivations.hpp.

#include <netral/record/cell_test.hpp>

#include <cstdint>

namespace netral {

/// Narrows the slot at `at` to what the one at `other` allows as well; `refuted`, and nothing
/// changed, if that is nothing. Texts are not looked at.
assumption meet(const slot& s, std::uint64_t* at, const std::uint64_t* other) noexcept;

} // namespace netral
