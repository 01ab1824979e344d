// SPDX-License-Identifier: Apache-2.0

/// @file
/// Instants and durations: text forms and arithmetic. The only door is value/timestamp.hpp; zones
/// are in zone.cpp.

#include <netral/value/timestamp.hpp>

#include <netral/value/date.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace netral {
namespace {

constexpr std::int32_t nanos_per_second = 1'000'000'000;
constexpr std::int64_t seconds_per_day = 86400;

/// Reads a text from the front; every failure leaves `ok` false for good.
class reader {
public:
    explicit reader(std::string_view text) noexcept : rest_(text) {}

    [[nodiscard]] bool ok() const noexcept { return ok_; }
    [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }
    [[nodiscard]] bool next_is(char c) const noexcept
    {
        return !rest_.empty() && rest_.front() == c;
    }

    bool take(char c) noexcept
    {
        if (!next_is(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool take(std::string_view word) noexcept
    {
        if (rest_.substr(0, word.size()) != word) return false;
        rest_.remove_prefix(word.size());
        return true;
    }
    void expect(char c) noexcept { ok_ = take(c) && ok_; }

    /// A number of exactly `width` digits.
    std::int32_t digits(std::size_t width) noexcept
    {
        std::int32_t n = 0;
        for (std::size_t i = 0; i < width; ++i) n = n * 10 + digit();
        return n;
    }

    /// The digit at the front, or failure.
    std::int32_t digit() noexcept
    {
        if (!digit_next()) {
            ok_ = false;
            return 0;
        }
        const char c = rest_.front();
        rest_.remove_prefix(1);
        return c - '0';
    }
    [[nodiscard]] bool digit_next() const noexcept
    {
        return !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9';
    }

private:
    std::string_view rest_;
    bool ok_ = true;
};

std::int32_t take_nanos(reader& in) noexcept
{
    if (!in.take('.')) return 0;
    std::int32_t nanos = in.digit();
    int count = 1;
    while (in.digit_next()) {
        const std::int32_t d = in.digit();
        if (count < 9) nanos = nanos * 10 + d;
        ++count;
    }
    for (; count < 9; ++count) nanos *= 10;
    return nanos;
}

/// Seconds east of UTC.
std::int32_t take_offset(reader& in) noexcept
{
    if (in.take('Z')) return 0;
    const bool west = in.next_is('-');
    if (!west && !in.next_is('+')) {
        in.expect('Z');
        return 0;
    }
    in.take(west ? '-' : '+');
    const std::int32_t hours = in.digits(2);
    in.expect(':');
    const std::int32_t minutes = in.digits(2);
    if (hours > 23 || minutes > 59) in.expect('\0');
    const std::int32_t east = hours * 3600 + minutes * 60;
    return west ? -east : east;
}

std::string with_decimals(std::string whole, std::int32_t nanos, char unit)
{
    if (nanos != 0) {
        std::array<char, 16> text{};
        const int n = std::snprintf(text.data(), text.size(), ".%09d", nanos);
        whole.append(text.data(), static_cast<std::size_t>(n));
        while (whole.back() == '0') whole.pop_back();
    }
    whole += unit;
    return whole;
}

/// Brings nanos into the range that `one_sign` or not asks for, and checks for overflow.
std::optional<duration> normalized(std::int64_t seconds, std::int64_t nanos) noexcept
{
    seconds += nanos / nanos_per_second;
    nanos %= nanos_per_second;
    if (seconds > 0 && nanos < 0) {
        --seconds;
        nanos += nanos_per_second;
    } else if (seconds < 0 && nanos > 0) {
        ++seconds;
        nanos -= nanos_per_second;
    }
    if (seconds < -longest_duration || seconds > longest_duration) return std::nullopt;
    return duration{seconds, static_cast<std::int32_t>(nanos)};
}

std::optional<timestamp> normalized_timestamp(std::int64_t seconds, std::int64_t nanos) noexcept
{
    if (nanos < 0) {
        --seconds;
        nanos += nanos_per_second;
    } else if (nanos >= nanos_per_second) {
        ++seconds;
        nanos -= nanos_per_second;
    }
    if (seconds < earliest_second || seconds > latest_second) return std::nullopt;
    return timestamp{seconds, static_cast<std::int32_t>(nanos)};
}

struct unit {
    std::string_view name;
    std::int64_t nanos;
};
/// Longer names first, so that `ms` is not read as `m`.
constexpr std::array<unit, 8> units{{{"ns", 1},
                                     {"us", 1000},
                                     {"\xC2\xB5s", 1000},
                                     {"\xCE\xBCs", 1000},
                                     {"ms", 1'000'000},
                                     {"s", 1'000'000'000},
                                     {"m", 60'000'000'000},
                                     {"h", 3'600'000'000'000}}};

/// One number with its unit, as seconds and nanoseconds.
std::optional<duration> take_part(reader& in) noexcept
{
    std::int64_t whole = 0;
    int whole_digits = 0;
    double fraction = 0;
    double scale = 1;
    for (; in.digit_next(); ++whole_digits) {
        if (whole > longest_duration * 1'000'000) return std::nullopt;
        whole = whole * 10 + in.digit();
    }
    int fraction_digits = 0;
    if (in.take('.'))
        for (; in.digit_next(); ++fraction_digits) {
            const double d = in.digit();
            if (fraction_digits >= 15) continue;
            fraction = fraction * 10 + d;
            scale *= 10;
        }
    if (whole_digits + fraction_digits == 0) return std::nullopt;
    for (const unit& u : units) {
        if (!in.take(u.name)) continue;
        const auto extra =
            static_cast<std::int64_t>(fraction * (static_cast<double>(u.nanos) / scale));
        if (u.nanos >= nanos_per_second) {
            const std::int64_t seconds = u.nanos / nanos_per_second;
            if (whole > longest_duration / seconds) return std::nullopt;
            return normalized(whole * seconds, extra);
        }
        const std::int64_t per_second = nanos_per_second / u.nanos;
        return normalized(whole / per_second, (whole % per_second) * u.nanos + extra);
    }
    return std::nullopt;
}

} // namespace

std::optional<timestamp> parse_timestamp(std::string_view text) noexcept
{
    reader in(text);
    const std::int32_t year = in.digits(4);
    in.expect('-');
    const std::int32_t month = in.digits(2);
    in.expect('-');
    const std::int32_t day = in.digits(2);
    in.expect('T');
    const std::int32_t hour = in.digits(2);
    in.expect(':');
    const std::int32_t minute = in.digits(2);
    in.expect(':');
    const std::int32_t second = in.digits(2);
    const std::int32_t nanos = take_nanos(in);
    const std::int32_t offset = take_offset(in);
    if (!in.ok() || !in.at_end() || month < 1 || month > 12 || day < 1 || hour > 23 ||
        minute > 59 || second > 59)
        return std::nullopt;
    const auto month_number = static_cast<std::uint32_t>(month);
    if (static_cast<std::uint32_t>(day) > days_in_month(year, month_number)) return std::nullopt;
    const std::int64_t days = to_date({year, month_number, static_cast<std::uint32_t>(day)}).days;
    return normalized_timestamp(
        days * seconds_per_day + hour * 3600 + minute * 60 + second - offset, nanos);
}

std::string to_string(timestamp t)
{
    const wall_time w = wall_time_of(t);
    std::array<char, 96> text{};
    const int n = std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d", w.year,
                                w.month, w.day, w.hour, w.minute, w.second);
    return with_decimals({text.data(), static_cast<std::size_t>(n)}, t.nanos, 'Z');
}

std::optional<duration> parse_duration(std::string_view text) noexcept
{
    reader in(text);
    const bool negative = in.take('-');
    if (!negative) in.take('+');
    if (in.at_end()) return std::nullopt;
    if (text.back() == '0' && in.take('0') && in.at_end()) return duration{};
    in = reader(text.substr(negative || text.front() == '+' ? 1 : 0));
    duration sum;
    while (!in.at_end()) {
        const auto part = take_part(in);
        if (!part) return std::nullopt;
        const auto next = add(sum, *part);
        if (!next) return std::nullopt;
        sum = *next;
    }
    return negative ? negate(sum) : sum;
}

std::string to_string(duration d)
{
    const bool negative = d.seconds < 0 || d.nanos < 0;
    std::string whole = std::to_string(std::abs(d.seconds));
    if (negative) whole.insert(whole.begin(), '-');
    return with_decimals(std::move(whole), std::abs(d.nanos), 's');
}

std::optional<timestamp> add(timestamp t, duration d) noexcept
{
    return normalized_timestamp(t.seconds + d.seconds, std::int64_t{t.nanos} + d.nanos);
}

std::optional<duration> add(duration a, duration b) noexcept
{
    return normalized(a.seconds + b.seconds, std::int64_t{a.nanos} + b.nanos);
}

std::optional<duration> negate(duration d) noexcept
{
    return duration{-d.seconds, -d.nanos};
}

std::optional<duration> subtract(timestamp a, timestamp b) noexcept
{
    constexpr std::int64_t most =
        9223372036; // what 64 bits of nanoseconds hold, as the language asks
    const std::int64_t seconds = a.seconds - b.seconds;
    if (seconds < -most || seconds > most) return std::nullopt;
    return normalized(seconds, std::int64_t{a.nanos} - b.nanos);
}

std::optional<timestamp> subtract(timestamp t, duration d) noexcept
{
    return add(t, duration{-d.seconds, -d.nanos});
}

wall_time wall_time_of(timestamp t) noexcept
{
    std::int64_t days = t.seconds / seconds_per_day;
    std::int64_t rest = t.seconds % seconds_per_day;
    if (rest < 0) {
        --days;
        rest += seconds_per_day;
    }
    const date day{static_cast<std::int32_t>(days)};
    const civil_day c = to_civil(day);
    wall_time w;
    w.year = c.year;
    w.month = static_cast<std::int32_t>(c.month);
    w.day = static_cast<std::int32_t>(c.day);
    w.hour = static_cast<std::int32_t>(rest / 3600);
    w.minute = static_cast<std::int32_t>(rest / 60 % 60);
    w.second = static_cast<std::int32_t>(rest % 60);
    w.weekday = static_cast<std::int32_t>(weekday_of(day));
    w.day_of_year = day.days - to_date({c.year, 1, 1}).days;
    return w;
}

} // namespace netral
