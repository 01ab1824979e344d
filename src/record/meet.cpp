// SPDX-License-Identifier: Apache-2.0

/// @file
/// Slots meet as their words mean: possible cells and bounds intersect, known members unite.
///
/// Door: meet. Read next: derivations.cpp.

#include "meet.hpp"

#include <algorithm>
#include <bit>

namespace netral {

namespace {

assumption meet_cells(std::uint64_t* at, const std::uint64_t* other, std::uint32_t words) noexcept
{
    std::uint64_t kept = 0;
    std::uint64_t lost = 0;
    for (std::uint32_t i = 0; i < words; ++i) {
        kept |= at[i] & other[i];
        lost |= at[i] & ~other[i];
    }
    if (kept == 0) return assumption::refuted;
    for (std::uint32_t i = 0; i < words; ++i) at[i] &= other[i];
    return lost == 0 ? assumption::idle : assumption::narrowed;
}

assumption meet_members(std::uint64_t* at, const std::uint64_t* other, std::uint32_t words) noexcept
{
    std::uint64_t clash = 0;
    std::uint64_t added = 0;
    for (std::uint32_t has = 0; has < words; ++has) {
        const std::uint32_t lacks = has + words;
        clash |= (at[has] & other[lacks]) | (at[lacks] & other[has]);
        added |= (other[has] & ~at[has]) | (other[lacks] & ~at[lacks]);
    }
    if (clash != 0) return assumption::refuted;
    for (std::uint32_t i = 0; i < 2 * words; ++i) at[i] |= other[i];
    return added == 0 ? assumption::idle : assumption::narrowed;
}

assumption meet_interval(std::uint64_t* at, const std::uint64_t* other) noexcept
{
    const auto number = [](std::uint64_t w) { return std::bit_cast<std::int64_t>(w); };
    const std::int64_t least = std::max(number(at[0]), number(other[0]));
    const std::int64_t greatest = std::min(number(at[1]), number(other[1]));
    if (least > greatest) return assumption::refuted;
    const bool same = least == number(at[0]) && greatest == number(at[1]);
    at[0] = std::bit_cast<std::uint64_t>(least);
    at[1] = std::bit_cast<std::uint64_t>(greatest);
    return same ? assumption::idle : assumption::narrowed;
}

assumption meet_real(std::uint64_t* at, const std::uint64_t* other) noexcept
{
    if (other[0] == 0) return assumption::idle;
    if (at[0] == 0) {
        at[0] = other[0];
        at[1] = other[1];
        return assumption::narrowed;
    }
    const bool same = std::bit_cast<double>(at[1]) == std::bit_cast<double>(other[1]);
    return same ? assumption::idle : assumption::refuted;
}

} // namespace

assumption meet(const slot& s, std::uint64_t* at, const std::uint64_t* other) noexcept
{
    switch (s.kind) {
    case slot_kind::cells: return meet_cells(at, other, s.mask_words);
    case slot_kind::members: return meet_members(at, other, s.mask_words);
    case slot_kind::interval: return meet_interval(at, other);
    case slot_kind::real: return meet_real(at, other);
    case slot_kind::prose:
    case slot_kind::absent: return assumption::idle;
    }
    return assumption::idle;
}

} // namespace netral
