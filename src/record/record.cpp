// SPDX-License-Identifier: Apache-2.0

/// @file
/// What a record knows, as the layers above ask for it.
///
/// Door: class record. Read next: reader.cpp (how it comes to know).

#include <netral/record/record.hpp>

#include <algorithm>
#include <bit>
#include <limits>
#include <stdexcept>

namespace netral {

namespace {

int count_bits(const std::uint64_t* mask, std::uint32_t words) noexcept
{
    int n = 0;
    for (std::uint32_t i = 0; i < words; ++i) n += std::popcount(mask[i]);
    return n;
}

/// Precondition: one is set.
std::uint32_t first_bit(const std::uint64_t* mask, std::uint32_t words) noexcept
{
    std::uint32_t i = 0;
    while (i + 1 < words && mask[i] == 0) ++i;
    return i * 64 + static_cast<std::uint32_t>(std::countr_zero(mask[i]));
}

bool same_words(const std::uint64_t* a, const std::uint64_t* b, const slot& s) noexcept
{
    return std::equal(a, a + s.words(), b);
}

value days_of(fact_id f, std::int64_t first, std::int64_t last) noexcept
{
    return value(
        date_range{date{static_cast<std::int32_t>(first)}, date{static_cast<std::int32_t>(last)}},
        f);
}

value choice_of(fact_id f, const fact& declared, const std::uint64_t* possible, const slot& s)
{
    if (count_bits(possible, s.mask_words) == 1)
        return value::borrowed_string(declared.values[first_bit(possible, s.mask_words)].name);
    std::vector<std::string> names;
    for (std::uint32_t cell = 0; cell < s.cell_count; ++cell)
        if ((possible[cell / 64] >> (cell % 64) & 1) != 0)
            names.push_back(declared.values[cell].name);
    std::sort(names.begin(), names.end());
    return value::choice(f, std::move(names));
}

value set_of(fact_id f, const fact& declared, const std::uint64_t* has, const slot& s)
{
    const std::uint64_t* lacks = has + s.mask_words;
    std::vector<std::string> members;
    std::vector<std::string> possible;
    for (std::uint32_t m = 0; m < s.cell_count; ++m) {
        const std::uint64_t bit = std::uint64_t{1} << (m % 64);
        if ((has[m / 64] & bit) != 0)
            members.push_back(declared.values[m].name);
        else if ((lacks[m / 64] & bit) == 0)
            possible.push_back(declared.values[m].name);
    }
    std::sort(members.begin(), members.end());
    std::sort(possible.begin(), possible.end());
    return value::fact_set(f, std::move(members), std::move(possible));
}

value list_of(const std::vector<std::string>& items)
{
    std::vector<value> values;
    values.reserve(items.size());
    for (const std::string& item : items) values.push_back(value::borrowed_string(item));
    return value::list(std::move(values));
}

} // namespace

record::record(const slot_layout& slots)
    : slots_(&slots), block_(3 * slots.word_count() + slots.text_count()),
      sources_(slots.fact_count(), knowledge::missing)
{
    const std::vector<std::uint64_t>& blank = slots.blank();
    for (std::uint64_t* part : {words(), stated(), given()})
        std::copy(blank.begin(), blank.end(), part);
}

void record::clear()
{
    std::copy(slots_->blank().begin(), slots_->blank().end(), words());
    std::fill_n(words() + places_begin(), slots_->text_count(), 0);
    std::fill(sources_.begin(), sources_.end(), knowledge::missing);
    texts_size_ = 0;
    for (std::vector<std::string>& items : items_) items.clear();
    warnings_.clear();
    id_.clear();
    ignored_keys = 0;
}

void record::prefetch() const noexcept
{
    constexpr std::size_t line = 64;
    constexpr std::size_t most_text = 512;
    const auto* words = reinterpret_cast<const char*>(block_.data());
    for (std::size_t at = 0; at < stated_begin() * sizeof(std::uint64_t); at += line)
        __builtin_prefetch(words + at);
    for (std::size_t at = 0; at < std::min(texts_size_, most_text); at += line)
        __builtin_prefetch(texts_.data() + at);
}

bool record::known(fact_id f) const noexcept
{
    const slot& s = (*slots_)[f];
    const std::uint64_t* at = words() + s.first;
    switch (s.kind) {
    case slot_kind::cells: return count_bits(at, s.mask_words) == 1;
    case slot_kind::members:
        return static_cast<std::uint32_t>(count_bits(at, 2 * s.mask_words)) == s.cell_count;
    case slot_kind::interval: return at[0] == at[1];
    case slot_kind::real:
    case slot_kind::prose: return at[0] != 0;
    case slot_kind::absent: return false;
    }
    return false;
}

bool record::touched(fact_id f) const noexcept
{
    const slot& s = (*slots_)[f];
    return !same_words(words() + s.first, slots_->blank().data() + s.first, s);
}

std::string_view record::text(fact_id f) const noexcept
{
    const slot& s = (*slots_)[f];
    if (s.text == none) return {};
    const std::uint64_t place = words()[places_begin() + s.text];
    return {texts_.data() + (place >> 32U), place & 0xFFFFFFFFU};
}

void record::set_text(fact_id f, std::string_view value)
{
    const slot& s = (*slots_)[f];
    if (s.text == none) return;
    std::copy(value.begin(), value.end(), add_text(s, value.size()));
    if (s.kind == slot_kind::prose) words()[s.first] = 1;
}

void record::grow_texts(std::size_t by)
{
    if (by > std::numeric_limits<std::uint32_t>::max() - texts_size_)
        throw std::length_error("the texts of a record have more than 4 GiB");
    // No larger than what the next text can be refused by.
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
    texts_.resize(std::min(2 * (texts_size_ + by), most) + text_step);
}

const std::vector<std::string>& record::items(fact_id f) const noexcept
{
    static const std::vector<std::string> no_items;
    const slot& s = (*slots_)[f];
    return s.text == none || items_.empty() ? no_items : items_[s.text];
}

void record::set_items(fact_id f, const std::vector<std::string_view>& values)
{
    const slot& s = (*slots_)[f];
    if (s.text == none) return;
    if (items_.empty()) items_.resize(slots_->text_count());
    items_[s.text].assign(values.begin(), values.end());
    words()[s.first] = 1;
}

value record::value_of(fact_id f, const ruleset& rules, const std::uint64_t* words) const
{
    const slot& s = (*slots_)[f];
    const fact& declared = rules.facts[f];
    const std::uint64_t* at = words + s.first;
    if (same_words(at, slots_->blank().data() + s.first, s)) return value::unknown(f);
    const auto least = std::bit_cast<std::int64_t>(at[0]);
    switch (declared.type) {
    case fact_type::boolean: return at[0] == 3 ? value::unknown(f) : value(at[0] == 2);
    case fact_type::integer: return at[0] == at[1] ? value(least) : value::unknown(f);
    case fact_type::real: return value(std::bit_cast<double>(at[1]));
    case fact_type::date: return days_of(f, least, std::bit_cast<std::int64_t>(at[1]));
    case fact_type::enumeration: return choice_of(f, declared, at, s);
    case fact_type::set: return set_of(f, declared, at, s);
    case fact_type::string: return string_of(f, declared, at);
    case fact_type::text: return value::borrowed_string(text(f));
    case fact_type::list: return list_of(items(f));
    }
    return value::unknown(f);
}

/// Of the strings that no condition names the cell says only that it is one of them; which one is
/// known from the text that the record states, if that is such a string.
value record::string_of(fact_id f, const fact& declared, const std::uint64_t* at) const
{
    const slot& s = (*slots_)[f];
    if (s.kind == slot_kind::prose) return value::borrowed_string(text(f));
    if (count_bits(at, s.mask_words) != 1) return value::unknown(f);
    const std::uint32_t cell = first_bit(at, s.mask_words);
    if (cell < declared.constants.size()) return value::borrowed_string(declared.constants[cell]);
    const std::string_view stated = text(f);
    const bool another =
        std::binary_search(declared.constants.begin(), declared.constants.end(), stated);
    if (another || (stated.empty() && sources_[f] != knowledge::stated)) return value::unknown(f);
    return value::borrowed_string(stated);
}

void record::warn(record_warning w)
{
    warnings_.push_back(std::move(w));
}

} // namespace netral
