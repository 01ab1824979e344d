// SPDX-License-Identifier: Apache-2.0

/// @file
/// Hashes names eight bytes at a time; collisions go to the next free entry.
///
/// Door: match/name_table.hpp.

#include <netral/match/name_table.hpp>

#include <cstring>

namespace netral {

namespace {

// Odd numbers with bits all over: 2^64 divided by the golden ratio, by pi, by e.
constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15;
constexpr std::uint64_t another_multiplier = 0x517CC1B727220A95;
constexpr std::uint64_t a_third_multiplier = 0x5E2D58D8B3BCDF1B;

template <class Word>
std::uint64_t load(const char* at) noexcept
{
    Word w;
    std::memcpy(&w, at, sizeof w);
    return w;
}

/// Of the first and last eight bytes, which are the whole of most names, at once; of what lies
/// between them one after the other.
[[gnu::always_inline]] inline std::uint64_t hash_of(std::string_view name) noexcept
{
    const char* at = name.data();
    const std::size_t size = name.size();
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    if (size >= 8) {
        first = load<std::uint64_t>(at);
        last = load<std::uint64_t>(at + size - 8);
        for (std::size_t i = 8; i + 8 < size; i += 8)
            first = (first ^ load<std::uint64_t>(at + i) ^ first >> 32U) * multiplier;
    } else if (size >= 4) {
        first = load<std::uint32_t>(at);
        last = load<std::uint32_t>(at + size - 4);
    } else if (size > 0) {
        first = load<std::uint8_t>(at);
        last = load<std::uint8_t>(at + size / 2) << 8U | load<std::uint8_t>(at + size - 1);
    }
    const std::uint64_t hash =
        first * multiplier ^ last * another_multiplier ^ size * a_third_multiplier;
    return hash ^ hash >> 32U;
}

/// Names are short: a few loads, overlapping at the end, beat a call.
bool same(const char* a, const char* b, std::size_t size) noexcept
{
    if (size < 8) {
        if (size >= 4)
            return load<std::uint32_t>(a) == load<std::uint32_t>(b) &&
                   load<std::uint32_t>(a + size - 4) == load<std::uint32_t>(b + size - 4);
        for (std::size_t i = 0; i < size; ++i)
            if (a[i] != b[i]) return false;
        return true;
    }
    for (std::size_t i = 0; i + 8 < size; i += 8)
        if (load<std::uint64_t>(a + i) != load<std::uint64_t>(b + i)) return false;
    return load<std::uint64_t>(a + size - 8) == load<std::uint64_t>(b + size - 8);
}

} // namespace

name_table::name_table(const std::vector<std::pair<std::string_view, std::uint32_t>>& names)
{
    std::size_t size = 2;
    while (size < 2 * names.size()) size *= 2;
    entries_.resize(size);
    for (const auto& [name, number] : names) {
        if (find(name) != missing) continue;
        std::size_t i = hash_of(name) & (size - 1);
        while (entries_[i].number != missing) i = (i + 1) & (size - 1);
        entries_[i] = {static_cast<std::uint32_t>(text_.size()),
                       static_cast<std::uint32_t>(name.size()), number};
        text_ += name;
    }
}

std::uint32_t name_table::find(std::string_view name) const noexcept
{
    if (entries_.empty()) return missing;
    const std::size_t last = entries_.size() - 1;
    for (std::size_t i = hash_of(name) & last;; i = (i + 1) & last) {
        const entry& e = entries_[i];
        if (e.number == missing) return missing;
        if (e.size == name.size() && same(text_.data() + e.begin, name.data(), e.size))
            return e.number;
    }
}

} // namespace netral
