// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Parts that stand both in a finding and in the classification as a whole.

#include "arguments.hpp"

#include <netral.h>

#include <netral/classify/classification.hpp>

namespace netral::capi {

[[nodiscard]] inline netral_sanction sanction_for(const sanction_finding& f, const ruleset& rules,
                                                  language l) noexcept
{
    const sanction& s = rules.sanctions[f.sanction];
    netral_sanction view = NETRAL_SANCTION_INIT;
    view.id = text_for(s.id);
    view.measure = text_for(s.measure.in(l));
    view.nature = text_for(to_string(s.nature));
    view.family = text_for(s.family);
    view.level = text_for(s.level);
    view.confidence = text_for(to_string(s.confidence));
    view.applies = truth_for(f.applies);
    return view;
}

} // namespace netral::capi
