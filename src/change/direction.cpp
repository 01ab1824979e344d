// SPDX-License-Identifier: Apache-2.0

/// @file
/// Names of directions. The only door is change/direction.hpp.

#include <netral/change/direction.hpp>

namespace netral {

std::string_view to_string(change_direction d) noexcept
{
    switch (d) {
    case change_direction::stricter: return "stricter";
    case change_direction::laxer: return "laxer";
    case change_direction::sideways: return "sideways";
    }
    return {};
}

} // namespace netral
