// SPDX-License-Identifier: Apache-2.0

/// @file
/// The functions that netral--0.1.sql declares. Read next: rulesets.h, diagnostics.h.

#include <postgres.h>

#include "diagnostics.h"
#include "rulesets.h"

#include <access/htup_details.h>
#include <fmgr.h>
#include <funcapi.h>
#include <mb/pg_wchar.h>
#include <utils/builtins.h>
#include <utils/jsonb.h>

PG_MODULE_MAGIC;

void _PG_init(void);
PG_FUNCTION_INFO_V1(sql_classify);
PG_FUNCTION_INFO_V1(sql_classify_or_errors);
PG_FUNCTION_INFO_V1(sql_ruleset);

void _PG_init(void)
{
    start_rulesets();
}

/// Classifies the arguments of a call: rule set, record and perhaps options. The text lives until
/// the next call with this rule set.
static netral_status classify(FunctionCallInfo fcinfo, netral_text* out, netral_report** report)
{
    const compiled_ruleset* compiled =
        ruleset_of(PG_GETARG_TEXT_PP(0), PG_NARGS() > 2 ? PG_GETARG_JSONB_P(2) : NULL);
    Jsonb* record = PG_GETARG_JSONB_P(1);
    char* json = JsonbToCString(NULL, &record->root, VARSIZE(record));
    char* utf8 = pg_server_to_any(json, (int)strlen(json), PG_UTF8);
    return netral_session_classify_json(compiled->session, utf8, strlen(utf8), out, report);
}

static Datum as_jsonb(netral_text json)
{
    return DirectFunctionCall1(jsonb_in, CStringGetDatum(in_server_encoding(json)));
}

Datum sql_classify(PG_FUNCTION_ARGS)
{
    netral_text json = {NULL, 0};
    netral_report* report = NULL;
    netral_status status = classify(fcinfo, &json, &report);
    if (status != NETRAL_OK) report_failure(ERROR, status, "cannot use this record", report);
    return as_jsonb(json);
}

/// The diagnostics of a record, as the program `netral` puts them in its place.
static Datum errors_as_jsonb(netral_report* report)
{
    volatile Datum errors = 0;
    PG_TRY();
    {
        netral_text json = {NULL, 0};
        netral_status status = netral_report_json(report, &json);
        if (status != NETRAL_OK) report_failure(ERROR, status, "cannot list the errors", NULL);
        errors = DirectFunctionCall1(
            jsonb_in, CStringGetDatum(psprintf("{\"errors\":%s}", in_server_encoding(json))));
    }
    PG_FINALLY();
    {
        netral_report_free(report);
    }
    PG_END_TRY();
    return errors;
}

Datum sql_classify_or_errors(PG_FUNCTION_ARGS)
{
    netral_text json = {NULL, 0};
    netral_report* report = NULL;
    netral_status status = classify(fcinfo, &json, &report);
    if (status == NETRAL_ERROR_RECORD) return errors_as_jsonb(report);
    if (status != NETRAL_OK) report_failure(ERROR, status, "cannot use this record", report);
    return as_jsonb(json);
}

static Datum as_text(netral_text text)
{
    return CStringGetTextDatum(in_server_encoding(text));
}

Datum sql_ruleset(PG_FUNCTION_ARGS)
{
    const compiled_ruleset* compiled = ruleset_of(PG_GETARG_TEXT_PP(0), NULL);
    netral_ruleset_summary summary = NETRAL_RULESET_SUMMARY_INIT;
    bool nulls[5] = {false, false, false, false, false};
    Datum values[5];
    TupleDesc row;
    netral_status status = netral_ruleset_summarize(compiled->rules, NETRAL_INDONESIAN, &summary);
    if (status != NETRAL_OK) report_failure(ERROR, status, "cannot read the rule set", NULL);
    if (get_call_result_type(fcinfo, NULL, &row) != TYPEFUNC_COMPOSITE)
        ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
                        errmsg("netral_ruleset gives a row where none is expected")));

    values[0] = as_text(summary.name);
    values[1] = as_text(summary.version);
    values[2] = as_text(summary.digest);
    values[3] = as_text(summary.title);
    values[4] = Int64GetDatum((int64)summary.rule_count);
    return HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(row), values, nulls));
}
