// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Texts by code points, and values as texts: what the string functions share.

#include "functions.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace netral::cel {

[[nodiscard]] inline bool begins_point(char c) noexcept
{
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

[[nodiscard]] std::size_t count_points(std::string_view text) noexcept;

/// The byte where the code point with that number begins; the size for the one past the end.
[[nodiscard]] std::size_t byte_of_point(std::string_view text, std::size_t point) noexcept;

/// What `string(v)` gives. Precondition: a bool, number, text, timestamp, duration or date.
[[nodiscard]] std::string plain_text(const value& v);
[[nodiscard]] std::string number_text(double d);

/// `format` of the strings extension; an error value for a clause that does not fit.
[[nodiscard]] value format_text(call_context& context, std::string_view pattern,
                                std::span<const value> arguments);

} // namespace netral::cel
