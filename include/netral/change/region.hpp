// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Where two rule sets differ: a region of records, said in the words of the rules.
///
/// A region is a conjunction of statements about conditions, each of which a record either meets or
/// not: that a condition is known to be so, known not to be so, or not known to be otherwise. All
/// records of a region change in one way.
///
/// Read next: proof.hpp (what finds regions).

#include <netral/change/direction.hpp>
#include <netral/engine/evaluation.hpp>
#include <netral/ruleset/names.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// What of a rule's outcome differs.
enum class change_aspect : std::uint8_t {
    status,    ///< it holds, is open, or gives no finding (fails, or is not raised)
    sanctions, ///< which sanctions it offers, where its status stays the same
};

[[nodiscard]] std::string_view to_string(change_aspect a) noexcept;

/// One statement about a condition of one of the two rule sets.
struct region_literal {
    enum class subject : std::uint8_t {
        formula,     ///< `formula` of the program
        days,        ///< `test`: a run of days without a gap between versions
        breach,      ///< `rule` is broken by anybody, whoever its addressees are
        raised,      ///< some part of the conduct of `rule`'s version `version` is known
        base_raised, ///< `rule` is raised as the base of another
    };
    enum class manner : std::uint8_t {
        known,    ///< it is known to be so
        excluded, ///< it is known not to be so
        possible, ///< it is not known not to be so
        doubtful, ///< it is not known to be so
    };

    bool of_after = false; ///< the program whose condition it is
    subject what = subject::formula;
    manner how = manner::known;
    formula_id formula = 0;
    cell_test test;
    rule_id rule = none;
    std::uint32_t version = 0;
    bool by_side = false; ///< it matters which side is meant: its facts are completed differently,
                          ///< or the day of the act is another
    std::string text;     ///< the condition, as the rules write it
};

/// Records that one change of one rule reaches, all in the same direction.
struct region {
    std::string rule;
    change_aspect aspect = change_aspect::status;
    change_direction direction = change_direction::sideways;
    std::vector<region_literal> literals; ///< all of them; none means every record

    std::string witness;                     ///< one record of the region, as a line of JSON
    rule_status before = rule_status::fails; ///< of the witness, as the engine has it
    rule_status after = rule_status::fails;
    std::vector<std::string> sanctions_before; ///< offered to the witness, by id
    std::vector<std::string> sanctions_after;
};

/// The region's condition on one line: `A && !(B) && (C or unknown)`, in that language's words for
/// what is not known. Where it matters which side is meant (by_side), `[old]` or `[new]` follows.
[[nodiscard]] std::string condition_of(const region& r, language l);

/// Whether a record lies in the region. Both evaluations must be bound to the record as it is
/// completed under their own program, with the day of the act exchanged where the proof's side has
/// another.
[[nodiscard]] bool lies_in(const region& r, evaluation& before, evaluation& after);

} // namespace netral
