// SPDX-License-Identifier: Apache-2.0

/// @file
/// Hashes names by their first and last eight bytes, which are the whole of most; only names of
/// more than sixteen bytes have to be looked at elsewhere. Collisions go to the next free slot; of
/// some multipliers the one is taken that makes the fewest, since each costs a branch that nobody
/// foretells.
///
/// Door: match/name_table.hpp.

#include <netral/match/name_table.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace netral {

namespace {

constexpr std::size_t word_bytes = sizeof(std::uint64_t);

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

constexpr std::size_t longest_kept = 2 * word_bytes; ///< of the names that slots have whole

/// By size: ones in the first bytes of a word as it lies in memory.
constexpr auto fronts = [] {
    std::array<std::uint64_t, word_bytes + 1> masks{};
    for (std::size_t size = 1; size <= word_bytes; ++size)
        masks[size] = std::endian::native == std::endian::little
                          ? ~std::uint64_t{0} >> (64 - 8 * size)
                          : ~std::uint64_t{0} << (64 - 8 * size);
    return masks;
}();

/// A name of fewer than eight bytes as the front of a word, by loads that overlap.
std::uint64_t word_of(const char* at, std::size_t size) noexcept
{
    if constexpr (std::endian::native == std::endian::little) {
        if (size >= 4)
            return load<std::uint32_t>(at) | load<std::uint32_t>(at + size - 4) << (8 * (size - 4));
        if (size == 0) return 0;
        return load<std::uint8_t>(at) | load<std::uint8_t>(at + size / 2) << (8 * (size / 2)) |
               load<std::uint8_t>(at + size - 1) << (8 * (size - 1));
    } else {
        std::uint64_t word = 0;
        if (size > 0) std::memcpy(&word, at, size);
        return word;
    }
}

} // namespace

/// The first and the last eight bytes; of a name that has fewer, all of them twice.
struct name_table::ends {
    std::uint64_t first;
    std::uint64_t last;

    static ends of(std::string_view name) noexcept
    {
        if (name.size() < word_bytes) {
            const std::uint64_t word = word_of(name.data(), name.size());
            return {word, word};
        }
        return {load<std::uint64_t>(name.data()),
                load<std::uint64_t>(name.data() + name.size() - word_bytes)};
    }

    /// Without asking how long the name is, which nobody can foretell.
    static ends of_padded(std::string_view name) noexcept
    {
        const std::size_t front = std::min(name.size(), word_bytes);
        return {load<std::uint64_t>(name.data()) & fronts[front],
                load<std::uint64_t>(name.data() + (name.size() - front)) & fronts[front]};
    }

    [[nodiscard]] std::uint64_t hash() const noexcept
    {
        return first * multiplier ^ last * another_multiplier;
    }

    /// What lies between them, one word after the other, is hashed into the first.
    [[nodiscard]] std::uint64_t hash(std::string_view name) const noexcept
    {
        ends all = *this;
        if (name.size() > longest_kept)
            for (std::size_t i = word_bytes; i + word_bytes < name.size(); i += word_bytes)
                all.first = (all.first ^ load<std::uint64_t>(name.data() + i) ^ all.first >> 32U) *
                            multiplier;
        return all.hash();
    }
};

name_table::name_table(const std::vector<std::pair<std::string_view, std::uint32_t>>& names)
{
    constexpr std::size_t many = 1000; // names, for which one try has to do
    constexpr int tries = 24;
    const std::size_t least = (names.size() > many ? 2 : 4) * names.size();
    int bits = 2;
    while (std::size_t{1} << bits < least) ++bits;
    shift_ = 64 - bits;
    last_ = (std::size_t{1} << bits) - 1;
    slots_.resize(last_ + 1);
    multiplier_ = a_third_multiplier;
    std::vector<std::uint64_t> hashes;
    std::vector<slot> all;
    for (const auto& [name, number] : names) {
        if (find(name) != missing) continue;
        const ends e = ends::of(name);
        const auto begin = static_cast<std::uint32_t>(text_.size());
        hashes.push_back(e.hash(name));
        all.push_back({e.first, e.last, static_cast<std::uint32_t>(name.size()), number, begin});
        add(hashes.back(), all.back());
        if (name.size() > longest_kept) text_ += name;
    }
    if (hashes.size() > many) return;
    std::uint64_t best = multiplier_;
    std::size_t fewest = collisions(hashes);
    for (int i = 0; i < tries && fewest > 0; ++i) {
        multiplier_ = multiplier_ * multiplier + 2; // odd again
        const std::size_t of_this = collisions(hashes);
        if (of_this >= fewest) continue;
        fewest = of_this;
        best = multiplier_;
    }
    multiplier_ = best;
    std::fill(slots_.begin(), slots_.end(), slot{});
    for (std::size_t i = 0; i < all.size(); ++i) add(hashes[i], all[i]);
}

std::size_t name_table::slot_of(std::uint64_t hash) const noexcept
{
    return hash * multiplier_ >> shift_;
}

void name_table::add(std::uint64_t hash, const slot& name)
{
    std::size_t i = slot_of(hash);
    while (slots_[i].number != missing) i = (i + 1) & last_;
    slots_[i] = name;
}

/// How many names would find their own slots taken.
std::size_t name_table::collisions(const std::vector<std::uint64_t>& hashes) const
{
    std::vector<bool> taken(slots_.size());
    std::size_t out = 0;
    for (const std::uint64_t h : hashes) {
        std::size_t i = slot_of(h);
        if (taken[i]) ++out;
        while (taken[i]) i = (i + 1) & last_;
        taken[i] = true;
    }
    return out;
}

std::uint32_t name_table::find(std::string_view name) const noexcept
{
    if (slots_.empty()) return missing;
    const ends e = ends::of(name);
    for (std::size_t i = slot_of(e.hash(name));; i = (i + 1) & last_) {
        const slot& found = slots_[i];
        if (found.number == missing) return missing;
        if (found.first != e.first || found.last != e.last || found.size != name.size()) continue;
        if (name.size() <= longest_kept ||
            std::memcmp(text_.data() + found.begin, name.data(), name.size()) == 0)
            return found.number;
    }
}

std::uint32_t name_table::find_padded(std::string_view name) const noexcept
{
    if (name.size() > longest_kept || slots_.empty()) return find(name);
    const ends e = ends::of_padded(name);
    for (std::size_t i = slot_of(e.hash());; i = (i + 1) & last_) {
        const slot& found = slots_[i];
        const std::uint64_t differs =
            (found.first ^ e.first) | (found.last ^ e.last) | (found.size ^ name.size());
        if ((differs == 0) | (found.number == missing)) return found.number;
    }
}

} // namespace netral
