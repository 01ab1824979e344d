// SPDX-License-Identifier: Apache-2.0

/// @file
/// A classification as a whole: its summary, and as JSON, sentences and explanation. The door is
/// netral.h; findings.cpp and consequences.cpp have its parts.

#include "arguments.hpp"
#include "numbers.hpp"
#include "session.hpp"

#include <netral/classify/explain.hpp>
#include <netral/classify/text.hpp>

namespace netral::capi {

given_back::~given_back()
{
    delete waiting_.load();
}

std::unique_ptr<netral_classification> given_back::take() noexcept
{
    return std::unique_ptr<netral_classification>(waiting_.exchange(nullptr));
}

void given_back::put(std::unique_ptr<netral_classification> c) noexcept
{
    delete waiting_.exchange(c.release());
}

} // namespace netral::capi

using namespace netral::capi;

void netral_classification_free(netral_classification* classification)
{
    if (classification == nullptr) return;
    std::unique_ptr<netral_classification> c(classification);
    const std::shared_ptr<const setup> chosen = std::move(c->chosen); // outlives what waits in it
    c->json.clear();
    chosen->spare.put(std::move(c));
}

netral_status netral_classification_summarize(const netral_classification* classification,
                                              netral_summary* out)
{
    if (classification == nullptr || !can_fill(out)) return NETRAL_ERROR_ARGUMENT;
    const netral::classification& c = classification->found.made;
    netral_summary s = NETRAL_SUMMARY_INIT;
    s.record = text_for(c.record);
    s.verdict = verdict_for(c.verdict);
    s.robust = !c.robust ? NETRAL_UNKNOWN : *c.robust ? NETRAL_YES : NETRAL_NO;
    s.nature_count = c.by_nature.size();
    s.finding_count = c.findings.size() + c.unverified.size();
    s.sanction_count = c.sanctions.size();
    s.question_count = c.questions.size();
    s.deadline_count = c.deadlines.size();
    s.requirement_count = c.admissibility.size();
    s.warning_count = c.warnings.size();
    s.error_count = c.errors.size();
    s.not_raised_count = c.not_raised;
    s.failed_count = c.failed;
    s.ignored_key_count = c.ignored_keys;
    return fill(out, s);
}

netral_status netral_classification_json(netral_classification* classification, netral_text* out)
{
    if (classification == nullptr || out == nullptr) return NETRAL_ERROR_ARGUMENT;
    return contained([&]() -> netral_status {
        if (classification->json.empty()) {
            std::string line = std::move(classification->json); // empty, but with its memory
            append_line(line, classification->found, classification->record,
                        *classification->chosen);
            classification->json = std::move(line);
        }
        *out = text_for(classification->json);
        return NETRAL_OK;
    });
}

netral_status netral_classification_text(netral_classification* classification,
                                         netral_language language, size_t width, netral_text* out)
{
    const auto l = language_of(language);
    if (classification == nullptr || !l || out == nullptr) return NETRAL_ERROR_ARGUMENT;
    constexpr std::size_t usual_width = 100;
    return contained([&]() -> netral_status {
        const netral::program& p = *classification->chosen->rules;
        const std::size_t columns = width == 0 ? usual_width : width;
        std::string text =
            netral::render_text(classification->found.made, p, classification->record, *l, columns);
        if (classification->chosen->suggest)
            text += netral::render_text(classification->found.suggestions, p, *l, columns);
        std::string& kept = classification->text[static_cast<std::size_t>(*l)];
        kept = std::move(text);
        *out = text_for(kept);
        return NETRAL_OK;
    });
}

netral_status netral_classification_explain(netral_classification* classification, const char* rule,
                                            size_t rule_size, int32_t how_much,
                                            netral_language language, netral_text* out)
{
    const auto l = language_of(language);
    const auto name = name_of(rule, rule_size);
    if (classification == nullptr || !name || !l || out == nullptr ||
        (how_much != NETRAL_EXPLAIN_DECIDING && how_much != NETRAL_EXPLAIN_ALL))
        return NETRAL_ERROR_ARGUMENT;
    return contained([&]() -> netral_status {
        const setup& chosen = *classification->chosen;
        const netral::rule_id id = chosen.rules->rules().find_rule(*name);
        if (id == netral::none) return NETRAL_ERROR_NOT_FOUND;
        classification->explanation =
            netral::explain_rule(id, classification->record, *chosen.rules, chosen.how.readings, *l,
                                 how_much == NETRAL_EXPLAIN_ALL ? netral::explanation::all
                                                                : netral::explanation::deciding);
        *out = text_for(classification->explanation);
        return NETRAL_OK;
    });
}
