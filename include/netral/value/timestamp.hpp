// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Instants and spans of time with nanoseconds, as RFC 3339 and the Common Expression Language
/// write them, and their calendar fields in a time zone.
///
/// The only door to the time-zone library (the system's IANA database).
///
/// Read next: date.hpp (days without a time).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace netral {

/// An instant: seconds since 1970-01-01T00:00:00Z and 0 to 999,999,999 nanoseconds.
struct timestamp {
    std::int64_t seconds = 0;
    std::int32_t nanos = 0;

    friend auto operator<=>(timestamp, timestamp) = default;
};

/// A span of time. The two parts have one sign.
struct duration {
    std::int64_t seconds = 0;
    std::int32_t nanos = 0;

    friend auto operator<=>(duration, duration) = default;
};

/// 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z.
inline constexpr std::int64_t earliest_second = -62135596800;
inline constexpr std::int64_t latest_second = 253402300799;
/// A duration is at most about 10,000 years either way.
inline constexpr std::int64_t longest_duration = 315576000000;

/// RFC 3339 with an offset (`2009-02-13T23:31:30.5Z`); nothing for another form or out of range.
[[nodiscard]] std::optional<timestamp> parse_timestamp(std::string_view text) noexcept;
[[nodiscard]] std::string to_string(timestamp t);

/// Go's form: a sign, then numbers with units (`1h34m7.3s`, `-1.5h`, `100ns`, `0`).
[[nodiscard]] std::optional<duration> parse_duration(std::string_view text) noexcept;
/// Seconds with as many decimals as it takes: `1.5s`.
[[nodiscard]] std::string to_string(duration d);

[[nodiscard]] std::optional<timestamp> add(timestamp t, duration d) noexcept;
[[nodiscard]] std::optional<duration> add(duration a, duration b) noexcept;
[[nodiscard]] std::optional<duration> negate(duration d) noexcept;
/// At most 292 years either way, as the language has it.
[[nodiscard]] std::optional<duration> subtract(timestamp a, timestamp b) noexcept;
[[nodiscard]] std::optional<timestamp> subtract(timestamp t, duration d) noexcept;

/// The fields of an instant on the wall of one place. `weekday` counts from Sunday = 0,
/// `day_of_year` from 0, months and days of the month from 1.
struct wall_time {
    std::int32_t year = 1970;
    std::int32_t month = 1;
    std::int32_t day = 1;
    std::int32_t hour = 0;
    std::int32_t minute = 0;
    std::int32_t second = 0;
    std::int32_t weekday = 4;
    std::int32_t day_of_year = 0;
};

/// In UTC.
[[nodiscard]] wall_time wall_time_of(timestamp t) noexcept;

/// In `zone`: an IANA name (`Asia/Jakarta`) or an offset (`+07:00`, `-2:30`); nothing for a zone
/// that is neither. Reads the time-zone database on first use of a name; thread-safe.
[[nodiscard]] std::optional<wall_time> wall_time_of(timestamp t, std::string_view zone);

} // namespace netral
