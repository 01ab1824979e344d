// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// For tests that must come out the same whatever the processor has.

#include <netral/match/vectors.hpp>

#include <vector>

namespace netral::testing {

/// All vectors that this processor has.
inline std::vector<vectors> all_vectors()
{
    std::vector<vectors> out;
    for (const auto v : {vectors::common, vectors::avx2, vectors::avx512})
        if (v <= widest_vectors()) out.push_back(v);
    return out;
}

} // namespace netral::testing
