// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a YAML parser complains of, in words that help whoever wrote the file.

#include <netral/text/diagnostic.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace netral {

inline constexpr const char* alias_help =
    "write the value out, and quote a text that begins with `*`";

/// Control characters that no rule file may hold: all but tab and line breaks.
[[nodiscard]] inline bool is_control(char c) noexcept
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

/// A word of the author's, short enough for a message.
[[nodiscard]] std::string printable(std::string_view word);

/// The diagnostic for a message of yaml-cpp.
///
/// @param understood How far the text had become values.
/// @param at         Where the parser gave up.
[[nodiscard]] diagnostic explain_yaml(const source_ptr& in, std::uint32_t understood,
                                      std::uint32_t at, const std::string& complaint);

} // namespace netral
