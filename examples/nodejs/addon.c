// SPDX-License-Identifier: Apache-2.0

/// @file
/// netral.h for Node.js, through Node-API (version 8, Node.js 18 and newer): handles as external
/// values that are given back with the object, texts as strings and buffers, statuses as they are.
/// What is made of them is in index.js, which is the only caller and checks the arguments' types.

#define NAPI_VERSION 8
#include <netral.h>
#include <node_api.h>

#include <dlfcn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

// --- the library, found at run time --------------------------------------------------------------

#define FUNCTIONS(X)                                                                               \
    X(netral_version)                                                                              \
    X(netral_status_name)                                                                          \
    X(netral_report_json)                                                                          \
    X(netral_report_text)                                                                          \
    X(netral_report_free)                                                                          \
    X(netral_ruleset_load_directory)                                                               \
    X(netral_ruleset_load_texts)                                                                   \
    X(netral_ruleset_free)                                                                         \
    X(netral_ruleset_rules_json)                                                                   \
    X(netral_ruleset_record_schema)                                                                \
    X(netral_session_create)                                                                       \
    X(netral_session_free)                                                                         \
    X(netral_session_classify)                                                                     \
    X(netral_session_classify_json)                                                                \
    X(netral_session_classify_lines)                                                               \
    X(netral_session_waiting)                                                                      \
    X(netral_classification_free)                                                                  \
    X(netral_classification_text)                                                                  \
    X(netral_classification_explain)                                                               \
    X(netral_guidance_create)                                                                      \
    X(netral_guidance_free)                                                                        \
    X(netral_guidance_json)                                                                        \
    X(netral_guidance_text)                                                                        \
    X(netral_guidance_html)                                                                        \
    X(netral_comparison_create)                                                                    \
    X(netral_comparison_free)                                                                      \
    X(netral_comparison_add)                                                                       \
    X(netral_comparison_summarize)                                                                 \
    X(netral_comparison_json)

static struct {
#define DECLARE(name) __typeof__(&name) name;
    FUNCTIONS(DECLARE)
#undef DECLARE
} lib;

