// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Answers by what records state of the facts that matter: of one thread, and of several together.
///
/// Doors: answer_memory, shared_answers. Read next: engine/stated_key.hpp (which keys), lines.cpp.

#include <netral/engine/stated_key.hpp>

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netral {

/// Answers that threads have in common, so that what one has worked out the others need not. Each
/// asks a table of its own first, so that here they seldom meet.
class shared_answers {
public:
    explicit shared_answers(std::size_t answers);

    /// Puts the answer into `answer`; false if there is none.
    [[nodiscard]] bool find(const stated_key& key, std::string& answer);
    void keep(const stated_key& key, std::string_view answer);

private:
    static constexpr std::size_t shard_count = 16;

    struct shard {
        explicit shard(std::size_t answers) : table(answers) {}
        std::mutex guard;
        key_table<std::string> table;
    };

    [[nodiscard]] shard& shard_of(const stated_key& key) noexcept;

    std::vector<std::unique_ptr<shard>> shards_;
};

/// Of bounded size. Belongs to one thread, but may have a part in common with others.
class answer_memory {
public:
    /// Room for `answers`, rounded up to a power of two; for none if a list decides something,
    /// which no key holds.
    answer_memory(const program& p, std::size_t answers);

    [[nodiscard]] bool enabled() const noexcept { return own_.has_room(); }

    /// From now on answers that are not known here are looked for there, and kept there too.
    /// Precondition: all who share it answer by the same program under the same options.
    void share(std::shared_ptr<shared_answers> with) { shared_ = std::move(with); }

    /// The answer to a record as stated, before completion, or null. Valid until keep().
    /// Precondition: enabled().
    [[nodiscard]] const std::string* find(const record& stated);

    /// Keeps the answer to the record that was last looked for in vain, unless its key is very
    /// long.
    void keep(std::string_view answer);

private:
    key_maker keys_;
    key_table<std::string> own_;
    std::shared_ptr<shared_answers> shared_; ///< may be null
    stated_key key_;                         ///< looked for
    std::string found_;                      ///< by others
};

} // namespace netral
