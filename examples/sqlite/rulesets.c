// SPDX-License-Identifier: Apache-2.0

/// @file
/// A list of compiled rule sets with a count of owners. The only door is rulesets.h.

#include "rulesets.h"

#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3

#include <string.h>

typedef struct entry {
    struct entry* next;
    netral_session* session; // holds the rule set too
    char path[];
} entry;

struct rulesets {
    int owners;
    entry* first;
};

rulesets* rulesets_create(void)
{
    rulesets* all = sqlite3_malloc(sizeof(rulesets));
    if (all != NULL) *all = (rulesets){.owners = 1, .first = NULL};
    return all;
}

rulesets* rulesets_retain(rulesets* all)
{
    ++all->owners;
    return all;
}

void rulesets_release(void* owned)
{
    rulesets* all = owned;
    if (--all->owners > 0) return;
    while (all->first != NULL) {
        entry* next = all->first->next;
        netral_session_free(all->first->session);
        sqlite3_free(all->first);
        all->first = next;
    }
    sqlite3_free(all);
}

char* failure_message(netral_status status, const char* what, netral_report* diagnostics)
{
    netral_text text;
    char* message;
    // The last line of a report ends with a line break, a message of SQLite does not.
    if (netral_report_count(diagnostics) > 0 && netral_report_text(diagnostics, &text) == NETRAL_OK)
        message = sqlite3_mprintf("%s:\n%.*s", what, (int)text.size - 1, text.data);
    else
        message = sqlite3_mprintf("%s: %s", what, netral_status_name(status));
    netral_report_free(diagnostics);
    return message;
}

/// A session of the rule set at `path`, or null and why.
static netral_session* compile(const char* path, char** failure)
{
    netral_ruleset* rules = NULL;
    netral_session* session = NULL;
    netral_report* report = NULL;
    netral_status status = netral_ruleset_load_directory(path, strlen(path), NULL, &rules, &report);
    if (status == NETRAL_OK) {
        netral_report_free(report); // warnings are for authors, who run `netral check`
        report = NULL;
        status = netral_session_create(rules, NULL, &session, &report);
        netral_ruleset_free(rules);
    }
    if (status != NETRAL_OK) *failure = failure_message(status, "cannot use this rule set", report);
    return session;
}

netral_session* rulesets_session(rulesets* all, const char* path, char** failure)
{
    for (entry* each = all->first; each != NULL; each = each->next)
        if (strcmp(each->path, path) == 0) return each->session;

    const size_t size = strlen(path) + 1;
    entry* added = sqlite3_malloc64(sizeof(entry) + size);
    if (added == NULL) {
        *failure = sqlite3_mprintf("out of memory");
        return NULL;
    }
    added->session = compile(path, failure);
    if (added->session == NULL) {
        sqlite3_free(added);
        return NULL;
    }
    memcpy(added->path, path, size);
    added->next = all->first;
    all->first = added;
    return added->session;
}
