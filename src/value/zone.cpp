// SPDX-License-Identifier: Apache-2.0

/// @file
/// Wall time in a time zone. The only file that knows the time-zone library; the only door is
/// value/timestamp.hpp.

#include <netral/value/timestamp.hpp>

#include <date/tz.h>

#include <stdexcept>

namespace netral {
namespace {

std::optional<std::int32_t> two_digits(std::string_view text) noexcept
{
    if (text.empty() || text.size() > 2) return std::nullopt;
    std::int32_t n = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        n = n * 10 + (c - '0');
    }
    return n;
}

/// `+07:00`, `-2:30`, `05:30` in seconds east of UTC.
std::optional<std::int32_t> fixed_offset(std::string_view zone) noexcept
{
    const bool west = !zone.empty() && zone.front() == '-';
    if (west || (!zone.empty() && zone.front() == '+')) zone.remove_prefix(1);
    const std::size_t colon = zone.find(':');
    if (colon == std::string_view::npos || zone.size() - colon != 3) return std::nullopt;
    const auto hours = two_digits(zone.substr(0, colon));
    const auto minutes = two_digits(zone.substr(colon + 1));
    if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
    const std::int32_t east = *hours * 3600 + *minutes * 60;
    return west ? -east : east;
}

std::optional<std::int64_t> named_offset(timestamp t, std::string_view zone)
{
    try {
        const ::date::time_zone* found = ::date::locate_zone(zone);
        const ::date::sys_seconds instant{std::chrono::seconds(t.seconds)};
        return found->get_info(instant).offset.count();
    } catch (const std::runtime_error&) { // the library's way to say that there is no such zone
        return std::nullopt;
    }
}

} // namespace

std::optional<wall_time> wall_time_of(timestamp t, std::string_view zone)
{
    if (zone.empty() || zone == "UTC") return wall_time_of(t);
    if (const auto offset = fixed_offset(zone)) return wall_time_of({t.seconds + *offset, t.nanos});
    const auto offset = named_offset(t, zone);
    if (!offset) return std::nullopt;
    return wall_time_of({t.seconds + *offset, t.nanos});
}

} // namespace netral
