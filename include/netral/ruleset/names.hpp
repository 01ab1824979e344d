// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// How the parts of a rule set are told apart: dense ids, names in two languages, spans of days.
///
/// Read next: fact.hpp, then rule.hpp.

#include <netral/value/date.hpp>
#include <netral/value/value.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// Index of a rule, sanction ... in its table of the rule set; of a fact, see value.hpp.
using rule_id = std::uint32_t;
using sanction_id = std::uint32_t;
using instrument_id = std::uint32_t;
using reading_id = std::uint32_t;

/// No fact, no rule ...
inline constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// The two languages of every text of a rule set: Indonesian (`id`) and English (`en`).
enum class language : std::uint8_t { indonesian, english };

/// One text in both languages; either may be empty where the author gave only one.
struct bilingual {
    std::string id;
    std::string en;

    /// The text in that language, or in the other one where it is missing.
    [[nodiscard]] const std::string& in(language l) const noexcept
    {
        const std::string& wanted = l == language::indonesian ? id : en;
        const std::string& other = l == language::indonesian ? en : id;
        return wanted.empty() ? other : wanted;
    }
    [[nodiscard]] bool empty() const noexcept { return id.empty() && en.empty(); }
};

/// Days from `first` to `last`, both included; open ends are the ends of time.
struct period {
    date first = earliest_date;
    date last = latest_date;

    [[nodiscard]] bool contains(date day) const noexcept { return first <= day && day <= last; }
    friend bool operator==(const period&, const period&) = default;
};

/// A passage of an instrument, and while it is cited.
struct citation {
    instrument_id instrument = none;
    std::string article;
    period cited;
    std::string note;
};

} // namespace netral
