// SPDX-License-Identifier: Apache-2.0

/// @file
/// The bodies of netral/Native.java: each calls the function of netral.h that its name says. javac
/// makes the header, so that a signature that differs does not compile.
///
/// Arrays are of the size that Native.java says; where the Java heap is full, an OutOfMemoryError
/// is pending and nothing more is called.

#include <netral_Native.h>

#include <netral.h>

#include <stdint.h>
#include <stdlib.h>

#define HANDLE(kind, address) ((netral_##kind*)(intptr_t)(address))
#define ADDRESS(handle) ((jlong)(intptr_t)(handle))

/// The bytes of an array while a function of the library reads them.
typedef struct bytes {
    jbyteArray array;
    jbyte* data; ///< null where there is no memory
    size_t size;
} bytes;

/// Nothing where an exception is pending already.
static bytes take(JNIEnv* env, jbyteArray array)
{
    if ((*env)->ExceptionCheck(env)) return (bytes){array, NULL, 0};
    return (bytes){array, (*env)->GetByteArrayElements(env, array, NULL),
                   (size_t)(*env)->GetArrayLength(env, array)};
}

static void give_back(JNIEnv* env, bytes taken)
{
    if (taken.data == NULL) return;
    (*env)->ReleaseByteArrayElements(env, taken.array, taken.data, JNI_ABORT);
}

static jbyteArray copy_of(JNIEnv* env, netral_text text)
{
    if (text.size > INT32_MAX) return NULL;
    jbyteArray copy = (*env)->NewByteArray(env, (jsize)text.size);
    if (copy != NULL)
        (*env)->SetByteArrayRegion(env, copy, 0, (jsize)text.size, (const jbyte*)text.data);
    return copy;
}

static void set_texts(JNIEnv* env, jobjectArray out, const netral_text* texts, jsize count)
{
    for (jsize i = 0; i < count; ++i) {
        jbyteArray copy = copy_of(env, texts[i]);
        if (copy == NULL) return;
        (*env)->SetObjectArrayElement(env, out, i, copy);
        (*env)->DeleteLocalRef(env, copy);
    }
}

static void set_numbers(JNIEnv* env, jlongArray out, const jlong* numbers, jsize count)
{
    (*env)->SetLongArrayRegion(env, out, 0, count, numbers);
}

static netral_text text_of(const char* zero_ended)
{
    size_t size = 0;
    while (zero_ended[size] != '\0') ++size;
    return (netral_text){zero_ended, size};
}

JNIEXPORT jbyteArray JNICALL Java_netral_Native_version(JNIEnv* env, jclass self)
{
    (void)self;
    return copy_of(env, text_of(netral_version()));
}

JNIEXPORT jbyteArray JNICALL Java_netral_Native_statusName(JNIEnv* env, jclass self, jint status)
{
    (void)self;
    return copy_of(env, text_of(netral_status_name(status)));
}

// --- rule sets -----------------------------------------------------------------------------------

/// The texts of an array in which a zero byte ends each; to be freed. Null where there is no
/// memory.
static netral_text* split(bytes joined, size_t* count)
{
    const char* data = (const char*)joined.data;
    size_t found = 0;
    for (size_t i = 0; i < joined.size; ++i) found += data[i] == '\0';
    netral_text* texts = calloc(found + 1, sizeof *texts);
    *count = found;
    for (size_t i = 0, begin = 0; texts != NULL && i < found; ++i) {
        texts[i] = text_of(data + begin);
        begin += texts[i].size + 1;
    }
    return texts;
}

/// Limits by their names, and what takes them; to be freed. Null where there is no memory.
static netral_limit* limits_of(JNIEnv* env, bytes names, jlongArray amounts, size_t* count)
{
    netral_text* named = split(names, count);
    netral_limit* made = calloc(*count + 1, sizeof *made);
    for (size_t i = 0; named != NULL && made != NULL && i < *count; ++i) {
        jlong amount = 0;
        (*env)->GetLongArrayRegion(env, amounts, (jsize)i, 1, &amount);
        made[i] = (netral_limit){named[i].data, named[i].size, (uint64_t)amount};
    }
    if (named == NULL) {
        free(made);
        made = NULL;
    }
    free(named);
    return made;
}

