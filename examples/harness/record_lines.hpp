// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// One pass over the lines of files of records: what every command that reads records does alike.
///
/// Read next: line_reader.hpp.

#include "line_reader.hpp"
#include "output.hpp"

#include <netral/record/reader.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace harness {

/// What a command does with the lines.
class line_taker {
public:
    line_taker() = default;
    virtual ~line_taker() = default;
    line_taker(const line_taker&) = delete;
    line_taker& operator=(const line_taker&) = delete;

    /// Lines from now on are of this file; empty where there is only one.
    virtual void begin(std::string_view file) = 0;
    /// A line that is not blank.
    virtual void take(std::string_view line, std::size_t number) = 0;
    /// A line longer than `longest` bytes, of which nothing was kept.
    virtual void refuse(std::size_t number, std::size_t longest) = 0;
    /// There is no more input yet: the time to hand out what was made of it so far.
    virtual void hand_out() = 0;
};

/// What is wrong with a line that is refused (N2004).
[[nodiscard]] netral::record_error too_long(std::size_t longest);

/// Reads all files to their ends, or until nobody reads `out` any more, and shows how far it is.
///
/// @return false where one could not be read, which is said then (N5002); the others were.
[[nodiscard]] bool pass_over(const std::vector<input_file>& files, std::size_t longest,
                             const output& out, line_taker& to);

} // namespace harness
