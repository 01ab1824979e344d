// SPDX-License-Identifier: Apache-2.0

/// @file
/// The choices of a query, out of jsonb. The only door is options.h.

#include "options.h"

#include <mb/pg_wchar.h>

#include <string.h>

/// Takes one member of an object, or one element of an array, which has no key.
typedef void taker(options* into, const JsonbValue* key, const JsonbValue* value);

static bool is(const JsonbValue* string, const char* text)
{
    return string->type == jbvString && string->val.string.len == (int)strlen(text) &&
           memcmp(string->val.string.val, text, strlen(text)) == 0;
}

static void refuse(const char* what)
{
    ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("%s", what),
                    errhint("Options are {\"detail\": \"verdict\" | \"findings\" | \"full\", "
                            "\"readings\": {name: option}, \"overlays\": [name]}.")));
}

static netral_text text_of(const JsonbValue* value)
{
    netral_text out;
    char* copy;
    if (value->type != jbvString) refuse("readings and overlays are named by text");
    copy = pnstrdup(value->val.string.val, value->val.string.len);
    out.data = pg_server_to_any(copy, value->val.string.len, PG_UTF8);
    out.size = strlen(out.data);
    return out;
}

/// Hands out the members or elements one by one; those that hold others as jbvBinary.
static void each(JsonbContainer* in, taker* take, options* into)
{
    JsonbIterator* at = JsonbIteratorInit(in);
    JsonbValue key;
    JsonbValue value;
    JsonbIteratorToken token = JsonbIteratorNext(&at, &value, true); // the beginning
    while ((token = JsonbIteratorNext(&at, &value, true)) != WJB_END_OBJECT &&
           token != WJB_END_ARRAY) {
        if (token == WJB_KEY)
            key = value;
        else
            take(into, token == WJB_VALUE ? &key : NULL, &value);
    }
}

static void take_reading(options* into, const JsonbValue* key, const JsonbValue* value)
{
    const netral_text name = text_of(key);
    const netral_text option = text_of(value);
    netral_chosen_reading* readings = (netral_chosen_reading*)into->session.readings;
    readings[into->session.reading_count++] =
        (netral_chosen_reading){name.data, name.size, option.data, option.size};
}

static void take_overlay(options* into, const JsonbValue* key, const JsonbValue* value)
{
    (void)key;
    ((netral_text*)into->load.overlays)[into->load.overlay_count++] = text_of(value);
}

static netral_detail detail_of(const JsonbValue* value)
{
    if (is(value, "verdict")) return NETRAL_DETAIL_VERDICT;
    if (is(value, "full")) return NETRAL_DETAIL_FULL;
    if (!is(value, "findings")) refuse("there is no such detail");
    return NETRAL_DETAIL_FINDINGS;
}

static void take_option(options* into, const JsonbValue* key, const JsonbValue* value)
{
    JsonbContainer* inner = value->type == jbvBinary ? value->val.binary.data : NULL;
    if (is(key, "detail")) {
        into->session.detail = detail_of(value);
    } else if (is(key, "readings") && inner != NULL && JsonContainerIsObject(inner)) {
        into->session.readings = palloc0(JsonContainerSize(inner) * sizeof(netral_chosen_reading));
        each(inner, take_reading, into);
    } else if (is(key, "overlays") && inner != NULL && JsonContainerIsArray(inner)) {
        into->load.overlays = palloc0(JsonContainerSize(inner) * sizeof(netral_text));
        each(inner, take_overlay, into);
    } else {
        refuse("there is no such option");
    }
}

options read_options(Jsonb* given)
{
    options out = {NETRAL_LOAD_OPTIONS_INIT, NETRAL_SESSION_OPTIONS_INIT};
    if (given == NULL) return out;
    if (!JB_ROOT_IS_OBJECT(given)) refuse("options are an object");
    each(&given->root, take_option, &out);
    return out;
}
