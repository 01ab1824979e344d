// SPDX-License-Identifier: Apache-2.0

/// @file
/// Lays out the rows of slices, once, when rules are loaded. The only door is rule_slices.hpp.
///
/// Read next: rule_slices.cpp.

#include "rule_slices.hpp"

#include <algorithm>

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
    [[nodiscard]] const std::uint64_t* line_of(std::size_t row, std::size_t l) const noexcept
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
    std::vector<std::vector<std::uint32_t>> of_table(tables.count());
    for (std::uint32_t i = 0; i < all.size(); ++i)
        of_table[tables.of(all[i].fact).table].push_back(i);

    store_.add(nobody.size());
    std::copy(nobody.begin(), nobody.end(), store_.data());
    std::vector<std::vector<table_use>> of_slices(count());
    std::map<words_of_line, std::uint32_t> taken;
    // One table after the other, since all rows of one may be many times what is kept of them.
    for (std::uint32_t t = 0; t < tables.count(); ++t) {
        std::vector<bool> asked(nobody.size() / line_words);
        for (const std::uint32_t i : of_table[t]) asked[all[i].place / line_rules] = true;
        table_rows rows(tables.rows(t), asked, words_ / line_words);
        for (const std::uint32_t i : of_table[t]) {
            const exclusion& e = all[i];
            rows.mark(e, tables.of(e.fact).stride, facts[e.fact], states.data() + e.states);
        }
        row_count_ += rows.count;
        rows.by_lines ? take_lines(t, rows, taken) : take_slices(t, rows, of_slices);
    }
    for (std::size_t s = 0; s < count(); ++s) {
        slices_[s].first_use = static_cast<std::uint32_t>(uses_.size());
        uses_.insert(uses_.end(), of_slices[s].begin(), of_slices[s].end());
        slices_[s].uses_end = static_cast<std::uint32_t>(uses_.size());
    }
    store_.shrink();
    shared_.shrink();
    line_numbers_ = std::vector<std::uint32_t>(line_numbers_.begin(), line_numbers_.end());
    shared_at_ = std::vector<std::uint32_t>(shared_at_.begin(), shared_at_.end());
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

/// @param taken the numbers of lines that are in shared_ already
void rule_slices::take_lines(std::uint32_t table, const table_rows& rows,
                             std::map<words_of_line, std::uint32_t>& taken)
{
    const std::size_t width = rows.lines.size();
    row_bytes_[table] = width * sizeof(std::uint32_t);
    line_tables_.push_back(
        {table, static_cast<std::uint32_t>(width), line_numbers_.size(), shared_at_.size()});
    line_numbers_.insert(line_numbers_.end(), rows.lines.begin(), rows.lines.end());
    for (std::size_t row = 0; row < rows.count; ++row)
        for (std::size_t l = 0; l < width; ++l) {
            const std::uint64_t* words = rows.line_of(row, l);
            // Most lines are as in the row before.
            const bool again =
                row > 0 && std::equal(words, words + line_words, rows.line_of(row - 1, l));
            shared_at_.push_back(again ? shared_at_[shared_at_.size() - width]
                                       : number_of(words, taken));
        }
}

/// The number of a line in shared_, where it is added if it is a new one.
std::uint32_t rule_slices::number_of(const std::uint64_t* words,
                                     std::map<words_of_line, std::uint32_t>& taken)
{
    words_of_line key{};
    std::copy_n(words, line_words, key.begin());
    const auto next = static_cast<std::uint32_t>(shared_.size() / line_words);
    const auto [at, fresh] = taken.try_emplace(key, next);
    if (fresh) {
        const std::size_t begin = shared_.add(line_words);
        std::copy_n(words, line_words, shared_.data() + begin);
    }
    return at->second;
}

} // namespace netral
