// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The answer: which norms are indicated or open, on what basis, with what sanction, and what
/// would settle what is open.
///
/// It indicates; people decide. Nothing here says guilty.
///
/// Read next: classifier.hpp (how it comes to be), json.hpp (how it is written).

#include <netral/engine/evaluation.hpp>
#include <netral/record/record.hpp>
#include <netral/ruleset/ruleset.hpp>

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace netral {

/// What the rules say of a record, all together or those of one nature.
enum class verdict : std::uint8_t { not_indicated, open, indicated };

[[nodiscard]] std::string_view to_string(verdict v) noexcept;

/// How much a classification carries.
enum class detail : std::uint8_t {
    verdict,  ///< record, verdicts, rules by status; nothing is worked out for the rest
    findings, ///< also basis, sanctions, route, exceptions, missing facts, questions, deadlines
    full,     ///< also which conditions decided, with which facts, at which place; what the verdict
              ///< may become, and the smallest sets of facts that settle it
};

/// A condition that had its say, and where it is written.
struct reason {
    condition_site site; ///< of rule_part::in_force without a place
    truth outcome = truth::unknown;
    std::vector<fact_id> facts; ///< that it reads
};

/// An exception of a rule that speaks up, and whether it applies: `no`, `unknown` or `yes`.
struct exception_finding {
    const exception* written = nullptr;
    truth applies = truth::unknown;
};

/// A reading under which the rule would come out otherwise.
struct reading_turn {
    reading_id reading = none;
    std::uint32_t option = 0;
    rule_status status = rule_status::fails; ///< under that option
};

/// A sanction that the rule makes available to this person on that day.
struct sanction_finding {
    sanction_id sanction = none;
    truth applies = truth::yes; ///< `yes` or `unknown`; what does not apply is left out
};

/// One rule that speaks up: it holds, is open, or fails where another reading would have it
/// otherwise.
struct finding {
    rule_id rule = none;
    rule_status status = rule_status::open;
    bool erred = false;             ///< a condition could not be worked out
    bool open_on_judgement = false; ///< all that is missing are facts that a person finds
    truth superseded = truth::no;   ///< by a special norm that holds (`yes`) or is open (`unknown`)
    std::vector<std::uint32_t> versions; ///< possible ones, as indices into the rule's versions
    std::vector<fact_id> missing; ///< facts that leave it open, in the order of the conditions
    std::vector<exception_finding> exceptions; ///< true or left open
    std::vector<reading_turn> turns_on;
    std::vector<const citation*> basis; ///< cited on that day
    std::vector<const route_step*> route;
    std::vector<sanction_finding> sanctions;
    std::vector<reason> because; ///< detail::full
};

/// What an answer to a question would make of the rules it concerns.
struct answer_outcome {
    std::string answer; ///< `true`, a value's name, a span of days; as JSON would say it
    rule_id rule = none;
    rule_status status = rule_status::open;
};

/// A fact to ask for, of which some answer alone settles a rule; of a set, whether one value is in
/// it, or none of those asked about.
///
/// The answers of an enumeration, a bool, a day or a number are all that the record allows: values
/// that come to the same are one span, or `*`, any other than those named. Of a set they are the
/// values that open conditions ask for, those that settle what these do not, and `[]`, none of
/// them. That a value settles is found wherever it follows: from conditions, constraints,
/// calendars, broader values and derivations.
///
/// Nothing is asked where the answers cannot be listed; classification::questions_complete then
/// says that questions are wanting.
struct question {
    fact_id fact = none;
    std::uint32_t member = none;  ///< of a set: the value asked about
    std::vector<rule_id> settles; ///< rules that some answer settles
    std::vector<answer_outcome> answers;
};

/// A question as a person is asked it: of the value, else of the fact, else the fact's title.
[[nodiscard]] const bilingual& wording_of(const question& q, const ruleset& rules) noexcept;

/// A fact, or of a set one member: the smallest thing that can be asked or forgotten.
struct fact_part {
    fact_id fact = none;
    std::uint32_t member = none; ///< index into the fact's values; none: the whole fact

    friend auto operator<=>(const fact_part&, const fact_part&) = default;
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

/// A deadline on this record.
struct deadline_finding {
    std::uint32_t deadline = 0; ///< index into the rule set's
    std::optional<date> by;     ///< none where the day it counts from is not known
    bool earliest = false; ///< working days without a calendar of holidays: not before that day
    truth met = truth::unknown;
};

/// A requirement of a report on this record.
struct admissibility_finding {
    std::uint32_t requirement = 0; ///< index into the rule set's
    truth met = truth::unknown;
};

/// What the rules of one nature say.
struct nature_verdict {
    netral::verdict says = verdict::not_indicated;
    bool speaks = false; ///< whether any finding is of that nature
};

/// The classification of one record.
///
/// Plain data that refers to the rule set; keep the program alive as long as it.
struct classification {
    std::string record;
    netral::verdict verdict = verdict::not_indicated;
    std::optional<bool> robust; ///< none: not worked out, or past the bound
    std::array<nature_verdict, rule_nature_count> by_nature;
    std::vector<finding> findings; ///< holds first, then open, then those that turn on a reading
    std::vector<finding>
        unverified;             ///< of rules whose norm is weakly confirmed; outside the verdict
    std::size_t not_raised = 0; ///< rules; 0 where detail::verdict asks for no count
    std::size_t failed = 0;     ///< the same
    std::vector<sanction_finding> sanctions; ///< after supersession and concurrence
    std::vector<question> questions;         ///< most settling first
    /// If not, more may be worth asking: the work ran out, there are more than were to be listed,
    /// or a condition that is open, and still matters, asks for a missing fact in a way that no
    /// list of answers covers. That is a text, a list or a real number; a whole number in
    /// arithmetic or a day in a function; two days that are compared and of neither of which
    /// anything is known. What the verdict may become is then `none` where it turns on such a fact
    /// (`robust`, outlook::best, outlook::worst), and missing_facts is not `complete`.
    bool questions_complete = true;
    std::vector<deadline_finding> deadlines;
    std::vector<admissibility_finding> admissibility;
    std::vector<atom_error> errors;
    std::vector<record_warning> warnings;
    std::size_t ignored_keys = 0;
    std::optional<netral::outlook> outlook; ///< detail::full
    std::optional<missing_facts> missing;   ///< for the verdict; detail::full, where it is open
};

} // namespace netral
