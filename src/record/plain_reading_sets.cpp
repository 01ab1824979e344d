// SPDX-License-Identifier: Apache-2.0

/// @file
/// Values of several pieces: lists, whole sets and parts of sets.
///
/// Door: plain_reading. Read next: fact_reading_sets.cpp.

#include "plain_reading.hpp"

namespace netral {

namespace {

std::uint64_t all_members(const slot& s, std::uint32_t word) noexcept
{
    const std::uint32_t left = s.cell_count - 64 * word;
    return left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
}

} // namespace

line_cursor plain_reading::read_list(line_cursor at, const known_key& key)
{
    list_.clear();
    if (!at.take('[')) return {};
    if (!at.take(']')) {
        do {
            const piece item = plain_string(at);
            at = item.behind;
            if (!at) return {};
            list_.push_back(item.text);
        } while (at.take(','));
        if (!at.take(']')) return {};
    }
    if (!key.hidden) into_->set_items(key.fact, list_);
    return at;
}

line_cursor plain_reading::read_set(line_cursor at, const known_key& key, std::uint64_t* into)
{
    if (at.first() == '{') return read_part_set(at, key, into);
    at = add_members(at, key, key.values->wider, into);
    if (!at) return {};
    for (std::uint32_t i = 0; i < key.where.mask_words; ++i)
        into[key.where.mask_words + i] = all_members(key.where, i) & ~into[i];
    return at;
}

line_cursor plain_reading::read_part_set(line_cursor at, const known_key& key, std::uint64_t* into)
{
    std::uint64_t* lacks = into + key.where.mask_words;
    bool seen[2] = {false, false};
    at.step();
    if (at.take('}')) return at;
    do {
        const piece name = plain_string(at);
        at = name.behind;
        if (!at || !at.take(':')) return {};
        const bool negative = name.text == "not";
        if ((!negative && name.text != "has") || seen[negative ? 1 : 0]) return {};
        seen[negative ? 1 : 0] = true;
        if (at.first() == 'n') {
            if (!at.take_word("null")) return {};
            continue;
        }
        at = add_members(at, key, negative ? key.values->narrower : key.values->wider,
                         negative ? lacks : into);
        if (!at) return {};
    } while (at.take(','));
    for (std::uint32_t i = 0; i < key.where.mask_words; ++i)
        if ((into[i] & lacks[i]) != 0 && !key.hidden) return {};
    return at.take('}') ? at : line_cursor();
}

line_cursor plain_reading::add_members(line_cursor at, const known_key& key, const mask& follow,
                                       std::uint64_t* into)
{
    const std::uint32_t words = key.where.mask_words;
    if (!at.take('[')) return {};
    if (at.take(']')) return at;
    do {
        const piece name = plain_string(at);
        at = name.behind;
        if (!at) return {};
        const std::uint32_t member = key.values->names.find_padded(name.text);
        if (member == none) return {};
        if (key.hidden) continue;
        for (std::uint32_t i = 0; i < words; ++i)
            into[i] |= follow[std::size_t{member} * words + i];
    } while (at.take(','));
    return at.take(']') ? at : line_cursor();
}

} // namespace netral
