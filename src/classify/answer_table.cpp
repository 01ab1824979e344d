// SPDX-License-Identifier: Apache-2.0

/// @file
/// Small sets of places; the low bits of a hash choose the set, the high ones the shard.
///
/// Doors: answer_table, shared_answers.

#include "answer_table.hpp"

#include <algorithm>
#include <bit>

namespace netral {
namespace {

constexpr std::size_t ways = 4;          ///< places where a key may be
constexpr std::size_t longest_key = 512; ///< in words

} // namespace

answer_table::answer_table(std::size_t answers)
    : entries_(answers == 0 ? 0 : std::bit_ceil(std::max(answers, ways)))
{
}

std::size_t answer_table::set_of(std::uint64_t hash) const noexcept
{
    return (hash & (entries_.size() / ways - 1)) * ways;
}

const std::string* answer_table::find(const answer_key& key) const noexcept
{
    const entry* set = &entries_[set_of(key.hash)];
    for (std::size_t i = 0; i < ways; ++i)
        if (set[i].key.hash == key.hash && set[i].key.words == key.words) return &set[i].answer;
    return nullptr;
}

void answer_table::keep(const answer_key& key, std::string_view answer)
{
    if (key.words.size() > longest_key) return; // a long text decides: it will not come again
    entry* set = &entries_[set_of(key.hash)];
    std::size_t at = 0;
    while (at < ways && !set[at].key.words.empty()) ++at;
    if (at == ways) at = turn_++ % ways;
    set[at].key = key;
    set[at].answer = answer;
}

shared_answers::shared_answers(std::size_t answers)
{
    for (std::size_t i = 0; i < shard_count; ++i)
        shards_.push_back(std::make_unique<shard>((answers + shard_count - 1) / shard_count));
}

shared_answers::shard& shared_answers::shard_of(const answer_key& key) noexcept
{
    return *shards_[key.hash >> 60];
}

bool shared_answers::find(const answer_key& key, std::string& answer)
{
    shard& s = shard_of(key);
    const std::lock_guard lock(s.guard);
    const std::string* known = s.table.find(key);
    if (known != nullptr) answer = *known;
    return known != nullptr;
}

void shared_answers::keep(const answer_key& key, std::string_view answer)
{
    shard& s = shard_of(key);
    const std::lock_guard lock(s.guard);
    s.table.keep(key, answer);
}

} // namespace netral
