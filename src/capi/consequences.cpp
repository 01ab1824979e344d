// SPDX-License-Identifier: Apache-2.0

/// @file
/// What follows from the findings of a classification: natures, sanctions, questions, deadlines,
/// requirements, warnings. The door is netral.h.

#include "arguments.hpp"
#include "numbers.hpp"
#include "parts.hpp"
#include "session.hpp"

namespace netral::capi {
namespace {

const ruleset& rules_of(const netral_classification& c) noexcept
{
    return c.chosen->rules->rules();
}

void set_day(date d, netral_deadline& view) noexcept
{
    const civil_day day = to_civil(d);
    view.year = day.year;
    view.month = static_cast<int32_t>(day.month);
    view.day = static_cast<int32_t>(day.day);
}

} // namespace
} // namespace netral::capi

using namespace netral::capi;

netral_status netral_classification_nature_at(const netral_classification* classification,
                                              size_t index, netral_nature_verdict* out)
{
    if (classification == nullptr || !can_fill(out)) return NETRAL_ERROR_ARGUMENT;
    const auto& all = classification->found.made.by_nature;
    if (index >= all.size()) return NETRAL_ERROR_NOT_FOUND;
    netral_nature_verdict view = NETRAL_NATURE_VERDICT_INIT;
    view.nature = text_for(to_string(static_cast<netral::rule_nature>(index)));
    view.verdict = verdict_for(all[index].says);
    view.speaks = all[index].speaks ? 1 : 0;
    return fill(out, view);
}

netral_status netral_classification_sanction_at(const netral_classification* classification,
                                                size_t index, netral_language language,
                                                netral_sanction* out)
{
    const auto l = language_of(language);
    if (classification == nullptr || !l || !can_fill(out)) return NETRAL_ERROR_ARGUMENT;
    const auto& all = classification->found.made.sanctions;
    if (index >= all.size()) return NETRAL_ERROR_NOT_FOUND;
    return fill(out, sanction_for(all[index], rules_of(*classification), *l));
}

netral_status netral_classification_question_at(const netral_classification* classification,
                                                size_t index, netral_language language,
                                                netral_question* out)
{
    const auto l = language_of(language);
    if (classification == nullptr || !l || !can_fill(out)) return NETRAL_ERROR_ARGUMENT;
    const auto& all = classification->found.made.questions;
    if (index >= all.size()) return NETRAL_ERROR_NOT_FOUND;
    const netral::question& q = all[index];
    const netral::fact& f = rules_of(*classification).facts[q.fact];
    netral_question view = NETRAL_QUESTION_INIT;
    view.fact = text_for(f.path);
    view.member = text_for(q.member == netral::none ? std::string_view() : f.values[q.member].name);
    view.ask = text_for(wording_of(q, rules_of(*classification)).view(*l));
    view.judgement = f.judgement ? 1 : 0;
    view.settled_count = q.settles.size();
    view.answer_count = q.answers.size();
    return fill(out, view);
}

netral_status netral_classification_settled_at(const netral_classification* classification,
                                               size_t question, size_t index, netral_text* out)
{
    if (classification == nullptr || out == nullptr) return NETRAL_ERROR_ARGUMENT;
    const auto& all = classification->found.made.questions;
    if (question >= all.size() || index >= all[question].settles.size())
        return NETRAL_ERROR_NOT_FOUND;
    *out = text_for(rules_of(*classification).rules[all[question].settles[index]].id);
    return NETRAL_OK;
}

netral_status netral_classification_answer_at(const netral_classification* classification,
                                              size_t question, size_t index, netral_answer* out)
{
    if (classification == nullptr || !can_fill(out)) return NETRAL_ERROR_ARGUMENT;
    const auto& all = classification->found.made.questions;
    if (question >= all.size() || index >= all[question].answers.size())
        return NETRAL_ERROR_NOT_FOUND;
    const netral::answer_outcome& a = all[question].answers[index];
    netral_answer view = NETRAL_ANSWER_INIT;
    view.answer = text_for(a.answer);
    view.rule = text_for(rules_of(*classification).rules[a.rule].id);
    view.status = status_for(a.status);
    return fill(out, view);
}

netral_status netral_classification_deadline_at(const netral_classification* classification,
                                                size_t index, netral_language language,
                                                netral_deadline* out)
{
    const auto l = language_of(language);
    if (classification == nullptr || !l || !can_fill(out)) return NETRAL_ERROR_ARGUMENT;
    const auto& all = classification->found.made.deadlines;
    if (index >= all.size()) return NETRAL_ERROR_NOT_FOUND;
    const netral::deadline_finding& d = all[index];
    const netral::deadline& written = rules_of(*classification).deadlines[d.deadline];
    netral_deadline view = NETRAL_DEADLINE_INIT;
    view.id = text_for(written.id);
    view.title = text_for(written.title.view(*l));
    if (d.by) set_day(*d.by, view);
    view.earliest = d.earliest ? 1 : 0;
    view.met = truth_for(d.met);
    return fill(out, view);
}

netral_status netral_classification_requirement_at(const netral_classification* classification,
                                                   size_t index, netral_language language,
                                                   netral_condition* out)
{
    const auto l = language_of(language);
    if (classification == nullptr || !l || !can_fill(out)) return NETRAL_ERROR_ARGUMENT;
    const auto& all = classification->found.made.admissibility;
    if (index >= all.size()) return NETRAL_ERROR_NOT_FOUND;
    const netral::admissibility_finding& a = all[index];
    const netral::admissibility& written = rules_of(*classification).admissibilities[a.requirement];
    netral_condition view = NETRAL_CONDITION_INIT;
    view.id = text_for(written.id);
    view.title = text_for(written.title.view(*l));
    view.value = truth_for(a.met);
    return fill(out, view);
}

netral_status netral_classification_warning_at(const netral_classification* classification,
                                               size_t index, netral_warning* out)
{
    if (classification == nullptr || !can_fill(out)) return NETRAL_ERROR_ARGUMENT;
    const auto& all = classification->found.made.warnings;
    if (index >= all.size()) return NETRAL_ERROR_NOT_FOUND;
    const netral::record_warning& w = all[index];
    const bool ignored = w.what == netral::record_warning::kind::ignored_key;
    netral_warning view = NETRAL_WARNING_INIT;
    view.kind = text_for(ignored ? "ignored_key" : "contradicts_derived");
    view.path =
        text_for(ignored ? std::string_view(w.path) : rules_of(*classification).facts[w.fact].path);
    return fill(out, view);
}
