// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Rows of rules that ask for members of a set, or for texts that a search finds.
///
/// Read next: rule_index.cpp.

#include "rule_rows.hpp"

#include <bit>
#include <cstdint>

namespace netral {

/// What the words say of the members of a set that rules of a table ask for.
class member_ruling {
public:
    member_ruling(const member_use& u, const std::uint64_t* words, const std::uint64_t* rows,
                  std::size_t n)
        : use_(u), has_(words + u.first), has_not_(has_ + u.mask_words), rows_(rows + u.rows), n_(n)
    {
    }

    /// Adds the rules that are satisfied, and those that are if the open members turn out well.
    void add(std::uint64_t* satisfied, std::uint64_t* possible) const noexcept
    {
        if (use_.wants) {
            unite_members(satisfied, has_, 0);
            if (possible != nullptr) add_possible(possible);
        }
        if (use_.forbids) add_forbidding(satisfied, possible);
    }

private:
    [[nodiscard]] const std::uint64_t* wanting(std::size_t member) const noexcept
    {
        return rows_ + member * n_;
    }
    [[nodiscard]] const std::uint64_t* all_wanting() const noexcept
    {
        return rows_ + 2 * use_.members * n_;
    }
    [[nodiscard]] const std::uint64_t* all_forbidding() const noexcept
    {
        return all_wanting() + n_;
    }

    [[nodiscard]] std::uint64_t open(std::uint32_t w) const noexcept
    {
        const std::uint32_t left = use_.members - 64 * w;
        const std::uint64_t all = left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
        return all & ~(has_[w] | has_not_[w]);
    }

    void unite(std::uint64_t* into, const std::uint64_t* r) const noexcept
    {
        for (std::size_t i = 0; i < n_; ++i) into[i] |= r[i];
    }

    /// The rows of the members of a mask; those of rules that forbid them come `offset` later.
    void unite_members(std::uint64_t* into, const std::uint64_t* mask,
                       std::size_t offset) const noexcept
    {
        for (std::uint32_t w = 0; w < use_.mask_words; ++w)
            for (std::uint64_t rest = mask[w]; rest != 0; rest &= rest - 1)
                unite(into,
                      wanting(offset + w * 64 + static_cast<unsigned>(std::countr_zero(rest))));
    }

    void add_possible(std::uint64_t* possible) const noexcept
    {
        bool anything = true;
        for (std::uint32_t w = 0; w < use_.mask_words; ++w) anything = anything && has_not_[w] == 0;
        if (anything) return unite(possible, all_wanting());
        for (std::uint32_t w = 0; w < use_.mask_words; ++w) {
            const std::uint64_t mask = open(w);
            for (std::uint64_t rest = mask; rest != 0; rest &= rest - 1)
                unite(possible, wanting(w * 64 + static_cast<unsigned>(std::countr_zero(rest))));
        }
    }

    /// Word by word: a rule is met if it forbids nothing that is, or may be, in the set.
    void add_forbidding(std::uint64_t* satisfied, std::uint64_t* possible) const noexcept
    {
        for (std::size_t i = 0; i < n_; ++i) {
            std::uint64_t broken = 0;
            std::uint64_t doubtful = 0;
            for (std::uint32_t w = 0; w < use_.mask_words; ++w) {
                for (std::uint64_t rest = has_[w]; rest != 0; rest &= rest - 1)
                    broken |= forbidding(w, rest)[i];
                for (std::uint64_t rest = open(w); rest != 0; rest &= rest - 1)
                    doubtful |= forbidding(w, rest)[i];
            }
            const std::uint64_t rules = all_forbidding()[i] & ~broken;
            satisfied[i] |= rules & ~doubtful;
            if (possible != nullptr) possible[i] |= rules & doubtful;
        }
    }

    [[nodiscard]] const std::uint64_t* forbidding(std::uint32_t w,
                                                  std::uint64_t rest) const noexcept
    {
        return wanting(use_.members + w * 64 + static_cast<unsigned>(std::countr_zero(rest)));
    }

    const member_use& use_;
    const std::uint64_t* has_;
    const std::uint64_t* has_not_;
    const std::uint64_t* rows_;
    std::size_t n_; ///< words of a row
};

} // namespace netral
