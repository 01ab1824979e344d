// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Finds places in a line of JSON: where it stops being JSON, and where a certain value stands.
///
/// Only for errors: the reader itself goes through simdjson, which does not say where.
///
/// Doors: find_fault, find_child, column_of. Read next: reader.cpp.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace netral {

/// The first place where a line is not JSON, and what is wrong there; message null: nothing is.
struct json_fault {
    std::size_t offset = 0;
    const char* message = nullptr;
    const char* help = nullptr;
};

/// Looks at most `depth` deep. Linear in the line.
[[nodiscard]] json_fault find_fault(std::string_view line, std::size_t depth);

/// The offset of the value that lies along `steps`: in each object or array the value with that
/// number. `key` asks for the key before it instead.
///
/// Precondition: the line is JSON and has that value. Linear in the line.
[[nodiscard]] std::size_t find_child(std::string_view line, std::span<const std::uint32_t> steps,
                                     bool key);

/// Code points before the offset, and one.
[[nodiscard]] std::uint32_t column_of(std::string_view line, std::size_t offset);

} // namespace netral
