// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The readings that a caller chose.
///
/// Read next: session.cpp and guidance.cpp (where they are chosen).

#include <netral.h>

#include <netral/classify/classifier.hpp>

#include <cstddef>

namespace netral::capi {

/// The chosen readings, the others as the rule set has them.
///
/// Returns OK, ERROR_ARGUMENT (malformed), ERROR_NOT_FOUND (with a report).
/// Exceptions: std::bad_alloc.
[[nodiscard]] netral_status read_readings(const netral_chosen_reading* given, std::size_t count,
                                          const netral_ruleset& rules, reading_choice& out,
                                          netral_report** report);

} // namespace netral::capi
