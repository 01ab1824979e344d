// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A rule set made ready to be evaluated.
///
///     rule set --compile--> program (immutable, shared by threads)
///     program + record --evaluation.hpp--> outcomes
///
/// A rule is a conjunction of formulas (in force, addressees, conduct, when) and a list of
/// exceptions. Conjuncts that test one fact go into an index that rules out many rules at a time
/// (rule_index.hpp); what is left is looked at rule by rule.
///
/// Read next: evaluation.hpp.

#include <netral/engine/formula.hpp>
#include <netral/engine/rule_index.hpp>
#include <netral/record/completion.hpp>
#include <netral/ruleset/ruleset.hpp>
#include <netral/text/result.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace netral {

/// An exception over formulas.
struct compiled_exception {
    const exception* written = nullptr;
    formula_id when = 0;
    bool accuser_shows = false;
    short_list<compiled_exception> unless;
};

/// The parts of a rule.
enum class rule_part : std::uint8_t { in_force, addressees, conduct, when, exception };

[[nodiscard]] std::string_view to_string(rule_part p) noexcept;

/// A place where an author wrote a condition that is joined by nothing: what explanations and
/// coverage point at.
struct condition_site {
    formula_id formula = 0;
    rule_part part = rule_part::when;
    const test* written = nullptr;
    span in_text;                          ///< of the part of the test that this is
    const netral::exception* of = nullptr; ///< of rule_part::exception
};

/// One version of a rule over formulas.
struct compiled_version {
    const rule_version* written = nullptr;
    formula_id in_force = 0;
    formula_id addressees = 0;
    formula_id conduct = 0;
    formula_id when = 0;
    short_list<formula_id> raising; ///< leaves of conduct: one of them true raises the rule
    short_list<compiled_exception> unless;
    short_list<condition_site> sites; ///< in the author's order
};

/// One rule over formulas.
struct compiled_rule {
    short_list<compiled_version> versions;
    short_list<rule_id> breach_of;
    short_list<fact_id> facts; ///< that its outcome can depend on, sorted
};

/// A compiled rule set.
///
/// Thread safety: immutable; share it freely. Lifetime: keeps the rule set alive.
class program {
public:
    /// Compiles a loaded rule set.
    ///
    /// @param used the vectors that evaluations use; the processor must have them
    /// Errors: constraints that cannot be propagated (see record/completion.hpp).
    /// Complexity: linear in the conditions, with terms inlined.
    [[nodiscard]] static result<std::shared_ptr<const program>>
    compile(std::shared_ptr<const ruleset> rules, vectors used = widest_vectors());

    [[nodiscard]] const ruleset& rules() const noexcept { return *rules_; }
    [[nodiscard]] const slot_layout& slots() const noexcept { return *slots_; }
    [[nodiscard]] const completion& facts_follow() const noexcept { return *facts_follow_; }
    [[nodiscard]] const formula_table& formulas() const noexcept { return *formulas_; }
    [[nodiscard]] const compiled_rule& compiled(rule_id r) const noexcept { return compiled_[r]; }
    [[nodiscard]] const rule_index& index() const noexcept { return *index_; }

    /// Conditions beside the rules: of sanctions (`for`), deadlines and admissibility.
    [[nodiscard]] formula_id applies_to(sanction_id s) const noexcept { return applies_to_[s]; }
    [[nodiscard]] formula_id deadline_when(std::size_t d) const noexcept
    {
        return deadline_when_[d];
    }
    [[nodiscard]] formula_id admissibility_when(std::size_t a) const noexcept
    {
        return admissibility_when_[a];
    }
    [[nodiscard]] formula_id admissibility_require(std::size_t a) const noexcept
    {
        return admissibility_require_[a];
    }

    /// Rules whose outcome can depend on a reading, for each reading.
    [[nodiscard]] const std::vector<rule_id>& turning_on(reading_id r) const noexcept
    {
        return turning_on_[r];
    }

    /// Rules that some other rule supersedes, with those that do: (displaced, by).
    [[nodiscard]] const std::vector<std::pair<rule_id, rule_id>>& supersessions() const noexcept
    {
        return supersessions_;
    }

    /// What was compiled, for people: formulas by kind, what was indexed and what was not, and why
    /// (`netral check --plan`).
    [[nodiscard]] std::string describe_plan() const;

private:
    program() = default;
    compiled_version compile_version(const rule& r, const rule_version& v);
    void compile_rules();
    void compile_rest();

    std::shared_ptr<const ruleset> rules_;
    std::unique_ptr<slot_layout> slots_;
    std::unique_ptr<completion> facts_follow_;
    std::unique_ptr<formula_table> formulas_;
    std::vector<compiled_rule> compiled_;
    std::unique_ptr<rule_index> index_;
    std::vector<formula_id> applies_to_;
    std::vector<formula_id> deadline_when_;
    std::vector<formula_id> admissibility_when_;
    std::vector<formula_id> admissibility_require_;
    std::vector<std::vector<rule_id>> turning_on_;
    std::vector<std::pair<rule_id, rule_id>> supersessions_;
};

} // namespace netral