JNIEXPORT jint JNICALL Java_netral_Native_load(JNIEnv* env, jclass self, jbyteArray path,
                                               jbyteArray overlays, jbyteArray limits,
                                               jlongArray amounts, jlongArray out)
{
    (void)self;
    netral_load_options options = NETRAL_LOAD_OPTIONS_INIT;
    netral_ruleset* rules = NULL;
    netral_report* report = NULL;
    netral_status status = NETRAL_ERROR_MEMORY;
    const bytes from = take(env, path);
    const bytes over = take(env, overlays);
    const bytes names = take(env, limits);
    if (from.data != NULL && over.data != NULL && names.data != NULL) {
        netral_text* texts = split(over, &options.overlay_count);
        netral_limit* bounds = limits_of(env, names, amounts, &options.limit_count);
        options.overlays = texts;
        options.limits = bounds;
        if (texts != NULL && bounds != NULL)
            status = netral_ruleset_load_directory((const char*)from.data, from.size, &options,
                                                   &rules, &report);
        free(bounds);
        free(texts);
    }
    give_back(env, names);
    give_back(env, over);
    give_back(env, from);
    set_numbers(env, out, (const jlong[]){ADDRESS(rules), ADDRESS(report)}, 2);
    return status;
}

JNIEXPORT jint JNICALL Java_netral_Native_loadText(JNIEnv* env, jclass self, jbyteArray text,
                                                   jbyteArray limits, jlongArray amounts,
                                                   jlongArray out)
{
    (void)self;
    netral_load_options options = NETRAL_LOAD_OPTIONS_INIT;
    netral_ruleset* rules = NULL;
    netral_report* report = NULL;
    netral_status status = NETRAL_ERROR_MEMORY;
    const bytes from = take(env, text);
    const bytes names = take(env, limits);
    if (from.data != NULL && names.data != NULL) {
        netral_limit* bounds = limits_of(env, names, amounts, &options.limit_count);
        options.limits = bounds;
        if (bounds != NULL)
            status = netral_ruleset_load_text((const char*)from.data, from.size, &options, &rules,
                                              &report);
        free(bounds);
    }
    give_back(env, names);
    give_back(env, from);
    set_numbers(env, out, (const jlong[]){ADDRESS(rules), ADDRESS(report)}, 2);
    return status;
}

JNIEXPORT void JNICALL Java_netral_Native_freeRuleSet(JNIEnv* env, jclass self, jlong rules)
{
    (void)env, (void)self;
    netral_ruleset_free(HANDLE(ruleset, rules));
}

JNIEXPORT jint JNICALL Java_netral_Native_summarize(JNIEnv* env, jclass self, jlong rules,
                                                    jint language, jlongArray numbers,
                                                    jobjectArray texts)
{
    (void)self;
    netral_ruleset_summary s = NETRAL_RULESET_SUMMARY_INIT;
    const netral_status status = netral_ruleset_summarize(HANDLE(ruleset, rules), language, &s);
    if (status != NETRAL_OK) return status;
    set_numbers(env, numbers, (const jlong[]){(jlong)s.rule_count}, 1);
    set_texts(env, texts, (const netral_text[]){s.name, s.version, s.digest, s.title}, 4);
    return status;
}

/// What else is known of an official, from paths and values in turn; to be freed. Null where there
/// is no memory.
static netral_known_fact* facts_of(bytes joined, size_t* count)
{
    size_t texts = 0;
    netral_text* found = split(joined, &texts);
    netral_known_fact* made = calloc(texts / 2 + 1, sizeof *made);
    *count = texts / 2;
    for (size_t i = 0; found != NULL && made != NULL && i < *count; ++i)
        made[i] = (netral_known_fact){found[2 * i].data, found[2 * i].size, found[2 * i + 1].data,
                                      found[2 * i + 1].size};
    if (found == NULL) {
        free(made);
        made = NULL;
    }
    free(found);
    return made;
}

