// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Civil days, exact or known only to the month or the year.
///
/// A record may say `2024-10-12`, `2024-10` or `2024`; the last two are any day of that month or
/// year. Nothing here knows a time of day or a time zone (value/timestamp.hpp does).
///
/// Read next: value.hpp (the value that may hold a date).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace netral {

/// A day, counted from 1970-01-01 in the proleptic Gregorian calendar.
struct date {
    std::int32_t days = 0;

    friend auto operator<=>(date, date) = default;
};

/// The days that a date may be: `first` to `last`, both included.
struct date_range {
    date first;
    date last;

    [[nodiscard]] bool exact() const noexcept { return first == last; }
    friend bool operator==(date_range, date_range) = default;
};

/// A day as people write it. Months and days count from 1.
struct civil_day {
    std::int32_t year = 1970;
    std::uint32_t month = 1;
    std::uint32_t day = 1;
};

enum class weekday : std::uint8_t {
    sunday,
    monday,
    tuesday,
    wednesday,
    thursday,
    friday,
    saturday
};

/// The first and the last day that netral can hold: 0001-01-01 and 9999-12-31.
inline constexpr date earliest_date{-719162};
inline constexpr date latest_date{2932896};

[[nodiscard]] date to_date(civil_day day) noexcept;
[[nodiscard]] civil_day to_civil(date day) noexcept;
[[nodiscard]] std::uint32_t days_in_month(std::int32_t year, std::uint32_t month) noexcept;

/// `YYYY-MM-DD`, `YYYY-MM` or `YYYY` (ISO 8601), for a day that exists; anything else is nothing.
[[nodiscard]] std::optional<date_range> parse_date(std::string_view text) noexcept;

/// The shortest of the three forms that says the same; `first/last` for a range that is neither a
/// day nor a month nor a year.
[[nodiscard]] std::string to_string(date_range range);
[[nodiscard]] std::string to_string(date day);

/// Nothing when the result is outside `earliest_date` to `latest_date`.
[[nodiscard]] std::optional<date> add_days(date day, std::int64_t count) noexcept;

/// The same day of another month, or its last day when it is shorter; nothing outside the range.
[[nodiscard]] std::optional<date> add_months(date day, std::int64_t count) noexcept;

[[nodiscard]] weekday weekday_of(date day) noexcept;

} // namespace netral
