// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which rules the known states of facts rule out, found for hundreds of rules at a time.
///
/// Rules are dealt into slices of as many as a cache line, or four of them, have bits. Facts are
/// joined to tables: a fact of many states is one by itself, facts of few states share one, which
/// has a row for every combination of them. In each slice a table has its rows, of the rules that a
/// combination rules out; but where no rule of a slice asks for a fact of the table, it has none
/// there and costs nothing. Rules that ask for the same tables lie side by side, so that this is so
/// of most slices and large tables. Where there are slices of four lines, tables of many rows, and
/// those that only some lines ask for, are joined line by line before them: one state of a fact
/// mostly rules out what the next one does but for a few rules, so that their rows share lines.
///
/// Read next: rule_slices.cpp (rule_slices_avx512.cpp for processors with wider vectors),
/// rule_index.cpp (which chooses the rows), rule_index_builder.cpp (which deals the places).

#include "rule_rows.hpp"
#include "stated_fact.hpp"

#include <netral/match/vectors.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace netral {

/// Which facts share a table, and what each adds to the number of the row.
///
/// The row of a combination is the sum of state times stride over the facts of the table, where a
/// fact that is not in one state counts as in the one after its last.
class state_tables {
public:
    struct place {
        std::uint32_t table = 0;
        std::uint32_t stride = 0; ///< 0: the fact rules nothing out
    };

    state_tables() = default;
    /// @param used which of the facts rule something out
    /// @param largest rows that a table of several facts may have; one fact alone may have more
    state_tables(const std::vector<stated_fact>& facts, const std::vector<bool>& used,
                 std::size_t largest);

    [[nodiscard]] std::size_t count() const noexcept { return rows_.size(); }
    /// How many rows a table has: one for each combination.
    [[nodiscard]] std::size_t rows(std::uint32_t table) const noexcept { return rows_[table]; }
    [[nodiscard]] place of(std::size_t fact) const noexcept { return places_[fact]; }

private:
    std::vector<place> places_; ///< by fact
    std::vector<std::uint32_t> rows_;
};

/// States in which a fact rules out the rule at a place.
struct exclusion {
    std::uint32_t place = 0;
    std::uint32_t fact = 0;
    std::size_t states = 0; ///< where its bits by state begin
};

/// The rows of all slices. Immutable.
class rule_slices {
public:
    static constexpr std::size_t line_rules = 512; ///< of a cache line

    /// How many words of bits by place a slice has where there are so many rules: fewer but longer
    /// rows are joined faster, but take more memory where there are few rules.
    [[nodiscard]] static constexpr std::size_t words_of_slice(std::size_t rules) noexcept
    {
        constexpr std::size_t many = 2048;
        return rules < many ? line_words : 4 * line_words;
    }

    rule_slices() = default;
    /// @param nobody bits by place, a whole number of slices: where there is no rule, or one that
    /// no record can break
    /// @param words of a slice
    /// @param states where the bits of exclusions lie
    /// @param used the processor must have them
    rule_slices(const std::vector<stated_fact>& facts, const state_tables& tables,
                const std::vector<std::uint64_t>& nobody, std::size_t words,
                const std::vector<exclusion>& all, const std::vector<std::uint64_t>& states,
                vectors used);

    [[nodiscard]] std::size_t count() const noexcept { return slices_.size(); }
    /// From a row of a table to the next one, or, where rows share lines, from where these are
    /// named.
    [[nodiscard]] std::size_t row_bytes(std::uint32_t table) const noexcept
    {
        return row_bytes_[table];
    }
    [[nodiscard]] std::size_t row_count() const noexcept { return row_count_; }
    [[nodiscard]] std::size_t bytes() const noexcept;

    /// Which rules are left.
    ///
    /// @param chosen for each table the row's distance from its first one, in bytes
    /// @param live bits by place
    /// @param busy bits by word of `live`: which are not empty; of what is behind the last slice's,
    ///        nothing is said
    /// Complexity: one row for each slice and table that it has.
    void filter(const std::size_t* chosen, std::uint64_t* live, std::uint64_t* busy) const noexcept;

    /// How many more places than there are list() may write.
    static constexpr std::size_t spare_places = 16;

    /// The places of the bits of words from one to another, in order; how many they are.
    ///
    /// @param busy as filter() gives it; words that have become empty since do no harm
    /// Precondition: there is room for spare_places more than there are bits.
    std::size_t list(std::uint32_t* into, const std::uint64_t* live, const std::uint64_t* busy,
                     std::size_t begin, std::size_t end) const noexcept;

private:
    static constexpr std::size_t line_words = line_rules / 64;
    static constexpr std::size_t line_bytes = line_words * sizeof(std::uint64_t);

    /// Where the part of the first row of a table lies that is of a slice. The parts of a row lie
    /// one after the other, since the processor fetches ahead what does.
    struct table_use {
        std::uint32_t table = 0;
        std::size_t begin = 0; ///< in bytes
    };
    struct slice {
        std::uint32_t first_use = 0;
        std::uint32_t uses_end = 0;
    };
    /// A table whose rows are put together of lines that they share.
    struct line_table {
        std::uint32_t table = 0;
        std::uint32_t count = 0;      ///< lines of a row
        std::size_t first_number = 0; ///< in line_numbers_: which lines these are
        std::size_t first_row = 0;    ///< in shared_at_: the lines of the first row
    };
    struct table_rows;
    using words_of_line = std::array<std::uint64_t, line_words>;

    inline void join_lines(const std::size_t* chosen, std::uint64_t* out) const noexcept;
    template <std::size_t Words>
    inline void join_slices(const std::size_t* chosen, const std::uint64_t* begun,
                            std::uint64_t* live, std::uint64_t* busy) const noexcept;
    inline void join(const std::size_t* chosen, std::uint64_t* live,
                     std::uint64_t* busy) const noexcept;
    void join_by_avx2(const std::size_t* chosen, std::uint64_t* live,
                      std::uint64_t* busy) const noexcept;
    void join_by_avx512(const std::size_t* chosen, std::uint64_t* live,
                        std::uint64_t* busy) const noexcept;
    template <std::size_t Lines>
    inline void join_slices_by_avx512(const std::size_t* chosen, const std::uint64_t* begun,
                                      std::uint64_t* live, std::uint64_t* busy) const noexcept;
    static std::uint32_t* list_by_avx512(std::uint32_t* into, const std::uint64_t* live,
                                         const std::uint64_t* busy, std::size_t begin,
                                         std::size_t end) noexcept;
    void take_slices(std::uint32_t table, const table_rows& rows,
                     std::vector<std::vector<table_use>>& of_slices);
    void take_lines(std::uint32_t table, const table_rows& rows,
                    std::map<words_of_line, std::uint32_t>& taken);
    std::uint32_t number_of(const std::uint64_t* words,
                            std::map<words_of_line, std::uint32_t>& taken);

    vectors vectors_ = vectors::common;
    std::size_t words_ = line_words;     ///< of a slice
    row_store store_;                    ///< first `nobody`, then the rows of tables
    std::vector<std::size_t> row_bytes_; ///< by table
    std::size_t row_count_ = 0;
    std::vector<slice> slices_;
    std::vector<table_use> uses_; ///< by slices
    std::vector<line_table> line_tables_;
    std::vector<std::uint32_t> line_numbers_;
    std::vector<std::uint32_t> shared_at_; ///< by row and line: which of shared_
    row_store shared_;
};

} // namespace netral
