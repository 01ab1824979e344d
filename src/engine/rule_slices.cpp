// SPDX-License-Identifier: Apache-2.0

/// @file
/// Lays out the rows of slices, and joins those that a record chooses. The only door is
/// rule_slices.hpp.

#include "rule_slices.hpp"

#include "machines.hpp"

#include <algorithm>
#include <cstring>

namespace netral {

state_tables::state_tables(const std::vector<stated_fact>& facts, const std::vector<bool>& used,
                           std::size_t largest)
    : places_(facts.size())
{
    std::vector<std::uint32_t> order;
    for (std::uint32_t f = 0; f < facts.size(); ++f)
        if (used[f]) order.push_back(f);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return facts[a].states < facts[b].states;
    });
    for (const std::uint32_t f : order) {
        const std::uint32_t choices = facts[f].states + 1;
        if (rows_.empty() || std::size_t{rows_.back()} * choices > largest) rows_.push_back(1);
        places_[f] = {static_cast<std::uint32_t>(rows_.size()) - 1, rows_.back()};
        rows_.back() *= choices;
    }
}

rule_slices::rule_slices(const std::vector<stated_fact>& facts, const state_tables& tables,
                         const std::vector<std::uint64_t>& nobody, std::size_t words,
                         const std::vector<exclusion>& all,
                         const std::vector<std::uint64_t>& states)
    : words_(words), slices_(nobody.size() / words)
{
    store_.add(nobody.size());
    places where;
    take_room(tables, all, where);
    std::copy(nobody.begin(), nobody.end(), store_.data());
    for (const exclusion& e : all) mark(e, facts[e.fact], tables, where, states.data() + e.states);
    store_.shrink();
}

void rule_slices::take_room(const state_tables& tables, const std::vector<exclusion>& all,
                            places& where)
{
    const std::size_t lines = count() * (words_ / line_words);
    std::vector<std::vector<bool>> asked(tables.count(), std::vector<bool>(lines));
    for (const exclusion& e : all)
        asked[tables.of(e.fact).table][e.place / (64 * line_words)] = true;
    where.assign(tables.count(), std::vector<std::size_t>(lines));
    row_bytes_.resize(tables.count());
    std::vector<std::vector<table_use>> of_slices(count());
    for (std::uint32_t t = 0; t < tables.count(); ++t)
        add_table(t, tables.rows(t), asked[t], of_slices, where[t]);
    for (std::size_t s = 0; s < count(); ++s) {
        slices_[s].first_use = static_cast<std::uint32_t>(uses_.size());
        uses_.insert(uses_.end(), of_slices[s].begin(), of_slices[s].end());
        slices_[s].uses_end = static_cast<std::uint32_t>(uses_.size());
    }
}

/// Room for the rows of a table: of whole slices, or of the lines that ask for it where these are
/// two in three of their slices' at most.
void rule_slices::add_table(std::uint32_t table, std::size_t rows, const std::vector<bool>& asked,
                            std::vector<std::vector<table_use>>& of_slices,
                            std::vector<std::size_t>& where)
{
    const std::size_t lines_of_slice = words_ / line_words;
    std::vector<bool> of_slice(count());
    for (std::size_t line = 0; line < asked.size(); ++line)
        if (asked[line]) of_slice[line / lines_of_slice] = true;
    const auto lines = static_cast<std::size_t>(std::count(asked.begin(), asked.end(), true));
    const auto slices =
        static_cast<std::size_t>(std::count(of_slice.begin(), of_slice.end(), true));
    const bool by_lines = 3 * lines <= 2 * slices * lines_of_slice;
    row_bytes_[table] = (by_lines ? lines : slices * lines_of_slice) * line_bytes;
    row_count_ += rows;
    std::size_t at =
        store_.add(row_bytes_[table] / sizeof(std::uint64_t) * rows) * sizeof(std::uint64_t);
    for (std::size_t line = 0; line < asked.size(); ++line) {
        if (!(by_lines ? asked[line] : of_slice[line / lines_of_slice])) continue;
        where[line] = at;
        if (by_lines)
            line_uses_.push_back({table, static_cast<std::uint32_t>(line), at});
        else if (line % lines_of_slice == 0)
            of_slices[line / lines_of_slice].push_back({table, 0, at});
        at += line_bytes;
    }
}

