// SPDX-License-Identifier: Apache-2.0

/// @file
/// What the shipped cases exercise of the shipped rules, and which wrong changes they notice: not
/// below what the project promises.

#include "shipped.hpp"

#include <netral/cases/coverage.hpp>
#include <netral/cases/mutation.hpp>

#include <algorithm>
#include <thread>

using namespace netral;
using namespace netral::testing;

TEST_CASE("at least 90 of 100 decisions are shown by the shipped cases, with true, false and "
          "unknown")
{
    const coverage c = measure(shipped_cases(), shipped_program());
    CHECK(c.decisions().percent() >= 90.0);
    CHECK(c.boundaries_met().percent() == 100.0);
}

TEST_CASE("at least 85 of 100 drawn wrong changes are noticed by the shipped cases")
{
    mutation_options some;
    some.sample = 2 * NETRAL_DRAWS_IN_HUNDRED;
    some.jobs = std::max(1U, std::thread::hardware_concurrency());
    const auto report = mutate(shipped_cases(), shipped_program(), {}, some);
    REQUIRE(report.ok());
    INFO(render(*report));
    if (NETRAL_DRAWS_IN_HUNDRED == 100) CHECK(report->score() >= 85.0);
}
