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

int main(void)
{
    of_texts();
    of_rule_sets();
    of_sessions();
    return 0;
}
