// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A program applied to a record: the truth of its formulas and the outcome of its rules.
///
///     program + record --[this file]--> outcomes --classify--> classification
///
/// What the outcomes mean is said in rules/SEMANTICS.md; nothing here knows of verdicts.
///
/// Read next: classify/classifier.hpp.

#include <netral/cel/interpret.hpp>
#include <netral/engine/program.hpp>
#include <netral/record/record.hpp>
#include <netral/value/truth.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace netral {

/// What became of a rule on the facts given.
enum class rule_status : std::uint8_t {
    not_raised, ///< no part of its conduct is known to have happened, and nothing rules it out
    fails,      ///< something rules it out
    open,       ///< raised, otherwise undecided
    holds,      ///< everything it asks for is so, and no exception is
};

[[nodiscard]] std::string_view to_string(rule_status s) noexcept;

/// The outcome of one rule on one record.
struct rule_outcome {
    rule_status status = rule_status::not_raised;
    bool erred = false;         ///< a condition it needed could not be worked out
    std::uint32_t versions = 0; ///< one bit for each version that may be in force
};

/// A rule that does not fail.
struct standing_rule {
    rule_id rule = none;
    rule_outcome outcome;
};

/// What a rule asks for beside its addressees, as a rule that is a breach of it takes it over.
struct breach {
    truth value = truth::yes;
    bool raised = false;
};

/// What went wrong in an atom that the interpreter worked on.
struct atom_error {
    formula_id formula = 0;
    code id;
    std::string message;
};

/// The chosen option of each reading, by reading_id; beyond the end, the rule set's default.
using reading_choice = std::vector<std::uint32_t>;

/// One record under evaluation.
///
/// Truths are remembered while the record stays the same, so that each formula is worked out at
/// most once. No allocation after the first records, except in opaque atoms.
///
/// Who reads a stream does well to read some dozen records and then to evaluate these, again and
/// again: what either of the two needs stays near in the processor. With the 10,000 rules of the
/// comparison that saves a twentieth of the time from lines.
///
/// Thread safety: none; one to a thread. Lifetime: the program must outlive it; the record must
/// stay as it is between bind() and the last question.
class evaluation {
public:
    explicit evaluation(const program& p);

    /// The program that is applied.
    [[nodiscard]] const program& applied() const noexcept { return *program_; }

    /// Turns to another record, or to the same one after it was changed, under these readings.
    void bind(const record& r, const reading_choice& readings = {});

    /// Turns to words that differ from the bound record's: an assumption about the same record.
    /// The pointer must stay valid; readings are part of the words.
    void assume(const std::uint64_t* words);

    /// The words that are being asked, readings included.
    [[nodiscard]] const std::uint64_t* words() const noexcept { return words_; }

    /// What searches find in the texts of the bound record, as rule_index::rule() takes it.
    [[nodiscard]] text_findings& found_in_texts() noexcept { return texts_; }

    /// The truth of a formula.
    [[nodiscard]] truth of(formula_id f);

    /// Works out all rules, as many as possible at a time.
    /// @return the rules that do not fail, in the order of the rule set; with another scope only
    /// those that it names. Valid until the next run().
    std::span<const standing_rule> run(scope which = scope::standing);

    /// The outcome of one rule alone; the same as run() gives.
    [[nodiscard]] rule_outcome outcome(rule_id r);

    /// Whether the rule is broken, in plain Kleene logic with exceptions that are left open leaving
    /// the rule open: what is true in every completion of the record, or in none.
    [[nodiscard]] truth strictly(rule_id r);

    /// Whether the rule is broken by anybody, whoever its addressees are.
    [[nodiscard]] breach breach_of(rule_id r);

    /// Whether an exception applies, its own exceptions considered.
    [[nodiscard]] truth of(const compiled_exception& e, bool strict = false);

    /// The errors of the atoms that have been asked so far.
    [[nodiscard]] const std::vector<atom_error>& errors() const noexcept { return errors_; }

    /// The record's facts as CEL values, for opaque atoms and for sentences.
    [[nodiscard]] value value_of(fact_id f) const;

    [[nodiscard]] const program& of_program() const noexcept { return *program_; }
    [[nodiscard]] const record& of_record() const noexcept { return *record_; }

private:
    [[nodiscard]] std::size_t look_at_rest(scope which);
    [[nodiscard]] truth work_out(formula_id f);
    truth ask_interpreter(const opaque_atom& atom, formula_id f);
    breach body_of(const compiled_rule& r, const compiled_version& v, bool with_addressees,
                   bool strict);
    breach base_of(rule_id base, bool strict);
    breach over_versions(rule_id id, bool with_addressees, bool strict, std::uint32_t& possible);
    bool covered(rule_id id, std::uint32_t possible) const;
    static rule_outcome finish(const breach& b, std::uint32_t possible);

    const program* program_;
    const record* record_ = nullptr;
    const std::uint64_t* words_ = nullptr;
    std::vector<std::uint64_t> bound_words_;
    text_findings texts_;
    /// What a base came to, remembered for the rules that are breaches of it.
    struct remembered {
        std::uint32_t round = 0;
        breach is;
    };

    std::vector<remembered> bases_;     ///< two for each rule: in plain and in strict logic
    std::vector<std::uint32_t> truths_; ///< the round in which it was found, and the truth
    std::uint32_t round_ = 0;
    std::vector<standing_rule> standing_; ///< with room for all rules
    ruling ruling_;
    std::vector<atom_error> errors_;
    cel::interpreter_workspace interpreter_;
};

} // namespace netral
