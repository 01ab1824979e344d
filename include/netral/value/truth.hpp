// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The outcomes of a comparison or a test, and Kleene's strong logic over them (S. C. Kleene,
/// Introduction to Metamathematics, 1952, section 64), with a fourth outcome for a test that errs.
///
/// Unknown beats error: a record that leaves a test open is not wrong yet. What is decided by one
/// operand alone is decided whatever the other is, so the order of operands never matters.

#include <cstdint>

namespace netral {

enum class truth : std::uint8_t { no, error, unknown, yes };

[[nodiscard]] constexpr truth operator!(truth a) noexcept
{
    return a == truth::yes ? truth::no : a == truth::no ? truth::yes : a;
}

/// False if one is; else unknown if one is; else error if one is; else true.
[[nodiscard]] constexpr truth both(truth a, truth b) noexcept
{
    if (a == truth::no || b == truth::no) return truth::no;
    if (a == truth::unknown || b == truth::unknown) return truth::unknown;
    if (a == truth::error || b == truth::error) return truth::error;
    return truth::yes;
}

/// True if one is; else unknown if one is; else error if one is; else false.
[[nodiscard]] constexpr truth either(truth a, truth b) noexcept
{
    return !both(!a, !b);
}

[[nodiscard]] constexpr truth as_truth(bool b) noexcept
{
    return b ? truth::yes : truth::no;
}

[[nodiscard]] constexpr bool decided(truth a) noexcept
{
    return a == truth::yes || a == truth::no;
}

} // namespace netral
