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

/// The rows of one table, before they are laid out.
struct rule_slices::table_rows {
    static constexpr std::uint32_t absent = ~std::uint32_t{0};

    bool by_lines = false;
    std::vector<std::uint32_t> lines; ///< of a row
    std::vector<std::uint32_t> at;    ///< by line: where it stands in a row, or `absent`
    std::size_t count = 0;
    row_store rows;

    /// @param asked by line, whether some rule asks for the table
    table_rows(std::size_t count_of_rows, const std::vector<bool>& asked, std::size_t slice_lines)
        : at(asked.size(), absent), count(count_of_rows)
    {
        constexpr std::size_t many = 256;
        std::vector<bool> of_slice(asked.size());
        for (std::size_t l = 0; l < asked.size(); ++l)
            if (asked[l])
                std::fill_n(of_slice.begin() +
                                static_cast<std::ptrdiff_t>(l / slice_lines * slice_lines),
                            slice_lines, true);
        const auto few = std::count(asked.begin(), asked.end(), true);
        const auto whole = std::count(of_slice.begin(), of_slice.end(), true);
        by_lines = slice_lines > 1 && (count > many || 3 * few <= 2 * whole);
        const std::vector<bool>& chosen = by_lines ? asked : of_slice;
        for (std::uint32_t l = 0; l < asked.size(); ++l) {
            if (!chosen[l]) continue;
            at[l] = static_cast<std::uint32_t>(lines.size());
            lines.push_back(l);
        }
        rows.add(count * row_words());
    }

    [[nodiscard]] std::size_t row_words() const noexcept { return lines.size() * line_words; }
    [[nodiscard]] const std::uint64_t* line(std::size_t row, std::size_t l) const noexcept
    {
        return rows.data() + row * row_words() + l * line_words;
    }

    /// Marks the rule in the rows of all combinations with one of the states.
    void mark(const exclusion& e, std::size_t stride, const stated_fact& f,
              const std::uint64_t* states)
    {
        std::uint64_t* word =
            rows.data() + at[e.place / line_rules] * line_words + e.place % line_rules / 64;
        const std::uint64_t bit = std::uint64_t{1} << (e.place % 64);
        const std::size_t step = stride * (f.states + 1);
        for (std::uint32_t s = 0; s < f.states; ++s) {
            if ((states[s / 64] >> (s % 64) & 1U) == 0) continue;
            for (std::size_t high = 0; high < count; high += step)
                for (std::size_t low = 0; low < stride; ++low)
                    word[(high + std::size_t{s} * stride + low) * row_words()] |= bit;
        }
    }
};

rule_slices::rule_slices(const std::vector<stated_fact>& facts, const state_tables& tables,
                         const std::vector<std::uint64_t>& nobody, std::size_t words,
                         const std::vector<exclusion>& all,
                         const std::vector<std::uint64_t>& states, vectors used)
    : vectors_(used), words_(words), row_bytes_(tables.count()), slices_(nobody.size() / words)
{
    std::vector<std::vector<bool>> asked(tables.count(),
                                         std::vector<bool>(nobody.size() / line_words));
    for (const exclusion& e : all) asked[tables.of(e.fact).table][e.place / line_rules] = true;
    std::vector<table_rows> rows;
    for (std::uint32_t t = 0; t < tables.count(); ++t)
        rows.emplace_back(tables.rows(t), asked[t], words_ / line_words);
    for (const exclusion& e : all) {
        const state_tables::place at = tables.of(e.fact);
        rows[at.table].mark(e, at.stride, facts[e.fact], states.data() + e.states);
    }

    store_.add(nobody.size());
    std::copy(nobody.begin(), nobody.end(), store_.data());
    std::vector<std::vector<table_use>> of_slices(count());
    std::map<std::array<std::uint64_t, line_words>, std::uint32_t> taken;
    for (std::uint32_t t = 0; t < tables.count(); ++t) {
        row_count_ += rows[t].count;
        rows[t].by_lines ? take_lines(t, rows[t], taken) : take_slices(t, rows[t], of_slices);
    }
    for (std::size_t s = 0; s < count(); ++s) {
        slices_[s].first_use = static_cast<std::uint32_t>(uses_.size());
        uses_.insert(uses_.end(), of_slices[s].begin(), of_slices[s].end());
        slices_[s].uses_end = static_cast<std::uint32_t>(uses_.size());
    }
    store_.shrink();
    shared_.shrink();
}

void rule_slices::take_slices(std::uint32_t table, const table_rows& rows,
                              std::vector<std::vector<table_use>>& of_slices)
{
    const std::size_t lines_of_slice = words_ / line_words;
    row_bytes_[table] = rows.row_words() * sizeof(std::uint64_t);
    const std::size_t begin = store_.add(rows.count * rows.row_words());
    std::copy_n(rows.rows.data(), rows.count * rows.row_words(), store_.data() + begin);
    for (std::size_t l = 0; l < rows.lines.size(); l += lines_of_slice)
        of_slices[rows.lines[l] / lines_of_slice].push_back(
            {table, (begin + l * line_words) * sizeof(std::uint64_t)});
}

