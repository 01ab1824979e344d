// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What compiled rules ask for, filed by how the index answers it.
///
/// A rule is a conjunction; what every version of it asks for is brought to clauses. Those about
/// one stated fact are answered by slices, those about several facts or about sets in groups; what
/// no row can say marks the rule to be looked at.
///
/// Door: rule_filing. Read next: rule_index_builder.cpp, which lays all this out.

#include "clauses.hpp"

#include <netral/engine/program.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace netral {

/// A clause or a raising leaf, of one rule.
struct filed_clause {
    rule_id rule = none;
    cell_clause literals;
};

/// Clauses, at most one of a rule, that look at much the same facts.
struct clause_group {
    std::vector<filed_clause> entries;
    std::vector<fact_id> facts; ///< sorted
    rule_id last = none;        ///< the rule that was filed last
};

struct filed_rule {
    bool never = false;         ///< a condition is false whatever the record
    bool may_be_raised = false; ///< by what the rows do not know
    bool look = false;
    bool wants_text = false;          ///< one clause is that some text has been found
    std::vector<cell_clause> clauses; ///< in groups
    cell_clause leaves;               ///< of the conduct
};

/// All rules of a program, filed. For load time; slots, formulas and rules must outlive it.
class rule_filing {
public:
    rule_filing(const slot_layout& slots, const formula_table& formulas,
                const std::vector<compiled_rule>& rules);

    std::vector<filed_rule> rules;
    std::vector<filed_clause> single; ///< about one stated fact
    std::vector<clause_group> groups;
    std::vector<filed_clause> texts; ///< of the clauses in groups, those of one text; one of a rule
    std::vector<filed_clause> raising; ///< leaves of conduct
    std::map<formula_id, rule_index::left_out> left_out;
    std::size_t clause_count = 0;

    /// The fact that a literal is about. What searches find has numbers of its own, after the
    /// facts.
    [[nodiscard]] fact_id subject_of(const cell_literal& l) const;
    [[nodiscard]] std::vector<fact_id> subjects_of(const cell_clause& c) const;
    /// Whether it is a set or what is found in a text, and so in no state.
    [[nodiscard]] bool is_set(fact_id subject) const;
    /// Whether rows can say it: every test is unknown of an unknown fact, and of one set the
    /// members that must not be are one demand at most.
    [[nodiscard]] bool fits(const cell_clause& c) const;

private:
    void leave_out(rule_id r, formula_id f, left_out_reason why);
    void file(rule_id r);
    void file_conjunct(rule_id r, formula_id f);
    bool file_clause(rule_id r, const cell_clause& c);
    void file_in_group(rule_id r, const cell_clause& c, const std::vector<fact_id>& facts);
    std::vector<cell_clause> one_by_one(const cell_literal& l);
    clause_group& choose_group(rule_id r, const std::vector<fact_id>& facts);
    void file_leaves(rule_id r, rule_id of);
    void file_leaf(rule_id r, formula_id leaf);
    void is_raised_unseen(rule_id r);

    const slot_layout& slots_;
    const formula_table& formulas_;
    const std::vector<compiled_rule>& rules_;
    made_tests made_;
    std::map<std::pair<rule_id, fact_id>, cell_literal> forbidding_leaf_;
};

/// The formulas that must all be true for `f` to be: the children of a conjunction, or itself.
void collect_conjuncts(const formula_table& formulas, formula_id f, std::vector<formula_id>& into);

} // namespace netral
