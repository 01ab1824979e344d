// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which of many given texts occur in a text, in one pass over it.
///
/// The pass does not look at every byte: it samples the text at steps that no searched text can
/// slip through, and looks closer where a sample is part of one (after S. Wu and U. Manber, A Fast
/// Algorithm for Multi-Pattern Searching, 1994).

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// A set of texts to look for, byte by byte as they are. Immutable; shared by threads.
class substring_set {
public:
    /// @param wanted none of them empty; may be empty itself
    explicit substring_set(std::vector<std::string> wanted);

    [[nodiscard]] std::size_t size() const noexcept { return wanted_.size(); }

    /// Sets the bit of each of the wanted texts that occurs in `text`.
    ///
    /// @param found (size() + 63) / 64 words; bits are added to what is there
    /// Complexity: six instructions for every (shortest - 3) bytes of the text, where the shortest
    /// has 4 bytes or more; each shorter one is searched for by itself.
    void find_in(std::string_view text, std::uint64_t* found) const noexcept;

private:
    /// Four bytes of a wanted text, `offset` from its begin; and its last four, since a text that
    /// shares its begin with others mostly ends otherwise.
    struct sample {
        std::uint32_t bytes = 0;
        std::uint32_t last = 0;
        std::uint32_t wanted = 0;
        std::uint32_t offset = 0;
        std::uint32_t size = 0;
    };

    [[nodiscard]] std::uint32_t hash(std::uint32_t bytes) const noexcept;
    void compare(std::string_view text, std::size_t at, std::uint32_t bytes, std::uint32_t hash,
                 std::uint64_t* found) const noexcept;

    std::vector<std::string> wanted_;
    std::vector<std::uint32_t> short_;  ///< those of less than four bytes
    std::vector<sample> samples_;       ///< by bucket
    std::vector<std::uint32_t> begins_; ///< of each bucket in samples_, and the end
    std::vector<std::uint64_t> filled_; ///< one bit for each hash that some sample has
    std::size_t step_ = 0;              ///< 0: there are only short ones
    std::uint32_t shift_ = 0;
};

} // namespace netral
