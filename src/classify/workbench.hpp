// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the passes of one classification share: the program, the record as it is, and the record
/// as it might be.

#include "distinctions.hpp"
#include "part_table.hpp"

#include <netral/classify/classifier.hpp>
#include <netral/classify/inquiry.hpp>
#include <netral/engine/evaluation.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace netral {

/// One thread's working memory for classifying.
struct workbench {
    workbench(std::shared_ptr<const netral::program> p, classify_options o)
        : program(std::move(p)), options(std::move(o)), facts(*program), supposed(*program),
          supposed_record(program->slots())
    {
    }

    [[nodiscard]] const ruleset& rules() const noexcept { return program->rules(); }

    /// The day that selects a rule's basis, route and version, as far as it is known.
    [[nodiscard]] date_range day_of(const rule& r) const noexcept
    {
        return days_of(r.in_force_by != none ? r.in_force_by : rules().roles.act_day);
    }

    /// What is known of a date fact; all of time where nothing is, or where there is no such fact.
    [[nodiscard]] date_range days_of(fact_id f) const noexcept
    {
        if (f == none) return {earliest_date, latest_date};
        const slot& s = program->slots()[f];
        return {date{static_cast<std::int32_t>(facts.words()[s.first])},
                date{static_cast<std::int32_t>(facts.words()[s.first + 1])}};
    }

    /// Begins a supposition: the words of the record as it is, readings included.
    std::vector<std::uint64_t>& suppose()
    {
        const std::size_t n = program->slots().word_count();
        supposition.assign(facts.words(), facts.words() + n);
        return supposition;
    }

    /// Made when first asked for: verdicts alone do without.
    const part_table& parts()
    {
        if (!table) table.emplace(*program);
        return *table;
    }

    /// The same.
    const distinctions& told_apart()
    {
        if (!apart) apart.emplace(*program);
        return *apart;
    }

    std::shared_ptr<const netral::program> program;
    classify_options options;
    evaluation facts;    ///< of the record as it is
    evaluation supposed; ///< of the record as it might be
    std::vector<std::uint64_t> supposition;
    record supposed_record; ///< with what follows worked out again, derivations too
    std::optional<part_table> table;
    std::optional<distinctions> apart;
    std::optional<inquiry> asked; ///< made when first asked: only detail::full does
};

/// Whether a rule takes part in the verdict.
[[nodiscard]] inline bool makes_verdict(const rule& r) noexcept
{
    return r.effect == rule_effect::prohibits && r.confidence != rule_confidence::low;
}

// The passes, in their order. Each fills its part of the classification.

/// Whether every completion of what is unknown gives one verdict; may settle an open verdict.
void find_robustness(workbench& bench, std::span<const standing_rule> standing,
                     classification& out);

/// Supersession, basis, route, sanctions, concurrence, deadlines, admissibility.
void find_consequences(workbench& bench, classification& out);

/// Missing facts, exceptions left open, and what to ask.
void find_questions(workbench& bench, classification& out);

/// Which conditions decided.
void find_reasons(workbench& bench, classification& out);

/// The same for one rule, whatever its status.
[[nodiscard]] std::vector<reason> reasons_of(evaluation& asked, rule_id r);

/// What the verdict may become and, where it is open, which facts settle it.
void find_prospects(workbench& bench, const record& r, classification& out);

} // namespace netral
