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

#define HANDLE(kind, address) ((netral_##kind*)(intptr_t)(address))
#define ADDRESS(handle) ((jlong)(intptr_t)(handle))

/// The bytes of an array while a function of the library reads them.
typedef struct bytes {
    jbyteArray array;
    jbyte* data; ///< null where there is no memory
    size_t size;
} bytes;

static bytes take(JNIEnv* env, jbyteArray array)
{
    return (bytes){array, (*env)->GetByteArrayElements(env, array, NULL),
                   (size_t)(*env)->GetArrayLength(env, array)};
}

static void give_back(JNIEnv* env, bytes taken)
{
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

typedef netral_status loader(const char* data, size_t size, const netral_load_options* options,
                             netral_ruleset** out, netral_report** report);

static jint load_with(JNIEnv* env, loader* load, jbyteArray array, jlongArray out)
{
    const bytes from = take(env, array);
    if (from.data == NULL) return NETRAL_ERROR_MEMORY;
    netral_ruleset* rules = NULL;
    netral_report* report = NULL;
    const netral_status status = load((const char*)from.data, from.size, NULL, &rules, &report);
    give_back(env, from);
    set_numbers(env, out, (const jlong[]){ADDRESS(rules), ADDRESS(report)}, 2);
    return status;
}

JNIEXPORT jint JNICALL Java_netral_Native_load(JNIEnv* env, jclass self, jbyteArray path,
                                               jlongArray out)
{
    (void)self;
    return load_with(env, netral_ruleset_load_directory, path, out);
}

JNIEXPORT jint JNICALL Java_netral_Native_loadText(JNIEnv* env, jclass self, jbyteArray text,
                                                   jlongArray out)
{
    (void)self;
    return load_with(env, netral_ruleset_load_text, text, out);
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

// --- sessions ------------------------------------------------------------------------------------

JNIEXPORT jint JNICALL Java_netral_Native_createSession(JNIEnv* env, jclass self, jlong rules,
                                                        jint detail, jboolean ignore,
                                                        jlongArray out)
{
    (void)self;
    netral_session_options options = NETRAL_SESSION_OPTIONS_INIT;
    options.detail = detail;
    options.ignore_unknown_keys = ignore;
    netral_session* session = NULL;
    netral_report* report = NULL;
    const netral_status status =
        netral_session_create(HANDLE(ruleset, rules), &options, &session, &report);
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
