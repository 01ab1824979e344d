// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a word of Indonesian may be without its affixes.
///
/// Door: stem_vocabulary. Read next: phrases.cpp.

#include <netral/match/name_table.hpp>

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace netral {

/// The numbers of some stems.
struct stem_list {
    static constexpr std::uint32_t most = 12;

    std::array<std::uint32_t, most> numbers{};
    std::uint32_t count = 0;

    void add(std::uint32_t number) noexcept;
    [[nodiscard]] bool has(std::uint32_t number) const noexcept;
};

/// The stems that are looked for. Immutable.
class stem_vocabulary {
public:
    stem_vocabulary() = default;
    explicit stem_vocabulary(const std::vector<std::pair<std::string_view, std::uint32_t>>& stems);

    /// The stems of which the word, in lower case, may be an affixed form; itself included.
    void find(std::string_view word, stem_list& found) const noexcept;

    /// The stem with that spelling, or name_table::missing.
    [[nodiscard]] std::uint32_t number_of(std::string_view stem) const noexcept
    {
        return stems_.find(stem);
    }

    /// Whether some stem ends as the text does; mostly none does, which saves looking.
    [[nodiscard]] bool may_end_like(std::string_view text) const noexcept
    {
        const std::size_t pair = ending(text);
        return (endings_[pair / 64] >> (pair % 64) & 1) != 0;
    }

private:
    /// The last two letters as a number below 1024.
    [[nodiscard]] static std::size_t ending(std::string_view text) noexcept
    {
        const std::size_t n = text.size();
        return (static_cast<std::size_t>(text[n - 2]) & 31U) << 5U |
               (static_cast<std::size_t>(text[n - 1]) & 31U);
    }

    name_table stems_;
    std::array<std::uint64_t, 16> endings_{};
};

} // namespace netral
