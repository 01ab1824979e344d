// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A row of bits on the stack, for what is still to be looked at.
///
/// Read next: propagation.hpp.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace netral {

/// Bits over clauses, facts or derivations; at most `most_bits` of them.
class bit_row {
public:
    static constexpr std::size_t most_bits = 8192;

    /// Precondition: bits <= most_bits.
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): only the first words_ are ever read
    explicit bit_row(std::size_t bits) noexcept : words_((bits + 63) / 64) { clear(); }

    void set(std::size_t i) noexcept { row_[i / 64] |= std::uint64_t{1} << (i % 64); }

    /// Adds another row of as many bits.
    void add(const std::uint64_t* row) noexcept
    {
        for (std::size_t i = 0; i < words_; ++i) row_[i] |= row[i];
    }

    void clear() noexcept
    {
        for (std::size_t i = 0; i < words_; ++i) row_[i] = 0;
    }

    /// Calls `use(i)` for each bit that is set, in order. `use` must not change the row.
    template <class Use>
    void for_each(Use use) const
    {
        for (std::size_t w = 0; w < words_; ++w)
            for (std::uint64_t rest = row_[w]; rest != 0; rest &= rest - 1)
                use(w * 64 + static_cast<std::size_t>(std::countr_zero(rest)));
    }

    /// Takes out a set bit that `except` does not have, or says `most_bits` when there is none;
    /// then the row is empty.
    [[nodiscard]] std::size_t take(const bit_row* except = nullptr) noexcept
    {
        for (std::size_t turn = 0; turn <= words_; ++turn, ++at_) {
            if (at_ >= words_) at_ = 0;
            if (words_ == 0) break;
            if (except != nullptr) row_[at_] &= ~except->row_[at_];
            if (row_[at_] == 0) continue;
            const auto bit = static_cast<std::size_t>(std::countr_zero(row_[at_]));
            row_[at_] &= row_[at_] - 1;
            return at_ * 64 + bit;
        }
        return most_bits;
    }

private:
    std::array<std::uint64_t, most_bits / 64> row_; // only the first words_ are ever read
    std::size_t words_;
    std::size_t at_ = 0; ///< where take() looks next
};

} // namespace netral
