// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A rule set: everything that was declared, resolved and checked, as plain data.
///
///     rule files --load--> ruleset --engine/compile--> program
///
/// All names are resolved to ids, all conditions checked against the declared facts, all terms
/// inlined. What stands here is what the author wrote, in the author's order.
///
/// Read next: load.hpp (how one comes to be), engine/program.hpp (what evaluates it).

#include <netral/ruleset/fact.hpp>
#include <netral/ruleset/rule.hpp>
#include <netral/text/source.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// A law, regulation, decision or circular.
struct instrument {
    std::string id;
    bilingual title;
    bilingual short_title;
    std::string number;
    period in_force;
    std::vector<instrument_id> amends;
    std::vector<instrument_id> repeals;
    std::string source_name;
    bilingual remark;
    location where;
};

/// One answer to a question on which authorities disagree.
struct reading_option {
    std::string name;
    bilingual title;
    std::vector<std::string> by;
    bilingual remark;
};

/// A question on which authorities disagree, and its answers.
struct reading {
    std::string name;
    bilingual title;
    std::vector<reading_option> options;
    std::uint32_t chosen = 0;   ///< the default option
    fact_id fact = none;        ///< `reading.<name>`, whose values are the options in this order
    short_list<citation> basis; ///< what is read in more than one way
    bilingual remark;
    location where;
};

/// Phrases that suggest facts.
struct lexicon {
    std::string name;
    bilingual title;
    std::vector<std::string> phrases;
    bool affixes = false;
    std::vector<fact_setting> suggests;
    location where;
};

/// A named list of values or a named predicate, for listings; conditions have it inlined.
struct term {
    std::string name;
    bool predicate = false;
    std::vector<std::string> list; ///< of a list
    std::string text;              ///< of a predicate
    location where;
};

/// What an overlay changed, and why.
struct applied_override {
    std::string overlay;
    std::string target; ///< the id of what was changed
    std::string reason;
    bool disabled = false; ///< it was taken out
    location where;
};

/// A loaded rule set.
///
/// Immutable once loaded and safe to share between threads.
struct ruleset {
    std::string name;
    std::string version;
    bilingual title;
    std::string digest; ///< `sha256:` and the digest over names and texts of all files, in order

    std::vector<fact> facts;
    fact_roles roles;
    std::vector<constraint> constraints;
    std::vector<calendar> calendars;
    std::vector<term> terms;
    std::vector<lexicon> lexicons;
    std::vector<instrument> instruments;
    std::vector<reading> readings;
    std::vector<rule> rules;
    std::vector<sanction> sanctions;
    std::vector<concurrence> concurrences;
    std::vector<deadline> deadlines;
    std::vector<admissibility> admissibilities;
    std::vector<invariant> invariants;
    std::map<std::string, bilingual, std::less<>> phrases;
    std::vector<source_ptr> sources;
    std::vector<std::string> overlays; ///< names of the overlays that were applied
    std::vector<applied_override> overrides;

    /// The id of what has that name, or `none`. Logarithmic.
    [[nodiscard]] fact_id find_fact(std::string_view path) const noexcept;
    [[nodiscard]] rule_id find_rule(std::string_view id) const noexcept;
    [[nodiscard]] sanction_id find_sanction(std::string_view id) const noexcept;
    [[nodiscard]] instrument_id find_instrument(std::string_view id) const noexcept;
    [[nodiscard]] reading_id find_reading(std::string_view name) const noexcept;

    /// The same names, sorted: what find_* looks in.
    struct name_index {
        std::vector<std::pair<std::string, std::uint32_t>> facts, rules, sanctions, instruments,
            readings;
    } index;
};

} // namespace netral
