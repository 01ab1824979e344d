// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of match/vectors.hpp.

#include "all_vectors.hpp"

#include <catch2/catch.hpp>

using namespace netral;
using namespace netral::testing;

TEST_CASE("a processor has its widest vectors and all narrower ones, always the same")
{
    const std::vector<vectors> all = all_vectors();
    CHECK(all.front() == vectors::common);
    CHECK(all.back() == widest_vectors());
    CHECK(all.size() == static_cast<std::size_t>(widest_vectors()) + 1);
}
