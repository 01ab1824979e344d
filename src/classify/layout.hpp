// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Lines of a width: wrapping, padding, and text from records made safe for a terminal.
///
/// Widths count code points; a text that is not UTF-8 counts each stray byte as one.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

[[nodiscard]] std::size_t code_points(std::string_view text) noexcept;

/// Without control characters: each is a `?`.
[[nodiscard]] std::string harmless(std::string_view text);

/// The text in lines of at most `width`, broken at spaces, inside a word only where it is longer
/// than a line; line breaks in it stay. At least one line.
[[nodiscard]] std::vector<std::string_view> wrapped(std::string_view text, std::size_t width);

/// Appends `text` wrapped to `width`, its first line after `first`, the others after as many
/// spaces.
void append_paragraph(std::string& out, std::string_view first, std::string_view text,
                      std::size_t width);

} // namespace netral
