// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The parts of a rule set's facts: which values of each the program can tell apart, and which
/// parts can tell something of each other.
///
/// Read next: supposer.hpp (records as they might be).

#include <netral/classify/inquiry.hpp>
#include <netral/record/cell_test.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace netral {

/// One way in which a part can be: the test, true or false.
struct part_answer {
    cell_test test;
    bool value = true;
};

/// Parts and their answers. Immutable. The program must outlive it.
class part_table {
public:
    explicit part_table(const program& p);

    /// Parts are numbered: one for each fact that a record can state, for a set one each member.
    [[nodiscard]] std::size_t size() const noexcept { return parts_.size(); }
    [[nodiscard]] fact_part operator[](std::size_t i) const noexcept { return parts_[i]; }

    /// The parts that a test asks about.
    void add_parts_of(const cell_test& t, std::vector<std::uint32_t>& to) const;
    /// All parts of a fact; none for readings and calendars.
    void add_parts_of(fact_id f, std::vector<std::uint32_t>& to) const;

    /// Whether nothing is left open of the part.
    [[nodiscard]] bool known(std::uint32_t part, const std::uint64_t* words) const noexcept;
    /// Whether anything is known of it.
    [[nodiscard]] bool touched(std::uint32_t part, const std::uint64_t* words) const noexcept;
    /// Takes over what `from` says of the part.
    void copy(std::uint32_t part, const std::uint64_t* from, std::uint64_t* to) const noexcept;
    /// Makes nothing known of it.
    void forget(std::uint32_t part, std::uint64_t* words) const noexcept;

    /// The ways in which the part may still be that tests of the program tell apart; no answers
    /// where the fact is a text or a real number. `more` are days or numbers at which to cut, too.
    [[nodiscard]] std::vector<part_answer>
    answers(std::uint32_t part, const std::uint64_t* words,
            const std::vector<std::int64_t>& more = {}) const;

    /// Adds to `parts` all that can tell something of them, through constraints, calendars and
    /// derivations, as far as `open` lets pass.
    void add_linked(std::vector<std::uint32_t>& parts,
                    const std::function<bool(std::uint32_t)>& open) const;

    /// Whether forgetting a part takes nothing from the others but what follows from it alone.
    ///
    /// `words` are what follows from the parts `of` (sorted), `nothing` what follows from none.
    /// `alone` gets the part and what goes with it. False also where calendars or derivations have
    /// a hand in it.
    [[nodiscard]] bool stands_alone(std::uint32_t part, const std::vector<std::uint32_t>& of,
                                    const std::uint64_t* words, const std::uint64_t* nothing,
                                    std::vector<std::uint32_t>& alone) const;

    /// Whether without the part nothing follows that did not follow with it, and the part does not
    /// follow from the others either. Arguments as for stands_alone(); false where in doubt.
    [[nodiscard]] bool only_takes_away(std::uint32_t part, const std::uint64_t* words,
                                       const std::uint64_t* nothing) const;

    /// Parts that constraints or calendars speak of.
    [[nodiscard]] const std::vector<std::uint32_t>& bound_parts() const noexcept { return bound_; }

private:
    using group = std::vector<std::uint32_t>;

    [[nodiscard]] bool differs(std::uint32_t part, const std::uint64_t* a,
                               const std::uint64_t* b) const noexcept;
    void number_parts();
    void note(const cell_test& t);
    void note(const cel::expression& e, group& into);
    void link_constraints();
    void link_calendars();
    void link_derivations();
    void add_group(group g);
    void find_replaced();
    void note_worked_out(const cel::expression& e);

    const program* program_;
    std::vector<fact_part> parts_;
    std::vector<std::uint32_t> first_;            ///< of a fact: its first part
    std::vector<std::vector<std::int64_t>> cuts_; ///< of a fact: where its tests begin anew
    std::vector<std::vector<std::vector<std::uint64_t>>> masks_; ///< of a fact: its tests' cells
    std::vector<char> singly_;                                   ///< of a fact: each cell by itself
    std::vector<char> given_;      ///< of a fact: calendars or derivations give it
    std::vector<char> replaced_;   ///< of a fact: it may tell what else is given by default
    std::vector<char> worked_out_; ///< of a fact: calendars or derivations read or give it
    std::vector<group> groups_;    ///< parts that tell of each other
    std::vector<std::vector<std::uint32_t>> in_groups_; ///< of a part
    std::vector<group> sources_;                        ///< of a part: what it is derived from
    std::vector<std::uint32_t> bound_;
};

/// An answer as JSON would say it: `true`, a value's name, a span of days or numbers; of several
/// cells the first.
[[nodiscard]] std::string text_of(const part_answer& a, const fact_part& about, const program& p);

} // namespace netral
