// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Asks about one missing fact: supposes each of its values and works out what becomes of the rules
/// concerned.
///
/// Values are supposed together only where nothing tells them apart: no open condition, no
/// constraint, no calendar and no derivation of what else is missing. asker.cpp has the values of
/// enumerations and sets, asker_spans.cpp days and numbers.
///
/// Read next: questions.cpp.

#include "gaps.hpp"

#include <netral/record/day_test.hpp>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace netral {

/// One way in which a fact can be known.
struct answer {
    std::string text;
    std::vector<std::pair<cell_test, bool>> means;
};

/// What an answer makes of the rules concerned.
using statuses = std::vector<rule_status>;

/// An answer that the record does not contradict.
struct tried_answer {
    std::string text;
    statuses become; ///< by fact_gap::rules
};

/// Asks about one missing fact.
class asker {
public:
    asker(workbench& bench, const fact_gap& g, std::size_t& work)
        : bench_(bench), gap_(g), fact_(bench.rules().facts[g.fact]),
          slot_(bench.program->slots()[g.fact]), work_(work)
    {
        for (const rule_id r : g.rules) now_.push_back(bench.facts.outcome(r).status);
    }

    /// Adds the questions of which some answer settles a rule.
    void ask(std::vector<question>& out);

    /// Whether a value may settle more than the questions say: the work ran out, or values are told
    /// apart that cannot be listed.
    [[nodiscard]] bool left_something() const noexcept { return ran_out_ || unlisted_; }

private:
    [[nodiscard]] std::string name_of(std::uint32_t cell) const;
    [[nodiscard]] cell_test test_of(cell_test::kind what,
                                    const std::vector<std::uint32_t>& cells) const;
    [[nodiscard]] std::vector<bool> singled_out() const;
    [[nodiscard]] bool asked_by_interpreter() const;
    [[nodiscard]] bool says_more_than_cells() const;
    std::optional<statuses> suppose(const answer& a);
    void attempt(answer a, std::vector<tried_answer>& out);
    [[nodiscard]] bool settles(const statuses& become, std::size_t rule) const;
    [[nodiscard]] bool settles_more(const statuses& become,
                                    const std::vector<tried_answer>& others) const;

    std::vector<tried_answer> of_cells();
    void of_rest(const std::vector<std::uint32_t>& rest,
                 std::map<std::uint32_t, tried_answer>& named, std::vector<tried_answer>& others);
    std::vector<tried_answer> of_members(std::vector<std::uint32_t>& looked_at);
    void ask_of_members_alone(const std::vector<std::uint32_t>& asked, const question& together,
                              std::vector<question>& out);
    std::vector<std::int64_t> beginnings();
    void add_turns(const cel::expression& e, cel::expr_id node, std::vector<std::int64_t>& begins);
    bool add_turns(const day_test& t, std::vector<std::int64_t>& begins);
    [[nodiscard]] std::vector<std::int64_t> ends_of(fact_id f) const;
    std::vector<tried_answer> of_interval();
    [[nodiscard]] std::string span_of(std::int64_t least, std::int64_t greatest) const;

    question made_of(const std::vector<tried_answer>& tried) const;

    workbench& bench_;
    const fact_gap& gap_;
    const fact& fact_;
    const slot& slot_;
    std::size_t& work_; ///< suppositions that may still be made
    statuses now_;
    date_range sensible_{earliest_date, latest_date}; ///< days that comparisons can move
    std::int64_t least_ = 0;                          ///< of what is possible and sensible
    std::int64_t greatest_ = 0;
    bool ran_out_ = false;
    bool unlisted_ = false;
};

} // namespace netral
