// SPDX-License-Identifier: Apache-2.0

/// @file
/// The readings that a caller chose, by name. The only door is readings.hpp.

#include "readings.hpp"

#include "arguments.hpp"
#include "report.hpp"
#include "ruleset.hpp"

#include <string>
#include <utility>
#include <vector>

namespace netral::capi {

netral_status read_readings(const netral_chosen_reading* given, std::size_t count,
                            const netral_ruleset& rules, reading_choice& out,
                            netral_report** report)
{
    if (given == nullptr && count != 0) return NETRAL_ERROR_ARGUMENT;
    std::vector<std::pair<std::string, std::string>> named;
    for (std::size_t i = 0; i < count; ++i) {
        const auto reading = name_of(given[i].reading, given[i].reading_size);
        const auto option = name_of(given[i].option, given[i].option_size);
        if (!reading || !option) return NETRAL_ERROR_ARGUMENT;
        named.emplace_back(*reading, *option);
    }
    auto chosen = choose_readings(rules.program->rules(), named);
    if (!chosen) {
        hand_out(report, chosen.errors());
        return NETRAL_ERROR_NOT_FOUND;
    }
    out = std::move(*chosen);
    return NETRAL_OK;
}

} // namespace netral::capi
