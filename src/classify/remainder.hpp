// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What is left of conditions once some facts are known, in words.
///
/// Two voices: the facts' titles, for whoever checks a norm; and clauses that address the official
/// (`Saudara anggota TNI`), for a page to hand out. The clauses are phrases of the rule set,
/// `guide.<path of the fact>`; a fact that has one is known to the official beforehand.
///
/// Read next: guide.cpp.

#include <netral/engine/evaluation.hpp>
#include <netral/ruleset/names.hpp>

#include <string>
#include <vector>

namespace netral {

/// The phrase `guide.<name>` of the rule set, if it has one.
[[nodiscard]] const bilingual* guide_phrase(const ruleset& rules, std::string_view name);

/// How the rule set puts an exception to the official: a phrase by its id, else its title with what
/// takes it back.
[[nodiscard]] bilingual put_to_official(const exception& e, const ruleset& rules);

/// What a fact that has a phrase says of the official, for the cells or members named.
[[nodiscard]] bilingual clause_of(fact_id f, const std::vector<std::uint32_t>& values,
                                  const ruleset& rules);

/// Conditions under what an evaluation asks now. One to a thread; the evaluation must outlive it.
class remainder {
public:
    explicit remainder(evaluation& asked);

    /// Adds one line for each conjunct that is open; titles.
    void conjuncts(formula_id f, std::vector<bilingual>& out);

    /// Adds one clause for each conjunct that is open and turns on the official alone; with
    /// `whoever`, for each that is open.
    void clauses(formula_id f, bool whoever, std::vector<bilingual>& out);

    /// Adds the clause that this is not so, if it is open, turns on the official alone, and can be
    /// said: of `!subject.competent` that he is competent. @return whether it did.
    bool clause_against(formula_id f, std::vector<bilingual>& out);

    /// Whether an open conjunct asks for another member of a set of which one is known.
    [[nodiscard]] bool asks_for_more(formula_id f);

private:
    [[nodiscard]] bool turns_on_official(formula_id f) const;
    [[nodiscard]] bilingual said(formula_id f, bool negated);
    void add(bilingual line, std::vector<bilingual>& out) const;
    [[nodiscard]] std::string in_words(formula_id f, bool negated, language l);
    [[nodiscard]] std::string of_group(const formula& node, bool negated, language l);
    [[nodiscard]] bool is_excluded(formula_id f, std::size_t by);
    [[nodiscard]] bool is_group(formula_id f);
    [[nodiscard]] std::string of_opaque(const opaque_atom& a, language l) const;
    [[nodiscard]] std::string of_test(const cell_test& t, bool negated, language l) const;
    [[nodiscard]] std::string of_interval(const cell_test& t, language l) const;
    [[nodiscard]] std::vector<std::uint32_t> possible_cells(const cell_test& t) const;
    [[nodiscard]] std::string title_of(fact_id f, language l) const;

    evaluation& asked_;
    const program& program_;
    const ruleset& rules_;
    const formula_table& formulas_;
    std::vector<formula_id> excluded_; ///< said already, as alternatives to what is being said
    bool addressing_ = false;
};

} // namespace netral
