// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which of the textual differences are to blame for a change of a rule or of sanctions.

#include "judge.hpp"
#include "rule_parts.hpp"

#include <vector>

namespace netral {

/// Two texts under the same settings: those of the old side.
class text_causes {
public:
    text_causes(comparison_side before, comparison_side after,
                const std::vector<text_difference>& texts);

    [[nodiscard]] change_reason of_finding(const finding_change& f, record& before, record& after);
    [[nodiscard]] change_reason of_level(const record_change& change, rule_nature n) const;

private:
    /// A difference of a rule, and what its part came to on each side.
    struct suspect {
        const text_difference* of = nullptr;
        bool differs = false;
        bool suffices =
            false; ///< with this part alone as the new text has it, the new outcome comes
    };

    void gather(std::string_view rule, bool as_base, std::vector<std::string>& seen,
                std::vector<suspect>& out) const;
    void try_parts(std::vector<suspect>& all, const finding_change& f, record& before,
                   record& after);
    [[nodiscard]] change_reason beside_rules() const;

    comparison_side before_, after_;
    const std::vector<text_difference>* texts_;
    evaluation was_, now_; ///< kept, for they are dear to make
};

} // namespace netral
