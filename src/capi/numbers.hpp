// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The answers' own words in the numbers of the C API, whose values never change: who reorders the
/// words has to map them here.

#include <netral.h>

#include <netral/classify/classification.hpp>

namespace netral::capi {

static_assert(static_cast<int>(verdict::not_indicated) == NETRAL_NOT_INDICATED &&
              static_cast<int>(verdict::open) == NETRAL_OPEN &&
              static_cast<int>(verdict::indicated) == NETRAL_INDICATED);

[[nodiscard]] constexpr netral_verdict verdict_for(verdict v) noexcept
{
    return static_cast<netral_verdict>(v);
}

static_assert(static_cast<int>(rule_status::not_raised) == NETRAL_RULE_NOT_RAISED &&
              static_cast<int>(rule_status::fails) == NETRAL_RULE_FAILS &&
              static_cast<int>(rule_status::open) == NETRAL_RULE_OPEN &&
              static_cast<int>(rule_status::holds) == NETRAL_RULE_HOLDS);

[[nodiscard]] constexpr netral_rule_status status_for(rule_status s) noexcept
{
    return static_cast<netral_rule_status>(s);
}

} // namespace netral::capi
