// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a record says of all rules at once: which are out, which are open, which are raised.
///
/// A rule is a conjunction of clauses, and a clause a disjunction of tests of single facts. For
/// each state of a fact, or of several facts together, the index keeps rows of bits, one bit for
/// each rule: the rules that the state rules out; those one of whose clauses it satisfies; those
/// that it raises. The rows of the states that a record is in, put together, are the outcome of
/// every rule (D. E. Knuth, The Art of Computer Programming 6.5, on inverted files; P. O'Neil and
/// D. Quass, Improved Query Performance with Variant Indexes, 1997, on bitmaps). The cost grows
/// with the facts and with a 64th of the rules, not with the rules.
///
/// The logic is Kleene's, exactly: a fact of which nothing is known rules nothing out, and
/// leaves open what it could satisfy. Conditions are brought to clauses by the laws of distribution
/// and of De Morgan, which hold in Kleene's logic too. The rows say which rules are out; what a
/// rule that is left leaves open is seen by the facts that it asks for. Where few rules are left,
/// the clauses that several facts can satisfy are asked of these alone. What is not of this form,
/// or known only in part, marks the rules concerned, and they are looked at one by one.
///
/// Read next: evaluation.hpp.

#include <netral/engine/formula.hpp>
#include <netral/engine/row_store.hpp>
#include <netral/match/vectors.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
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

/// What the index finds of a rule. Where it knows all, the same as rule_status.
enum class rule_found : std::uint8_t {
    not_raised, ///< one of its conditions is unknown, and the rule is not raised
    fails,      ///< a condition is false
    open,       ///< one is unknown, and the rule is raised
    holds,      ///< all of its conditions are true
    look,       ///< the index does not know all: look at the rule itself
};

[[nodiscard]] std::string_view to_string(rule_found f) noexcept;

/// What the index says of the rules of one record.
///
/// Belongs to one thread; made to be used again.
struct ruling {
    /// How many rules are not known to fail.
    std::size_t left_count = 0;

    /// Calls `put(at, rule, what was found of it)` for each of them, in no order: `at` counts in
    /// the order of the rule set.
    template <class Put>
    void deal(const Put& put) const
    {
        for (std::size_t i = 0; i < left_count; ++i)
            put(std::size_t{ranks_[i]}, rule_id{found_[i] >> found_bits},
                static_cast<rule_found>(found_[i] & ((1U << found_bits) - 1)));
    }

private:
    friend class rule_index;
    static constexpr unsigned found_bits = 3; ///< of those of found_

    // Of the facts that rows are chosen by: the state of each, and a bit for each (but
    // see fact_bits) that is in one state, in none, in some of several.
    std::vector<std::int32_t> states_;
    std::uint64_t known_facts_ = 0;
    std::uint64_t unknown_facts_ = 0;
    std::uint64_t partial_facts_ = 0;
    std::vector<std::size_t> chosen_; ///< rows of tables, in bytes from the first

    // Sets of rules are bits by place.
    row_store live_;                  ///< no condition that bits speak of is false
    std::vector<std::uint64_t> busy_; ///< which words of live_ are not empty
    row_store raised_;                ///< part of the conduct is true; not of every rule set
    row_store open_;                  ///< a clause of several facts is unknown, if `joined_`
    row_store look_;                  ///< the rule must be looked at, if `joined_`
    row_store satisfied_;             ///< of one group of clauses
    row_store possible_;
    bool joined_ = false;
    std::vector<std::uint32_t> places_; ///< of the rules that are live
    std::vector<std::uint32_t> found_;  ///< of these: the rule, and in the lowest bits what it is
    std::vector<std::uint32_t> ranks_;  ///< of found_

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
               const std::vector<compiled_rule>& rules, vectors used);
    ~rule_index();
    rule_index(rule_index&&) noexcept;
    rule_index& operator=(rule_index&&) noexcept;

    /// A ruling of the right size.
    [[nodiscard]] ruling make_ruling() const;

    /// Rules on the words of a record, readings included. With scope::speaking, rules that are
    /// surely not raised may be missing from what is left, with scope::holding those that are open.
    ///
    /// Complexity: a row for each table of facts, of a 64th of the rules that ask for these, in
    /// steps of the machine's vectors; then the rules that are left.
    /// Precondition: of each fact some cell is possible.
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
    /// What it takes in memory.
    [[nodiscard]] std::size_t bytes() const noexcept;

private:
    class builder;
    struct parts;

    class judging;

    void rule_out(const std::uint64_t* words, ruling& into) const noexcept;
    void rule_out_by_texts(text_findings& texts, ruling& into) const;
    void choose(const row_table& t, ruling& into) const noexcept;
    void join(ruling& into) const noexcept;
    void look_at_partial(std::size_t words, ruling& into) const noexcept;
    void find_raised(const std::uint64_t* words, text_findings& texts, scope which,
                     ruling& into) const;
    void rule_group(const row_table& g, const std::uint64_t* words, text_findings& texts,
                    ruling& into) const;
    static void rank_left(ruling& into);

    std::unique_ptr<parts> parts_;
    std::vector<left_out> left_out_;
    std::size_t clauses_ = 0;
};

} // namespace netral
