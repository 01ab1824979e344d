// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Parts that stand in several places: in a finding, in a classification as a whole, in guidance.

#include "arguments.hpp"

#include <netral.h>

#include <netral/classify/classification.hpp>

namespace netral::capi {

[[nodiscard]] inline netral_citation citation_for(const citation& c, const ruleset& rules,
                                                  language l) noexcept
{
    const instrument& i = rules.instruments[c.instrument];
    netral_citation view = NETRAL_CITATION_INIT;
    view.instrument = text_for(i.id);
    view.title = text_for((i.short_title.empty() ? i.title : i.short_title).view(l));
    view.article = text_for(c.article);
    return view;
}

[[nodiscard]] inline netral_sanction sanction_for(const sanction& s, truth applies,
                                                  language l) noexcept
{
    netral_sanction view = NETRAL_SANCTION_INIT;
    view.id = text_for(s.id);
    view.measure = text_for(s.measure.view(l));
    view.nature = text_for(to_string(s.nature));
    view.family = text_for(s.family);
    view.level = text_for(s.level);
    view.confidence = text_for(to_string(s.confidence));
    view.applies = truth_for(applies);
    return view;
}

[[nodiscard]] inline netral_sanction sanction_for(const sanction_finding& f, const ruleset& rules,
                                                  language l) noexcept
{
    return sanction_for(rules.sanctions[f.sanction], f.applies, l);
}

} // namespace netral::capi