/// Marks the rule in the rows of all combinations with one of the states.
void rule_slices::mark(const exclusion& e, const stated_fact& f, const state_tables& tables,
                       const places& where, const std::uint64_t* states)
{
    const state_tables::place at = tables.of(e.fact);
    constexpr std::size_t rules = 64 * line_words;
    std::uint64_t* word =
        store_.data() + where[at.table][e.place / rules] / sizeof *word + e.place % rules / 64;
    const std::uint64_t bit = std::uint64_t{1} << (e.place % 64);
    const std::size_t row_words = row_bytes_[at.table] / sizeof *word;
    const std::size_t step = std::size_t{at.stride} * (f.states + 1);
    for (std::uint32_t s = 0; s < f.states; ++s) {
        if ((states[s / 64] >> (s % 64) & 1U) == 0) continue;
        for (std::size_t high = 0; high < tables.rows(at.table); high += step)
            for (std::size_t low = 0; low < at.stride; ++low)
                word[(high + std::size_t{s} * at.stride + low) * row_words] |= bit;
    }
}

namespace {

// As wide as a vector of AVX2. Wider ones are no faster here, and badly split for machines without.
using four_words [[gnu::vector_size(32)]] = std::uint64_t;

[[gnu::always_inline]] inline void load(four_words& into, const std::byte* at) noexcept
{
    std::memcpy(&into, at, sizeof into);
}

} // namespace

std::size_t rule_slices::bytes() const noexcept
{
    return store_.size() * sizeof(std::uint64_t) + slices_.capacity() * sizeof(slice) +
           (uses_.capacity() + line_uses_.capacity()) * sizeof(table_use);
}

/// What tables that few lines ask for rule out.
[[gnu::always_inline]] inline void rule_slices::join_lines(const std::size_t* chosen,
                                                           std::uint64_t* out) const noexcept
{
    const auto* rows = reinterpret_cast<const std::byte*>(store_.data());
    for (const table_use& u : line_uses_) {
        const std::byte* row = rows + u.begin + chosen[u.table];
        std::uint64_t* into = out + u.line * line_words;
        NETRAL_UNROLL
        for (std::size_t v = 0; v < line_bytes / sizeof(four_words); ++v) {
            four_words sum;
            four_words part;
            load(sum, reinterpret_cast<const std::byte*>(into + 4 * v));
            load(part, row + v * sizeof part);
            sum |= part;
            std::memcpy(into + 4 * v, &sum, sizeof sum);
        }
    }
}

/// A slice stays in registers while its rows pass.
template <std::size_t Words>
[[gnu::always_inline]] inline void
rule_slices::filter_by(const std::size_t* chosen, const std::uint64_t* begun, std::uint64_t* live,
                       std::uint64_t* busy) const noexcept
{
    constexpr std::size_t vectors = Words / 4;
    const auto* rows = reinterpret_cast<const std::byte*>(store_.data());
    const table_use* uses = uses_.data();
    const std::size_t slices = slices_.size();
    four_words empty{};
    std::size_t vector = 0;
    for (std::size_t s = 0; s < slices; ++s) {
        four_words out[vectors];
        NETRAL_UNROLL
        for (std::size_t v = 0; v < vectors; ++v)
            load(out[v], reinterpret_cast<const std::byte*>(begun + (s * vectors + v) * 4));
        const table_use* const end = uses + slices_[s].uses_end;
        for (const table_use* u = uses + slices_[s].first_use; u != end; ++u) {
            const std::byte* row = rows + u->begin + chosen[u->table];
            NETRAL_UNROLL
            for (std::size_t v = 0; v < vectors; ++v) {
                four_words part;
                load(part, row + v * sizeof part);
                out[v] |= part;
            }
        }
        NETRAL_UNROLL
        for (std::size_t v = 0; v < vectors; ++v, ++vector) {
            const four_words left = ~out[v];
            std::memcpy(live + vector * 4, &left, sizeof left);
            constexpr four_words first_bits = {1, 2, 4, 8};
            const auto is_empty = static_cast<four_words>(left == four_words{});
            empty |= (is_empty & first_bits) << (vector % 16 * 4);
        }
        if (vector % 16 != 0 && s + 1 != slices) continue;
        busy[(vector - 1) / 16] = ~(empty[0] | empty[1] | empty[2] | empty[3]);
        empty = four_words{};
    }
}

