// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The numbers of every mistake in a case file. Those of YAML and of records are the lower layers'.
///
/// A number is never reused. Each has a golden example in tests/golden/cases, and a test checks
/// that it has.

#include <netral/text/diagnostic.hpp>

namespace netral::codes {
inline namespace of_cases {

inline constexpr code unreadable_file{4001};
inline constexpr code wrong_kind{4002}; ///< a list where a map is wanted, a word for a number, ...
inline constexpr code unknown_key{4003};
inline constexpr code missing_key{4004};
inline constexpr code name_twice{4005};
inline constexpr code unknown_rule{4006};
inline constexpr code unknown_sanction{4007};
inline constexpr code unknown_fact{4008};
inline constexpr code unknown_reading{4009};
inline constexpr code unknown_option{4010};
inline constexpr code not_a_verdict{4011};
inline constexpr code rule_twice{4012};      ///< a rule cannot come out in two ways
inline constexpr code expects_nothing{4013}; ///< such a case could not fail
inline constexpr code unknown_fixture{4014};
inline constexpr code matrix_too_large{4015};

} // namespace of_cases
} // namespace netral::codes
