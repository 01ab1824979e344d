// SPDX-License-Identifier: Apache-2.0

/// @file
/// The extension for SQLite: `netral_classify`, `netral_classify_or_errors` and what findings.h
/// adds. Read next: README.md, rulesets.h.

#include "findings.h"
#include "rulesets.h"

#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1

enum { json_subtype = 'J' }; ///< by which SQLite's own functions know JSON

static void give_json(sqlite3_context* context, netral_text json)
{
    sqlite3_result_text64(context, json.data, json.size, SQLITE_TRANSIENT, SQLITE_UTF8);
    sqlite3_result_subtype(context, json_subtype);
}

static void fail(sqlite3_context* context, char* message)
{
    if (message == NULL)
        sqlite3_result_error_nomem(context);
    else
        sqlite3_result_error(context, message, -1);
    sqlite3_free(message);
}

/// Classifies the arguments (rule set, record, perhaps options). False where one is NULL, or after
/// an error of the rule set.
static int classify(sqlite3_context* context, int count, sqlite3_value** arguments,
                    netral_status* status, netral_text* json, netral_report** report)
{
    const char* path = (const char*)sqlite3_value_text(arguments[0]);
    const char* record = (const char*)sqlite3_value_text(arguments[1]);
    const char* chosen = count > 2 ? (const char*)sqlite3_value_text(arguments[2]) : NULL;
    char* failure = NULL;
    if (path == NULL || record == NULL || (count > 2 && chosen == NULL)) return 0;
    netral_session* session = rulesets_session(sqlite3_user_data(context), path, chosen, &failure);
    if (session == NULL) {
        fail(context, failure);
        return 0;
    }
    *status = netral_session_classify_json(session, record,
                                           (size_t)sqlite3_value_bytes(arguments[1]), json, report);
    return 1;
}

static void sql_classify(sqlite3_context* context, int count, sqlite3_value** arguments)
{
    netral_status status;
    netral_text json;
    netral_report* report = NULL;
    if (!classify(context, count, arguments, &status, &json, &report)) return;
    if (status == NETRAL_OK)
        give_json(context, json);
    else
        fail(context, failure_message(status, "cannot use this record", report));
}

static void sql_classify_or_errors(sqlite3_context* context, int count, sqlite3_value** arguments)
{
    netral_status status;
    netral_text json;
    netral_report* report = NULL;
    if (!classify(context, count, arguments, &status, &json, &report)) return;
    if (status == NETRAL_OK) {
        give_json(context, json);
    } else if (status == NETRAL_ERROR_RECORD && netral_report_json(report, &json) == NETRAL_OK) {
        char* errors = sqlite3_mprintf("{\"errors\":%s}", json.data);
        netral_report_free(report);
        sqlite3_result_text(context, errors, -1, sqlite3_free);
        sqlite3_result_subtype(context, json_subtype);
    } else {
        fail(context, failure_message(status, "cannot use this record", report));
    }
}

/// With two arguments, and with options as the third.
static int add_function(sqlite3* connection, rulesets* all, const char* name,
                        void (*function)(sqlite3_context*, int, sqlite3_value**))
{
    int result = SQLITE_OK;
    for (int arguments = 2; arguments <= 3 && result == SQLITE_OK; ++arguments)
        result = sqlite3_create_function_v2(connection, name, arguments, SQLITE_UTF8,
                                            rulesets_retain(all), function, NULL, NULL,
                                            rulesets_release);
    return result;
}

/// What SQLite calls after it has loaded `netral.so`.
__attribute__((visibility("default"))) int sqlite3_netral_init(sqlite3* connection, char** failure,
                                                               const sqlite3_api_routines* api)
{
    SQLITE_EXTENSION_INIT2(api);
    (void)failure;
    rulesets* all = rulesets_create(connection);
    if (all == NULL) return SQLITE_NOMEM;
    int result = add_function(connection, all, "netral_classify", sql_classify);
    if (result == SQLITE_OK)
        result = add_function(connection, all, "netral_classify_or_errors", sql_classify_or_errors);
    if (result == SQLITE_OK) result = add_findings(connection, all);
    rulesets_release(all);
    return result;
}