/// Makes guidance, hands out one of its forms, and gives it back.
static netral_status guide(JNIEnv* env, const netral_ruleset* rules, bytes role, bytes day,
                           const netral_guidance_options* options, jint form, jint language,
                           jobjectArray texts, netral_report** report)
{
    netral_guidance* made = NULL;
    netral_text out = {NULL, 0};
    netral_status status =
        netral_guidance_create(rules, (const char*)role.data, role.size, (const char*)day.data,
                               day.size, options, &made, report);
    if (status != NETRAL_OK) return status;
    status = form == 0   ? netral_guidance_json(made, &out)
             : form == 1 ? netral_guidance_text(made, language, 0, &out)
                         : netral_guidance_html(made, language, &out);
    if (status == NETRAL_OK) set_texts(env, texts, &out, 1);
    netral_guidance_free(made);
    return status;
}

JNIEXPORT jint JNICALL Java_netral_Native_guide(JNIEnv* env, jclass self, jlong rules,
                                                jbyteArray role, jbyteArray day, jbyteArray facts,
                                                jint form, jint language, jobjectArray texts,
                                                jlongArray out)
{
    (void)self;
    netral_guidance_options options = NETRAL_GUIDANCE_OPTIONS_INIT;
    netral_report* report = NULL;
    netral_status status = NETRAL_ERROR_MEMORY;
    const bytes who = take(env, role);
    const bytes when = take(env, day);
    const bytes joined = take(env, facts);
    if (who.data != NULL && when.data != NULL && joined.data != NULL) {
        netral_known_fact* known = facts_of(joined, &options.fact_count);
        options.facts = known;
        if (known != NULL)
            status = guide(env, HANDLE(ruleset, rules), who, when, &options, form, language, texts,
                           &report);
        free(known);
    }
    give_back(env, joined);
    give_back(env, when);
    give_back(env, who);
    if (!(*env)->ExceptionCheck(env)) set_numbers(env, out, (const jlong[]){ADDRESS(report)}, 1);
    return status;
}

// --- sessions ------------------------------------------------------------------------------------

/// Readings and their options in turn; to be freed. Null where there is no memory.
static netral_chosen_reading* readings_of(bytes joined, size_t* count)
{
    size_t texts = 0;
    netral_text* found = split(joined, &texts);
    netral_chosen_reading* made = calloc(texts / 2 + 1, sizeof *made);
    *count = texts / 2;
    for (size_t i = 0; found != NULL && made != NULL && i < *count; ++i)
        made[i] = (netral_chosen_reading){found[2 * i].data, found[2 * i].size,
                                          found[2 * i + 1].data, found[2 * i + 1].size};
    if (found == NULL) {
        free(made);
        made = NULL;
    }
    free(found);
    return made;
}

JNIEXPORT jint JNICALL Java_netral_Native_createSession(JNIEnv* env, jclass self, jlong rules,
                                                        jint detail, jboolean ignore,
                                                        jbyteArray readings, jlongArray out)
{
    (void)self;
    netral_session_options options = NETRAL_SESSION_OPTIONS_INIT;
    netral_session* session = NULL;
    netral_report* report = NULL;
    netral_status status = NETRAL_ERROR_MEMORY;
    const bytes joined = take(env, readings);
    if (joined.data == NULL) return status;
    netral_chosen_reading* chosen = readings_of(joined, &options.reading_count);
    options.detail = detail;
    options.ignore_unknown_keys = ignore;
    options.readings = chosen;
    if (chosen != NULL)
        status = netral_session_create(HANDLE(ruleset, rules), &options, &session, &report);
    free(chosen);
    give_back(env, joined);
    set_numbers(env, out, (const jlong[]){ADDRESS(session), ADDRESS(report)}, 2);
    return status;
}

JNIEXPORT void JNICALL Java_netral_Native_freeSession(JNIEnv* env, jclass self, jlong session)
{
    (void)env, (void)self;
    netral_session_free(HANDLE(session, session));
}

JNIEXPORT jint JNICALL Java_netral_Native_classify(JNIEnv* env, jclass self, jlong session,
                                                   jbyteArray array, jlongArray out)
{
    (void)self;
    const bytes record = take(env, array);
    if (record.data == NULL) return NETRAL_ERROR_MEMORY;
    netral_classification* classification = NULL;
    netral_report* report = NULL;
    const netral_status status = netral_session_classify(
        HANDLE(session, session), (const char*)record.data, record.size, &classification, &report);
    give_back(env, record);
    set_numbers(env, out, (const jlong[]){ADDRESS(classification), ADDRESS(report)}, 2);
    return status;
}

