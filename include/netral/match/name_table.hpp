// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Names to numbers: fixed when built, looked up without allocation in a few nanoseconds.
///
/// Used for the words of phrases (phrases.hpp) and for the keys and values of records.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netral {

/// An open hash table, at most a quarter full, or half where there are very many names. A name lies
/// in its slot, so that finding it mostly is one look at memory that is seldom near.
///
/// Immutable, so any number of threads may look things up. Names come from rule sets, never from
/// records, so nobody who sends records can choose what collides.
class name_table {
public:
    static constexpr std::uint32_t missing = 0xFFFFFFFF;

    name_table() = default;
    /// Of equal names the first counts. Precondition: no number is `missing`.
    explicit name_table(const std::vector<std::pair<std::string_view, std::uint32_t>>& names);

    /// The number of that name, or `missing`. Linear in the name.
    [[nodiscard]] std::uint32_t find(std::string_view name) const noexcept;

    /// The same, a little quicker. Precondition: eight bytes can be read from where the name
    /// begins, however short it is.
    [[nodiscard]] std::uint32_t find_padded(std::string_view name) const noexcept;

private:
    struct ends;

    struct alignas(32) slot {
        std::uint64_t first = 0; ///< bytes, as in `ends`
        std::uint64_t last = 0;
        std::uint32_t size = 0;
        std::uint32_t number = missing; ///< of a name; of a free slot
        std::uint32_t begin = 0;        ///< in text_, if the name is long
    };

    [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const noexcept;
    void add(std::uint64_t hash, const slot& name);
    [[nodiscard]] std::size_t collisions(const std::vector<std::uint64_t>& hashes) const;

    std::vector<slot> slots_;      ///< a power of two, or none at all
    std::string text_;             ///< of the long names
    std::uint64_t multiplier_ = 0; ///< of hashes
    std::size_t last_ = 0;         ///< slot
    int shift_ = 0;                ///< of a product, to its slot
};

} // namespace netral
