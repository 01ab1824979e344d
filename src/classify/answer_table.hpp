// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Answers by key, in a table that never grows: of one thread, and of several together.
///
/// Doors: answer_table, shared_answers. Read next: answer_memory.hpp (which keys).

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// A key, compared in full: the hash only says where to look.
struct answer_key {
    std::uint64_t hash = 0;
    std::vector<std::uint64_t> words; ///< not empty
};

/// Not thread-safe. A full place forgets one of the answers that it has.
class answer_table {
public:
    /// Room for `answers`, rounded up to a power of two; for none if 0.
    explicit answer_table(std::size_t answers);

    [[nodiscard]] bool has_room() const noexcept { return !entries_.empty(); }

    /// Valid until keep(). Precondition: has_room().
    [[nodiscard]] const std::string* find(const answer_key& key) const noexcept;

    /// Keeps the answer unless its key is very long. Precondition: has_room().
    void keep(const answer_key& key, std::string_view answer);

private:
    struct entry {
        answer_key key; ///< empty: free
        std::string answer;
    };

    [[nodiscard]] std::size_t set_of(std::uint64_t hash) const noexcept;

    std::vector<entry> entries_; ///< in sets of `ways`
    std::size_t turn_ = 0;       ///< which of a full set is forgotten next
};

/// Answers that threads have in common, so that what one has worked out the others need not. Each
/// asks a table of its own first, so that here they seldom meet.
class shared_answers {
public:
    explicit shared_answers(std::size_t answers);

    /// Puts the answer into `answer`; false if there is none.
    [[nodiscard]] bool find(const answer_key& key, std::string& answer);
    void keep(const answer_key& key, std::string_view answer);

private:
    static constexpr std::size_t shard_count = 16;

    struct shard {
        explicit shard(std::size_t answers) : table(answers) {}
        std::mutex guard;
        answer_table table;
    };

    [[nodiscard]] shard& shard_of(const answer_key& key) noexcept;

    std::vector<std::unique_ptr<shard>> shards_;
};

} // namespace netral