JNIEXPORT jbyteArray JNICALL Java_netral_Native_classifyJson(JNIEnv* env, jclass self,
                                                             jlong session, jbyteArray array,
                                                             jlongArray out)
{
    (void)self;
    const bytes record = take(env, array);
    if (record.data == NULL) return NULL;
    netral_text json = {NULL, 0};
    netral_report* report = NULL;
    const netral_status status = netral_session_classify_json(
        HANDLE(session, session), (const char*)record.data, record.size, &json, &report);
    give_back(env, record);
    set_numbers(env, out, (const jlong[]){status, ADDRESS(report)}, 2);
    return status == NETRAL_OK ? copy_of(env, json) : NULL;
}

JNIEXPORT void JNICALL Java_netral_Native_restartLines(JNIEnv* env, jclass self, jlong session)
{
    (void)env, (void)self;
    netral_session_restart_lines(HANDLE(session, session));
}

JNIEXPORT jint JNICALL Java_netral_Native_classifyLines(JNIEnv* env, jclass self, jlong session,
                                                        jbyteArray input, jint size, jboolean last,
                                                        jbyteArray output, jlongArray out)
{
    (void)self;
    netral_session* s = HANDLE(session, session);
    size_t consumed = 0;
    size_t written = 0;
    netral_status status = NETRAL_ERROR_MEMORY;
    const bytes from = take(env, input);
    if (from.data == NULL) return status;
    const bytes to = take(env, output);
    if (to.data != NULL) {
        status = netral_session_classify_lines(s, (const char*)from.data, (size_t)size,
                                               last ? NETRAL_LINES_LAST : 0, (char*)to.data,
                                               to.size, &consumed, &written);
        (*env)->ReleaseByteArrayElements(env, output, to.data, 0); // what was written goes back
    }
    give_back(env, from);
    set_numbers(env, out,
                (const jlong[]){(jlong)consumed, (jlong)written, (jlong)netral_session_waiting(s)},
                3);
    return status;
}

// --- comparisons ---------------------------------------------------------------------------------

JNIEXPORT jint JNICALL Java_netral_Native_createComparison(JNIEnv* env, jclass self, jlong before,
                                                           jlong after, jlongArray out)
{
    (void)self;
    netral_comparison* made = NULL;
    const netral_status status =
        netral_comparison_create(HANDLE(ruleset, before), HANDLE(ruleset, after), &made);
    set_numbers(env, out, (const jlong[]){ADDRESS(made)}, 1);
    return status;
}

JNIEXPORT jint JNICALL Java_netral_Native_compare(JNIEnv* env, jclass self, jlong comparison,
                                                  jbyteArray array, jlongArray out)
{
    (void)self;
    const bytes record = take(env, array);
    if (record.data == NULL) return NETRAL_ERROR_MEMORY;
    netral_change change = NETRAL_CHANGE_NONE;
    const netral_status status = netral_comparison_add(
        HANDLE(comparison, comparison), (const char*)record.data, record.size, &change);
    give_back(env, record);
    set_numbers(env, out, (const jlong[]){change}, 1);
    return status;
}

JNIEXPORT jint JNICALL Java_netral_Native_totals(JNIEnv* env, jclass self, jlong comparison,
                                                 jlongArray numbers)
{
    (void)self;
    netral_comparison_summary s = NETRAL_COMPARISON_SUMMARY_INIT;
    const netral_status status = netral_comparison_summarize(HANDLE(comparison, comparison), &s);
    set_numbers(env, numbers,
                (const jlong[]){(jlong)s.record_count, (jlong)s.error_count,
                                (jlong)s.stricter_count, (jlong)s.laxer_count,
                                (jlong)s.sideways_count},
                5);
    return status;
}

JNIEXPORT jint JNICALL Java_netral_Native_comparisonJson(JNIEnv* env, jclass self, jlong comparison,
                                                         jobjectArray texts)
{
    (void)self;
    netral_text out;
    const netral_status status = netral_comparison_json(HANDLE(comparison, comparison), &out);
    if (status == NETRAL_OK) set_texts(env, texts, &out, 1);
    return status;
}

JNIEXPORT void JNICALL Java_netral_Native_freeComparison(JNIEnv* env, jclass self, jlong comparison)
{
    (void)env, (void)self;
    netral_comparison_free(HANDLE(comparison, comparison));
}

