// SPDX-License-Identifier: Apache-2.0

/// @file
/// Civil days. Days and civil dates are converted as in Howard Hinnant, "chrono-Compatible
/// Low-Level Date Algorithms". The only door is value/date.hpp.

#include <netral/value/date.hpp>

#include <algorithm>
#include <array>
#include <cstdio>

namespace netral {
namespace {

bool is_leap(std::int32_t year) noexcept
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// So many digits as a number; negative if one of them is none.
template <std::size_t Width>
std::int32_t number_at(const char* text) noexcept
{
    std::int32_t n = 0;
    bool right = true;
    for (std::size_t i = 0; i < Width; ++i) {
        const std::int32_t digit = text[i] - '0';
        right = right && digit >= 0 && digit <= 9;
        n = 10 * n + digit;
    }
    return right ? n : -1;
}

bool in_range(date day) noexcept
{
    return earliest_date <= day && day <= latest_date;
}

} // namespace

date to_date(civil_day d) noexcept
{
    const std::int32_t y = d.month <= 2 ? d.year - 1 : d.year;
    const std::int32_t era = (y >= 0 ? y : y - 399) / 400;
    const auto year_of_era = static_cast<std::uint32_t>(y - era * 400);
    const std::uint32_t shifted = d.month > 2 ? d.month - 3 : d.month + 9;
    const std::uint32_t day_of_year = (153 * shifted + 2) / 5 + d.day - 1;
    const std::uint32_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return date{era * 146097 + static_cast<std::int32_t>(day_of_era) - 719468};
}

civil_day to_civil(date day) noexcept
{
    const std::int32_t z = day.days + 719468;
    const std::int32_t era = (z >= 0 ? z : z - 146096) / 146097;
    const auto day_of_era = static_cast<std::uint32_t>(z - era * 146097);
    const std::uint32_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::uint32_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::uint32_t shifted = (5 * day_of_year + 2) / 153;
    civil_day out;
    out.day = day_of_year - (153 * shifted + 2) / 5 + 1;
    out.month = shifted < 10 ? shifted + 3 : shifted - 9;
    out.year = static_cast<std::int32_t>(year_of_era) + era * 400 + (out.month <= 2 ? 1 : 0);
    return out;
}

std::uint32_t days_in_month(std::int32_t year, std::uint32_t month) noexcept
{
    constexpr std::array<std::uint32_t, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

std::optional<date_range> parse_date(std::string_view text) noexcept
{
    constexpr std::size_t year_size = 4;
    constexpr std::size_t month_size = 7;
    constexpr std::size_t day_size = 10;
    const char* at = text.data();
    if (text.size() != day_size && text.size() != month_size && text.size() != year_size)
        return std::nullopt;
    const std::int32_t year = number_at<4>(at);
    if (year < 1) return std::nullopt;
    if (text.size() == year_size) return date_range{to_date({year, 1, 1}), to_date({year, 12, 31})};
    const std::int32_t month_number = number_at<2>(at + year_size + 1);
    if (at[year_size] != '-' || month_number < 1 || month_number > 12) return std::nullopt;
    const auto month = static_cast<std::uint32_t>(month_number);
    const std::uint32_t length = days_in_month(year, month);
    if (text.size() == month_size)
        return date_range{to_date({year, month, 1}), to_date({year, month, length})};
    const std::int32_t day_number = number_at<2>(at + month_size + 1);
    if (at[month_size] != '-' || day_number < 1 || static_cast<std::uint32_t>(day_number) > length)
        return std::nullopt;
    const date day = to_date({year, month, static_cast<std::uint32_t>(day_number)});
    return date_range{day, day};
}

std::string to_string(date day)
{
    const civil_day c = to_civil(day);
    std::array<char, 40> text{};
    const int n = std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", c.year, c.month, c.day);
    return {text.data(), static_cast<std::size_t>(n)};
}

std::string to_string(date_range range)
{
    if (range.exact()) return to_string(range.first);
    const civil_day a = to_civil(range.first);
    const civil_day b = to_civil(range.last);
    const bool whole_months =
        a.day == 1 && b.day == days_in_month(b.year, b.month) && a.year == b.year;
    if (whole_months && a.month == 1 && b.month == 12) return to_string(range.first).substr(0, 4);
    if (whole_months && a.month == b.month) return to_string(range.first).substr(0, 7);
    return to_string(range.first) + "/" + to_string(range.last);
}

std::optional<date> add_days(date day, std::int64_t count) noexcept
{
    constexpr std::int64_t most = 4'000'000;
    if (count < -most || count > most) return std::nullopt;
    const date moved{static_cast<std::int32_t>(day.days + count)};
    return in_range(moved) ? std::optional<date>(moved) : std::nullopt;
}

std::optional<date> add_months(date day, std::int64_t count) noexcept
{
    constexpr std::int64_t most = 12 * 10'000;
    if (count < -most || count > most) return std::nullopt;
    const civil_day c = to_civil(day);
    const std::int64_t months = std::int64_t{c.year} * 12 + c.month - 1 + count;
    const auto year = static_cast<std::int32_t>(months / 12);
    if (months < 12 || year > 9999) return std::nullopt;
    const auto month = static_cast<std::uint32_t>(months % 12) + 1;
    return to_date({year, month, std::min(c.day, days_in_month(year, month))});
}

weekday weekday_of(date day) noexcept
{
    const std::int32_t n = (day.days % 7 + 11) % 7; // 1970-01-01 was a Thursday
    return static_cast<weekday>(n);
}

} // namespace netral
