// SPDX-License-Identifier: Apache-2.0

/// @file
/// Finds and keeps answers; the high bits of a hash choose the shard.
///
/// Doors: answer_memory, shared_answers.

#include "answer_memory.hpp"

namespace netral {
namespace {

void keep_in(key_table<std::string>& table, const stated_key& key, std::string_view answer)
{
    if (std::string* at = table.place(key)) *at = answer;
}

} // namespace

shared_answers::shared_answers(std::size_t answers)
{
    for (std::size_t i = 0; i < shard_count; ++i)
        shards_.push_back(std::make_unique<shard>((answers + shard_count - 1) / shard_count));
}

shared_answers::shard& shared_answers::shard_of(const stated_key& key) noexcept
{
    return *shards_[key.hash >> 60];
}

bool shared_answers::find(const stated_key& key, std::string& answer)
{
    shard& s = shard_of(key);
    const std::lock_guard lock(s.guard);
    const std::string* known = s.table.find(key);
    if (known != nullptr) answer = *known;
    return known != nullptr;
}

void shared_answers::keep(const stated_key& key, std::string_view answer)
{
    shard& s = shard_of(key);
    const std::lock_guard lock(s.guard);
    keep_in(s.table, key, answer);
}

answer_memory::answer_memory(const program& p, std::size_t answers)
    : keys_(p), own_(keys_.complete() ? answers : 0)
{
}

const std::string* answer_memory::find(const record& stated)
{
    keys_.make(stated, key_);
    const std::string* known = own_.find(key_);
    if (known != nullptr || shared_ == nullptr || !shared_->find(key_, found_)) return known;
    keep_in(own_, key_, found_);
    return &found_;
}

void answer_memory::keep(std::string_view answer)
{
    keep_in(own_, key_, answer);
    if (shared_ != nullptr) shared_->keep(key_, answer);
}

} // namespace netral
