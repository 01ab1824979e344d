// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A named text and the places in it.
///
/// Everything that people write for netral (rule files, conditions, records) is
/// read as a `source`; everything that is said about it points into it with a
/// `span` of bytes, which only here becomes a line and a column.
///
/// Read next: diagnostic.hpp (what is said about a source).

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// A half-open range of bytes of one text.
struct span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend bool operator==(span, span) = default;
};

/// A place as an editor shows it: both count from 1, the column in code points.
struct position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;

    friend bool operator==(position, position) = default;
};

/// A text with a name, usually the path of its file.
///
/// Immutable; any number of threads may share one. Holds at most 4 GiB.
class source {
public:
    /// Takes over name and text, and finds the lines. Linear in the text.
    source(std::string name, std::string text);

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] std::string_view text() const noexcept { return text_; }

    /// Where the byte at `offset` stands; past the end, where the end stands.
    ///
    /// Complexity: logarithmic in the lines, linear in the line's length.
    [[nodiscard]] position position_of(std::uint32_t offset) const noexcept;

    /// The line with that number (from 1) without its line break; empty when there is none.
    [[nodiscard]] std::string_view line(std::uint32_t number) const noexcept;

    /// The offset at which the line with that number (from 1) begins.
    [[nodiscard]] std::uint32_t line_begin(std::uint32_t number) const noexcept;

private:
    std::string name_;
    std::string text_;
    std::vector<std::uint32_t> line_begins_;
};

/// Sources are shared by whatever points into them.
using source_ptr = std::shared_ptr<const source>;

/// A span and the source that it is a span of; `in` may be null (a text without a name).
struct location {
    source_ptr in;
    span at;
};

/// `name:line:column`, or an empty string when `in` is null.
[[nodiscard]] std::string to_string(const location& where);

/// The byte offset of the first byte that is not valid UTF-8, or npos.
///
/// Complexity: linear.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text) noexcept;

} // namespace netral
