// SPDX-License-Identifier: Apache-2.0

/// @file
/// The limits by name, for those who set them from words. The only door is cel/limits.hpp.

#include <netral/cel/limits.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>

namespace netral::cel {
namespace {

/// One of the two members is set.
struct named_limit {
    std::string_view name;
    std::uint32_t limits::*narrow = nullptr;
    std::uint64_t limits::*wide = nullptr;
};

constexpr std::array<named_limit, 11> all{{
    {"source_bytes", &limits::source_bytes, nullptr},
    {"nesting", &limits::nesting, nullptr},
    {"height", &limits::height, nullptr},
    {"nodes", &limits::nodes, nullptr},
    {"inlined_nodes", &limits::inlined_nodes, nullptr},
    {"pattern_bytes", &limits::pattern_bytes, nullptr},
    {"pattern_memory", &limits::pattern_memory, nullptr},
    {"steps", nullptr, &limits::steps},
    {"result_bytes", nullptr, &limits::result_bytes},
    {"assumed_size", nullptr, &limits::assumed_size},
    {"static_cost", nullptr, &limits::static_cost},
}};

constexpr auto all_names = [] {
    std::array<std::string_view, all.size()> names;
    for (std::size_t i = 0; i < all.size(); ++i) names[i] = all[i].name;
    return names;
}();

} // namespace

std::span<const std::string_view> limit_names() noexcept
{
    return all_names;
}

bool set_limit(limits& to, std::string_view name, std::uint64_t amount) noexcept
{
    const auto* const found = std::find_if(all.begin(), all.end(),
                                           [name](const named_limit& l) { return l.name == name; });
    if (found == all.end()) return false;
    if (found->wide != nullptr) {
        to.*found->wide = amount;
        return true;
    }
    if (amount > std::numeric_limits<std::uint32_t>::max()) return false;
    to.*found->narrow = static_cast<std::uint32_t>(amount);
    return true;
}

} // namespace netral::cel
