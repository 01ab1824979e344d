// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Regions that together cover a difference, found one by one.
///
/// A state in which the outcomes differ is asked for; what its conditions say is shortened as long
/// as what remains still implies the difference (an unsatisfiable core, then one by one); the
/// region is taken out, and the next is asked for, until there is none.
///
/// Read next: proof.cpp.

#include "completed.hpp"
#include "differences.hpp"

#include <netral/change/proof.hpp>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace netral::change {

/// The solver with all states in it.
class prover {
public:
    prover(state_space& space, const std::vector<z3::expr>& constraints,
           std::chrono::milliseconds query_time);

    /// A model of all of these, one that a record can state if there is any; nothing with
    /// `known_not` set when there is none, without when the solver gave up.
    [[nodiscard]] std::optional<z3::model> find(const std::vector<z3::expr>& all, bool& known_not);

    /// The parts of `assumptions` that imply `goal` together, few of them; nothing where they do
    /// not, or the solver gave up. Earlier parts are left out first.
    [[nodiscard]] std::optional<std::vector<std::size_t>>
    shorten(const std::vector<z3::expr>& assumptions, const z3::expr& goal);

private:
    void take_over_always();

    state_space* space_;
    z3::context* context_;
    z3::solver solver_;
    std::size_t always_taken_ = 0;
    z3::expr statable_;
};

/// What the search for regions is told and answers.
struct cover_request {
    const rule_pair* rule = nullptr;
    const difference* differs = nullptr;
    std::size_t most_regions = 0;
    /// Makes a region's witness from a model; false if the engine does not say what it should.
    std::function<bool(const z3::model&, region&)> confirm;
};

struct cover {
    std::vector<region> regions;
    std::vector<doubt> doubts;
    bool more_exist = false;
};

[[nodiscard]] cover cover_of(prover& p, state_space& space, outcomes& before, outcomes& after,
                             const cover_request& what);

} // namespace netral::change