// --- classifications -----------------------------------------------------------------------------

JNIEXPORT void JNICALL Java_netral_Native_freeClassification(JNIEnv* env, jclass self,
                                                             jlong classification)
{
    (void)env, (void)self;
    netral_classification_free(HANDLE(classification, classification));
}

JNIEXPORT jint JNICALL Java_netral_Native_summarizeClassification(JNIEnv* env, jclass self,
                                                                  jlong classification,
                                                                  jlongArray numbers,
                                                                  jobjectArray texts)
{
    (void)self;
    netral_summary s = NETRAL_SUMMARY_INIT;
    const netral_status status =
        netral_classification_summarize(HANDLE(classification, classification), &s);
    if (status != NETRAL_OK) return status;
    set_numbers(env, numbers, (const jlong[]){s.verdict, s.robust, (jlong)s.finding_count}, 3);
    set_texts(env, texts, &s.record, 1);
    return status;
}

JNIEXPORT jint JNICALL Java_netral_Native_finding(JNIEnv* env, jclass self, jlong classification,
                                                  jlong index, jint language, jlongArray numbers,
                                                  jobjectArray texts)
{
    (void)self;
    netral_finding f = NETRAL_FINDING_INIT;
    const netral_status status = netral_classification_finding_at(
        HANDLE(classification, classification), (size_t)index, language, &f);
    if (status != NETRAL_OK) return status;
    set_numbers(env, numbers, (const jlong[]){f.status, f.unverified, f.superseded}, 3);
    set_texts(env, texts,
              (const netral_text[]){f.rule, f.title, f.category, f.nature, f.effect, f.confidence},
              6);
    return status;
}

JNIEXPORT jint JNICALL Java_netral_Native_json(JNIEnv* env, jclass self, jlong classification,
                                               jobjectArray texts)
{
    (void)self;
    netral_text out;
    const netral_status status =
        netral_classification_json(HANDLE(classification, classification), &out);
    if (status == NETRAL_OK) set_texts(env, texts, &out, 1);
    return status;
}

JNIEXPORT jint JNICALL Java_netral_Native_text(JNIEnv* env, jclass self, jlong classification,
                                               jint language, jlong width, jobjectArray texts)
{
    (void)self;
    netral_text out;
    const netral_status status = netral_classification_text(HANDLE(classification, classification),
                                                            language, (size_t)width, &out);
    if (status == NETRAL_OK) set_texts(env, texts, &out, 1);
    return status;
}

JNIEXPORT jint JNICALL Java_netral_Native_explain(JNIEnv* env, jclass self, jlong classification,
                                                  jbyteArray array, jint how_much, jint language,
                                                  jobjectArray texts)
{
    (void)self;
    const bytes rule = take(env, array);
    if (rule.data == NULL) return NETRAL_ERROR_MEMORY;
    netral_text out;
    const netral_status status =
        netral_classification_explain(HANDLE(classification, classification),
                                      (const char*)rule.data, rule.size, how_much, language, &out);
    give_back(env, rule);
    if (status == NETRAL_OK) set_texts(env, texts, &out, 1);
    return status;
}

// --- reports -------------------------------------------------------------------------------------

JNIEXPORT jlong JNICALL Java_netral_Native_reportCount(JNIEnv* env, jclass self, jlong report)
{
    (void)env, (void)self;
    return (jlong)netral_report_count(HANDLE(report, report));
}

JNIEXPORT jint JNICALL Java_netral_Native_diagnostic(JNIEnv* env, jclass self, jlong report,
                                                     jlong index, jlongArray numbers,
                                                     jobjectArray texts)
{
    (void)self;
    netral_diagnostic d = NETRAL_DIAGNOSTIC_INIT;
    const netral_status status = netral_report_at(HANDLE(report, report), (size_t)index, &d);
    if (status != NETRAL_OK) return status;
    set_numbers(env, numbers, (const jlong[]){d.severity, d.line, d.column}, 3);
    set_texts(env, texts, (const netral_text[]){d.code, d.file, d.path, d.message, d.suggestion},
              5);
    return status;
}

JNIEXPORT void JNICALL Java_netral_Native_freeReport(JNIEnv* env, jclass self, jlong report)
{
    (void)env, (void)self;
    netral_report_free(HANDLE(report, report));
}
