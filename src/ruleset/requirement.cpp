// SPDX-License-Identifier: Apache-2.0

/// @file
/// What a manifest requires. The only door is requirement.hpp.

#include "requirement.hpp"

#include "codes.hpp"
#include "scalars.hpp"

#include <fmt/format.h>

#include <array>
#include <compare>
#include <optional>

namespace netral {
namespace {

using version = std::array<std::int64_t, 3>;

std::string_view trimmed(std::string_view text) noexcept
{
    const std::size_t first = std::min(text.find_first_not_of(" \t"), text.size());
    return text.substr(first, text.find_last_not_of(" \t") + 1 - first);
}

std::optional<version> to_version(std::string_view text)
{
    version v{};
    for (std::size_t part = 0; part < v.size(); ++part) {
        const std::size_t dot = text.find('.');
        const auto number = to_integer(text.substr(0, dot));
        if (!number || *number < 0) return std::nullopt;
        v[part] = *number;
        if (dot == std::string_view::npos) return v;
        text.remove_prefix(dot + 1);
    }
    return std::nullopt;
}

std::string_view sign_of(std::string_view text) noexcept
{
    for (const std::string_view sign : {">=", "<=", "==", ">", "<"})
        if (text.substr(0, sign.size()) == sign) return sign;
    return {};
}

bool holds(std::strong_ordering order, std::string_view sign) noexcept
{
    if (sign == ">=") return order >= 0;
    if (sign == "<=") return order <= 0;
    if (sign == "==") return order == 0;
    return sign == ">" ? order > 0 : order < 0;
}

/// Whether it is met; nothing, when it cannot be read.
std::optional<bool> met(std::string_view requirement)
{
    constexpr std::string_view subject = "netral";
    requirement = trimmed(requirement);
    if (requirement.substr(0, subject.size()) != subject) return std::nullopt;
    requirement.remove_prefix(subject.size());
    bool all = true;
    for (;;) {
        const std::size_t comma = requirement.find(',');
        const std::string_view one = trimmed(requirement.substr(0, comma));
        const std::string_view sign = sign_of(one);
        if (sign.empty()) return std::nullopt;
        const auto wanted = to_version(trimmed(one.substr(sign.size())));
        if (!wanted) return std::nullopt;
        all = all && holds(*to_version(NETRAL_VERSION) <=> *wanted, sign);
        if (comma == std::string_view::npos) return all;
        requirement.remove_prefix(comma + 1);
    }
}

} // namespace

void check_requirement(draft& d, yaml_node requires_key)
{
    if (!requires_key || !requires_key.is_scalar()) return;
    const std::optional<bool> answer = met(requires_key.text());
    if (!answer)
        d.found.error(codes::bad_requirement, requires_key.where(),
                      "this requirement cannot be read", "write it like `netral >= 0.1`");
    else if (!*answer)
        d.found.error(
            codes::needs_newer_netral, requires_key.where(),
            fmt::format("this is netral {}, which the rule set does not take", NETRAL_VERSION));
}

} // namespace netral
