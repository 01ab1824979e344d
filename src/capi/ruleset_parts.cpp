// SPDX-License-Identifier: Apache-2.0

/// @file
/// What callers read from a rule set: what it is, its rules, its readings. The door is netral.h.

#include "arguments.hpp"
#include "containment.hpp"
#include "ruleset.hpp"

#include <netral/record/reader.hpp>
#include <netral/ruleset/listing.hpp>

using namespace netral::capi;

netral_status netral_ruleset_summarize(const netral_ruleset* rules, netral_language language,
                                       netral_ruleset_summary* out)
{
    const auto l = language_of(language);
    if (rules == nullptr || !l || !can_fill(out)) return NETRAL_ERROR_ARGUMENT;
    const netral::ruleset& set = rules->program->rules();
    netral_ruleset_summary s = NETRAL_RULESET_SUMMARY_INIT;
    s.name = text_for(set.name);
    s.version = text_for(set.version);
    s.digest = text_for(set.digest);
    s.title = text_for(set.title.view(*l));
    s.rule_count = set.rules.size();
    s.reading_count = set.readings.size();
    return fill(out, s);
}

netral_status netral_ruleset_rule_at(const netral_ruleset* rules, size_t index,
                                     netral_language language, netral_rule* out)
{
    const auto l = language_of(language);
    if (rules == nullptr || !l || !can_fill(out)) return NETRAL_ERROR_ARGUMENT;
    const auto& all = rules->program->rules().rules;
    if (index >= all.size()) return NETRAL_ERROR_NOT_FOUND;
    const netral::rule& r = all[index];
    netral_rule view = NETRAL_RULE_INIT;
    view.id = text_for(r.id);
    view.title = text_for(r.title.view(*l));
    view.category = text_for(to_string(r.category));
    view.nature = text_for(to_string(r.nature));
    view.effect = text_for(to_string(r.effect));
    view.confidence = text_for(to_string(r.confidence));
    view.file = text_for(r.where.in->name());
    view.line = r.where.in->position_of(r.where.at.begin).line;
    view.version_count = static_cast<uint32_t>(r.versions.size());
    return fill(out, view);
}

netral_status netral_ruleset_reading_at(const netral_ruleset* rules, size_t index,
                                        netral_language language, netral_reading* out)
{
    const auto l = language_of(language);
    if (rules == nullptr || !l || !can_fill(out)) return NETRAL_ERROR_ARGUMENT;
    const auto& all = rules->program->rules().readings;
    if (index >= all.size()) return NETRAL_ERROR_NOT_FOUND;
    const netral::reading& r = all[index];
    netral_reading view = NETRAL_READING_INIT;
    view.name = text_for(r.name);
    view.title = text_for(r.title.view(*l));
    view.chosen = text_for(r.options[r.chosen].name);
    view.option_count = r.options.size();
    return fill(out, view);
}

netral_status netral_ruleset_reading_option_at(const netral_ruleset* rules, size_t reading,
                                               size_t index, netral_text* out)
{
    if (rules == nullptr || out == nullptr) return NETRAL_ERROR_ARGUMENT;
    const auto& all = rules->program->rules().readings;
    if (reading >= all.size() || index >= all[reading].options.size())
        return NETRAL_ERROR_NOT_FOUND;
    *out = text_for(all[reading].options[index].name);
    return NETRAL_OK;
}

netral_status netral_ruleset_rules_json(const netral_ruleset* rules, netral_text* out)
{
    if (rules == nullptr || out == nullptr) return NETRAL_ERROR_ARGUMENT;
    return contained([&]() -> netral_status {
        const std::lock_guard<std::mutex> held(rules->rendering);
        if (rules->rules_json.empty())
            rules->rules_json = netral::rules_listing(rules->program->rules());
        *out = text_for(rules->rules_json);
        return NETRAL_OK;
    });
}

netral_status netral_ruleset_record_schema(const netral_ruleset* rules, netral_text* out)
{
    if (rules == nullptr || out == nullptr) return NETRAL_ERROR_ARGUMENT;
    return contained([&]() -> netral_status {
        const std::lock_guard<std::mutex> held(rules->rendering);
        if (rules->record_schema.empty())
            rules->record_schema = netral::record_schema(rules->program->rules());
        *out = text_for(rules->record_schema);
        return NETRAL_OK;
    });
}
