// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Unit propagation over the words of a record, without memory of its own.
///
/// Doors: clause_table::run, bit_row. Read next: completion.cpp.

#include "clauses.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <vector>

namespace netral {

/// A row of bits of fixed greatest size, on the stack.
class bit_row {
public:
    static constexpr std::size_t most_bits = 8192;

    /// Precondition: bits <= most_bits.
    // NOLINTNEXTLINE(*-member-init): only what is used is cleared
    explicit bit_row(std::size_t bits) noexcept : words_((bits + 63) / 64)
    {
        for (std::size_t i = 0; i < words_; ++i) row_[i] = 0;
    }

    void set(std::size_t i) noexcept { row_[i / 64] |= std::uint64_t{1} << (i % 64); }
    void unset(std::size_t i) noexcept { row_[i / 64] &= ~(std::uint64_t{1} << (i % 64)); }
    [[nodiscard]] bool test(std::size_t i) const noexcept
    {
        return (row_[i / 64] >> (i % 64) & 1) != 0;
    }
    void add(const std::uint64_t* row) noexcept
    {
        for (std::size_t i = 0; i < words_; ++i) row_[i] |= row[i];
    }
    void clear() noexcept
    {
        for (std::size_t i = 0; i < words_; ++i) row_[i] = 0;
    }

    /// Calls `use(i)` for each set bit, in order; also for ones set meanwhile, if they come later.
    template <class Use>
    void for_each(Use use) const
    {
        for (std::size_t w = 0; w < words_; ++w)
            for (std::uint64_t rest = row_[w]; rest != 0; rest &= rest - 1)
                use(w * 64 + static_cast<std::size_t>(std::countr_zero(rest)));
    }

    /// Takes out the first set bit, or says `most_bits`.
    [[nodiscard]] std::size_t take() noexcept
    {
        for (; first_ < words_; ++first_) {
            if (row_[first_] == 0) continue;
            const auto bit = static_cast<std::size_t>(std::countr_zero(row_[first_]));
            row_[first_] &= row_[first_] - 1;
            return first_ * 64 + bit;
        }
        first_ = 0;
        for (std::size_t i = 0; i < words_; ++i)
            if (row_[i] != 0) return take();
        return most_bits;
    }

private:
    std::array<std::uint64_t, most_bits / 64> row_; // only the first words_ are ever read
    std::size_t words_;
    std::size_t first_ = 0;
};

/// A narrowing of a fact and the clause, or else the derivation, that did it.
struct narrowing {
    fact_id fact = none;
    std::uint32_t clause = none;
    std::uint32_t derivation = none;
};

/// All clauses of a rule set, with the facts that each of them waits for. Immutable.
class clause_table {
public:
    /// Precondition: at most bit_row::most_bits of clauses and of facts.
    clause_table(std::vector<clause> all, const ruleset& rules, const slot_layout& slots);

    /// What a run is told besides the words: what is new, what must not be used, and where to
    /// write down what it did (or null).
    struct request {
        bit_row& due;                               ///< clauses to look at; empty afterwards
        bit_row* changed = nullptr;                 ///< facts that were narrowed are added
        std::vector<narrowing>* trail = nullptr;    ///< in the order of narrowing
        const std::vector<char>* without = nullptr; ///< clauses to pass over
    };

    /// Narrows the words until nothing more follows. Returns the clause that cannot be satisfied,
    /// or `none`.
    [[nodiscard]] std::uint32_t run(std::uint64_t* words, const request& r) const noexcept;

    /// Adds the clauses that may have something to say now that `f` is as it is in `words`.
    void wake(fact_id f, const std::uint64_t* words, bit_row& due) const noexcept;

    [[nodiscard]] std::size_t size() const noexcept { return clauses_.size(); }
    [[nodiscard]] const clause& operator[](std::size_t i) const noexcept { return clauses_[i]; }

private:
    /// A literal with what its test needs at hand: nearly all masks have one word.
    struct compact {
        cell_test::kind what = cell_test::kind::in_cells;
        bool wanted = true; ///< of the test without its negation
        bool wide = false;  ///< a mask of several words, or a double: as `from` has it
        fact_id fact = none;
        std::uint32_t first = 0; ///< word of the slot
        std::uint64_t mask = 0;
        std::int64_t least = 0;
        std::int64_t greatest = 0;
        const literal* from = nullptr;
    };
    struct range {
        std::uint32_t first = 0;
        std::uint32_t last = 0; ///< one past
    };

    [[nodiscard]] compact compacted(const literal& l) const;
    [[nodiscard]] truth state_of(const compact& l, const std::uint64_t* words) const noexcept;
    void index_literals();
    void index_cells(fact_id f);

    /// Rows of bits over clauses. `any` is due when the fact changes at all; the row of a cell
    /// when the fact is known to be in that cell.
    struct wakes {
        std::uint32_t any = none;
        std::uint32_t first_cell = none;
    };

    const slot_layout* slots_;
    std::vector<clause> clauses_;
    std::vector<compact> literals_; ///< of all clauses, one after the other
    std::vector<range> ranges_;     ///< by clause, into literals_
    std::vector<bool> inferable_;   ///< by fact
    std::size_t row_words_ = 0;
    std::vector<wakes> wakes_; ///< by fact
    std::vector<std::uint64_t> rows_;
};

} // namespace netral
