// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Where two rule sets differ in what their authors wrote: by rule and key, by fact, sanction,
/// constraint and whatever else a rule set holds.
///
///     old and new rule set --[this file]--> differences, the old and the new text of each
///
/// Layout, comments and the order of files are no difference. A condition that reads the same but
/// uses a term that changed is one: it says so (`through_term`) and shows both with the terms put
/// in.
///
/// Read next: comparison.hpp (what the differences do to records).

#include <netral/ruleset/ruleset.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// What a difference is about.
enum class changed_part : std::uint8_t {
    rule,
    sanction,
    concurrence,
    fact,
    constraint,
    calendar,
    reading,
    term,
    deadline,
    admissibility,
    instrument,
    lexicon,
    invariant,
    roles,
};

[[nodiscard]] std::string_view to_string(changed_part p) noexcept;

/// One thing that was written otherwise.
struct text_difference {
    enum class kind : std::uint8_t { added, removed, changed };

    changed_part part = changed_part::rule;
    kind what = kind::changed;
    std::string id;  ///< of the rule, the path of the fact ...
    std::string key; ///< `when`, `versions[2024].addressees`, `unless[cuti].when`; empty where all
                     ///< of it was added or removed
    std::string before;
    std::string after;
    bool through_term = false;
    std::string reason; ///< that the new side's overlay gives, else the old side's
    location old_place; ///< of the rule, the fact ...; without a source where it is not there
    location new_place;
};

[[nodiscard]] std::string_view to_string(text_difference::kind k) noexcept;

/// All differences: rules first, in the order of the new rule set, then what was removed; then the
/// other parts in the order of `changed_part`.
///
/// Complexity: n log n in the names, linear in the texts.
[[nodiscard]] std::vector<text_difference> textual_differences(const ruleset& before,
                                                               const ruleset& after);

/// Whether the key of a rule has a say in when it holds, as against what it is called, cited as or
/// followed by.
[[nodiscard]] bool decides(std::string_view rule_key) noexcept;

/// Whether one record means the same to both: facts, roles, constraints, calendars and readings
/// are the same in the same order. Then a record that was read for one can be evaluated by the
/// other.
[[nodiscard]] bool same_records(const ruleset& a, const ruleset& b);

} // namespace netral
