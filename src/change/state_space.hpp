// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Every state of knowledge that a record can be in, as variables for the solver.
///
/// The facts of all sides are matched by name and type. What is still possible of a fact becomes a
/// few propositions over the common refinement of its cells: one for each cell of an enumeration,
/// two for each member of a set, and for a number or day whether its least and its greatest
/// possible value are below each of the constants that some rule compares it with.
///
/// A fact that the sides complete differently is *split*: there are variables for what the record
/// states of it, and for what each side makes of that.
///
/// Read next: kleene.hpp, completed.hpp (which states are excluded), witness.hpp (back to records).

#include "kleene.hpp"
#include "side.hpp"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace netral::change {

/// A fact of one or more sides.
struct joint_fact {
    std::string path;
    fact_type type = fact_type::boolean;
    slot_kind kind = slot_kind::absent;
    std::vector<fact_id> id; ///< by side; `none` where it has no such fact

    enum class view : std::uint8_t {
        whole,     ///< what every side makes of it
        stated,    ///< of a split fact: what the record says
        completed, ///< of a split fact: what side `by` makes of it
    };
    view seen = view::whole;
    std::uint32_t by = 0;
    std::uint32_t origin = 0; ///< the number of the fact as stated, or its own

    /// Of cells: classes of values that no test tells apart, with a value of each. Of members:
    /// each that some test names.
    std::vector<std::string> names;
    std::vector<std::vector<std::uint32_t>>
        cell; ///< of cells: by side, by class; `none`: not there
    std::vector<std::vector<std::uint32_t>> member; ///< of members: by side; index into names
    std::vector<z3::expr> possible;                 ///< of cells, by class
    std::vector<z3::expr> has;                      ///< of members
    std::vector<z3::expr> lacks;

    std::vector<std::int64_t> cuts; ///< of intervals: where a cell begins, ascending
    std::vector<z3::expr> least;    ///< the least possible value is at or above the cut
    std::vector<z3::expr> greatest;
    std::optional<z3::expr> first; ///< the same two as numbers, where days are compared with days
    std::optional<z3::expr> last;

    std::vector<double> bounds; ///< of doubles, ascending
    std::optional<z3::expr> known;
    std::vector<z3::expr> at_least;
    std::vector<z3::expr> above;
};

/// The variables, and the truths of atoms over them.
class state_space {
public:
    /// Conditions outside `asked` (by side, by formula of its program) must not be asked for.
    ///
    /// @param split  Paths of facts that the sides complete differently. A text is never split.
    state_space(z3::context& c, const std::vector<const side*>& sides,
                const std::vector<std::vector<bool>>& asked,
                const std::set<std::string>& split = {});

    [[nodiscard]] const logic& propositions() const noexcept { return logic_; }
    [[nodiscard]] const std::vector<const side*>& sides() const noexcept { return sides_; }
    [[nodiscard]] const std::vector<joint_fact>& facts() const noexcept { return facts_; }
    [[nodiscard]] const joint_fact& joint(std::size_t s, fact_id f) const
    {
        return facts_[number_[s][f]];
    }
    /// The fact as the record states it.
    [[nodiscard]] const joint_fact& stated(const joint_fact& f) const { return facts_[f.origin]; }
    [[nodiscard]] static bool can_split(slot_kind k) noexcept
    {
        return k != slot_kind::prose && k != slot_kind::absent;
    }

    /// Who asks: rules are told the side's day in place of the act's where it has one; completion
    /// sees what the record states.
    enum class asker : std::uint8_t { rule, completion };

    /// The truth of a test of one fact.
    [[nodiscard]] kleene truth_of(std::size_t s, const cell_test& t, asker who) const;

    /// The truth of what is no such test: exact for comparisons of days of which none is moved by
    /// months, or the other is the side's day; free, but the same for the same words, for
    /// everything else.
    [[nodiscard]] kleene truth_of(std::size_t s, const formula_table& in, const opaque_atom& a,
                                  asker who);

    /// Whether nothing is known of the fact.
    [[nodiscard]] z3::expr untouched(const joint_fact& f) const;

    /// Whether a record could state the fact just so, or says nothing of it.
    [[nodiscard]] z3::expr statable(const joint_fact& f) const;

    /// Whether the fact is wholly known.
    [[nodiscard]] z3::expr complete(const joint_fact& f) const;

    /// What holds of the variables whatever the record; grows when atoms are asked for.
    [[nodiscard]] const std::vector<z3::expr>& always() const noexcept { return always_; }

    /// The text searches that were asked for, as (fact, text, truth).
    struct searched {
        std::string path;
        std::string text;
        kleene found;
    };
    [[nodiscard]] const std::vector<searched>& searches() const noexcept { return searches_; }

    /// The least, or greatest, possible value is at or above `value`.
    [[nodiscard]] z3::expr least_from(const joint_fact& f, std::int64_t value) const;
    [[nodiscard]] z3::expr greatest_from(const joint_fact& f, std::int64_t value) const;

    /// Least and greatest value that a number or day may have at all.
    [[nodiscard]] static std::pair<std::int64_t, std::int64_t> domain(const joint_fact& f);

private:
    using tests_of_fact = std::vector<std::vector<const cell_test*>>; ///< by side

    void match_facts();
    void split_facts(const std::set<std::string>& paths);
    void link(const joint_fact& completed);
    /// Whether nothing but the record narrows the fact, so that it is known as a record states it.
    [[nodiscard]] bool is_as_stated(const joint_fact& f) const;
    void hold_to_months(const joint_fact& f);
    void hold_to_month_of(const joint_fact& f, std::int64_t day);
    void gather_tests(const std::vector<std::vector<bool>>& asked);
    void gather_tests(std::size_t s, const formula_table& from, const std::vector<bool>* asked);
    void make(std::size_t number);
    void make_cells(joint_fact& f, const tests_of_fact& tests);
    void make_members(joint_fact& f, const tests_of_fact& tests);
    void make_interval(joint_fact& f, const tests_of_fact& tests);
    void make_real(joint_fact& f, const tests_of_fact& tests);
    void count_days(joint_fact& f);
    [[nodiscard]] kleene truth_of(std::size_t s, const day_test& t, asker who);
    [[nodiscard]] kleene free_truth(const std::string& key);
    void relate_searches(const searched& fresh);

    /// What is possible of a day, perhaps moved.
    struct run_of_days {
        z3::expr first;
        z3::expr last;
        z3::expr inside; ///< the calendar, whatever day it is
    };
    [[nodiscard]] run_of_days days_of(joint_fact& f);
    [[nodiscard]] run_of_days moved(const joint_fact& f, std::int64_t months);
    [[nodiscard]] run_of_days moved_beside(date other, const joint_fact& f, std::int64_t months);
    [[nodiscard]] run_of_days moved(joint_fact& f, const day_test& t, std::optional<date> beside);
    [[nodiscard]] run_of_days moved(date day, const day_test& t) const;

    logic logic_;
    std::vector<const side*> sides_;
    std::vector<joint_fact> facts_;
    std::vector<std::vector<std::uint32_t>> number_; ///< by side, by fact
    std::vector<tests_of_fact> tests_;               ///< by joint fact
    std::vector<z3::expr> always_;
    std::map<std::string, kleene> free_;
    std::vector<searched> searches_;
    std::map<std::pair<const joint_fact*, std::int64_t>, run_of_days> moved_;
};

} // namespace netral::change
