// SPDX-License-Identifier: Apache-2.0

/// @file
/// Settings, names and the list of compiled rule sets. The only door is rulesets.h.

#include "rulesets.h"

#include "diagnostics.h"
#include "options.h"

#include <mb/pg_wchar.h>
#include <miscadmin.h>
#include <utils/builtins.h>
#include <utils/guc.h>
#include <utils/memutils.h>
#include <utils/varlena.h>

#include <string.h>

/// Backends use few rule sets: a list is searched faster than a table. The last used is the first.
typedef struct entry {
    struct entry* next;
    char* key; ///< the rule set's path or text, and the options
    compiled_ruleset compiled;
} entry;

enum { most_entries = 32 };

static entry* entries = NULL;
static char* rulesets_folder = NULL;
static char* preloaded_names = NULL;

static bool is_name(const char* name)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789_-.";
    return name[0] != '\0' && name[0] != '.' && name[strspn(name, allowed)] == '\0';
}

static void require_name(int level, const char* name)
{
    if (!is_name(name))
        ereport(level,
                (errcode(ERRCODE_INVALID_NAME), errmsg("\"%s\" is not a name of a rule set", name),
                 errhint("Name a folder in \"netral.rulesets\".")));
    if (rulesets_folder[0] == '\0')
        ereport(level, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
                        errmsg("it is not said where the rule sets are"),
                        errhint("Set \"netral.rulesets\" to the folder that has them.")));
}

static bool is_text(const char* ruleset)
{
    return strchr(ruleset, '\n') != NULL;
}

/// Where the rule set is: its path, or its own text in UTF-8.
static char* source_of(const char* ruleset)
{
    if (is_text(ruleset)) return pg_server_to_any(ruleset, (int)strlen(ruleset), PG_UTF8);
    return psprintf("%s/%s", rulesets_folder, ruleset);
}

/// Overlays are named as rule sets are, and lie beside them.
static void find_overlays(options* chosen)
{
    netral_text* overlays = (netral_text*)chosen->load.overlays;
    for (size_t i = 0; i < chosen->load.overlay_count; ++i) {
        require_name(ERROR, overlays[i].data);
        overlays[i].data = psprintf("%s/%s", rulesets_folder, overlays[i].data);
        overlays[i].size = strlen(overlays[i].data);
    }
}

/// Loads into `into`; on failure leaves it as it was and says why in `report`.
static netral_status compile(const char* ruleset, const char* source, const options* chosen,
                             compiled_ruleset* into, netral_report** report)
{
    netral_status status =
        is_text(ruleset)
            ? netral_ruleset_load_text(source, strlen(source), &chosen->load, &into->rules, report)
            : netral_ruleset_load_directory(source, strlen(source), &chosen->load, &into->rules,
                                            report);
    if (status != NETRAL_OK) return status;
    netral_report_free(*report); // warnings are for authors, who run `netral check`
    *report = NULL;

    status = netral_session_create(into->rules, &chosen->session, &into->session, report);
    if (status != NETRAL_OK) {
        netral_ruleset_free(into->rules);
        into->rules = NULL;
    }
    return status;
}

/// Gives back what was not used for longest.
static void drop_last_beyond(int most)
{
    entry** last = &entries;
    while (*last != NULL && most-- > 0) last = &(*last)->next;
    while (*last != NULL) {
        entry* dropped = *last;
        *last = dropped->next;
        netral_session_free(dropped->compiled.session);
        netral_ruleset_free(dropped->compiled.rules);
        pfree(dropped->key);
        pfree(dropped);
    }
}

/// Compiles the rule set and keeps it. Below the level ERROR returns null where it cannot.
static entry* add_entry(int level, const char* ruleset, const char* source, const char* key,
                        const options* chosen)
{
    netral_report* report = NULL;
    netral_status status;
    entry* added = MemoryContextAllocZero(TopMemoryContext, sizeof(entry));
    added->key = MemoryContextStrdup(TopMemoryContext, key);

    status = compile(ruleset, source, chosen, &added->compiled, &report);
    if (status != NETRAL_OK) {
        pfree(added->key);
        pfree(added);
        report_failure(level, status,
                       is_text(ruleset) ? "cannot use this rule set"
                                        : psprintf("cannot use rule set \"%s\"", ruleset),
                       report);
        return NULL;
    }
    added->next = entries;
    entries = added;
    drop_last_beyond(most_entries);
    return added;
}

static entry* find_entry(int level, const char* ruleset, Jsonb* chosen)
{
    options how = read_options(chosen);
    char* source;
    char* key;

    if (!is_text(ruleset)) {
        require_name(level, ruleset);
        if (!is_name(ruleset) || rulesets_folder[0] == '\0') return NULL;
    }
    find_overlays(&how);
    source = source_of(ruleset);
    key = chosen == NULL
              ? source
              : psprintf("%s\n%s", source, JsonbToCString(NULL, &chosen->root, VARSIZE(chosen)));
    for (entry** at = &entries; *at != NULL; at = &(*at)->next) {
        entry* found = *at;
        if (strcmp(found->key, key) != 0) continue;
        *at = found->next;
        found->next = entries;
        return entries = found;
    }
    return add_entry(level, ruleset, source, key, &how);
}

const compiled_ruleset* ruleset_of(const text* ruleset, Jsonb* chosen)
{
    return &find_entry(ERROR, text_to_cstring(ruleset), chosen)->compiled;
}

/// Backends inherit what is compiled here, and share its memory.
static void preload(void)
{
    List* names = NIL;
    ListCell* cell;
    if (!SplitGUCList(pstrdup(preloaded_names), ',', &names))
        ereport(WARNING, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
                          errmsg("\"netral.preload\" is no list of names")));
    foreach (cell, names) find_entry(WARNING, lfirst(cell), NULL);
}

void start_rulesets(void)
{
    DefineCustomStringVariable("netral.rulesets", "The folder that has the rule sets.", NULL,
                               &rulesets_folder, "", PGC_SUSET, 0, NULL, NULL, NULL);
    if (process_shared_preload_libraries_in_progress) {
        DefineCustomStringVariable(
            "netral.preload", "Names of rule sets, with commas, compiled when the server starts.",
            NULL, &preloaded_names, "", PGC_POSTMASTER, GUC_LIST_INPUT, NULL, NULL, NULL);
        preload();
    }
    MarkGUCPrefixReserved("netral");
}
