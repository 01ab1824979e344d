// SPDX-License-Identifier: Apache-2.0

/// @file
/// Settings, names and the list of compiled rule sets. The only door is rulesets.h.

#include "rulesets.h"

#include "diagnostics.h"

#include <miscadmin.h>
#include <utils/builtins.h>
#include <utils/guc.h>
#include <utils/memutils.h>
#include <utils/varlena.h>

#include <string.h>

/// Backends use few rule sets: a list is searched faster than a table.
typedef struct entry {
    struct entry* next;
    char* path;
    compiled_ruleset compiled;
} entry;

static entry* entries = NULL;
static char* rulesets_folder = NULL;
static char* preloaded_names = NULL;

static bool is_name(const char* name)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789_-.";
    return name[0] != '\0' && name[0] != '.' && name[strspn(name, allowed)] == '\0';
}

/// Loads into `into`; on failure leaves it as it was and says why in `report`.
static netral_status compile(const char* path, compiled_ruleset* into, netral_report** report)
{
    netral_status status =
        netral_ruleset_load_directory(path, strlen(path), NULL, &into->rules, report);
    if (status != NETRAL_OK) return status;
    netral_report_free(*report); // warnings are for authors, who run `netral check`
    *report = NULL;

    status = netral_session_create(into->rules, NULL, &into->session, report);
    if (status != NETRAL_OK) {
        netral_ruleset_free(into->rules);
        into->rules = NULL;
    }
    return status;
}

/// Compiles the rule set of that name and keeps it. Below the level ERROR returns null where it
/// cannot.
static entry* add_entry(int level, const char* name, const char* path)
{
    netral_report* report = NULL;
    netral_status status;
    entry* added = MemoryContextAllocZero(TopMemoryContext, sizeof(entry));
    added->path = MemoryContextStrdup(TopMemoryContext, path);

    status = compile(path, &added->compiled, &report);
    if (status != NETRAL_OK) {
        pfree(added->path);
        pfree(added);
        report_failure(level, status, psprintf("cannot use rule set \"%s\"", name), report);
        return NULL;
    }
    added->next = entries;
    entries = added;
    return added;
}

static entry* find_entry(int level, const char* name)
{
    char* path;
    entry* each;

    if (!is_name(name))
        ereport(level,
                (errcode(ERRCODE_INVALID_NAME), errmsg("\"%s\" is not a name of a rule set", name),
                 errhint("Name a folder in \"netral.rulesets\".")));
    if (rulesets_folder[0] == '\0')
        ereport(level, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
                        errmsg("it is not said where the rule sets are"),
                        errhint("Set \"netral.rulesets\" to the folder that has them.")));
    if (!is_name(name) || rulesets_folder[0] == '\0') return NULL;

    path = psprintf("%s/%s", rulesets_folder, name);
    for (each = entries; each != NULL; each = each->next)
        if (strcmp(each->path, path) == 0) return each;
    return add_entry(level, name, path);
}

const compiled_ruleset* ruleset_named(const text* name)
{
    return &find_entry(ERROR, text_to_cstring(name))->compiled;
}

/// Backends inherit what is compiled here, and share its memory.
static void preload(void)
{
    List* names = NIL;
    ListCell* cell;
    if (!SplitGUCList(pstrdup(preloaded_names), ',', &names))
        ereport(WARNING, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
                          errmsg("\"netral.preload\" is no list of names")));
    foreach (cell, names) find_entry(WARNING, lfirst(cell));
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
