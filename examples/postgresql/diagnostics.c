// SPDX-License-Identifier: Apache-2.0

/// @file
/// Diagnostics put into the words of an ereport. The only door is diagnostics.h.

#include "diagnostics.h"

#include <common/string.h>
#include <mb/pg_wchar.h>

static int sqlstate_of(netral_status status)
{
    switch (status) {
    case NETRAL_ERROR_UNREADABLE: return ERRCODE_UNDEFINED_FILE;
    case NETRAL_ERROR_RULES: return ERRCODE_CONFIG_FILE_ERROR;
    case NETRAL_ERROR_RECORD: return ERRCODE_DATA_EXCEPTION;
    case NETRAL_ERROR_MEMORY: return ERRCODE_OUT_OF_MEMORY;
    default: return ERRCODE_INTERNAL_ERROR;
    }
}

char* in_server_encoding(netral_text text)
{
    return pg_any_to_server(text.data, (int)text.size, PG_UTF8);
}

/// A copy that outlives the report, or null for the empty text.
static char* copy_of(netral_text text)
{
    return text.size == 0 ? NULL : pstrdup(in_server_encoding(text));
}

/// The first mistake in one line, all of them, and the first advice on any.
static void read_report(netral_report* report, char** first, char** detail, char** hint)
{
    size_t index;
    netral_text all;

    for (index = 0; index < netral_report_count(report); ++index) {
        netral_diagnostic d = NETRAL_DIAGNOSTIC_INIT;
        if (netral_report_at(report, index, &d) != NETRAL_OK || d.severity != NETRAL_ERROR)
            continue;
        if (*first == NULL)
            *first = psprintf("%s (%s)", in_server_encoding(d.message), d.code.data);
        if (*hint == NULL) *hint = copy_of(d.suggestion);
    }
    if (netral_report_text(report, &all) == NETRAL_OK) *detail = copy_of(all);
    if (*detail != NULL) pg_strip_crlf(*detail);
}

void report_failure(int level, netral_status status, const char* what, netral_report* diagnostics)
{
    char* first = NULL;
    char* detail = NULL;
    char* hint = NULL;

    PG_TRY();
    {
        read_report(diagnostics, &first, &detail, &hint);
    }
    PG_FINALLY();
    {
        netral_report_free(diagnostics);
    }
    PG_END_TRY();

    ereport(level, (errcode(sqlstate_of(status)),
                    errmsg("%s: %s", what, first != NULL ? first : netral_status_name(status)),
                    detail != NULL ? errdetail_internal("%s", detail) : 0,
                    hint != NULL ? errhint("%s", hint) : 0));
}
