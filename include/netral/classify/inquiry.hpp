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
/// The answers are data of a classification: classification.hpp.
///
/// Read next: reasoning.hpp (the same machinery turned round: why it is so).

#include <netral/classify/classification.hpp>
#include <netral/engine/program.hpp>
#include <netral/record/record.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace netral {

/// How much work may be spent on one answer. What is not done within it is said to be unknown.
struct inquiry_bounds {
    std::size_t suppositions = 4000; ///< records worked out, at most
    std::size_t facts = 4;           ///< in one set or one change, at most
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
