// SPDX-License-Identifier: Apache-2.0

/// @file
/// A virtual table over the findings of one classification. The only door is findings.h.

#include "findings.h"

#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3

#include <string.h>

enum column {
    column_rule,
    column_status,
    column_title,
    column_category,
    column_nature,
    column_effect,
    column_confidence,
    column_unverified,
    column_superseded,
    column_ruleset, // from here on the arguments
    column_record,
    column_language,
    column_options,
    argument_count = column_options - column_ruleset + 1
};

static const char declaration[] =
    "CREATE TABLE netral_findings(rule TEXT, status TEXT, title TEXT, category TEXT, nature TEXT, "
    "effect TEXT, confidence TEXT, unverified INTEGER, superseded TEXT, "
    "of_ruleset TEXT HIDDEN, of_record TEXT HIDDEN, in_language TEXT HIDDEN, with_options TEXT "
    "HIDDEN)";

static const char* const status_names[] = {"not_raised", "fails", "open", "holds"};
static const char* const truth_names[] = {"no", "open", "yes"};

typedef struct findings_table {
    sqlite3_vtab base;
    rulesets* all;
} findings_table;

typedef struct findings_cursor {
    sqlite3_vtab_cursor base;
    netral_classification* classification; ///< null where an argument is NULL
    netral_language language;
    size_t index;
    size_t count;
    netral_finding finding; ///< the one at `index`
} findings_cursor;

static int connect(sqlite3* connection, void* all, int count, const char* const* arguments,
                   sqlite3_vtab** out, char** failure)
{
    (void)count, (void)arguments, (void)failure;
    const int result = sqlite3_declare_vtab(connection, declaration);
    if (result != SQLITE_OK) return result;
    findings_table* table = sqlite3_malloc(sizeof(findings_table));
    if (table == NULL) return SQLITE_NOMEM;
    *table = (findings_table){.all = all};
    *out = &table->base;
    return SQLITE_OK;
}

static int disconnect(sqlite3_vtab* table)
{
    sqlite3_free(table);
    return SQLITE_OK;
}

