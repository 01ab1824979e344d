// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A line of JSON, copied to where one may read on behind its end, and what bytes it has.
///
/// Whoever goes along the line needs no test for its end: behind it stand a zero byte, which is no
/// part of JSON, a quote, which ends a string that does not end, and another zero byte.
///
/// Door: padded_line. Read next: line_cursor.hpp.

#include <cstddef>
#include <string_view>
#include <vector>

namespace netral {

class padded_line {
public:
    /// How many bytes behind the line can be read.
    static constexpr std::size_t padding = 96;

    /// Copies the line, and looks at its bytes on the way.
    void assign(std::string_view line);

    /// Valid, as is end(), until the next line.
    [[nodiscard]] const char* begin() const noexcept { return bytes_.data(); }
    [[nodiscard]] const char* end() const noexcept { return bytes_.data() + size_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// Whether it has a backslash, inside a string or not.
    [[nodiscard]] bool has_backslash() const noexcept { return has_backslash_; }

    /// Whether it has a byte below a space, which may be white space or a mistake.
    [[nodiscard]] bool has_control() const noexcept { return has_control_; }

    /// Whether it has a byte that is not ASCII.
    [[nodiscard]] bool has_non_ascii() const noexcept { return has_non_ascii_; }

private:
    void copy(const char* from);
    void copy_short(const char* from);

    std::vector<char> bytes_;
    std::size_t size_ = 0;
    bool has_backslash_ = false;
    bool has_control_ = false;
    bool has_non_ascii_ = false;
};

} // namespace netral
