// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What scalars of rule files look like: names, numbers, days, durations.

#include <netral/value/date.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace netral {

/// Letters, digits and `. _ - /`, beginning with a letter or digit; at most 128 of them.
[[nodiscard]] bool is_name(std::string_view text) noexcept;

/// Letters, digits and `_`, not beginning with a digit, and no word that CEL keeps for itself.
[[nodiscard]] bool is_identifier(std::string_view text) noexcept;

/// Identifiers joined by dots.
[[nodiscard]] bool is_fact_path(std::string_view text) noexcept;

/// `true` or `false`, and nothing else that YAML ever took for one.
[[nodiscard]] std::optional<bool> to_boolean(std::string_view text) noexcept;

[[nodiscard]] std::optional<std::int64_t> to_integer(std::string_view text) noexcept;

/// A whole day that exists.
[[nodiscard]] std::optional<date> to_day(std::string_view text) noexcept;

/// Whether it has the form of a day, existing or not.
[[nodiscard]] bool looks_like_day(std::string_view text) noexcept;

/// The days of an ISO 8601 duration of years, months, weeks and days (`P1Y6M`), a year being 365
/// and a month 30 of them: for comparing only.
[[nodiscard]] std::optional<std::int64_t> to_duration_days(std::string_view text) noexcept;

} // namespace netral
