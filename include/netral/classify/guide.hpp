// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Guidance before the act: what an official may not do on a day, what is allowed under which
/// conditions, and with which sanction.
///
/// It is the rule set itself, specialised to what is known beforehand: who the official is and
/// which day it is. Rules that these facts rule out are gone, conditions that they decide are gone
/// from the others, and what is left of a condition is said. So it is never out of step with the
/// rules (partial evaluation: Y. Futamura, 1971).
///
/// Read next: leaflet.hpp (the same on a page or two), classifier.hpp (after the act).

#include <netral/classify/classification.hpp>
#include <netral/engine/program.hpp>
#include <netral/text/result.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace netral {

/// Whom and when the guidance is for.
struct guide_request {
    std::string role; ///< a value of an enumeration or set fact: an office or a status, `lurah`
    date on;
    /// More that is known, by path: a value's name, `true`, a number, a date; of a set one member.
    std::vector<std::pair<std::string, std::string>> facts;
    reading_choice readings;
};

/// One rule as it stands for this official on this day.
struct guided_rule {
    rule_id rule = none;
    std::uint32_t version = 0;
    truth binds = truth::yes;       ///< `unknown`: it depends on what `of_whom` says
    std::vector<bilingual> of_whom; ///< what is left of the addressees
    std::vector<bilingual> when;    ///< what is left of the circumstances: all of it
    std::vector<bilingual> unless;  ///< exceptions that are not excluded
    std::vector<const citation*> basis;
    std::vector<sanction_id> sanctions; ///< that may apply to this official on this day

    /// The same for a page that addresses the official (leaflet.hpp), in the clauses that the rule
    /// set has for it: who he must be, wherever the rule has it (addressees, conduct, circumstances
    /// or the contrary of an exception), and the exceptions beside those.
    std::vector<bilingual> if_you;
    std::vector<bilingual> free_if;
    bool of_another_status = false; ///< it binds those who are something else besides
};

/// The rules as they stand for this official on this day. Refers to the rule set.
struct guidance {
    date on;
    bilingual role;
    bilingual election;         ///< of the calendar that the day is in; empty where there is none
    bilingual stage;            ///< empty where the calendar gives none
    period stage_days;          ///< all of time where it gives none
    std::vector<bilingual> you; ///< clauses on the official that follow from the role
    std::vector<guided_rule> forbidden; ///< in the order of the rule set
    std::vector<guided_rule> allowed;
    std::size_t ruled_out = 0; ///< rules that do not concern this official on this day
    std::string ruleset;       ///< name, version and digest: what it was made from
};

/// Specialises the rules.
///
/// Of several elections whose calendars have a stage on that day the one whose stage ends first is
/// meant, unless a fact says which. Weakly confirmed norms are left out.
///
/// Errors: N5060 a role that no fact has as a value, N5061 a role that several facts have, N5062 a
///         fact or value that there is not, N5063 facts that contradict each other.
/// Complexity: linear in the conditions.
[[nodiscard]] result<guidance> guide(const program& p, const guide_request& request);

/// The whole guidance as plain text, norm by norm. Ends in a line break.
[[nodiscard]] std::string render_text(const guidance& g, const program& p, language l,
                                      std::size_t width = 90);

/// The whole guidance as one HTML document: nothing loaded from elsewhere, headings and lists in
/// order, legible with styles off, on a small screen and on paper.
[[nodiscard]] std::string render_html(const guidance& g, const program& p, language l);

/// The guidance as one JSON object in both languages, without a line break: `on`, `role`,
/// `election` and `stage` (null where there is none), `ruleset`, `forbidden` and `allowed` (for
/// each rule `rule`, `title`, `category`, `nature`, `confidence`, `binds` (`yes` or `open`),
/// `of_whom`, `when`, `unless`, `basis`, `sanctions`), `ruled_out`.
[[nodiscard]] std::string render_json(const guidance& g, const program& p);

} // namespace netral
