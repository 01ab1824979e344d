// SPDX-License-Identifier: Apache-2.0

/// @file
/// Prints how the C compiler lays out the structs of netral.h that hosts declare again: a line for
/// each struct with its size, and for each member with its offset and size. The tests of the hosts
/// compare.

#include <netral.h>

#include <stddef.h>
#include <stdio.h>

#define STRUCT(type) printf("%s %zu\n", #type, sizeof(type))
#define MEMBER(type, member)                                                                       \
    printf("%s.%s %zu %zu\n", #type, #member, offsetof(type, member), sizeof(((type*)0)->member))

static void of_texts(void)
{
    STRUCT(netral_text);
    MEMBER(netral_text, data);
    MEMBER(netral_text, size);
    STRUCT(netral_named_text);
    MEMBER(netral_named_text, name);
    MEMBER(netral_named_text, name_size);
    MEMBER(netral_named_text, text);
    MEMBER(netral_named_text, text_size);
    STRUCT(netral_diagnostic);
    MEMBER(netral_diagnostic, size);
    MEMBER(netral_diagnostic, severity);
    MEMBER(netral_diagnostic, line);
    MEMBER(netral_diagnostic, column);
    MEMBER(netral_diagnostic, code);
    MEMBER(netral_diagnostic, file);
    MEMBER(netral_diagnostic, path);
    MEMBER(netral_diagnostic, message);
    MEMBER(netral_diagnostic, suggestion);
}

static void of_rule_sets(void)
{
    STRUCT(netral_limit);
    MEMBER(netral_limit, name);
    MEMBER(netral_limit, name_size);
    MEMBER(netral_limit, amount);
    STRUCT(netral_load_options);
    MEMBER(netral_load_options, size);
    MEMBER(netral_load_options, overlays);
    MEMBER(netral_load_options, overlay_count);
    MEMBER(netral_load_options, limits);
    MEMBER(netral_load_options, limit_count);
    STRUCT(netral_ruleset_summary);
    MEMBER(netral_ruleset_summary, size);
    MEMBER(netral_ruleset_summary, name);
    MEMBER(netral_ruleset_summary, version);
    MEMBER(netral_ruleset_summary, digest);
    MEMBER(netral_ruleset_summary, title);
    MEMBER(netral_ruleset_summary, rule_count);
    MEMBER(netral_ruleset_summary, reading_count);
}

static void of_sessions(void)
{
    STRUCT(netral_chosen_reading);
    MEMBER(netral_chosen_reading, reading);
    MEMBER(netral_chosen_reading, reading_size);
    MEMBER(netral_chosen_reading, option);
    MEMBER(netral_chosen_reading, option_size);
    STRUCT(netral_session_options);
    MEMBER(netral_session_options, size);
    MEMBER(netral_session_options, detail);
    MEMBER(netral_session_options, ignore_unknown_keys);
    MEMBER(netral_session_options, suggest);
    MEMBER(netral_session_options, record_errors);
    MEMBER(netral_session_options, record_bytes);
    MEMBER(netral_session_options, record_depth);
    MEMBER(netral_session_options, completions);
    MEMBER(netral_session_options, questions);
    MEMBER(netral_session_options, readings);
    MEMBER(netral_session_options, reading_count);
}

static void of_classifications(void)
{
    STRUCT(netral_summary);
    MEMBER(netral_summary, size);
    MEMBER(netral_summary, record);
    MEMBER(netral_summary, verdict);
    MEMBER(netral_summary, robust);
    MEMBER(netral_summary, nature_count);
    MEMBER(netral_summary, finding_count);
    MEMBER(netral_summary, sanction_count);
    MEMBER(netral_summary, question_count);
    MEMBER(netral_summary, deadline_count);
    MEMBER(netral_summary, requirement_count);
    MEMBER(netral_summary, warning_count);
    MEMBER(netral_summary, error_count);
    MEMBER(netral_summary, not_raised_count);
    MEMBER(netral_summary, failed_count);
    MEMBER(netral_summary, ignored_key_count);
    STRUCT(netral_citation);
    MEMBER(netral_citation, size);
    MEMBER(netral_citation, instrument);
    MEMBER(netral_citation, title);
    MEMBER(netral_citation, article);
    STRUCT(netral_fact);
    MEMBER(netral_fact, size);
    MEMBER(netral_fact, path);
    MEMBER(netral_fact, title);
    MEMBER(netral_fact, judgement);
    STRUCT(netral_sanction);
    MEMBER(netral_sanction, size);
    MEMBER(netral_sanction, id);
    MEMBER(netral_sanction, measure);
    MEMBER(netral_sanction, nature);
    MEMBER(netral_sanction, family);
    MEMBER(netral_sanction, level);
    MEMBER(netral_sanction, confidence);
    MEMBER(netral_sanction, applies);
    STRUCT(netral_question);
    MEMBER(netral_question, size);
    MEMBER(netral_question, fact);
    MEMBER(netral_question, member);
    MEMBER(netral_question, ask);
    MEMBER(netral_question, judgement);
    MEMBER(netral_question, settled_count);
    MEMBER(netral_question, answer_count);
}

static void of_findings(void)
{
    STRUCT(netral_finding);
    MEMBER(netral_finding, size);
    MEMBER(netral_finding, rule);
    MEMBER(netral_finding, title);
    MEMBER(netral_finding, category);
    MEMBER(netral_finding, nature);
    MEMBER(netral_finding, effect);
    MEMBER(netral_finding, confidence);
    MEMBER(netral_finding, status);
    MEMBER(netral_finding, unverified);
    MEMBER(netral_finding, erred);
    MEMBER(netral_finding, open_on_judgement);
    MEMBER(netral_finding, superseded);
    MEMBER(netral_finding, citation_count);
    MEMBER(netral_finding, missing_count);
    MEMBER(netral_finding, exception_count);
    MEMBER(netral_finding, sanction_count);
    MEMBER(netral_finding, route_count);
    MEMBER(netral_finding, turn_count);
}

static void of_guidance_and_comparisons(void)
{
    STRUCT(netral_known_fact);
    MEMBER(netral_known_fact, path);
    MEMBER(netral_known_fact, path_size);
    MEMBER(netral_known_fact, value);
    MEMBER(netral_known_fact, value_size);
    STRUCT(netral_guidance_options);
    MEMBER(netral_guidance_options, size);
    MEMBER(netral_guidance_options, facts);
    MEMBER(netral_guidance_options, fact_count);
    MEMBER(netral_guidance_options, readings);
    MEMBER(netral_guidance_options, reading_count);
    STRUCT(netral_comparison_summary);
    MEMBER(netral_comparison_summary, size);
    MEMBER(netral_comparison_summary, record_count);
    MEMBER(netral_comparison_summary, error_count);
    MEMBER(netral_comparison_summary, stricter_count);
    MEMBER(netral_comparison_summary, laxer_count);
    MEMBER(netral_comparison_summary, sideways_count);
}

int main(void)
{
    of_texts();
    of_rule_sets();
    of_sessions();
    of_classifications();
    of_findings();
    of_guidance_and_comparisons();
    return 0;
}
