// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Facts: the names that a condition may use, and what a record may say of them.
///
/// Besides the declared ones the table holds two kinds that no record states: the dates of the
/// record's calendar (`calendar.<name>`) and the chosen option of each reading (`reading.<name>`).
///
/// Read next: rule.hpp.

#include <netral/ruleset/condition.hpp>
#include <netral/ruleset/names.hpp>

#include <optional>
#include <string>
#include <vector>

namespace netral {

/// What a fact can be.
enum class fact_type : std::uint8_t {
    boolean,
    integer,
    real,
    string,
    text,        ///< prose: only looked through for lexicons
    date,        ///< a civil day, possibly known only to the month or year
    enumeration, ///< one of the declared values
    set,         ///< any of the declared values, each known to hold, known not to, or unknown
    list,        ///< of strings
};

/// One of the values of an enumeration or set.
struct fact_value {
    std::string name;
    bilingual title;
    bilingual question;
    std::vector<std::string> aliases;
    std::vector<std::uint32_t> broader; ///< values that hold as well, transitively closed
};

/// Where the knowledge of a fact comes from.
enum class fact_origin : std::uint8_t {
    stated,   ///< a record may state it
    calendar, ///< `calendar.<name>`: the record's calendar gives it
    reading,  ///< `reading.<name>`: whoever classifies chooses it
};

/// One name that conditions may use.
struct fact {
    std::string path;
    fact_type type = fact_type::boolean;
    fact_origin origin = fact_origin::stated;
    bool judgement = false;    ///< found by a person, never inferred
    bool confidential = false; ///< type-checked and dropped; no condition can name it
    bilingual title;
    bilingual question;
    bilingual remark;
    std::vector<fact_value> values; ///< of an enumeration or set
    std::vector<test> derivations;  ///< tried in order; the first that is known wins
    std::vector<std::string>
        constants; ///< of a string: what any condition compares it with, sorted
    location where;

    /// The index of the value with that name or alias, or `none`. Logarithmic.
    [[nodiscard]] std::uint32_t find_value(std::string_view name) const noexcept;

    std::vector<std::pair<std::string, std::uint32_t>> value_index; ///< names and aliases, sorted
};

/// A value that a calendar gives to a fact.
struct fact_setting {
    fact_id fact = none;
    std::string value; ///< as in a record's JSON: a value's name, `true`, a number, a date
    location where;
};

/// Something that holds of every record.
struct constraint {
    enum class kind : std::uint8_t {
        implies,   ///< when the first test is true, so is the second
        conflicts, ///< at most one of the tests is true
    };
    std::string id;
    kind what = kind::implies;
    std::vector<test> tests;
    bilingual title;
    short_list<citation> basis;
    location where;
};

/// A stage of an election: ties `roles.stage` and `roles.act_day` both ways.
struct stage {
    std::uint32_t value = none; ///< of the fact `roles.stage`
    period days;
    std::string basis;
};

/// The calendar of one election.
struct calendar {
    std::string name;
    bilingual title;
    test applies; ///< a test of one fact with a constant
    std::vector<fact_setting> sets;
    std::vector<fact_setting> defaults;
    std::vector<stage> stages;
    std::vector<std::pair<fact_id, date>> dates; ///< of facts of origin `calendar`
    location where;
};

/// The facts that the engine itself has to know; `none` where the rule set names none.
struct fact_roles {
    fact_id record_id = none;
    fact_id act_day = none;
    fact_id stage = none;
    fact_id narrative = none;
};

} // namespace netral
