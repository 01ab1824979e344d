// SPDX-License-Identifier: Apache-2.0

/// @file
/// What an answer is called, with a solver or without. The doors are change/proof.hpp and
/// change/consistency.hpp.

#include <netral/change/consistency.hpp>
#include <netral/change/proof.hpp>

#include <algorithm>

namespace netral {

std::string_view to_string(proof_verdict v) noexcept
{
    switch (v) {
    case proof_verdict::equal: return "equal";
    case proof_verdict::different: return "different";
    case proof_verdict::inconclusive: return "inconclusive";
    }
    return {};
}

std::string_view to_string(consistency_kind k) noexcept
{
    switch (k) {
    case consistency_kind::never_holds: return "never holds";
    case consistency_kind::never_matters: return "never matters";
    case consistency_kind::contradicts: return "contradicts";
    case consistency_kind::gap: return "gap";
    case consistency_kind::invariant_proved: return "invariant proved";
    case consistency_kind::invariant_refuted: return "invariant refuted";
    case consistency_kind::not_known: return "not known";
    }
    return {};
}

bool consistency::clean() const noexcept
{
    return std::all_of(findings.begin(), findings.end(), [](const consistency_finding& f) {
        return f.what == consistency_kind::invariant_proved;
    });
}

bool consistency::conclusive() const noexcept
{
    return std::none_of(findings.begin(), findings.end(), [](const consistency_finding& f) {
        return f.what == consistency_kind::not_known;
    });
}

} // namespace netral
