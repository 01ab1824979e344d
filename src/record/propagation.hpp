// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Unit propagation over the words of a record, without memory of its own.
///
/// Doors: clause_table, agenda. Read next: wakes.hpp (which clauses a fact concerns),
/// completion.cpp.

#include "bit_row.hpp"
#include "clauses.hpp"
#include "wakes.hpp"

#include <cstdint>
#include <vector>

namespace netral {

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

    /// Where a run writes down what it did, and what it must not use; each may be null.
    struct notes {
        bit_row* changed = nullptr;                 ///< facts that were narrowed are added
        std::vector<narrowing>* trail = nullptr;    ///< in the order of narrowing
        const std::vector<char>* without = nullptr; ///< clauses to pass over
    };

    /// Narrows the words until nothing more follows from the clauses that are due. Returns the
    /// clause that cannot be satisfied, or `none`.
    [[nodiscard]] std::uint32_t run(std::uint64_t* words, agenda& due,
                                    const notes& n) const noexcept;

    /// Puts the clauses on the agenda that `f`, as it is in `words`, may have something to say to.
    void wake(fact_id f, const std::uint64_t* words, agenda& due) const noexcept
    {
        wakes_[f].wake(words + (*slots_)[f].first, due);
    }

    /// The clauses that wait for no fact: those with a single literal.
    void wake_at_once(agenda& due) const noexcept { due.due.add(at_once_.data()); }

    /// Whether some clause names the fact.
    [[nodiscard]] bool concern(fact_id f) const noexcept { return wakes_[f].any(); }

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

    const slot_layout* slots_;
    std::vector<clause> clauses_;
    std::vector<compact> literals_;      ///< of all clauses, one after the other
    std::vector<range> ranges_;          ///< by clause, into literals_
    std::vector<std::uint64_t> at_once_; ///< a row
    std::vector<bool> inferable_;        ///< by fact
    std::vector<fact_wakes> wakes_;      ///< by fact
};

} // namespace netral
