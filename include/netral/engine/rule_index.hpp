// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a record says of all rules at once: which are out, which are open, which are raised.
///
/// A rule is a conjunction of clauses, and a clause a disjunction of tests of single facts. For
/// each fact and each of its cells the index keeps rows of bits, one bit for each rule: the rules
/// that the cell rules out; those one of whose clauses it satisfies; those that it raises. The
/// rows of the cells that a record is in, put together, are the outcome of every rule (D. E. Knuth,
/// The Art of Computer Programming 6.5, on inverted files; P. O'Neil and D. Quass, Improved Query
/// Performance with Variant Indexes, 1997, on bitmaps). The cost grows with the facts and with a
/// 64th of the rules, not with the rules.
///
/// The logic is Kleene's, exactly: a fact of which nothing is known has rows of its own, that leave
/// clauses open. Conditions are brought to clauses by the laws of distribution and of De Morgan,
/// which hold in Kleene's logic too. Where few rules are left, the clauses that several facts can
/// satisfy are asked of these alone. What is not of this form, or known only in part, marks the
/// rules concerned, and they are looked at one by one.
///
/// Read next: evaluation.hpp.

#include <netral/engine/formula.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace netral {

struct compiled_rule;
struct row_table;

/// Which rules are asked for.
enum class scope : std::uint8_t {
    standing, ///< all that do not fail
    speaking, ///< those that hold or are open: all that a verdict needs
    holding,  ///< those that hold: what is unknown is taken for not so, as with two truths only
};

/// Why a condition of a rule is not in the index.
enum class left_out_reason : std::uint8_t {
    opaque,   ///< it holds an atom for the interpreter, or a comparison of doubles
    too_many, ///< it would become too many clauses
    version,  ///< only some versions of the rule ask for it
};

[[nodiscard]] std::string_view to_string(left_out_reason r) noexcept;

/// What the index says of the rules of one record. Sets of rules are rows of bits by place().
///
/// Belongs to one thread; made to be used again.
struct ruling {
    std::vector<std::uint64_t> live; ///< no condition in the index is false

    // Of live rules only; words that are not busy say nothing.
    std::vector<std::uint64_t> look;   ///< the index does not know all: look at the rule itself
    std::vector<std::uint64_t> open;   ///< a condition is unknown: the rule does not hold
    std::vector<std::uint64_t> raised; ///< part of the conduct is true, or, to be looked at, may be

    /// The words in which rules may be live, as many as busy_count, ascending.
    std::vector<std::uint32_t> busy;
    std::size_t busy_count = 0;

    /// Whether open rules that are not in `raised` are not raised. Otherwise they may be: where the
    /// facts of the conduct tell of most rules that they are raised, it is cheaper to ask the rest.
    bool knows_raised = true;

private:
    friend class rule_index;
    std::vector<std::uint64_t> ask_;       ///< rules of clauses that no row was united for
    std::vector<std::uint64_t> satisfied_; ///< of one group of clauses
    std::vector<std::uint64_t> possible_;
    std::vector<std::int32_t> states_;          ///< of the facts that rows are chosen by
    std::uint64_t known_facts_ = 0;             ///< the first 64 of them that are in one state
    std::vector<const std::uint64_t*> known_;   ///< rows chosen by known states
    std::vector<const std::uint64_t*> all_;     ///< of all rules that a fact in no state concerns
    std::vector<const std::uint64_t*> partial_; ///< those of facts that are known in part
    std::size_t known_count_ = 0;
    std::size_t all_count_ = 0;
    std::size_t partial_count_ = 0;
};

/// The rows of one rule set. Immutable; shared by threads.
class rule_index {
public:
    rule_index(const slot_layout& slots, const formula_table& formulas,
               const std::vector<compiled_rule>& rules);
    ~rule_index();
    rule_index(rule_index&&) noexcept;
    rule_index& operator=(rule_index&&) noexcept;

    /// Words of a set of rules.
    [[nodiscard]] std::size_t set_words() const noexcept;

    /// The rule that a bit stands for, and none for bits that are only there to fill a word. Rules
    /// with clauses of several facts come first, so that rows which speak only of them are short;
    /// these and those are in the order of the rule set.
    [[nodiscard]] rule_id rule_at(std::size_t bit) const noexcept { return rules_[bit]; }
    [[nodiscard]] std::size_t place(rule_id r) const noexcept { return places_[r]; }

    /// Whether the bits are in the order of the rule set.
    [[nodiscard]] bool in_order() const noexcept { return in_order_; }

    /// A ruling of the right size.
    [[nodiscard]] ruling make_ruling() const;

    /// Rules on the words of a record, readings included. Bits that stand for no rule are not live.
    ///
    /// A live rule that is not to be looked at holds if it is not `open`. With scope::speaking,
    /// rules that are surely not raised need not be live, with scope::holding no open ones are.
    ///
    /// Complexity: rows of the record's cells times set_words(), in steps of the machine's vectors.
    void rule(const std::uint64_t* words, text_findings& texts, ruling& into,
              scope which = scope::standing) const;

    /// A condition that is in no row, with the reason; each once.
    struct left_out {
        formula_id formula = 0;
        left_out_reason why = left_out_reason::opaque;
        std::size_t rules = 0; ///< that ask for it
    };
    [[nodiscard]] const std::vector<left_out>& leftovers() const noexcept { return left_out_; }
    [[nodiscard]] std::size_t clause_count() const noexcept { return clauses_; }
    [[nodiscard]] std::size_t row_count() const noexcept;
    [[nodiscard]] std::size_t bytes() const noexcept;

private:
    class builder;
    struct parts;

    void find_states(const std::uint64_t* words, ruling& into) const noexcept;
    void choose(const row_table& t, ruling& into) const noexcept;
    void rule_by_states(ruling& into, scope which) const noexcept;
    void find_raised(const std::uint64_t* words, text_findings& texts, scope which,
                     ruling& into) const;
    void rule_groups(const std::uint64_t* words, text_findings& texts, ruling& into) const;
    void rule_group(const row_table& g, const std::uint64_t* words, text_findings& texts,
                    ruling& into) const;
    void ask_clauses(std::size_t w, const std::uint64_t* words, text_findings& texts,
                     ruling& into) const;
    void raise_by_facts(std::size_t w, ruling& into) const noexcept;

    std::unique_ptr<parts> parts_;
    std::vector<rule_id> rules_;
    std::vector<std::uint32_t> places_;
    std::vector<left_out> left_out_;
    std::size_t clauses_ = 0;
    bool in_order_ = true;
};

} // namespace netral
