// SPDX-License-Identifier: Apache-2.0

/// @file
/// The choices of a query, read by SQLite's own JSON. The only door is options.h.

#include "options.h"

#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT3

#include <string.h>

/// A copy that lives as long as the options; null when there is no memory or too many are kept.
static netral_text keep(options* into, const char* text)
{
    const size_t room = sizeof into->kept / sizeof *into->kept;
    char* copy = into->kept_count == room ? NULL : sqlite3_mprintf("%s", text);
    if (copy == NULL) return (netral_text){NULL, 0};
    into->kept[into->kept_count++] = copy;
    return (netral_text){copy, strlen(copy)};
}

static int set_detail(options* into, const char* value)
{
    static const char* const names[] = {"findings", "verdict", "full"}; // as netral_detail counts
    for (int i = 0; i < 3; ++i) {
        if (strcmp(value, names[i]) != 0) continue;
        into->session.detail = i;
        return 1;
    }
    return 0;
}

/// Takes one text of the JSON; false where nobody knows what it is for.
static int take(options* into, const char* path, const char* key, const char* value)
{
    if (strcmp(path, "$") == 0 && strcmp(key, "detail") == 0) return set_detail(into, value);
    const netral_text text = keep(into, value);
    if (text.data == NULL) return 0;
    if (strcmp(path, "$.overlays") == 0 && into->load.overlay_count < most_choices) {
        into->overlays[into->load.overlay_count++] = text;
        return 1;
    }
    if (strcmp(path, "$.readings") == 0 && into->session.reading_count < most_choices) {
        const netral_text name = keep(into, key);
        if (name.data == NULL) return 0;
        into->readings[into->session.reading_count++] =
            (netral_chosen_reading){name.data, name.size, text.data, text.size};
        return 1;
    }
    return 0;
}

char* read_options(sqlite3* connection, const char* json, options* out)
{
    // What is no object or array; a name of a reading has its text, an element of an array its
    // index.
    static const char query[] = "SELECT path, key, CASE type WHEN 'text' THEN atom END "
                                "FROM json_tree(?1) WHERE type NOT IN ('object', 'array')";
    sqlite3_stmt* values = NULL;
    int fine = 1;
    int result = SQLITE_ROW;
    memset(out, 0, sizeof *out);
    out->load = (netral_load_options)NETRAL_LOAD_OPTIONS_INIT;
    out->session = (netral_session_options)NETRAL_SESSION_OPTIONS_INIT;
    out->load.overlays = out->overlays;
    out->session.readings = out->readings;
    if (json == NULL) return NULL;
    if (sqlite3_prepare_v2(connection, query, -1, &values, NULL) != SQLITE_OK)
        return sqlite3_mprintf("cannot read the options: %s", sqlite3_errmsg(connection));
    sqlite3_bind_text(values, 1, json, -1, SQLITE_STATIC);
    while (fine && (result = sqlite3_step(values)) == SQLITE_ROW) {
        const char* path = (const char*)sqlite3_column_text(values, 0);
        const char* key = (const char*)sqlite3_column_text(values, 1);
        const char* value = (const char*)sqlite3_column_text(values, 2);
        fine = path != NULL && key != NULL && value != NULL && take(out, path, key, value);
    }
    sqlite3_finalize(values);
    if (fine && result == SQLITE_DONE) return NULL;
    return sqlite3_mprintf("options are {\"detail\": \"verdict\" | \"findings\" | \"full\", "
                           "\"readings\": {name: option}, \"overlays\": [path]}, not %s",
                           json);
}

void free_options(options* read)
{
    while (read->kept_count > 0) sqlite3_free(read->kept[--read->kept_count]);
}
