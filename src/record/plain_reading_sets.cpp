// SPDX-License-Identifier: Apache-2.0

/// @file
/// Values of several pieces: lists, whole sets and parts of sets.
///
/// Door: plain_reading. Read next: fact_reading_sets.cpp.

#include "plain_reading.hpp"

#include <algorithm>

namespace netral {

namespace {

std::uint64_t all_members(const slot& s, std::uint32_t word) noexcept
{
    const std::uint32_t left = s.cell_count - 64 * word;
    return left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
}

} // namespace

line_cursor plain_reading::read_list(line_cursor at, fact_id f, const place& p)
{
    list_.clear();
    if (!at.take('[')) return {};
    if (!at.take(']')) {
        do {
            std::string_view item;
            if (!take_plain_string(at, item)) return {};
            list_.push_back(item);
        } while (at.take(','));
        if (!at.take(']')) return {};
    }
    if (!p.dropped) into_->set_items(f, list_);
    return at;
}

line_cursor plain_reading::read_set(line_cursor at, const place& p, std::uint64_t* into)
{
    if (p.dropped) std::fill(spare_.begin(), spare_.end(), 0);
    if (at.first() == '{') return read_part_set(at, p, into);
    at = add_members(at, p, p.values->wider, into);
    if (!at) return {};
    for (std::uint32_t i = 0; i < p.where.mask_words; ++i)
        into[p.where.mask_words + i] = all_members(p.where, i) & ~into[i];
    return at;
}

line_cursor plain_reading::read_part_set(line_cursor at, const place& p, std::uint64_t* into)
{
    std::uint64_t* lacks = into + p.where.mask_words;
    bool seen[2] = {false, false};
    at.step();
    if (at.take('}')) return at;
    do {
        std::string_view name;
        if (!take_plain_string(at, name) || !at.take(':')) return {};
        const bool negative = name == "not";
        if ((!negative && name != "has") || seen[negative ? 1 : 0]) return {};
        seen[negative ? 1 : 0] = true;
        if (at.first() == 'n') {
            if (!at.take_word("null")) return {};
            continue;
        }
        at = add_members(at, p, negative ? p.values->narrower : p.values->wider,
                         negative ? lacks : into);
        if (!at) return {};
    } while (at.take(','));
    for (std::uint32_t i = 0; i < p.where.mask_words; ++i)
        if ((into[i] & lacks[i]) != 0 && !p.dropped) return {};
    return at.take('}') ? at : line_cursor();
}

line_cursor plain_reading::add_members(line_cursor at, const place& p, const mask& follow,
                                       std::uint64_t* into)
{
    const std::uint32_t words = p.where.mask_words;
    if (!at.take('[')) return {};
    if (at.take(']')) return at;
    do {
        std::string_view name;
        if (!take_plain_string(at, name)) return {};
        const std::uint32_t member = p.values->names.find(name);
        if (member == none) return {};
        if (p.dropped) continue;
        for (std::uint32_t i = 0; i < words; ++i)
            into[i] |= follow[std::size_t{member} * words + i];
    } while (at.take(','));
    return at.take(']') ? at : line_cursor();
}

} // namespace netral
