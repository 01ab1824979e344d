// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Where each byte of a decoded YAML scalar stands in its file.
///
/// A parser of YAML hands out the decoded text and the place of its first character. What lies
/// between (escapes, indentation, folded lines) is found here by walking file and decoded text side
/// by side, so that a mistake inside a condition can be shown where the author wrote it, in every
/// style.

#include <netral/text/source.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace netral {

/// The bytes of a decoded scalar in its file.
struct scalar_span {
    /// For each byte of the decoded text, and one for its end: a byte of the file. Empty when the
    /// text stands in the file as it is, from `text.begin`.
    std::vector<std::uint32_t> offsets;
    span text;          ///< from the first to the last byte of the text, without quotes and headers
    span whole;         ///< with them
    bool closed = true; ///< false where the file ends before the closing quote
};

/// Finds the decoded text of the scalar that begins at `begin` of `file` (its quote, or the `|` or
/// `>` of a block).
///
/// If file and decoded text do not go together all of it is taken to stand at `begin`.
///
/// Complexity: linear in the scalar as written.
[[nodiscard]] scalar_span find_scalar(std::string_view file, std::uint32_t begin,
                                      std::string_view decoded);

} // namespace netral
