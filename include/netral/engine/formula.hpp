// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// All conditions of a rule set in one table: each thought once.
///
/// A condition becomes a formula over atoms. Formulas are hash-consed (A. P. Ershov, 1958): two
/// conditions that say the same are one entry, however many rules, terms and sanctions say it, so
/// that its truth is found at most once a record. An atom is a test of one slot with constants
/// (`cell`), answered with integers, or anything else (`opaque`), left to the CEL interpreter.
///
/// Read next: program.hpp (rules over formulas).

#include <netral/cel/expression.hpp>
#include <netral/match/substrings.hpp>
#include <netral/record/cell_test.hpp>
#include <netral/record/day_test.hpp>
#include <netral/record/record.hpp>
#include <netral/ruleset/condition.hpp>
#include <netral/ruleset/ruleset.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace netral {

/// Index into a formula_table.
using formula_id = std::uint32_t;

/// A condition that does not depend on which rule uses it.
struct formula {
    enum class kind : std::uint8_t {
        constant, ///< `value`
        cell,     ///< a test of one slot: cells()[payload]
        opaque,   ///< an expression for the interpreter: opaques()[payload]
        all,      ///< every child
        any,      ///< some child
        negation, ///< the only child is not so
    };

    kind what = kind::constant;
    bool value = true;
    std::uint32_t payload = 0;
    std::uint32_t first_child = 0; ///< into children()
    std::uint32_t child_count = 0;
};

/// A string fact in which conditions look for constant texts (`fact.contains('...')`), all of them
/// in one pass. What was found is kept like a set in a record: the texts that are in, then the
/// texts that are not, one bit each.
struct text_search {
    fact_id fact = none;
    std::uint32_t first = 0;      ///< its first word among those of all searches
    std::uint32_t mask_words = 0; ///< of either half
    std::vector<std::string> wanted;
    substring_set set{{}};
};

/// One text of a search.
struct searched_text {
    std::uint32_t search = none; ///< index into formula_table::searches()
    std::uint32_t number = 0;    ///< in text_search::wanted

    friend bool operator==(const searched_text&, const searched_text&) = default;
};

/// An atom that is no test of one fact: one node of a checked expression. A comparison of two days
/// is answered without the interpreter wherever it can be.
struct opaque_atom {
    cel::expression expression;
    cel::expr_id node = 0;
    std::vector<fact_id> facts;          ///< that it reads, sorted
    std::string text;                    ///< in CEL, terms inlined
    std::optional<day_test> days;        ///< what it amounts to, if it compares two days
    std::optional<searched_text> search; ///< if it looks for a constant text in a string fact
};

/// All formulas of a program. Immutable once compiled.
class formula_table {
public:
    explicit formula_table(const ruleset& rules, const slot_layout& slots);

    /// Adds a condition with everything in it; gives back the same id for the same meaning.
    formula_id add(const condition& c);
    formula_id add(const test& t);
    /// Of one node of a test, which must be of type bool.
    formula_id add(const test& t, cel::expr_id node);
    formula_id add(cell_test t);
    formula_id constant(bool value);
    formula_id all(const std::vector<formula_id>& parts);
    formula_id any(const std::vector<formula_id>& parts);
    formula_id negation(formula_id f);

    [[nodiscard]] std::size_t size() const noexcept { return formulas_.size(); }
    [[nodiscard]] const formula& operator[](formula_id f) const noexcept { return formulas_[f]; }
    [[nodiscard]] const formula_id* children(const formula& f) const noexcept
    {
        return children_.data() + f.first_child;
    }
    [[nodiscard]] const cell_test& cell(const formula& f) const noexcept
    {
        return cells_[f.payload];
    }
    [[nodiscard]] const opaque_atom& opaque(const formula& f) const noexcept
    {
        return opaques_[f.payload];
    }
    [[nodiscard]] std::size_t cell_count() const noexcept { return cells_.size(); }
    [[nodiscard]] std::size_t opaque_count() const noexcept { return opaques_.size(); }

    /// The searches of all atoms, and how many words their answers take.
    [[nodiscard]] const std::vector<text_search>& searches() const noexcept { return searches_; }
    [[nodiscard]] std::size_t search_words() const noexcept { return search_words_; }

    /// Ends the adding of formulas: makes the searches ready, and gives up what was needed to add.
    /// @param used what searches use
    void seal(vectors used);

    /// The facts that the formula depends on, sorted. Linear in the formula; for load time.
    [[nodiscard]] std::vector<fact_id> facts_of(formula_id f) const;

    /// The parts of `f` that are neither `all` nor `any`, left to right: what can raise a rule.
    [[nodiscard]] std::vector<formula_id> leaves_of(formula_id f) const;

    /// The formula in words of CEL, for `netral check --plan` and tests.
    [[nodiscard]] std::string print(formula_id f) const;

private:
    struct consing; ///< from meaning to id; until seal()
    formula_id intern(std::string key, formula f, const std::vector<formula_id>& parts);
    formula_id join(formula::kind what, const std::vector<formula_id>& parts);
    formula_id add_opaque(const test& t, cel::expr_id node);
    [[nodiscard]] std::optional<searched_text> search_of(const test& t, cel::expr_id node);

    const ruleset* rules_;
    const slot_layout* slots_;
    std::vector<formula> formulas_;
    std::vector<formula_id> children_;
    std::vector<cell_test> cells_;
    std::vector<opaque_atom> opaques_;
    std::vector<text_search> searches_;
    std::size_t search_words_ = 0;
    std::shared_ptr<consing> consing_;
};

/// What the searches of a program find in the texts of one record: looked for when first asked.
///
/// Belongs to one thread. Lifetime: the formulas must outlive it; the record must stay as it is.
class text_findings {
public:
    explicit text_findings(const formula_table& formulas);

    /// Turns to another record.
    void bind(const record& r) noexcept
    {
        record_ = &r;
        searched_ = false;
    }

    /// Whether the text was found; unknown where the record leaves the fact open.
    [[nodiscard]] truth ask(const searched_text& t);

    /// For each search the texts that are in, then those that are not (text_search::first).
    [[nodiscard]] const std::uint64_t* words()
    {
        if (!searched_) search();
        return found_.data();
    }

private:
    void search();

    const formula_table* formulas_;
    const record* record_ = nullptr;
    bool searched_ = true;
    std::vector<std::uint64_t> found_;
};

} // namespace netral
