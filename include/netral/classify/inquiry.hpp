// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What is missing, exactly: the smallest sets of facts that settle a rule or the verdict whatever
/// the answers are, the facts that do not matter, and what the verdict may become.
///
/// Found by supposing answers, working out what follows (constraints, calendars, derivations), and
/// asking the rules again. A set that does not settle names a conflict: parts of which every
/// settling set has one. The smallest sets are the smallest hitting sets of the conflicts
/// (R. Reiter, A Theory of Diagnosis from First Principles, 1987), looked for by size.
///
/// Read next: reasoning.hpp (the same machinery turned round: why it is so).

#include <netral/classify/classification.hpp>
#include <netral/engine/program.hpp>
#include <netral/record/record.hpp>

#include <compare>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace netral {

/// A fact, or of a set one member: the smallest thing that can be asked or forgotten.
struct fact_part {
    fact_id fact = none;
    std::uint32_t member = none; ///< index into the fact's values; none: the whole fact

    friend auto operator<=>(const fact_part&, const fact_part&) = default;
};

/// How much work may be spent on one answer. What is not done within it is said to be unknown.
struct inquiry_bounds {
    std::size_t suppositions = 4000; ///< records worked out, at most
    std::size_t facts = 4;           ///< in one set or one change, at most
};

/// Facts which, all answered, settle something whatever the answers are; no part can be left out.
struct settling_set {
    std::vector<fact_part> parts; ///< sorted
    std::vector<rule_id> settles; ///< open rules that it settles, in the order of the rule set
    rule_nature gravest = rule_nature::kode_etik; ///< of these: the one nearest to a penalty
};

/// What is missing for a rule or for the verdict.
struct missing_facts {
    /// The minimal sets. First those that settle more rules, then those that settle graver ones,
    /// then the smaller ones.
    std::vector<settling_set> sets;
    /// Whether these are all; if not, the bound was reached, or an answer cannot be enumerated (a
    /// text, a number in arithmetic). Nothing is known then of the sets that are not listed.
    bool complete = true;
    /// Parts that the conditions leave open and that are in no settling set: asking for them alone
    /// or with others brings nothing. Empty unless `complete`.
    std::vector<fact_part> idle;
};

/// What the verdict may become when all facts are known, over the completions of the record that
/// the constraints allow.
struct outlook {
    std::optional<verdict> best;  ///< the mildest one reachable; none: past the bound
    std::optional<verdict> worst; ///< the gravest one reachable
};

/// Asks one program about records.
///
/// Thread safety: one to a thread. Lifetime: keeps the program alive; a record must stay as it is
/// from bind() to the last question.
class inquiry {
public:
    explicit inquiry(std::shared_ptr<const program> p, inquiry_bounds bounds = {});
    ~inquiry();
    inquiry(inquiry&&) noexcept;
    inquiry& operator=(inquiry&&) noexcept;

    /// Turns to a record, which must have been read with the program's slots.
    void bind(const record& r, const reading_choice& readings = {});

    /// What is missing for a rule: settled means that it holds or fails. Without sets where it is
    /// settled already or nothing that can be asked settles it.
    ///
    /// Complexity: conflicts times the answers of a set; bounded.
    [[nodiscard]] missing_facts missing_for(rule_id r);

    /// What is missing for the verdict: settled means that a rule of the verdict holds, or that
    /// none is open. Of the facts that its open rules turn on.
    [[nodiscard]] missing_facts missing_for_verdict();

    /// The mildest and the gravest verdict that completions of the record have.
    [[nodiscard]] netral::outlook outlook();

private:
    struct parts;
    std::unique_ptr<parts> parts_;
};

/// Appends a JSON object with `settled_by`, `complete` and `idle` (null where it is not known).
void append_json(std::string& out, const missing_facts& m, const program& p);
/// Appends a JSON object with `best` and `worst`, each null past the bound.
void append_json(std::string& out, const outlook& o);

/// The sets in words; empty where there is none. Ends in a line break.
[[nodiscard]] std::string render_text(const missing_facts& m, const program& p, language l,
                                      std::size_t width = 100);

} // namespace netral
