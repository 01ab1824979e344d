// SPDX-License-Identifier: Apache-2.0

/// @file
/// Hashes names eight bytes at a time; collisions go to the next free entry.
///
/// Door: match/name_table.hpp.

#include <netral/match/name_table.hpp>

#include <cstring>

namespace netral {

namespace {

constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15; // 2^64 divided by the golden ratio

template <class Word>
std::uint64_t load(const char* at) noexcept
{
    Word w;
    std::memcpy(&w, at, sizeof w);
    return w;
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) noexcept
{
    hash = (hash ^ word) * multiplier;
    return hash ^ (hash >> 32);
}

std::uint64_t hash_of(std::string_view name) noexcept
{
    const char* at = name.data();
    std::size_t left = name.size();
    std::uint64_t hash = left;
    for (; left > 8; left -= 8, at += 8) hash = mixed(hash, load<std::uint64_t>(at));
    if (left == 8) return mixed(hash, load<std::uint64_t>(at));
    if (left >= 4)
        return mixed(hash, load<std::uint32_t>(at) << 32 | load<std::uint32_t>(at + left - 4));
    if (left >= 2)
        return mixed(hash, load<std::uint16_t>(at) << 16 | load<std::uint16_t>(at + left - 2));
    return left == 1 ? mixed(hash, load<std::uint8_t>(at)) : hash;
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