/// Passes the arguments on in their order, with a bit for each that is there; without rule set and
/// record there are no findings.
static int best_index(sqlite3_vtab* table, sqlite3_index_info* info)
{
    int constraint_of[argument_count] = {-1, -1, -1, -1};
    int passed = 0;
    for (int i = 0; i < info->nConstraint; ++i) {
        const int argument = info->aConstraint[i].iColumn - column_ruleset;
        if (argument < 0 || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
        if (!info->aConstraint[i].usable) return SQLITE_CONSTRAINT;
        constraint_of[argument] = i;
    }
    if (constraint_of[0] < 0 || constraint_of[1] < 0) {
        sqlite3_free(table->zErrMsg);
        table->zErrMsg = sqlite3_mprintf("netral_findings needs a rule set and a record");
        return SQLITE_ERROR;
    }
    for (int argument = 0; argument < argument_count; ++argument) {
        if (constraint_of[argument] < 0) continue;
        info->aConstraintUsage[constraint_of[argument]].argvIndex = ++passed;
        info->idxNum |= 1 << argument;
        info->aConstraintUsage[constraint_of[argument]].omit = 1;
    }
    info->estimatedCost = 1000;
    info->estimatedRows = 10;
    return SQLITE_OK;
}

static int open_cursor(sqlite3_vtab* table, sqlite3_vtab_cursor** out)
{
    (void)table;
    findings_cursor* cursor = sqlite3_malloc(sizeof(findings_cursor));
    if (cursor == NULL) return SQLITE_NOMEM;
    memset(cursor, 0, sizeof *cursor);
    *out = &cursor->base;
    return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor* base)
{
    findings_cursor* cursor = (findings_cursor*)base;
    netral_classification_free(cursor->classification);
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static int fail(findings_cursor* cursor, char* message)
{
    sqlite3_free(cursor->base.pVtab->zErrMsg);
    cursor->base.pVtab->zErrMsg = message;
    return message == NULL ? SQLITE_NOMEM : SQLITE_ERROR;
}

static int read_finding(findings_cursor* cursor)
{
    if (cursor->index == cursor->count) return SQLITE_OK;
    cursor->finding = (netral_finding)NETRAL_FINDING_INIT;
    const netral_status status = netral_classification_finding_at(
        cursor->classification, cursor->index, cursor->language, &cursor->finding);
    if (status == NETRAL_OK) return SQLITE_OK;
    return fail(cursor, failure_message(status, "cannot read a finding", NULL));
}

/// Whether it is a language; none given is Indonesian.
static int is_language(sqlite3_value* value, netral_language* out)
{
    const char* name = value == NULL ? NULL : (const char*)sqlite3_value_text(value);
    *out = name != NULL && strcmp(name, "en") == 0 ? NETRAL_ENGLISH : NETRAL_INDONESIAN;
    return name == NULL || *out == NETRAL_ENGLISH || strcmp(name, "id") == 0;
}

static int classify(findings_cursor* cursor, const char* path, sqlite3_value* record,
                    const char* chosen)
{
    char* failure = NULL;
    rulesets* all = ((findings_table*)cursor->base.pVtab)->all;
    netral_session* session = rulesets_session(all, path, chosen, &failure);
    if (session == NULL) return fail(cursor, failure);

    const char* text = (const char*)sqlite3_value_text(record);
    netral_report* report = NULL;
    netral_status status = netral_session_classify(
        session, text, (size_t)sqlite3_value_bytes(record), &cursor->classification, &report);
    if (status != NETRAL_OK)
        return fail(cursor, failure_message(status, "cannot use this record", report));

    netral_summary summary = NETRAL_SUMMARY_INIT;
    status = netral_classification_summarize(cursor->classification, &summary);
    if (status != NETRAL_OK)
        return fail(cursor, failure_message(status, "cannot read the findings", NULL));
    cursor->count = summary.finding_count;
    return SQLITE_OK;
}

static int filter(sqlite3_vtab_cursor* base, int number, const char* name, int count,
                  sqlite3_value** arguments)
{
    (void)name, (void)count;
    findings_cursor* cursor = (findings_cursor*)base;
    netral_classification_free(cursor->classification);
    cursor->classification = NULL;
    cursor->index = cursor->count = 0;

    sqlite3_value* given[argument_count] = {NULL};
    for (int argument = 0; argument < argument_count; ++argument)
        if ((number >> argument & 1) != 0) given[argument] = *arguments++;

    if (!is_language(given[2], &cursor->language))
        return fail(cursor, sqlite3_mprintf("the language is 'id' or 'en'"));
    const char* path = (const char*)sqlite3_value_text(given[0]);
    if (path == NULL || sqlite3_value_type(given[1]) == SQLITE_NULL) return SQLITE_OK;
    const char* chosen = given[3] == NULL ? NULL : (const char*)sqlite3_value_text(given[3]);
    const int result = classify(cursor, path, given[1], chosen);
    return result != SQLITE_OK ? result : read_finding(cursor);
}

static int next(sqlite3_vtab_cursor* base)
{
    findings_cursor* cursor = (findings_cursor*)base;
    ++cursor->index;
    return read_finding(cursor);
}

static int at_end(sqlite3_vtab_cursor* base)
{
    const findings_cursor* cursor = (const findings_cursor*)base;
    return cursor->index == cursor->count;
}

static void give(sqlite3_context* context, netral_text text)
{
    sqlite3_result_text64(context, text.data, text.size, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static int column(sqlite3_vtab_cursor* base, sqlite3_context* context, int which)
{
    const netral_finding* f = &((findings_cursor*)base)->finding;
    switch (which) {
    case column_rule: give(context, f->rule); break;
    case column_status:
        sqlite3_result_text(context, status_names[f->status], -1, SQLITE_STATIC);
        break;
    case column_title: give(context, f->title); break;
    case column_category: give(context, f->category); break;
    case column_nature: give(context, f->nature); break;
    case column_effect: give(context, f->effect); break;
    case column_confidence: give(context, f->confidence); break;
    case column_unverified: sqlite3_result_int(context, f->unverified); break;
    case column_superseded:
        sqlite3_result_text(context, truth_names[f->superseded], -1, SQLITE_STATIC);
        break;
    default: break; // the arguments are not handed back
    }
    return SQLITE_OK;
}

static int row_id(sqlite3_vtab_cursor* base, sqlite3_int64* out)
{
    *out = (sqlite3_int64)((findings_cursor*)base)->index + 1;
    return SQLITE_OK;
}

int add_findings(sqlite3* connection, rulesets* all)
{
    static const sqlite3_module module = {
        .xConnect = connect, // without xCreate it is there by its name, and no table can be made
        .xBestIndex = best_index,
        .xDisconnect = disconnect,
        .xOpen = open_cursor,
        .xClose = close_cursor,
        .xFilter = filter,
        .xNext = next,
        .xEof = at_end,
        .xColumn = column,
        .xRowid = row_id,
    };
    return sqlite3_create_module_v2(connection, "netral_findings", &module, rulesets_retain(all),
                                    rulesets_release);
}
