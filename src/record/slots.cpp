// SPDX-License-Identifier: Apache-2.0

/// @file
/// Deals out the words of a record to the facts, in the order of their declaration.
///
/// Door: the constructor of slot_layout. Read next: cell_test.cpp.

#include <netral/record/slots.hpp>

#include <limits>

namespace netral {

namespace {

constexpr std::uint32_t word_bits = 64;

slot_kind kind_of(const fact& f) noexcept
{
    if (f.confidential) return slot_kind::absent;
    switch (f.type) {
    case fact_type::boolean:
    case fact_type::enumeration: return slot_kind::cells;
    case fact_type::string: return f.constants.empty() ? slot_kind::prose : slot_kind::cells;
    case fact_type::set: return slot_kind::members;
    case fact_type::integer:
    case fact_type::date: return slot_kind::interval;
    case fact_type::real: return slot_kind::real;
    case fact_type::text:
    case fact_type::list: return slot_kind::prose;
    }
    return slot_kind::absent;
}

std::uint32_t cells_of(const fact& f) noexcept
{
    switch (f.type) {
    case fact_type::boolean: return 2;
    case fact_type::string: return static_cast<std::uint32_t>(f.constants.size()) + 1;
    default: return static_cast<std::uint32_t>(f.values.size());
    }
}

bool has_text(fact_type t) noexcept
{
    return t == fact_type::string || t == fact_type::text || t == fact_type::list;
}

void append_all_cells(std::vector<std::uint64_t>& words, std::uint32_t cells)
{
    for (; cells >= word_bits; cells -= word_bits) words.push_back(~std::uint64_t{0});
    if (cells > 0) words.push_back((std::uint64_t{1} << cells) - 1);
}

/// The words of a fact of which nothing is known.
void append_blank(std::vector<std::uint64_t>& words, const slot& s, fact_type type)
{
    switch (s.kind) {
    case slot_kind::cells: append_all_cells(words, s.cell_count); break;
    case slot_kind::members: words.resize(words.size() + 2 * std::size_t{s.mask_words}); break;
    case slot_kind::interval: {
        const bool day = type == fact_type::date;
        const std::int64_t least = std::numeric_limits<std::int64_t>::min();
        const std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
        words.push_back(static_cast<std::uint64_t>(day ? earliest_date.days : least));
        words.push_back(static_cast<std::uint64_t>(day ? latest_date.days : greatest));
        break;
    }
    case slot_kind::real: words.resize(words.size() + 2); break;
    case slot_kind::prose: words.push_back(0); break;
    case slot_kind::absent: break;
    }
}

} // namespace

slot_layout::slot_layout(const ruleset& rules)
{
    slots_.reserve(rules.facts.size());
    for (const fact& f : rules.facts) {
        slot s;
        s.kind = kind_of(f);
        s.first = static_cast<std::uint32_t>(blank_.size());
        if (s.kind == slot_kind::cells || s.kind == slot_kind::members) {
            s.cell_count = cells_of(f);
            s.mask_words = (s.cell_count + word_bits - 1) / word_bits;
        }
        if (s.kind != slot_kind::absent && has_text(f.type))
            s.text = static_cast<std::uint32_t>(texts_++);
        append_blank(blank_, s, f.type);
        slots_.push_back(s);
    }
    words_ = blank_.size();
}

} // namespace netral
