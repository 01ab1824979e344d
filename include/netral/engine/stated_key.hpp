// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a record states of the facts that matter, as a key, and answers kept by such keys.
///
///     record as stated --key_maker--> stated_key --key_table--> the answer given before
///
/// Two records that state the same of every fact that a rule, constraint, calendar or derivation
/// reads have the same completion and the same outcomes. A key is all of that, compared in full:
/// its hash only says where to look.
///
/// Read next: program.hpp; classify/lines.hpp and change/comparison.hpp remember answers so.

#include <netral/engine/program.hpp>
#include <netral/record/record.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace netral {

/// Plain data; equal words, equal answers.
struct stated_key {
    std::uint64_t hash = 0;
    std::vector<std::uint64_t> words; ///< not empty once made

    /// The key of both together: of one incident as two rule sets have it.
    void append(const stated_key& other);
};

/// Makes keys for one program.
///
/// Not thread-safe. Lifetime: takes what it needs from the program.
class key_maker {
public:
    /// Keys of what the outcomes of the rules depend on, and of these facts beside.
    ///
    /// @param other  A program that works on the same records, whose rules count too.
    explicit key_maker(const program& p, const std::vector<fact_id>& beside = {},
                       const program* other = nullptr);

    /// Whether a key holds all that matters: false where a list decides something.
    [[nodiscard]] bool complete() const noexcept { return !lists_; }

    /// Precondition: the record was read with the program's slots and is not yet completed.
    /// Complexity: the facts that it states, and their words.
    void make(const record& stated, stated_key& out);

private:
    /// What of a fact is in a key.
    struct part {
        std::uint32_t first = 0; ///< of the record's words
        std::uint32_t count = 0;
        bool days = false; ///< both bounds fit in one word
        bool text = false;
    };

    std::vector<part> parts_;            ///< by fact
    std::vector<fact_id> texts_;         ///< whose texts are in a key
    std::vector<std::uint64_t> matters_; ///< a byte for each fact: all bits set, or none
    std::vector<std::uint64_t> stated_;  ///< a byte for each fact
    std::size_t bitmap_words_ = 0;
    std::size_t longest_without_texts_ = 0; ///< key, in words
    bool lists_ = false;
};

/// Answers by key, in a table that never grows: small sets of places, in a full one of which an
/// answer gives way.
///
/// Not thread-safe.
template <class Answer>
class key_table {
public:
    /// Room for `answers`, rounded up to a power of two; for none if 0.
    explicit key_table(std::size_t answers)
        : entries_(answers == 0 ? 0 : std::bit_ceil(std::max(answers, ways)))
    {
    }

    [[nodiscard]] bool has_room() const noexcept { return !entries_.empty(); }

    /// The answer, or a null pointer. Valid until place(). Precondition: has_room().
    [[nodiscard]] Answer* find(const stated_key& key) noexcept
    {
        entry* set = &entries_[set_of(key.hash)];
        for (std::size_t i = 0; i < ways; ++i)
            if (set[i].key.hash == key.hash && set[i].key.words == key.words) return &set[i].answer;
        return nullptr;
    }

    /// A place for the answer to this key, which holds what was there before; a null pointer where
    /// the key is very long (a text that decides will not come again). Precondition: has_room().
    [[nodiscard]] Answer* place(const stated_key& key)
    {
        if (key.words.size() > longest_key) return nullptr;
        entry* set = &entries_[set_of(key.hash)];
        std::size_t at = 0;
        while (at < ways && !set[at].key.words.empty()) ++at;
        if (at == ways) at = turn_++ % ways;
        set[at].key = key;
        return &set[at].answer;
    }

private:
    static constexpr std::size_t ways = 4;          ///< places where a key may be
    static constexpr std::size_t longest_key = 512; ///< in words

    struct entry {
        stated_key key; ///< empty: free
        Answer answer;
    };

    [[nodiscard]] std::size_t set_of(std::uint64_t hash) const noexcept
    {
        return (hash & (entries_.size() / ways - 1)) * ways;
    }

    std::vector<entry> entries_; ///< in sets of `ways`
    std::size_t turn_ = 0;       ///< which of a full set is forgotten next
};

} // namespace netral