NETRAL_FOR_SEVERAL_MACHINES
void rule_slices::filter(const std::size_t* chosen, std::uint64_t* live,
                         std::uint64_t* busy) const noexcept
{
    if (words_ == line_words) return filter_by<line_words>(chosen, store_.data(), live, busy);
    if (line_uses_.empty()) return filter_by<4 * line_words>(chosen, store_.data(), live, busy);
    std::copy_n(store_.data(), slices_.size() * words_, live);
    join_lines(chosen, live);
    filter_by<4 * line_words>(chosen, live, live, busy);
}

namespace {

/// The places of the bits of a word. Most have few, so that four are written whatever there are:
/// how many cannot be predicted, and a wrong guess costs more than writing.
[[gnu::always_inline]] inline std::uint32_t* list_bits(std::uint32_t* into, std::uint64_t bits,
                                                       std::size_t w) noexcept
{
    constexpr std::uint64_t never_empty = std::uint64_t{1} << 63U;
    const auto first = static_cast<std::uint32_t>(64 * w);
    std::uint32_t* const end = into + __builtin_popcountll(bits);
    do {
        NETRAL_UNROLL
        for (int i = 0; i < 4; ++i) {
            *into++ = first + static_cast<unsigned>(__builtin_ctzll(bits | never_empty));
            bits &= bits - 1;
        }
    } while (into < end);
    return end;
}

[[gnu::always_inline]] inline std::uint32_t* list_words(std::uint32_t* into,
                                                        const std::uint64_t* live,
                                                        const std::uint64_t* busy,
                                                        std::size_t begin, std::size_t end) noexcept
{
    for (std::size_t first = begin / 64 * 64; first < end; first += 64) {
        std::uint64_t words = busy[first / 64];
        if (begin > first) words &= ~std::uint64_t{0} << (begin - first);
        if (end - first < 64) words &= ~(~std::uint64_t{0} << (end - first));
        for (; words != 0; words &= words - 1) {
            const std::size_t w = first + static_cast<unsigned>(__builtin_ctzll(words));
            into = list_bits(into, live[w], w);
        }
    }
    return into;
}

#if NETRAL_SEVERAL_MACHINES
__attribute__((target("avx2,popcnt,bmi"))) std::uint32_t*
list_on_machine(std::uint32_t* into, const std::uint64_t* live, const std::uint64_t* busy,
                std::size_t begin, std::size_t end) noexcept
{
    return list_words(into, live, busy, begin, end);
}

__attribute__((target("default")))
#endif
std::uint32_t*
list_on_machine(std::uint32_t* into, const std::uint64_t* live, const std::uint64_t* busy,
                std::size_t begin, std::size_t end) noexcept
{
    return list_words(into, live, busy, begin, end);
}

} // namespace

std::size_t list_places(std::uint32_t* into, const std::uint64_t* live, const std::uint64_t* busy,
                        std::size_t begin, std::size_t end) noexcept
{
    return static_cast<std::size_t>(list_on_machine(into, live, busy, begin, end) - into);
}

} // namespace netral
