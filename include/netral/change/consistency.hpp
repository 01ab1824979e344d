// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What can be proved of one rule set alone: rules that can never hold, rules that never matter,
/// rules that contradict each other, gaps between versions, and the rule set's invariants.
///
/// The states of knowledge are those of proof.hpp.
///
/// Read next: proof.hpp.

#include <netral/change/proof.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace netral {

/// What was found.
enum class consistency_kind : std::uint8_t {
    never_holds,       ///< no record can make the rule hold
    never_matters,     ///< wherever it holds, another holds of its nature that offers all it offers
    contradicts,       ///< for one conduct one rule holds that prohibits and one that permits it
    gap,               ///< days between versions of a rule, on which it says nothing
    invariant_proved,  ///< `never`: in no state known to be so; `always`: in none known not to be
    invariant_refuted, ///< `witness` is a record that breaks it
    not_known,         ///< the solver did not find out, or the engine did not confirm it
};

[[nodiscard]] std::string_view to_string(consistency_kind k) noexcept;

/// One result.
struct consistency_finding {
    consistency_kind what = consistency_kind::not_known;
    std::string subject; ///< id of the rule or invariant
    std::string other;   ///< the rule that it contradicts
    std::string remark;
    std::string witness; ///< a line of JSON that the engine confirmed; empty where there is none
};

struct consistency {
    std::vector<consistency_finding> findings;
    std::size_t rules = 0;
    std::chrono::milliseconds took{0};

    /// Whether nothing was found but invariants that were proved.
    [[nodiscard]] bool clean() const noexcept;
    [[nodiscard]] bool conclusive() const noexcept;
};

/// Looks at one rule set. Precondition: has_solver(). Exceptions: std::bad_alloc.
[[nodiscard]] consistency examine(const program& p, const proof_options& options = {});

} // namespace netral