/// The name of the function that is missing, or null.
static const char* find_functions(void* library)
{
#define FIND(name)                                                                                 \
    *(void**)&lib.name = dlsym(library, #name);                                                    \
    if (lib.name == NULL) return #name;
    FUNCTIONS(FIND)
#undef FIND
    return NULL;
}

// --- values --------------------------------------------------------------------------------------

enum { most_arguments = 8 };

static void arguments_of(napi_env env, napi_callback_info info, napi_value* values)
{
    size_t count = most_arguments;
    napi_get_cb_info(env, info, &count, values, NULL, NULL);
}

static napi_value number(napi_env env, int64_t from)
{
    napi_value made = NULL;
    napi_create_int64(env, from, &made);
    return made;
}

static napi_value string(napi_env env, const char* data, size_t size)
{
    napi_value made = NULL;
    napi_create_string_utf8(env, data, size, &made);
    return made;
}

static void set(napi_env env, napi_value object, const char* name, napi_value value)
{
    napi_set_named_property(env, object, name, value);
}

static int64_t integer_of(napi_env env, napi_value value)
{
    int64_t out = 0;
    napi_get_value_int64(env, value, &out);
    return out;
}

/// The bytes of a Buffer; they live as long as it.
static netral_text bytes_of(napi_env env, napi_value buffer)
{
    void* data = NULL;
    netral_text out = {NULL, 0};
    napi_get_buffer_info(env, buffer, &data, &out.size);
    out.data = data;
    return out;
}

static void* zeroed(size_t count, size_t size)
{
    void* made = calloc(count, size);
    if (made == NULL)
        napi_fatal_error("netral", NAPI_AUTO_LENGTH, "out of memory", NAPI_AUTO_LENGTH);
    return made;
}

/// An array of Buffers as texts, to be freed by the caller; null where there are none. Where memory
/// ends, so does the process, as is the way of Node.js.
static netral_text* texts_of(napi_env env, napi_value array, size_t* count)
{
    uint32_t length = 0;
    napi_get_array_length(env, array, &length);
    netral_text* made = length == 0 ? NULL : zeroed(length, sizeof *made);
    for (uint32_t i = 0; i < length; ++i) {
        napi_value element = NULL;
        napi_get_element(env, array, i, &element);
        made[i] = bytes_of(env, element);
    }
    *count = length;
    return made;
}

// --- handles -------------------------------------------------------------------------------------
//
// An external value points to a box; an emptied box is a handle that was closed.

typedef struct box {
    void* handle;
    void (*free)(void*);
} box;

static void free_ruleset(void* handle)
{
    lib.netral_ruleset_free(handle);
}

static void free_session(void* handle)
{
    lib.netral_session_free(handle);
}

static void free_comparison(void* handle)
{
    lib.netral_comparison_free(handle);
}

static void empty(box* b)
{
    b->free(b->handle);
    b->handle = NULL;
}

static void finalize(napi_env env, void* data, void* hint)
{
    (void)env;
    (void)hint;
    empty(data);
    free(data);
}

static napi_value boxed(napi_env env, void* handle, void (*give_back)(void*))
{
    napi_value made = NULL;
    box* b = zeroed(1, sizeof *b);
    *b = (box){handle, give_back};
    if (napi_create_external(env, b, finalize, NULL, &made) != napi_ok) finalize(env, b, NULL);
    return made;
}

static void* handle_of(napi_env env, napi_value external)
{
    void* b = NULL;
    napi_get_value_external(env, external, &b);
    return b == NULL ? NULL : ((box*)b)->handle;
}

/// close(handle)
static napi_value close_handle(napi_env env, napi_callback_info info)
{
    napi_value values[most_arguments];
    void* b = NULL;
    arguments_of(env, info, values);
    if (napi_get_value_external(env, values[0], &b) == napi_ok) empty(b);
    return NULL;
}

// --- what a call answers -------------------------------------------------------------------------

/// {status, name, value, diagnostics, message}; the last two are JSON and text of the report, which
/// is given back.
static napi_value answer(napi_env env, netral_status status, napi_value value,
                         netral_report* report)
{
    napi_value made = NULL;
    netral_text text = {NULL, 0};
    napi_create_object(env, &made);
    set(env, made, "status", number(env, status));
    if (status < 0) {
        const char* name = lib.netral_status_name(status);
        set(env, made, "name", string(env, name, strlen(name)));
    }
    if (value != NULL) set(env, made, "value", value);
    if (report != NULL && lib.netral_report_json(report, &text) == NETRAL_OK)
        set(env, made, "diagnostics", string(env, text.data, text.size));
    if (report != NULL && lib.netral_report_text(report, &text) == NETRAL_OK)
        set(env, made, "message", string(env, text.data, text.size));
    lib.netral_report_free(report);
    return made;
}

static napi_value text_answer(napi_env env, netral_status status, netral_text text,
                              netral_report* report)
{
    return answer(env, status, status == NETRAL_OK ? string(env, text.data, text.size) : NULL,
                  report);
}

// --- functions -----------------------------------------------------------------------------------

/// version()
static napi_value version(napi_env env, napi_callback_info info)
{
    (void)info;
    const char* text = lib.netral_version();
    return string(env, text, strlen(text));
}

/// The limits in pairs of arrays: names as Buffers, amounts as numbers.
static netral_limit* limits_of(napi_env env, napi_value names, napi_value amounts, size_t* count)
{
    netral_text* texts = texts_of(env, names, count);
    netral_limit* made = *count == 0 ? NULL : zeroed(*count, sizeof *made);
    for (uint32_t i = 0; i < *count; ++i) {
        napi_value amount = NULL;
        napi_get_element(env, amounts, i, &amount);
        made[i] = (netral_limit){texts[i].data, texts[i].size, (uint64_t)integer_of(env, amount)};
    }
    free(texts);
    return made;
}

/// load(path or null, names, texts, overlays, limit names, limit amounts)
static napi_value load(napi_env env, napi_callback_info info)
{
    napi_value v[most_arguments];
    netral_load_options options = NETRAL_LOAD_OPTIONS_INIT;
    netral_ruleset* rules = NULL;
    netral_report* report = NULL;
    netral_status status = NETRAL_OK;
    bool is_path = false;
    arguments_of(env, info, v);
    napi_is_buffer(env, v[0], &is_path);

    netral_text* overlays = texts_of(env, v[3], &options.overlay_count);
    netral_limit* limits = limits_of(env, v[4], v[5], &options.limit_count);
    options.overlays = overlays;
    options.limits = limits;
    if (is_path) {
        const netral_text path = bytes_of(env, v[0]);
        status = lib.netral_ruleset_load_directory(path.data, path.size, &options, &rules, &report);
    } else {
        size_t count = 0;
        netral_text* names = texts_of(env, v[1], &count);
        netral_text* texts = texts_of(env, v[2], &count);
        netral_named_text* named = zeroed(count + 1, sizeof *named);
        for (size_t i = 0; i < count; ++i)
            named[i] =
                (netral_named_text){names[i].data, names[i].size, texts[i].data, texts[i].size};
        status = lib.netral_ruleset_load_texts(named, count, &options, &rules, &report);
        free(named);
        free(texts);
        free(names);
    }
    free(limits);
    free(overlays);
    return answer(env, status, rules == NULL ? NULL : boxed(env, rules, free_ruleset), report);
}

/// rules(rules)
static napi_value rules_json(napi_env env, napi_callback_info info)
{
    napi_value v[most_arguments];
    netral_text text = {NULL, 0};
    arguments_of(env, info, v);
    const netral_status status = lib.netral_ruleset_rules_json(handle_of(env, v[0]), &text);
    return text_answer(env, status, text, NULL);
}

/// schema(rules)
static napi_value record_schema(napi_env env, napi_callback_info info)
{
    napi_value v[most_arguments];
    netral_text text = {NULL, 0};
    arguments_of(env, info, v);
    const netral_status status = lib.netral_ruleset_record_schema(handle_of(env, v[0]), &text);
    return text_answer(env, status, text, NULL);
}

/// Readings in pairs of arrays of Buffers, to be freed by the caller.
static netral_chosen_reading* readings_of(napi_env env, napi_value names, napi_value options,
                                          size_t* count)
{
    netral_text* readings = texts_of(env, names, count);
    netral_text* chosen = texts_of(env, options, count);
    netral_chosen_reading* made = zeroed(*count + 1, sizeof *made);
    for (size_t i = 0; i < *count; ++i)
        made[i] = (netral_chosen_reading){readings[i].data, readings[i].size, chosen[i].data,
                                          chosen[i].size};
    free(chosen);
    free(readings);
    return made;
}

/// session(rules, [detail, ignore_unknown_keys, suggest, record_errors, record_bytes, record_depth,
/// completions, questions], reading names, option names)
static napi_value session(napi_env env, napi_callback_info info)
{
    napi_value v[most_arguments];
    int64_t n[8];
    netral_session_options options = NETRAL_SESSION_OPTIONS_INIT;
    netral_session* made = NULL;
    netral_report* report = NULL;
    arguments_of(env, info, v);
    for (uint32_t i = 0; i < 8; ++i) {
        napi_value element = NULL;
        napi_get_element(env, v[1], i, &element);
        n[i] = integer_of(env, element);
    }
    options.detail = (netral_detail)n[0];
    options.ignore_unknown_keys = (int32_t)n[1];
    options.suggest = (int32_t)n[2];
    options.record_errors = (uint32_t)n[3];
    options.record_bytes = (size_t)n[4];
    options.record_depth = (size_t)n[5];
    options.completions = (size_t)n[6];
    options.questions = (size_t)n[7];

    netral_chosen_reading* readings = readings_of(env, v[2], v[3], &options.reading_count);
    options.readings = readings;
    const netral_status status =
        lib.netral_session_create(handle_of(env, v[0]), &options, &made, &report);
    free(readings);
    return answer(env, status, made == NULL ? NULL : boxed(env, made, free_session), report);
}

/// classify(session, record): the line of JSON, as a string; only what fails makes an object.
static napi_value classify(napi_env env, napi_callback_info info)
{
    napi_value v[most_arguments];
    netral_text line = {NULL, 0};
    netral_report* report = NULL;
    arguments_of(env, info, v);
    const netral_text record = bytes_of(env, v[1]);
    const netral_status status = lib.netral_session_classify_json(handle_of(env, v[0]), record.data,
                                                                  record.size, &line, &report);
    if (status == NETRAL_OK && report == NULL) return string(env, line.data, line.size);
    return text_answer(env, status, line, report);
}

/// lines(session, input, start, last, output): {status, consumed, written, waiting}
static napi_value classify_lines(napi_env env, napi_callback_info info)
{
    napi_value v[most_arguments];
    size_t consumed = 0;
    size_t written = 0;
    arguments_of(env, info, v);
    netral_session* s = handle_of(env, v[0]);
    const netral_text input = bytes_of(env, v[1]);
    const size_t start = (size_t)integer_of(env, v[2]);
    const uint32_t flags = integer_of(env, v[3]) != 0 ? NETRAL_LINES_LAST : 0;
    void* output = NULL;
    size_t room = 0;
    napi_get_buffer_info(env, v[4], &output, &room);
    const netral_status status = lib.netral_session_classify_lines(
        s, input.data == NULL ? NULL : input.data + start, input.size - start, flags, output, room,
        &consumed, &written);
    napi_value made = answer(env, status, NULL, NULL);
    set(env, made, "consumed", number(env, (int64_t)consumed));
    set(env, made, "written", number(env, (int64_t)written));
    set(env, made, "waiting", number(env, (int64_t)lib.netral_session_waiting(s)));
    return made;
}

/// text(session, record, language, width, rule or null, how much): the classification in sentences,
/// or the explanation of a rule.
static napi_value classified_text(napi_env env, napi_callback_info info)
{
    napi_value v[most_arguments];
    netral_classification* made = NULL;
    netral_report* report = NULL;
    netral_text text = {NULL, 0};
    bool explains = false;
    arguments_of(env, info, v);
    const netral_text record = bytes_of(env, v[1]);
    const netral_language language = (netral_language)integer_of(env, v[2]);
    netral_status status =
        lib.netral_session_classify(handle_of(env, v[0]), record.data, record.size, &made, &report);
    napi_is_buffer(env, v[4], &explains);
    if (status == NETRAL_OK && explains) {
        const netral_text rule = bytes_of(env, v[4]);
        status = lib.netral_classification_explain(made, rule.data, rule.size,
                                                   (int32_t)integer_of(env, v[5]), language, &text);
    } else if (status == NETRAL_OK) {
        status =
            lib.netral_classification_text(made, language, (size_t)integer_of(env, v[3]), &text);
    }
    napi_value out = text_answer(env, status, text, report);
    lib.netral_classification_free(made);
    return out;
}

/// The facts that are known beforehand, in pairs of arrays of Buffers; to be freed by the caller.
static netral_known_fact* facts_of(napi_env env, napi_value paths, napi_value values, size_t* count)
{
    netral_text* names = texts_of(env, paths, count);
    netral_text* known = texts_of(env, values, count);
    netral_known_fact* made = zeroed(*count + 1, sizeof *made);
    for (size_t i = 0; i < *count; ++i)
        made[i] = (netral_known_fact){names[i].data, names[i].size, known[i].data, known[i].size};
    free(known);
    free(names);
    return made;
}

enum { form_json, form_text, form_html };

/// guide(rules, [role, day], fact paths, fact values, reading names, option names, form,
/// [language, width]): guidance in that form.
static napi_value guide(napi_env env, napi_callback_info info)
{
    napi_value v[most_arguments];
    napi_value language = NULL;
    napi_value width = NULL;
    size_t count = 0;
    netral_guidance* made = NULL;
    netral_report* report = NULL;
    netral_text text = {NULL, 0};
    netral_guidance_options options = NETRAL_GUIDANCE_OPTIONS_INIT;
    arguments_of(env, info, v);
    napi_get_element(env, v[7], 0, &language);
    napi_get_element(env, v[7], 1, &width);
    netral_text* asked = texts_of(env, v[1], &count);
    netral_known_fact* facts = facts_of(env, v[2], v[3], &options.fact_count);
    netral_chosen_reading* readings = readings_of(env, v[4], v[5], &options.reading_count);
    options.facts = facts;
    options.readings = readings;
    netral_status status =
        lib.netral_guidance_create(handle_of(env, v[0]), asked[0].data, asked[0].size,
                                   asked[1].data, asked[1].size, &options, &made, &report);
    const netral_language l = (netral_language)integer_of(env, language);
    if (status == NETRAL_OK) {
        switch (integer_of(env, v[6])) {
        case form_json: status = lib.netral_guidance_json(made, &text); break;
        case form_html: status = lib.netral_guidance_html(made, l, &text); break;
        default: status = lib.netral_guidance_text(made, l, (size_t)integer_of(env, width), &text);
        }
    }
    napi_value out = text_answer(env, status, text, report);
    lib.netral_guidance_free(made);
    free(readings);
    free(facts);
    free(asked);
    return out;
}

// --- comparisons ---------------------------------------------------------------------------------

/// compare(older rules, newer rules)
static napi_value compare(napi_env env, napi_callback_info info)
{
    napi_value v[most_arguments];
    netral_comparison* made = NULL;
    arguments_of(env, info, v);
    const netral_status status =
        lib.netral_comparison_create(handle_of(env, v[0]), handle_of(env, v[1]), &made);
    return answer(env, status, made == NULL ? NULL : boxed(env, made, free_comparison), NULL);
}

/// compareRecord(comparison, record): the change as a number
static napi_value compare_record(napi_env env, napi_callback_info info)
{
    napi_value v[most_arguments];
    netral_change change = NETRAL_CHANGE_NONE;
    arguments_of(env, info, v);
    const netral_text record = bytes_of(env, v[1]);
    const netral_status status =
        lib.netral_comparison_add(handle_of(env, v[0]), record.data, record.size, &change);
    return answer(env, status, number(env, change), NULL);
}

/// totals(comparison): {records, errors, stricter, laxer, sideways}
static napi_value totals(napi_env env, napi_callback_info info)
{
    napi_value v[most_arguments];
    napi_value made = NULL;
    netral_comparison_summary s = NETRAL_COMPARISON_SUMMARY_INIT;
    arguments_of(env, info, v);
    const netral_status status = lib.netral_comparison_summarize(handle_of(env, v[0]), &s);
    napi_create_object(env, &made);
    set(env, made, "records", number(env, (int64_t)s.record_count));
    set(env, made, "errors", number(env, (int64_t)s.error_count));
    set(env, made, "stricter", number(env, (int64_t)s.stricter_count));
    set(env, made, "laxer", number(env, (int64_t)s.laxer_count));
    set(env, made, "sideways", number(env, (int64_t)s.sideways_count));
    return answer(env, status, made, NULL);
}

/// compared(comparison): the report as JSON
static napi_value compared(napi_env env, napi_callback_info info)
{
    napi_value v[most_arguments];
    netral_text text = {NULL, 0};
    arguments_of(env, info, v);
    const netral_status status = lib.netral_comparison_json(handle_of(env, v[0]), &text);
    return text_answer(env, status, text, NULL);
}

// --- the module ----------------------------------------------------------------------------------

static void add(napi_env env, napi_value exports, const char* name, napi_callback function)
{
    napi_value made = NULL;
    napi_create_function(env, name, NAPI_AUTO_LENGTH, function, NULL, &made);
    set(env, exports, name, made);
}

/// open(path or null): throws where the library cannot be loaded.
static napi_value open_library(napi_env env, napi_callback_info info)
{
    napi_value v[most_arguments];
    bool named = false;
    arguments_of(env, info, v);
    napi_is_buffer(env, v[0], &named); // with a zero byte at its end
    void* library = dlopen(named ? bytes_of(env, v[0]).data : "libnetral.so.0", RTLD_NOW);
    const char* missing = library == NULL ? NULL : find_functions(library);
    if (library == NULL) {
        napi_throw_error(env, "NETRAL_LIBRARY", dlerror());
    } else if (missing != NULL) {
        napi_throw_error(env, "NETRAL_LIBRARY", missing);
    }
    return NULL;
}

NAPI_MODULE_INIT()
{
    add(env, exports, "open", open_library);
    add(env, exports, "close", close_handle);
    add(env, exports, "version", version);
    add(env, exports, "load", load);
    add(env, exports, "rules", rules_json);
    add(env, exports, "schema", record_schema);
    add(env, exports, "session", session);
    add(env, exports, "classify", classify);
    add(env, exports, "lines", classify_lines);
    add(env, exports, "text", classified_text);
    add(env, exports, "guide", guide);
    add(env, exports, "compare", compare);
    add(env, exports, "compareRecord", compare_record);
    add(env, exports, "totals", totals);
    add(env, exports, "compared", compared);
    return exports;
}
