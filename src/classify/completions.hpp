// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Searches over the completions of a record: all ways of filling in what is unknown that the
/// constraints allow.
///
/// An atom that is open in some rule is decided one way and the other, what follows is propagated,
/// and a branch ends as soon as the rules are decided in plain Kleene logic. The search is exact or
/// says that it gave up: at the bound, or at an atom whose facts cannot be enumerated.
///
/// Read next: robustness.cpp, inquiry.cpp.

#include "part_table.hpp"

#include <netral/engine/evaluation.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace netral {

/// What is known of all facts, in the slots of a record.
using record_words = std::vector<std::uint64_t>;

enum class found : std::uint8_t { no, yes, gave_up };

/// Whether the constraints allow some completion of these words.
/// @return nothing when `budget` is used up first.
[[nodiscard]] std::optional<bool> can_be(const program& p, const part_table& parts,
                                         const record_words& words, std::size_t& budget);

/// Whether a status of the rule may still turn, since an exception of an exception is open or could
/// be.
[[nodiscard]] bool has_nested_exceptions(const program& p, rule_id r);

/// Searches from what an evaluation asks now.
///
/// With a table of parts a completion counts only if the constraints allow one in full, and atoms
/// for the interpreter are decided through facts of few values. Without one, for verdicts alone, a
/// branch in which propagation found no contradiction counts.
class completion_search {
public:
    /// `supposed` is left asking something else; it may be the same as `as_is`.
    completion_search(evaluation& as_is, evaluation& supposed, const part_table* parts,
                      std::size_t& budget)
        : as_is_(as_is), supposed_(supposed), program_(as_is.of_program()), parts_(parts),
          budget_(budget)
    {
    }

    /// Whether some completion has none of the rules broken.
    found all_fail(const std::vector<rule_id>& rules) { return begin(rules, false); }

    /// Whether some completion has the rule broken.
    found one_holds(rule_id rule) { return begin({rule}, true); }

private:
    found begin(const std::vector<rule_id>& rules, bool wanted);
    found search(const record_words& now, const std::vector<rule_id>& rules, std::size_t from,
                 bool wanted);
    found branch(const record_words& now, const std::vector<rule_id>& rules, std::size_t rule,
                 bool wanted);
    found spoiled_by(rule_id r);
    [[nodiscard]] bool some_holds(const record_words& now, const std::vector<rule_id>& rules,
                                  std::size_t from);
    [[nodiscard]] found witnessed(const record_words& now);
    std::optional<std::vector<part_answer>> parts_of(formula_id atom, const record_words& now);
    formula_id open_atom(rule_id r, bool with_addressees = true);
    formula_id open_atom_in(formula_id f);
    formula_id open_atom_in(const short_list<compiled_exception>& all);

    evaluation& as_is_;
    evaluation& supposed_;
    evaluation* now_ = nullptr; ///< of the words that are being looked at
    const program& program_;
    const part_table* parts_;
    std::size_t& budget_;
    std::vector<rule_id> spoilers_; ///< rules that came to hold where none was to
};

} // namespace netral
