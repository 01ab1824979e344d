// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Records as they might be: what a record states with something more, less or otherwise, and what
/// follows from it.
///
/// Read next: inquiry.cpp (what more would settle), reasoning.cpp (what less would do).

#include "completions.hpp"

#include <netral/engine/evaluation.hpp>

#include <cstddef>
#include <memory>
#include <vector>

namespace netral {

/// Parts that a rule turns on, and the atoms among them that only their own logic can answer.
struct open_matters {
    std::vector<std::uint32_t> parts;
    std::vector<formula_id> opaques;
};

/// Supposes records near one that was given. One to a thread.
class supposer {
public:
    explicit supposer(std::shared_ptr<const netral::program> p);

    [[nodiscard]] const netral::program& program() const noexcept { return *program_; }
    [[nodiscard]] const part_table& parts() const noexcept { return parts_; }

    /// Turns to a record; the record as it is is what is supposed.
    void bind(const record& r, const reading_choice& readings);

    /// What the bound record states.
    [[nodiscard]] const record_words& stated() const noexcept { return stated_; }

    /// Supposes that a record states this, and works out what follows.
    /// @return false where that contradicts constraints, calendars or derivations.
    bool suppose(const record_words& states);

    /// What follows from nothing at all.
    [[nodiscard]] const record_words& nothing() const noexcept { return nothing_; }

    /// The rules on what was supposed last.
    [[nodiscard]] evaluation& now() noexcept { return now_; }
    /// What follows from what was supposed last.
    [[nodiscard]] const std::uint64_t* follows() const noexcept { return trial_.words(); }
    [[nodiscard]] bool known(std::uint32_t part) const noexcept
    {
        return parts_.known(part, trial_.words());
    }

    /// What leaves the rule open in what was supposed last, exceptions included; not what is linked
    /// with it.
    [[nodiscard]] open_matters open_in(rule_id r);

    /// The answers to a part that `words` leave possible, beside what was supposed last.
    /// @return false if they cannot be enumerated: an atom among `opaques`, or a derivation of a
    /// fact that matters, asks for more than ranges.
    bool answers(std::uint32_t part, const std::uint64_t* words, const open_matters& matters,
                 std::vector<part_answer>& out);

    /// Whether some completion of what was supposed last satisfies all constraints.
    /// @return nothing when `budget` is used up first.
    [[nodiscard]] std::optional<bool> can_be(std::size_t& budget) const;

    /// Turns the rules back to what was supposed last, after a search.
    void resume() { now_.bind(trial_, readings_); }

    /// Suppositions since the last bind().
    [[nodiscard]] std::size_t spent() const noexcept { return spent_; }

private:
    [[nodiscard]] bool is_another_string(fact_id f) const noexcept;
    void look(rule_id r, bool with_addressees, open_matters& out);
    void look(formula_id f, open_matters& out);
    void look(const short_list<compiled_exception>& all, open_matters& out);
    bool cut_by(const day_test& t, fact_id f, std::vector<std::int64_t>& cuts);
    bool derivations_cut(std::uint32_t part, const open_matters& matters,
                         std::vector<std::int64_t>& cuts);

    std::shared_ptr<const netral::program> program_;
    part_table parts_;
    std::vector<fact_id> owner_; ///< of each word
    record_words stated_;
    record_words nothing_;
    record trial_;
    evaluation now_;
    reading_choice readings_;
    cel::interpreter_workspace scratch_;
    date_range sensible_{earliest_date, latest_date}; ///< days that can be moved, of the last cut
    std::size_t spent_ = 0;
};

} // namespace netral
