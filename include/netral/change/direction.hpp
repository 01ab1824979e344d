// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which way a change goes: the word that comparison and proof share.

#include <cstdint>
#include <string_view>

namespace netral {

/// What a change does to whom it concerns.
enum class change_direction : std::uint8_t {
    stricter, ///< a prohibition holds or is open that was not, or a heavier sanction is offered
    laxer,    ///< the reverse
    sideways, ///< neither: another way of not being found, another sanction of equal rank
};

inline constexpr std::size_t change_direction_count = 3;

[[nodiscard]] std::string_view to_string(change_direction d) noexcept;

} // namespace netral
