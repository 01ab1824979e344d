// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which of many given texts occur in a text, in one pass over it.
///
/// Where the machine can shuffle bytes of a vector, and the texts are not too many, the pass asks
/// at 32 or 64 places at once which texts may begin there, by their first eight bytes (X. Wang et
/// al., Hyperscan: A Fast Multi-pattern Regex Matcher for Modern CPUs, 2019). Elsewhere it does not
/// look at every byte: it samples the text at steps that no searched text can slip through, and
/// looks closer where a sample is part of one (after S. Wu and U. Manber, A Fast Algorithm for
/// Multi-Pattern Searching, 1994).

#include <netral/match/vectors.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netral {

struct fingerprint_tables;

/// A set of texts to look for, byte by byte as they are. Immutable; shared by threads.
class substring_set {
public:
    /// @param wanted none of them empty; may be empty itself
    /// @param used the processor must have them
    explicit substring_set(std::vector<std::string> wanted, vectors used = widest_vectors());

    [[nodiscard]] std::size_t size() const noexcept { return wanted_.size(); }

    /// Sets the bit of each of the wanted texts that occurs in `text`.
    ///
    /// @param found (size() + 63) / 64 words; bits are added to what is there
    /// Complexity: about forty instructions for every 64 bytes of the text, or seventy for every
    /// 32; without vectors, or for more than most_fingerprints texts, six for every (shortest - 3)
    /// bytes. Texts of less than 4 bytes are searched for each by itself.
    void find_in(std::string_view text, std::uint64_t* found) const noexcept;

    /// More texts than that begin too much alike, and samples find them sooner.
    static constexpr std::size_t most_fingerprints = 64;

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

    void take_fingerprints(std::vector<std::uint32_t> wanted);
    void take_samples(const std::vector<std::uint32_t>& wanted);
    [[nodiscard]] sample sample_of(std::uint32_t wanted, std::uint32_t offset) const noexcept;
    void file(std::vector<std::pair<std::size_t, sample>> by_bucket, std::size_t buckets);
    [[nodiscard]] std::uint32_t hash(std::uint32_t bytes) const noexcept;
    void find_by_samples(std::string_view text, std::uint64_t* found) const noexcept;
    void compare(std::string_view text, std::size_t at, std::uint32_t bytes, std::size_t bucket,
                 std::uint64_t* found) const noexcept;

    std::vector<std::string> wanted_;
    std::vector<std::uint32_t> short_; ///< those of less than four bytes
    [[maybe_unused]] vectors vectors_ = vectors::common;
    std::shared_ptr<const fingerprint_tables> fingerprints_; ///< if it goes by them
    std::vector<sample> samples_;                            ///< by bucket
    std::vector<std::uint32_t> begins_; ///< of each bucket in samples_, and the end
    std::vector<std::uint64_t> filled_; ///< one bit for each hash that some sample has
    std::size_t step_ = 0;              ///< if it goes by samples
    std::uint32_t shift_ = 0;
};

} // namespace netral
