// SPDX-License-Identifier: Apache-2.0

/// @file
/// Asking a slot and narrowing it: a few integer operations for each kind of test.
///
/// Doors: ask_slot, assume. Read next: cell_test_of.cpp (how a condition becomes such a test).

#include <netral/record/cell_test.hpp>

#include <algorithm>
#include <bit>

namespace netral {

namespace {

using word = std::uint64_t;

std::int64_t as_bound(word w) noexcept
{
    return std::bit_cast<std::int64_t>(w);
}

truth ask_cells(const cell_test& t, const word* possible, std::uint32_t words) noexcept
{
    word inside = 0;
    word outside = 0;
    for (std::uint32_t i = 0; i < words; ++i) {
        inside |= possible[i] & t.mask[i];
        outside |= possible[i] & ~t.mask[i];
    }
    if (inside == 0) return truth::no;
    return outside == 0 ? truth::yes : truth::unknown;
}

truth ask_any(const cell_test& t, const word* has, std::uint32_t words) noexcept
{
    const word* lacks = has + words;
    word found = 0;
    word maybe = 0;
    for (std::uint32_t i = 0; i < words; ++i) {
        found |= has[i] & t.mask[i];
        maybe |= t.mask[i] & ~lacks[i];
    }
    if (found != 0) return truth::yes;
    return maybe == 0 ? truth::no : truth::unknown;
}

truth ask_all(const cell_test& t, const word* has, std::uint32_t words) noexcept
{
    const word* lacks = has + words;
    word missing = 0;
    word unsure = 0;
    for (std::uint32_t i = 0; i < words; ++i) {
        missing |= lacks[i] & t.mask[i];
        unsure |= t.mask[i] & ~has[i];
    }
    if (missing != 0) return truth::no;
    return unsure == 0 ? truth::yes : truth::unknown;
}

truth ask_within(const cell_test& t, const word* bounds) noexcept
{
    const std::int64_t least = as_bound(bounds[0]);
    const std::int64_t greatest = as_bound(bounds[1]);
    if (t.least > t.greatest || greatest < t.least || least > t.greatest) return truth::no;
    return least >= t.least && greatest <= t.greatest ? truth::yes : truth::unknown;
}

truth ask_real(const cell_test& t, const word* known) noexcept
{
    if (known[0] == 0) return truth::unknown;
    const double x = std::bit_cast<double>(known[1]);
    switch (t.compare) {
    case cell_test::comparison::equal: return as_truth(x == t.bound);
    case cell_test::comparison::less: return as_truth(x < t.bound);
    case cell_test::comparison::less_equal: return as_truth(x <= t.bound);
    case cell_test::comparison::greater: return as_truth(x > t.bound);
    case cell_test::comparison::greater_equal: return as_truth(x >= t.bound);
    }
    return truth::unknown;
}

assumption assume_cells(const cell_test& t, bool value, word* possible,
                        std::uint32_t words) noexcept
{
    word kept = 0;
    word lost = 0;
    const word flip = value ? 0 : ~word{0};
    for (std::uint32_t i = 0; i < words; ++i) {
        kept |= possible[i] & (t.mask[i] ^ flip);
        lost |= possible[i] & ~(t.mask[i] ^ flip);
    }
    if (kept == 0) return assumption::refuted;
    if (lost == 0) return assumption::idle;
    for (std::uint32_t i = 0; i < words; ++i) possible[i] &= t.mask[i] ^ flip;
    return assumption::narrowed;
}

/// Every member of the mask is on the side `to`, none may be on the side `from`.
assumption put_all(const cell_test& t, word* to, const word* from, std::uint32_t words) noexcept
{
    word refuting = 0;
    word added = 0;
    for (std::uint32_t i = 0; i < words; ++i) {
        refuting |= from[i] & t.mask[i];
        added |= t.mask[i] & ~to[i];
    }
    if (refuting != 0) return assumption::refuted;
    if (added == 0) return assumption::idle;
    for (std::uint32_t i = 0; i < words; ++i) to[i] |= t.mask[i];
    return assumption::narrowed;
}

/// At least one member of the mask is on the side `to`: it is the one that is not on the other
/// side, if there is only one.
assumption put_one(const cell_test& t, word* to, const word* from, std::uint32_t words) noexcept
{
    int candidates = 0;
    std::uint32_t last = 0;
    for (std::uint32_t i = 0; i < words; ++i) {
        if ((to[i] & t.mask[i]) != 0) return assumption::idle;
        const word open = t.mask[i] & ~from[i];
        candidates += std::popcount(open);
        if (open != 0) last = i;
    }
    if (candidates == 0) return assumption::refuted;
    if (candidates > 1) return assumption::kept;
    to[last] |= t.mask[last] & ~from[last];
    return assumption::narrowed;
}

assumption assume_within(const cell_test& t, word* bounds) noexcept
{
    const std::int64_t least = std::max(as_bound(bounds[0]), t.least);
    const std::int64_t greatest = std::min(as_bound(bounds[1]), t.greatest);
    if (t.least > t.greatest || least > greatest) return assumption::refuted;
    const bool idle = least == as_bound(bounds[0]) && greatest == as_bound(bounds[1]);
    bounds[0] = std::bit_cast<word>(least);
    bounds[1] = std::bit_cast<word>(greatest);
    return idle ? assumption::idle : assumption::narrowed;
}

/// Cuts off an end of the interval; a hole in its middle is more than two bounds can say.
assumption assume_outside(const cell_test& t, word* bounds) noexcept
{
    const std::int64_t least = as_bound(bounds[0]);
    const std::int64_t greatest = as_bound(bounds[1]);
    if (t.least > t.greatest || greatest < t.least || least > t.greatest) return assumption::idle;
    const bool low = least >= t.least;
    const bool high = greatest <= t.greatest;
    if (low && high) return assumption::refuted;
    if (!low && !high) return assumption::kept;
    if (low) bounds[0] = std::bit_cast<word>(t.greatest + 1);
    if (high) bounds[1] = std::bit_cast<word>(t.least - 1);
    return assumption::narrowed;
}

assumption assume_real(const cell_test& t, bool value, word* known) noexcept
{
    const truth now = ask_real(t, known);
    if (decided(now)) return now == as_truth(value) ? assumption::idle : assumption::refuted;
    if (!value || t.compare != cell_test::comparison::equal) return assumption::kept;
    known[0] = 1;
    known[1] = std::bit_cast<word>(t.bound);
    return assumption::narrowed;
}

} // namespace

truth ask_slot(const cell_test& t, const slot& s, const std::uint64_t* words) noexcept
{
    const word* at = words + s.first;
    truth answer = truth::unknown;
    switch (t.what) {
    case cell_test::kind::in_cells: answer = ask_cells(t, at, s.mask_words); break;
    case cell_test::kind::has_any: answer = ask_any(t, at, s.mask_words); break;
    case cell_test::kind::has_all: answer = ask_all(t, at, s.mask_words); break;
    case cell_test::kind::within: answer = ask_within(t, at); break;
    case cell_test::kind::real_is: answer = ask_real(t, at); break;
    }
    return t.negated ? !answer : answer;
}

assumption assume(const cell_test& t, bool value, const slot_layout& slots,
                  std::uint64_t* words) noexcept
{
    const slot& s = slots[t.fact];
    word* at = words + s.first;
    word* lacks = at + s.mask_words;
    if (t.negated) value = !value;
    switch (t.what) {
    case cell_test::kind::in_cells: return assume_cells(t, value, at, s.mask_words);
    case cell_test::kind::has_any:
        return value ? put_one(t, at, lacks, s.mask_words) : put_all(t, lacks, at, s.mask_words);
    case cell_test::kind::has_all:
        return value ? put_all(t, at, lacks, s.mask_words) : put_one(t, lacks, at, s.mask_words);
    case cell_test::kind::within: return value ? assume_within(t, at) : assume_outside(t, at);
    case cell_test::kind::real_is: return assume_real(t, value, at);
    }
    return assumption::kept;
}

} // namespace netral
