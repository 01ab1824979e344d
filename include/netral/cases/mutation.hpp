// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Small wrong changes of the rules, and whether the cases notice them.
///
///     rule files --one change each--> mutants + case files --[this file]--> who noticed
///
/// Mutation analysis (R. A. DeMillo, R. J. Lipton and F. G. Sayward, Hints on test data selection,
/// 1978): the share of mutants on which some case fails says how much the cases would notice of an
/// author's slip. A mutant is the text of the rule set with one change, loaded as any other; one
/// that does not load is no mutant. Changed are rules and terms; titles, bases and routes are not,
/// since no case speaks of them.
///
/// Read next: coverage.hpp (what the cases exercise at all).

#include <netral/cases/case_file.hpp>
#include <netral/ruleset/load.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace netral {

/// The kinds of change.
enum class mutation_kind : std::uint8_t {
    joining,           ///< `&&` for `||`, `all` for `any`, and back
    comparison,        ///< `==` for `!=`, `<` for `<=`, ...
    negation,          ///< a condition turned round
    bound,             ///< a number or a day in a condition, one more or less
    list_entry,        ///< one value left out of a list
    dropped_condition, ///< one of several parts left out
    dropped_exception,
    shifted_date, ///< the first or last day of a rule or version, one day earlier or later
    swapped_sanction,
};
inline constexpr std::size_t mutation_kind_count = 9;

[[nodiscard]] std::string_view to_string(mutation_kind k) noexcept;

/// One change.
struct mutation {
    mutation_kind kind = mutation_kind::joining;
    std::string of;      ///< the rule's id, or `terms.name`
    rule_id rule = none; ///< none: a term
    location where;      ///< of what is changed, or of the text that holds it
    std::string from;
    std::string to; ///< empty: left out
};

/// What became of it.
struct mutant {
    enum class fate : std::uint8_t {
        noticed,
        survived,
        unusable, ///< the rule set does not load with it; not counted
    };
    mutation change;
    fate came_to = fate::survived;
    const test_case* noticed_by = nullptr; ///< the first case that fails
};

struct mutation_options {
    std::size_t sample = 0; ///< so many, drawn evenly; 0: all
    std::uint64_t seed = 1; ///< of the draw; the same seed draws the same
    unsigned jobs = 1;      ///< threads
    std::function<void(std::size_t done, std::size_t of)> progress; ///< from any of the threads
};

/// All mutants, in the order of the rule files.
struct mutation_report {
    std::size_t possible = 0; ///< before the draw
    std::vector<mutant> mutants;

    [[nodiscard]] std::size_t count(mutant::fate f) const noexcept;
    [[nodiscard]] std::size_t count(mutant::fate f, mutation_kind k) const noexcept;
    /// Noticed ones in percent of those that could be used; 100 when there are none.
    [[nodiscard]] double score() const noexcept;
};

/// The changes that could be made, without making them.
[[nodiscard]] std::vector<mutation> mutations_of(const ruleset& rules);

/// Makes each change and runs the cases concerned until one fails: those that list the rule first,
/// then those in which its outcome, or that of a breach of it, has become another.
///
/// Preconditions: the files were read with this program, and their cases pass.
/// Errors: whatever keeps the unchanged texts from being loaded again.
/// Complexity: mutants times the loading of the rule set.
[[nodiscard]] result<mutation_report> mutate(const std::vector<case_file>& files,
                                             const std::shared_ptr<const program>& p,
                                             const load_options& loading = {},
                                             const mutation_options& options = {});

/// The counts by kind, the score, and a line for each change that nobody noticed.
[[nodiscard]] std::string render(const mutation_report& report);

/// The same as one JSON document, noticed ones with the case that did.
[[nodiscard]] std::string to_json(const mutation_report& report);

} // namespace netral
