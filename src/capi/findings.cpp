// SPDX-License-Identifier: Apache-2.0

/// @file
/// The findings of a classification and what hangs on each. The door is netral.h.

#include "arguments.hpp"
#include "numbers.hpp"
#include "parts.hpp"
#include "session.hpp"

#include <algorithm>

namespace netral::capi {
namespace {

const ruleset& rules_of(const netral_classification& c) noexcept
{
    return c.chosen->rules->rules();
}

bool is_unverified(const netral_classification& c, std::size_t index) noexcept
{
    return index >= c.found.made.findings.size();
}

/// The finding of that index, the unverified behind the others; null past the end.
const finding* finding_at(const netral_classification& c, std::size_t index) noexcept
{
    const classification& made = c.found.made;
    if (!is_unverified(c, index)) return &made.findings[index];
    const std::size_t behind = index - made.findings.size();
    return behind < made.unverified.size() ? &made.unverified[behind] : nullptr;
}

bool same_passage(const citation& a, const citation& b) noexcept
{
    return a.instrument == b.instrument && a.article == b.article;
}

/// Visits each passage once, in order, until `visit` returns true; whether it did.
template <class Visit>
bool visit_passages(const finding& f, Visit visit) noexcept
{
    for (auto c = f.basis.begin(); c != f.basis.end(); ++c) {
        const bool said = std::any_of(f.basis.begin(), c, [c](const citation* earlier) {
            return same_passage(*earlier, **c);
        });
        if (!said && visit(**c)) return true;
    }
    return false;
}

/// The same of the bodies that a finding goes to, over all its steps.
template <class Visit>
bool visit_bodies(const finding& f, Visit visit) noexcept
{
    for (auto step = f.route.begin(); step != f.route.end(); ++step) {
        for (auto body = (*step)->to.begin(); body != (*step)->to.end(); ++body) {
            const auto names_it = [body](const route_step* earlier) {
                return std::find(earlier->to.begin(), earlier->to.end(), *body) !=
                       earlier->to.end();
            };
            const bool said = std::any_of(f.route.begin(), step, names_it) ||
                              std::find((*step)->to.begin(), body, *body) != body;
            if (!said && visit(*body)) return true;
        }
    }
    return false;
}

const bilingual& title_of(const finding& f, const rule& r) noexcept
{
    return f.versions.size() == 1 ? r.versions[f.versions.front()].title : r.title;
}

void set_counts(const finding& f, netral_finding& view) noexcept
{
    visit_passages(f, [&](const citation&) noexcept { return ++view.citation_count, false; });
    visit_bodies(f, [&](const std::string&) noexcept { return ++view.route_count, false; });
    view.missing_count = f.missing.size();
    view.exception_count = f.exceptions.size();
    view.sanction_count = f.sanctions.size();
    view.turn_count = f.turns_on.size();
}

/// What every function about a part of a finding has to make sure of.
struct finding_access {
    netral_status status = NETRAL_OK;
    const finding* at = nullptr;
};

template <class View>
finding_access access(const netral_classification* c, std::size_t finding, const View* out) noexcept
{
    if (c == nullptr || !can_fill(out)) return {NETRAL_ERROR_ARGUMENT, nullptr};
    const auto* const found = finding_at(*c, finding);
    return {found == nullptr ? NETRAL_ERROR_NOT_FOUND : NETRAL_OK, found};
}

} // namespace
} // namespace netral::capi

using namespace netral::capi;

netral_status netral_classification_finding_at(const netral_classification* classification,
                                               size_t index, netral_language language,
                                               netral_finding* out)
{
    const auto l = language_of(language);
    if (!l) return NETRAL_ERROR_ARGUMENT;
    const finding_access f = access(classification, index, out);
    if (f.status != NETRAL_OK) return f.status;
    const netral::rule& r = rules_of(*classification).rules[f.at->rule];
    netral_finding view = NETRAL_FINDING_INIT;
    view.rule = text_for(r.id);
    view.title = text_for(title_of(*f.at, r).view(*l));
    view.category = text_for(to_string(r.category));
    view.nature = text_for(to_string(r.nature));
    view.effect = text_for(to_string(r.effect));
    view.confidence = text_for(to_string(r.confidence));
    view.status = status_for(f.at->status);
    view.unverified = is_unverified(*classification, index) ? 1 : 0;
    view.erred = f.at->erred ? 1 : 0;
    view.open_on_judgement = f.at->open_on_judgement ? 1 : 0;
    view.superseded = truth_for(f.at->superseded);
    set_counts(*f.at, view);
    return fill(out, view);
}

