// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Memory for sets of rules, one bit for each.
///
/// Read next: rule_index.hpp.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace netral {

/// The words of rows. The first one lies where a cache line begins; so does all that is added, as
/// long as whole lines are.
class row_store {
public:
    /// Room for so many words more, all zero; where they begin.
    std::size_t add(std::size_t words);
    /// Gives up spare room, or says that there is no memory for it.
    void shrink() { lines_ = std::vector<line>(lines_.begin(), lines_.end()); }

    [[nodiscard]] std::size_t size() const noexcept { return lines_.size() * line_words; }
    [[nodiscard]] const std::uint64_t* data() const noexcept
    {
        return reinterpret_cast<const std::uint64_t*>(lines_.data());
    }
    [[nodiscard]] std::uint64_t* data() noexcept
    {
        return reinterpret_cast<std::uint64_t*>(lines_.data());
    }

private:
    static constexpr std::size_t line_words = 8;
    struct alignas(64) line {
        std::uint64_t words[line_words]{};
    };
    std::vector<line> lines_;
    std::size_t used_ = 0;
};

} // namespace netral
