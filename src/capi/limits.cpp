// SPDX-License-Identifier: Apache-2.0

/// @file
/// The limits of a rule set: those of its files, then those of its conditions. The doors are
/// limits.hpp and netral.h.

#include "limits.hpp"

#include <netral.h>

#include <algorithm>
#include <array>
#include <limits>

namespace netral::capi {
namespace {

struct named_limit {
    std::string_view name;
    std::uint64_t (*get)(const load_limits&) noexcept;
    void (*set)(load_limits&, std::uint64_t) noexcept;
    std::uint64_t most;
};

constexpr std::uint64_t longest_text = std::numeric_limits<std::uint32_t>::max(); // of a source

template <auto Member>
constexpr named_limit of_files(std::string_view name,
                               std::uint64_t most = std::numeric_limits<std::size_t>::max())
{
    return {name, [](const load_limits& l) noexcept -> std::uint64_t { return l.*Member; },
            [](load_limits& l, std::uint64_t n) noexcept { l.*Member = n; }, most};
}

template <class Number>
constexpr std::uint64_t most_of(Number cel::limits::*)
{
    return std::numeric_limits<Number>::max();
}

template <auto Member>
constexpr named_limit of_conditions(std::string_view name)
{
    return {name,
            [](const load_limits& l) noexcept -> std::uint64_t { return l.expression.*Member; },
            [](load_limits& l, std::uint64_t n) noexcept {
                l.expression.*Member = static_cast<decltype(l.expression.*Member + 0)>(n);
            },
            most_of(Member)};
}

constexpr std::array all{
    of_files<&load_limits::file_bytes>("file_bytes", longest_text),
    of_files<&load_limits::total_bytes>("total_bytes"),
    of_files<&load_limits::files>("files"),
    of_files<&load_limits::yaml_depth>("yaml_depth"),
    of_files<&load_limits::yaml_nodes>("yaml_nodes"),
    of_files<&load_limits::scalar_bytes>("scalar_bytes"),
    of_files<&load_limits::diagnostics>("diagnostics"),
    of_conditions<&cel::limits::source_bytes>("source_bytes"),
    of_conditions<&cel::limits::nesting>("nesting"),
    of_conditions<&cel::limits::height>("height"),
    of_conditions<&cel::limits::nodes>("nodes"),
    of_conditions<&cel::limits::inlined_nodes>("inlined_nodes"),
    of_conditions<&cel::limits::pattern_bytes>("pattern_bytes"),
    of_conditions<&cel::limits::pattern_memory>("pattern_memory"),
    of_conditions<&cel::limits::steps>("steps"),
    of_conditions<&cel::limits::result_bytes>("result_bytes"),
    of_conditions<&cel::limits::assumed_size>("assumed_size"),
    of_conditions<&cel::limits::static_cost>("static_cost"),
};

} // namespace

bool set_limit(load_limits& to, std::string_view name, std::uint64_t amount) noexcept
{
    const auto* const found = std::find_if(all.begin(), all.end(),
                                           [name](const named_limit& l) { return l.name == name; });
    if (found == all.end() || amount > found->most) return false;
    found->set(to, amount);
    return true;
}

} // namespace netral::capi

size_t netral_limit_count(void)
{
    return netral::capi::all.size();
}

netral_status netral_limit_at(size_t index, netral_limit* out)
{
    if (out == nullptr) return NETRAL_ERROR_ARGUMENT;
    if (index >= netral::capi::all.size()) return NETRAL_ERROR_NOT_FOUND;
    const auto& limit = netral::capi::all[index];
    *out = {limit.name.data(), limit.name.size(), limit.get(netral::load_limits())};
    return NETRAL_OK;
}