netral_status netral_classification_citation_at(const netral_classification* classification,
                                                size_t finding, size_t index,
                                                netral_language language, netral_citation* out)
{
    const auto l = language_of(language);
    if (!l) return NETRAL_ERROR_ARGUMENT;
    const finding_access f = access(classification, finding, out);
    if (f.status != NETRAL_OK) return f.status;
    const bool found = visit_passages(*f.at, [&](const netral::citation& c) noexcept {
        if (index-- != 0) return false;
        fill(out, citation_for(c, rules_of(*classification), *l));
        return true;
    });
    return found ? NETRAL_OK : NETRAL_ERROR_NOT_FOUND;
}

netral_status netral_classification_missing_at(const netral_classification* classification,
                                               size_t finding, size_t index,
                                               netral_language language, netral_fact* out)
{
    const auto l = language_of(language);
    if (!l) return NETRAL_ERROR_ARGUMENT;
    const finding_access f = access(classification, finding, out);
    if (f.status != NETRAL_OK) return f.status;
    if (index >= f.at->missing.size()) return NETRAL_ERROR_NOT_FOUND;
    const netral::fact& missing = rules_of(*classification).facts[f.at->missing[index]];
    netral_fact view = NETRAL_FACT_INIT;
    view.path = text_for(missing.path);
    view.title = text_for(missing.title.view(*l));
    view.judgement = missing.judgement ? 1 : 0;
    return fill(out, view);
}

netral_status netral_classification_exception_at(const netral_classification* classification,
                                                 size_t finding, size_t index,
                                                 netral_language language, netral_condition* out)
{
    const auto l = language_of(language);
    if (!l) return NETRAL_ERROR_ARGUMENT;
    const finding_access f = access(classification, finding, out);
    if (f.status != NETRAL_OK) return f.status;
    if (index >= f.at->exceptions.size()) return NETRAL_ERROR_NOT_FOUND;
    const netral::exception_finding& e = f.at->exceptions[index];
    netral_condition view = NETRAL_CONDITION_INIT;
    view.id = text_for(e.written->id);
    view.title = text_for(e.written->title.view(*l));
    view.value = truth_for(e.applies);
    return fill(out, view);
}

netral_status netral_classification_finding_sanction_at(const netral_classification* classification,
                                                        size_t finding, size_t index,
                                                        netral_language language,
                                                        netral_sanction* out)
{
    const auto l = language_of(language);
    if (!l) return NETRAL_ERROR_ARGUMENT;
    const finding_access f = access(classification, finding, out);
    if (f.status != NETRAL_OK) return f.status;
    if (index >= f.at->sanctions.size()) return NETRAL_ERROR_NOT_FOUND;
    return fill(out, sanction_for(f.at->sanctions[index], rules_of(*classification), *l));
}

netral_status netral_classification_route_at(const netral_classification* classification,
                                             size_t finding, size_t index, netral_text* out)
{
    if (classification == nullptr || out == nullptr) return NETRAL_ERROR_ARGUMENT;
    const auto* const f = finding_at(*classification, finding);
    const bool found = f != nullptr && visit_bodies(*f, [&](const std::string& body) noexcept {
                           if (index-- != 0) return false;
                           *out = text_for(body);
                           return true;
                       });
    return found ? NETRAL_OK : NETRAL_ERROR_NOT_FOUND;
}

netral_status netral_classification_turn_at(const netral_classification* classification,
                                            size_t finding, size_t index, netral_turn* out)
{
    const finding_access f = access(classification, finding, out);
    if (f.status != NETRAL_OK) return f.status;
    if (index >= f.at->turns_on.size()) return NETRAL_ERROR_NOT_FOUND;
    const netral::reading_turn& t = f.at->turns_on[index];
    const netral::reading& about = rules_of(*classification).readings[t.reading];
    netral_turn view = NETRAL_TURN_INIT;
    view.reading = text_for(about.name);
    view.option = text_for(about.options[t.option].name);
    view.status = status_for(t.status);
    return fill(out, view);
}
