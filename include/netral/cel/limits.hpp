// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// How much a condition may ask for. Rule files are untrusted: each bound has a default that no
/// honest condition meets, and passing it is an error with a place, never a crash. All of them can
/// be set: here, in `load_options`, and with `--limit NAME=N` of the program.

#include <cstdint>
#include <span>
#include <string_view>

namespace netral::cel {

/// The defaults keep every pass within a thread stack of 256 KB in a release build.
struct limits {
    // While parsing (N1210 to N1213).
    std::uint32_t source_bytes = 32 * 1024; ///< length of one condition
    std::uint32_t nesting = 32;             ///< brackets, calls and messages inside each other
    std::uint32_t height = 160;             ///< height of the tree: `1+1+1` has 3
    std::uint32_t nodes = 8192;             ///< operators, names and literals

    // While checking (N1320, N1321).
    std::uint32_t inlined_nodes = 32 * 1024;  ///< nodes after named definitions are put in
    std::uint32_t pattern_bytes = 1000;       ///< length of a regular expression
    std::uint32_t pattern_memory = 1U << 20U; ///< bytes of a compiled regular expression

    // While evaluating (N3010, N3011).
    std::uint64_t steps = 1'000'000;               ///< nodes visited, elements looked at
    std::uint64_t result_bytes = 4U * 1024 * 1024; ///< of all strings and lists that one run makes

    // For the static estimate of the cost (cost.hpp).
    std::uint64_t assumed_size = 100;      ///< elements or characters of a fact of unknown size
    std::uint64_t static_cost = 1'000'000; ///< the worst case that a loader should accept

    friend bool operator==(const limits&, const limits&) = default;
};

/// The names of the limits, as they are written above, in that order.
[[nodiscard]] std::span<const std::string_view> limit_names() noexcept;

/// Sets the limit of that name; false when there is none, or when it cannot be that large.
[[nodiscard]] bool set_limit(limits& to, std::string_view name, std::uint64_t amount) noexcept;

} // namespace netral::cel
