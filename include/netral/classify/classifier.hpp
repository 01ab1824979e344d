// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Records in, classifications out.
///
///     record --engine--> outcomes --[this file]--> classification --json.hpp--> text
///
/// Read next: classification.hpp (the answer), rules/SEMANTICS.md (what it means).

#include <netral/classify/classification.hpp>
#include <netral/engine/program.hpp>
#include <netral/text/result.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netral {

/// How to classify.
struct classify_options {
    netral::detail detail = detail::findings;
    reading_choice readings;       ///< chosen options; beyond its end, the rule set's defaults
    std::size_t completions = 512; ///< evaluations spent on a verdict's robustness, at most
    std::size_t questions = 32;    ///< listed, at most

    /// Answers that are supposed to find the questions, at most. Where that is not enough,
    /// classification::questions_complete is false.
    std::size_t suppositions = 4000;

    /// At detail::full, for what the verdict may become and for the smallest sets that settle it:
    /// records that are worked out, and facts in one set, at most. Past that the outlook has no
    /// best or no worst verdict, and missing_facts is not `complete` and has the sets that were
    /// found until then. An inquiry (inquiry.hpp) takes bounds of the caller's own.
    std::size_t prospect_suppositions = 400;
    std::size_t prospect_facts = 3;

    bool outcomes_only = false; ///< leave out robustness of what is settled, readings that a
                                ///< finding turns on, missing facts, questions and outlook
};

/// The readings chosen by name, the others as the rule set has them.
///
/// Errors: N5010 a reading that does not exist, N5011 an option that it does not have.
[[nodiscard]] result<reading_choice>
choose_readings(const ruleset& rules,
                const std::vector<std::pair<std::string, std::string>>& named);

/// Classifies records against one program.
///
/// Thread safety: one classifier to a thread; they share the program. Lifetime: keeps the program
/// alive.
class classifier {
public:
    explicit classifier(std::shared_ptr<const program> p, classify_options options = {});
    ~classifier();
    classifier(classifier&&) noexcept;
    classifier& operator=(classifier&&) noexcept;

    /// Classifies one record, which must have been read with the program's slots.
    ///
    /// @return the classification; refers to the program's rule set, not to the record.
    /// Exceptions: std::bad_alloc.
    /// Complexity: the conditions that matter for the record; for `findings` and `full` also their
    ///             number times the missing facts; bounded by the options.
    [[nodiscard]] classification classify(const record& r);

    /// The same into a classification that is used again: no allocation at detail::verdict once
    /// it has been large enough.
    void classify(const record& r, classification& out);

    [[nodiscard]] const program& compiled() const noexcept;

private:
    struct parts;
    std::unique_ptr<parts> parts_;
};

} // namespace netral
