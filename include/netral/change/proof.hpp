// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the change from one rule set to another does to records, over all records there could be.
///
///     program before + program after --prove--> equal, or regions where they differ
///
/// The question is asked of every state of knowledge: each fact known, known in part or unknown, as
/// far as the constraints, calendars and derivations of the rule sets allow. A record that
/// contradicts them is outside (the engine warns of it). What is compared is the outcome of each
/// rule under its id, and the sanctions it offers; what follows from these alone, the verdicts
/// among it, is then equal too. Wording, bases, routes and deadlines are not compared.
/// `.github/decisions/0050-what-is-proved.md` says it exactly.
///
/// The answer comes from the solver Z3 where the library was built with it.
///
/// Read next: region.hpp, consistency.hpp (one rule set alone).

#include <netral/change/region.hpp>
#include <netral/engine/program.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// Whether the library can prove anything.
[[nodiscard]] bool has_solver() noexcept;

struct proof_options {
    reading_choice readings_before; ///< beyond the end, the rule set's default
    reading_choice readings_after;
    /// As comparison_side::as_of: each record is judged as if its act had been done on that day,
    /// its completion apart. Precondition: the rule set has a role act_day.
    std::optional<date> on_before;
    std::optional<date> on_after;
    std::size_t most_regions = 1000;
    std::chrono::milliseconds query_time{30'000}; ///< for one question to the solver
    std::string passed_over; ///< id of a rule that is not compared: see reaches_exactly()
};

enum class proof_verdict : std::uint8_t {
    equal,        ///< no record changes
    different,    ///< the regions are all there is, or more exist
    inconclusive, ///< somewhere it is not known; `doubts` says where
};

[[nodiscard]] std::string_view to_string(proof_verdict v) noexcept;

/// Something that was not shown.
struct doubt {
    std::string rule; ///< empty where it concerns all
    std::string where;
    std::string why;
};

/// The answer. Plain data.
struct proof {
    proof_verdict verdict = proof_verdict::inconclusive;
    std::vector<region> regions; ///< each with a witness that the engine confirmed
    bool more_exist = false;     ///< there are records outside the regions that change
    std::vector<doubt> doubts;

    std::size_t rules = 0;         ///< compared
    std::size_t same_by_form = 0;  ///< of which both rule sets say the same thing
    std::size_t same_by_proof = 0; ///< of which the solver showed that they agree everywhere
    std::chrono::milliseconds took{0};
};

/// Compares two programs.
///
/// Thread safety: uses nothing that is shared. Exceptions: std::bad_alloc.
/// Precondition: has_solver().
/// Complexity: linear in what did not change; the solver's work for each rule that did, and for
/// each region.
[[nodiscard]] proof prove(const program& before, const program& after,
                          const proof_options& options = {});

/// Whether the regions together are exactly the reach of a rule of `after`: of all records in which
/// every fact is known, those that lie in some region are those for which the rule holds. Nothing
/// where the solver did not find out.
///
/// The rule is a drafter's statement of what a change is meant to do. Precondition: has_solver();
/// the rule is `options.passed_over`; the regions come from prove() over the same programs with the
/// same options.
[[nodiscard]] std::optional<bool> reaches_exactly(const program& before, const program& after,
                                                  const std::vector<region>& regions,
                                                  const proof_options& options);

} // namespace netral
