// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Rules, and what follows from them: sanctions, concurrence, deadlines.
///
/// What the parts of a rule mean is said in rules/SEMANTICS.md; how they are written, in
/// rules/README.md.
///
/// Read next: ruleset.hpp (all of it together), then engine/program.hpp (what evaluates it).

#include <netral/ruleset/condition.hpp>
#include <netral/ruleset/names.hpp>
#include <netral/ruleset/short_list.hpp>

#include <string>
#include <utility>

namespace netral {

enum class rule_category : std::uint8_t { campaigning, favouring, party, sanctioning };
enum class rule_nature : std::uint8_t { kode_etik, disiplin, pidana, administrasi, etik_lain };
inline constexpr std::size_t rule_nature_count = 5;
/// Only what prohibits makes a verdict. What governs says how a finding is punished or handled.
enum class rule_effect : std::uint8_t { prohibits, permits, governs };
enum class rule_confidence : std::uint8_t { high, medium, low };

[[nodiscard]] std::string_view to_string(rule_category c) noexcept;
[[nodiscard]] std::string_view to_string(rule_nature n) noexcept;
[[nodiscard]] std::string_view to_string(rule_effect e) noexcept;
[[nodiscard]] std::string_view to_string(rule_confidence c) noexcept;

/// What takes a case out of a rule; may itself be taken back by exceptions.
struct exception {
    std::string id;
    bilingual title;
    condition when;
    bool accuser_shows = false; ///< `burden: accuser`: left open, it leaves the rule open
    short_list<exception> unless;
    short_list<citation> basis;
    location where;
};

/// The sanctions that a rule makes available.
struct sanction_choice {
    enum class kind : std::uint8_t { one_of, all_of };
    kind what = kind::one_of;
    short_list<sanction_id> sanctions;
};

/// Where a case goes, and while it goes there.
struct route_step {
    short_list<std::string> to;
    period during;
    std::string note;
};

/// One text of a norm, complete: what a version does not change it has from the rule.
/// A rule without `versions` has exactly one, without a name.
struct rule_version {
    std::string name;
    period in_force;
    bilingual title;
    bilingual say;
    condition addressees;
    condition conduct;
    condition when;
    short_list<exception> unless;
    short_list<citation> basis;
    short_list<route_step> route;
    sanction_choice sanctions;
    location where;
};

/// One norm.
struct rule {
    std::string id;
    rule_category category = rule_category::campaigning;
    rule_nature nature = rule_nature::disiplin;
    rule_effect effect = rule_effect::prohibits;
    rule_confidence confidence = rule_confidence::medium;
    bilingual title;
    bilingual remark;
    fact_id in_force_by =
        none; ///< the day that selects version, basis, route; by default the day of the act
    short_list<rule_version> versions; ///< at least one, ordered by time, not overlapping
    short_list<rule_id> breach_of;
    short_list<rule_id> supersedes;
    short_list<std::string> sources;
    location where;
};

/// From how much to how much; both texts as the author wrote them (ISO 8601 durations), or empty.
struct duration_range {
    std::string least;
    std::string most;
};

/// An amount in rupiah, from how much to how much; -1 where there is no such bound.
struct fine_range {
    std::int64_t least = -1;
    std::int64_t most = -1;
};

/// One measure that can follow a breach.
struct sanction {
    std::string id;
    rule_nature nature = rule_nature::disiplin;
    std::string family; ///< of personnel; ranks compare within one nature and one family
    std::string level;
    std::int32_t rank = 0;
    bilingual measure;
    bilingual remark;
    duration_range duration;
    duration_range prison;
    fine_range fine;
    std::string link; ///< between prison and fine: `and`, `or`, `and/or`
    short_list<citation> basis;
    period in_force;
    condition applies_to; ///< `for`
    rule_confidence confidence = rule_confidence::high;
    sanction_id substitutes = none;
    location where;
};

/// What becomes of several sanctions of one nature.
struct concurrence {
    enum class pick : std::uint8_t { all, heaviest };
    rule_nature nature = rule_nature::disiplin;
    pick what = pick::all;
    short_list<citation> basis;
    bilingual remark;
};

/// Something that has to be done within days of something else.
struct deadline {
    std::string id;
    bilingual title;
    fact_id from = none;
    fact_id met_by = none;
    std::int32_t days = 0;
    bool working_days = false;
    condition when;
    short_list<citation> basis;
    location where;
};

/// What a report needs so that it can be taken up.
struct admissibility {
    std::string id;
    bilingual title;
    condition require;
    condition when;
    short_list<citation> basis;
    location where;
};

/// A statement that is to be true of the rule set for every record.
struct invariant {
    std::string id;
    bilingual title;
    bool never = true; ///< the condition never holds; otherwise it always does
    condition what;
    location where;
};

} // namespace netral