/// @param taken where lines lie that are in shared_ already
void rule_slices::take_lines(std::uint32_t table, const table_rows& rows,
                             std::map<std::array<std::uint64_t, 8>, std::uint32_t>& taken)
{
    row_bytes_[table] = rows.lines.size() * sizeof(std::uint32_t);
    line_tables_.push_back({table, static_cast<std::uint32_t>(rows.lines.size()),
                            static_cast<std::uint32_t>(line_numbers_.size()),
                            static_cast<std::uint32_t>(shared_at_.size())});
    line_numbers_.insert(line_numbers_.end(), rows.lines.begin(), rows.lines.end());
    for (std::size_t row = 0; row < rows.count; ++row)
        for (std::size_t l = 0; l < rows.lines.size(); ++l) {
            std::array<std::uint64_t, line_words> line{};
            std::copy_n(rows.line(row, l), line_words, line.begin());
            const auto [at, fresh] = taken.try_emplace(line);
            if (fresh) {
                const std::size_t word = shared_.add(line_words);
                std::copy(line.begin(), line.end(), shared_.data() + word);
                at->second = static_cast<std::uint32_t>(word * sizeof(std::uint64_t));
            }
            shared_at_.push_back(at->second);
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
    return (store_.size() + shared_.size()) * sizeof(std::uint64_t) +
           slices_.capacity() * sizeof(slice) + uses_.capacity() * sizeof(table_use) +
           (line_numbers_.capacity() + shared_at_.capacity()) * sizeof(std::uint32_t);
}

/// What tables rule out whose rows share lines.
[[gnu::always_inline]] inline void rule_slices::join_lines(const std::size_t* chosen,
                                                           std::uint64_t* out) const noexcept
{
    const auto* shared = reinterpret_cast<const std::byte*>(shared_.data());
    for (const line_table& t : line_tables_) {
        const std::uint32_t* const at =
            shared_at_.data() + t.first_row + chosen[t.table] / sizeof(std::uint32_t);
        const std::uint32_t* const number = line_numbers_.data() + t.first_number;
        const std::uint32_t count = t.count;
        for (std::uint32_t l = 0; l < count; ++l) {
            const std::byte* row = shared + at[l];
            std::uint64_t* into = out + number[l] * line_words;
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
}

/// A slice stays in registers while its rows pass.
template <std::size_t Words>
[[gnu::always_inline]] inline void
rule_slices::join_slices(const std::size_t* chosen, const std::uint64_t* begun, std::uint64_t* live,
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

[[gnu::always_inline]] inline void rule_slices::join(const std::size_t* chosen, std::uint64_t* live,
                                                     std::uint64_t* busy) const noexcept
{
    if (words_ == line_words) return join_slices<line_words>(chosen, store_.data(), live, busy);
    if (line_tables_.empty()) return join_slices<4 * line_words>(chosen, store_.data(), live, busy);
    std::copy_n(store_.data(), slices_.size() * words_, live);
    join_lines(chosen, live);
    join_slices<4 * line_words>(chosen, live, live, busy);
}

NETRAL_AVX2 void rule_slices::join_by_avx2(const std::size_t* chosen, std::uint64_t* live,
                                           std::uint64_t* busy) const noexcept
{
    join(chosen, live, busy);
}

void rule_slices::filter(const std::size_t* chosen, std::uint64_t* live,
                         std::uint64_t* busy) const noexcept
{
#if NETRAL_WIDE_VECTORS
    if (vectors_ == vectors::avx512) return join_by_avx512(chosen, live, busy);
    if (vectors_ == vectors::avx2) return join_by_avx2(chosen, live, busy);
#endif
    join(chosen, live, busy);
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

NETRAL_AVX2 std::uint32_t* list_by_avx2(std::uint32_t* into, const std::uint64_t* live,
                                        const std::uint64_t* busy, std::size_t begin,
                                        std::size_t end) noexcept
{
    return list_words(into, live, busy, begin, end);
}

} // namespace

std::size_t rule_slices::list(std::uint32_t* into, const std::uint64_t* live,
                              const std::uint64_t* busy, std::size_t begin,
                              std::size_t end) const noexcept
{
    const auto count = [&](const std::uint32_t* last) {
        return static_cast<std::size_t>(last - into);
    };
#if NETRAL_WIDE_VECTORS
    if (vectors_ == vectors::avx512) return count(list_by_avx512(into, live, busy, begin, end));
    if (vectors_ == vectors::avx2) return count(list_by_avx2(into, live, busy, begin, end));
#endif
    return count(list_words(into, live, busy, begin, end));
}

} // namespace netral
