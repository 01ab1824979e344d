// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The limits of a rule set by name.

#include <netral/ruleset/load.hpp>

#include <cstdint>
#include <string_view>

namespace netral::capi {

/// Sets the limit of that name; false when there is none, or when it cannot be that large.
[[nodiscard]] bool set_limit(load_limits& to, std::string_view name, std::uint64_t amount) noexcept;

} // namespace netral::capi
