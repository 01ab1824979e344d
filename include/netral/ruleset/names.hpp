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
#include <utility>

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
///
/// Immutable. Copies share one block of memory, also between threads; where there is no text there
/// is no block.
class bilingual {
public:
    bilingual() noexcept = default;
    bilingual(std::string_view id, std::string_view en); ///< copies them; at most 4 GiB
    bilingual(const bilingual& other) noexcept;
    bilingual(bilingual&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
    bilingual& operator=(bilingual other) noexcept
    {
        std::swap(block_, other.block_);
        return *this;
    }
    ~bilingual()
    {
        if (block_ != nullptr) release();
    }

    /// What views see lives as long as this or a copy.
    [[nodiscard]] std::string_view id() const noexcept;
    [[nodiscard]] std::string_view en() const noexcept;
    /// The text in that language, or in the other one where it is missing.
    [[nodiscard]] std::string_view view(language l) const noexcept;
    [[nodiscard]] std::string in(language l) const { return std::string(view(l)); }
    [[nodiscard]] bool empty() const noexcept { return block_ == nullptr; }

    friend bool operator==(const bilingual& a, const bilingual& b) noexcept
    {
        return a.block_ == b.block_ || (a.id() == b.id() && a.en() == b.en());
    }

private:
    struct block;
    void release() noexcept;

    const block* block_ = nullptr;
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
