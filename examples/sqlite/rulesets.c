// SPDX-License-Identifier: Apache-2.0

/// @file
/// A list of compiled rule sets with a count of owners. The only door is rulesets.h.

#include "rulesets.h"
#include "options.h"

#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3

#include <string.h>

typedef struct entry {
    struct entry* next;
    netral_session* session; // holds the rule set too
    char key[];              // path and options
} entry;

struct rulesets {
    sqlite3* connection;
    int owners;
    entry* first;
};

rulesets* rulesets_create(sqlite3* connection)
{
    rulesets* all = sqlite3_malloc(sizeof(rulesets));
    if (all != NULL) *all = (rulesets){.connection = connection, .owners = 1, .first = NULL};
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
static netral_session* compile(const char* path, const options* how, char** failure)
{
    netral_ruleset* rules = NULL;
    netral_session* session = NULL;
    netral_report* report = NULL;
    netral_status status =
        netral_ruleset_load_directory(path, strlen(path), &how->load, &rules, &report);
    if (status == NETRAL_OK) {
        netral_report_free(report); // warnings are for authors, who run `netral check`
        report = NULL;
        status = netral_session_create(rules, &how->session, &session, &report);
        netral_ruleset_free(rules);
    }
    if (status != NETRAL_OK) *failure = failure_message(status, "cannot use this rule set", report);
    return session;
}

static netral_session* compile_chosen(rulesets* all, const char* path, const char* chosen,
                                      char** failure)
{
    options how;
    netral_session* made = NULL;
    *failure = read_options(all->connection, chosen, &how);
    if (*failure == NULL) made = compile(path, &how, failure);
    free_options(&how);
    return made;
}

static entry* find(const rulesets* all, const char* key)
{
    entry* at = all->first;
    while (at != NULL && strcmp(at->key, key) != 0) at = at->next;
    return at;
}

netral_session* rulesets_session(rulesets* all, const char* path, const char* chosen,
                                 char** failure)
{
    // A line break is in no name that anybody would give a file.
    char* key =
        sqlite3_mprintf("%s%s%s", path, chosen == NULL ? "" : "\n", chosen == NULL ? "" : chosen);
    entry* found = key == NULL ? NULL : find(all, key);
    entry* added = NULL;
    if (found == NULL && key != NULL) added = sqlite3_malloc64(sizeof(entry) + strlen(key) + 1);
    if (added != NULL) {
        added->session = compile_chosen(all, path, chosen, failure);
        strcpy(added->key, key);
    } else if (found == NULL) {
        *failure = sqlite3_mprintf("out of memory");
    }
    sqlite3_free(key);
    if (added == NULL) return found == NULL ? NULL : found->session;
    if (added->session == NULL) {
        sqlite3_free(added);
        return NULL;
    }
    added->next = all->first;
    all->first = added;
    return added->session;
}
