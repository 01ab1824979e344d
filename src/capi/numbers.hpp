// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The answers' own words in the numbers of the C API, whose values never change.

#include <netral.h>

#include <netral/classify/classification.hpp>

namespace netral::capi {

[[nodiscard]] constexpr netral_verdict verdict_for(verdict v) noexcept
{
    switch (v) {
    case verdict::not_indicated: return NETRAL_NOT_INDICATED;
    case verdict::open: return NETRAL_OPEN;
    case verdict::indicated: return NETRAL_INDICATED;
    }
    return NETRAL_OPEN;
}

[[nodiscard]] constexpr netral_rule_status status_for(rule_status s) noexcept
{
    switch (s) {
    case rule_status::not_raised: return NETRAL_RULE_NOT_RAISED;
    case rule_status::fails: return NETRAL_RULE_FAILS;
    case rule_status::open: return NETRAL_RULE_OPEN;
    case rule_status::holds: return NETRAL_RULE_HOLDS;
    }
    return NETRAL_RULE_OPEN;
}

} // namespace netral::capi
