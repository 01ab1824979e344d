// SPDX-License-Identifier: Apache-2.0
#ifndef NETRAL_H
#define NETRAL_H

/// @file
/// The C API of netral: the rules of a rule set applied to records of incidents, for programs that
/// are not written in C++. Complete by itself; C99, C11 and C++.
///
///     rule files --netral_ruleset_load_*--> netral_ruleset (shared by all threads)
///     netral_ruleset --netral_session_create--> netral_session (one for each thread)
///     netral_session + a record in JSON --netral_session_classify--> netral_classification
///
/// **Handles** are opaque. Each says who may share it. What a function hands out through a pointer
/// to a handle is the caller's, to be given back with the `_free` function of its kind; `_free` of
/// a null pointer does nothing. Handles may be given back in any order.
///
/// **Text** goes in as pointer and length in bytes, in UTF-8; a null pointer with length 0 is the
/// empty text. Text comes out as `netral_text`, in UTF-8; a zero byte follows it that the size does
/// not count. It lives as long as the function's comment says, and is never to be freed.
///
/// **Structs** begin with their size. Start from the `_INIT` macro: a program that was compiled
/// against an older header then works with a newer library, and the other way round as far as it
/// asks for nothing that the library does not know. In options, 0 and null pointers mean the
/// default.
///
/// **Statuses** are returned by whatever can fail: 0 and above went well, below 0 did not. Of an
/// argument that is missing or malformed a function says `NETRAL_ERROR_ARGUMENT`, and nothing has
/// happened. When a function fails, what it would have handed out is null, zero or left as it was.
/// No exception, signal or output leaves the library, and it keeps no last error: where there is
/// more to say than the status, a function takes the address of a `netral_report *`, or a null
/// pointer from a caller who does not want to know. It is set to null when there is nothing to say.
///
/// What may change with which version: .github/decisions/0030-what-of-the-c-api-may-change.md.
///
/// Read next: examples/minimal.c, which does all this once.

#include <stddef.h>
#include <stdint.h>

#if defined(NETRAL_STATIC)
#define NETRAL_API
#elif defined(__GNUC__)
#define NETRAL_API __attribute__((visibility("default")))
#else
#define NETRAL_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

// --- version -------------------------------------------------------------------------------------

#define NETRAL_VERSION_MAJOR 0
#define NETRAL_VERSION_MINOR 1
#define NETRAL_VERSION_PATCH 0

/// The version of the library at run time, as in `0.1.0`. Since 0.1.
NETRAL_API const char* netral_version(void);

/// The same as one number: major * 1000000 + minor * 1000 + patch. Since 0.1.
NETRAL_API uint32_t netral_version_number(void);

// --- statuses ------------------------------------------------------------------------------------

/// What became of a call. The values never change.
typedef int32_t netral_status;

enum {
    NETRAL_OK = 0,
    NETRAL_MORE = 1,              ///< the output buffer is full: empty it and call again
    NETRAL_ERROR_ARGUMENT = -1,   ///< null, malformed, not UTF-8, or an option nobody knows
    NETRAL_ERROR_MEMORY = -2,     ///< out of memory; the handles are as usable as before
    NETRAL_ERROR_UNREADABLE = -3, ///< there is no rule set to read at that place
    NETRAL_ERROR_RULES = -4,      ///< the rule set has mistakes; the report has all of them
    NETRAL_ERROR_RECORD = -5,     ///< the record cannot be used; the report says which fields
    NETRAL_ERROR_NOT_FOUND = -6,  ///< no rule or reading of that name, nothing at that index
    NETRAL_ERROR_BUFFER = -7,     ///< the output buffer is too small even for one line
    NETRAL_ERROR_INTERNAL = -8    ///< a mistake of the library; please report it
};

/// The name of a status, as in `NETRAL_ERROR_RULES`; `unknown status` for any other number.
/// Since 0.1.
NETRAL_API const char* netral_status_name(netral_status status);

// --- text and choices ----------------------------------------------------------------------------

/// A text that the library keeps.
typedef struct netral_text {
    const char* data; ///< never null once handed out; a zero byte follows
    size_t size;      ///< in bytes
} netral_text;

/// The language of titles, questions and explanations. Where a rule set has a text in one language
/// only, that one is given.
typedef int32_t netral_language;
enum { NETRAL_INDONESIAN = 0, NETRAL_ENGLISH = 1 };

/// Three truths. What could not be worked out is unknown.
typedef int32_t netral_truth;
enum { NETRAL_NO = 0, NETRAL_UNKNOWN = 1, NETRAL_YES = 2 };

/// What the rules say of a record. They indicate; people decide.
typedef int32_t netral_verdict;
enum { NETRAL_NOT_INDICATED = 0, NETRAL_OPEN = 1, NETRAL_INDICATED = 2 };

/// What became of one rule.
typedef int32_t netral_rule_status;
enum {
    NETRAL_RULE_NOT_RAISED = 0,
    NETRAL_RULE_FAILS = 1,
    NETRAL_RULE_OPEN = 2,
    NETRAL_RULE_HOLDS = 3
};

/// How much a classification carries.
typedef int32_t netral_detail;
enum {
    NETRAL_DETAIL_FINDINGS = 0, ///< findings with basis, sanctions, route, and questions to ask
    NETRAL_DETAIL_VERDICT = 1,  ///< verdict and rules by status only; the fastest
    NETRAL_DETAIL_FULL = 2      ///< also, in the JSON, which conditions decided, and where they are
};

// --- reports -------------------------------------------------------------------------------------

/// What is to be said about a rule set, a record or an argument.
///
/// Belongs to one thread at a time.
typedef struct netral_report netral_report;

typedef int32_t netral_severity;
enum { NETRAL_WARNING = 0, NETRAL_ERROR = 1 };

/// One thing to be said. The texts live as long as the report.
typedef struct netral_diagnostic {
    size_t size;
    netral_severity severity;
    uint32_t line;          ///< from 1; 0 where there is none
    uint32_t column;        ///< from 1, in code points; 0 where there is none
    netral_text code;       ///< as in `N1104`; codes keep their meaning
    netral_text file;       ///< name of the file or text; empty where there is none
    netral_text path;       ///< of a record: the field, as in `act.kinds[1]`
    netral_text message;    ///< one line, lower case, no full stop
    netral_text suggestion; ///< what to do about it; may be empty
} netral_diagnostic;
#define NETRAL_DIAGNOSTIC_INIT                                                                     \
    {                                                                                              \
        sizeof(netral_diagnostic), 0, 0, 0, {0, 0}, {0, 0}, {0, 0}, {0, 0},                        \
        {                                                                                          \
            0, 0                                                                                   \
        }                                                                                          \
    }

/// How many things there are to be said; 0 for a null pointer. Since 0.1.
NETRAL_API size_t netral_report_count(const netral_report* report);

/// One of them. Returns OK, ERROR_ARGUMENT, ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status netral_report_at(const netral_report* report, size_t index,
                                          netral_diagnostic* out);

/// All of them as a JSON array of objects with `code`, `severity`, `file`, `line`, `column`,
/// `path`, `message`, `suggestion`. Lives as long as the report. Returns OK, ERROR_ARGUMENT,
/// ERROR_MEMORY. Since 0.1.
NETRAL_API netral_status netral_report_json(netral_report* report, netral_text* out);

/// All of them for people, with the line of the file and a caret below it. Lives as long as the
/// report. Returns OK, ERROR_ARGUMENT, ERROR_MEMORY. Since 0.1.
NETRAL_API netral_status netral_report_text(netral_report* report, netral_text* out);

/// Gives a report back. Since 0.1.
NETRAL_API void netral_report_free(netral_report* report);

// --- rule sets -----------------------------------------------------------------------------------

/// A rule set, compiled.
///
/// Immutable and reference-counted: any number of threads may use one at the same time. Sessions,
/// and classifications made by them, hold what they need of it by themselves. To replace a rule set
/// while others work, publish the new handle under the lock under which they retain it, then give
/// the old one back.
typedef struct netral_ruleset netral_ruleset;

/// A text with a name, for a rule set that does not lie in a file system.
typedef struct netral_named_text {
    const char* name; ///< as `include` names it
    size_t name_size;
    const char* text;
    size_t text_size;
} netral_named_text;

/// A bound by its name. Rule sets are untrusted input; see netral_limit_at.
typedef struct netral_limit {
    const char* name;
    size_t name_size;
    uint64_t amount;
} netral_limit;

/// How to load.
typedef struct netral_load_options {
    size_t size;
    const netral_text* overlays; ///< paths or names of overlay files, applied in this order
    size_t overlay_count;
    const netral_limit* limits; ///< the others keep their defaults
    size_t limit_count;
} netral_load_options;
#define NETRAL_LOAD_OPTIONS_INIT                                                                   \
    {                                                                                              \
        sizeof(netral_load_options), 0, 0, 0, 0                                                    \
    }

/// How many limits there are. Since 0.1.
NETRAL_API size_t netral_limit_count(void);

/// The name and default of a limit; the name lives for ever.
/// Returns OK, ERROR_ARGUMENT, ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status netral_limit_at(size_t index, netral_limit* out);

/// Loads the rule set in a folder with `ruleset.yaml`, or in one file.
///
/// @param options  May be null.
/// @param report   May be null. On success it receives the warnings.
/// Returns OK, ERROR_ARGUMENT, ERROR_MEMORY, ERROR_UNREADABLE, ERROR_RULES. Since 0.1.
NETRAL_API netral_status netral_ruleset_load_directory(const char* path, size_t path_size,
                                                       const netral_load_options* options,
                                                       netral_ruleset** out,
                                                       netral_report** report);

/// Loads a rule set that is one text, without includes. Nothing is kept of the text's memory.
/// Parameters and statuses as above, but never ERROR_UNREADABLE. Since 0.1.
NETRAL_API netral_status netral_ruleset_load_text(const char* text, size_t text_size,
                                                  const netral_load_options* options,
                                                  netral_ruleset** out, netral_report** report);

/// Loads a rule set that is several texts, the first of which includes the others by their names.
/// No file system is touched; nothing is kept of the texts' memory.
///
/// @param count  At least 1.
/// Other parameters and statuses as for one text. Since 0.1.
NETRAL_API netral_status netral_ruleset_load_texts(const netral_named_text* texts, size_t count,
                                                   const netral_load_options* options,
                                                   netral_ruleset** out, netral_report** report);

/// One more owner of the handle: `netral_ruleset_free` is to be called once more. Does nothing with
/// a null pointer. Returns the handle. Since 0.1.
NETRAL_API netral_ruleset* netral_ruleset_retain(netral_ruleset* rules);

/// Gives the handle back; the last owner's call frees it. Since 0.1.
NETRAL_API void netral_ruleset_free(netral_ruleset* rules);

/// What a rule set is. The texts live as long as the rule set.
typedef struct netral_ruleset_summary {
    size_t size;
    netral_text name;
    netral_text version;
    netral_text digest; ///< `sha256:` and the digest of all its texts
    netral_text title;
    size_t rule_count;
    size_t reading_count;
} netral_ruleset_summary;
#define NETRAL_RULESET_SUMMARY_INIT                                                                \
    {                                                                                              \
        sizeof(netral_ruleset_summary), {0, 0}, {0, 0}, {0, 0}, {0, 0}, 0, 0                       \
    }

/// Returns OK, ERROR_ARGUMENT. Since 0.1.
NETRAL_API netral_status netral_ruleset_summarize(const netral_ruleset* rules,
                                                  netral_language language,
                                                  netral_ruleset_summary* out);

/// One rule. The texts live as long as the rule set.
typedef struct netral_rule {
    size_t size;
    netral_text id;
    netral_text title;
    netral_text category;   ///< `campaigning`, `favouring`, `party`, `sanctioning`
    netral_text nature;     ///< `kode_etik`, `disiplin`, `pidana`, `administrasi`, `etik_lain`
    netral_text effect;     ///< `prohibits`, `permits`, `governs`
    netral_text confidence; ///< `high`, `medium`, `low`
    netral_text file;       ///< where it is written
    uint32_t line;
    uint32_t version_count;
} netral_rule;
#define NETRAL_RULE_INIT                                                                           \
    {                                                                                              \
        sizeof(netral_rule), {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, 0, 0          \
    }

/// A rule by its index. Returns OK, ERROR_ARGUMENT, ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status netral_ruleset_rule_at(const netral_ruleset* rules, size_t index,
                                                netral_language language, netral_rule* out);

/// A question on which authorities disagree, and one of its answers. The texts live as long as the
/// rule set.
typedef struct netral_reading {
    size_t size;
    netral_text name;
    netral_text title;
    netral_text chosen; ///< the option that applies unless a session chooses another
    size_t option_count;
} netral_reading;
#define NETRAL_READING_INIT                                                                        \
    {                                                                                              \
        sizeof(netral_reading), {0, 0}, {0, 0}, {0, 0}, 0                                          \
    }

/// A reading by its index. Returns OK, ERROR_ARGUMENT, ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status netral_ruleset_reading_at(const netral_ruleset* rules, size_t index,
                                                   netral_language language, netral_reading* out);

/// The name of an option of a reading. Lives as long as the rule set.
/// Returns OK, ERROR_ARGUMENT, ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status netral_ruleset_reading_option_at(const netral_ruleset* rules,
                                                          size_t reading, size_t index,
                                                          netral_text* out);

/// All rules as JSON, as `netral rules --json` writes them. Lives as long as the rule set.
/// Returns OK, ERROR_ARGUMENT, ERROR_MEMORY. Since 0.1.
NETRAL_API netral_status netral_ruleset_rules_json(const netral_ruleset* rules, netral_text* out);

/// The JSON Schema (2020-12) of its records. Lives as long as the rule set.
/// Returns OK, ERROR_ARGUMENT, ERROR_MEMORY. Since 0.1.
NETRAL_API netral_status netral_ruleset_record_schema(const netral_ruleset* rules,
                                                      netral_text* out);

// --- sessions ------------------------------------------------------------------------------------

/// What one thread needs to classify.
///
/// Belongs to one thread at a time; each thread makes its own from a rule set they share.
typedef struct netral_session netral_session;

/// An option chosen for a reading.
typedef struct netral_chosen_reading {
    const char* reading;
    size_t reading_size;
    const char* option;
    size_t option_size;
} netral_chosen_reading;

/// How to classify. Records are untrusted input: what bounds them stands here.
typedef struct netral_session_options {
    size_t size;
    netral_detail detail;
    int32_t ignore_unknown_keys; ///< 0: a key that is no fact makes the record unusable
    int32_t suggest;        ///< not 0: the JSON names facts that words of the narrative suggest
    uint32_t record_errors; ///< reported for one record, at most; default 20
    size_t record_bytes;    ///< of one record, at most; default 1 MiB
    size_t record_depth;    ///< of its JSON, at most; default 32
    size_t completions;     ///< evaluations spent on a verdict's robustness; default 512
    size_t questions;       ///< listed, at most; default 32
    const netral_chosen_reading* readings; ///< the others as the rule set has them
    size_t reading_count;
} netral_session_options;
#define NETRAL_SESSION_OPTIONS_INIT                                                                \
    {                                                                                              \
        sizeof(netral_session_options), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0                               \
    }

/// Makes a session. The rule set may be given back afterwards.
///
/// @param options  May be null. @param report  May be null.
/// Returns OK, ERROR_ARGUMENT, ERROR_MEMORY, ERROR_NOT_FOUND (a reading or option). Since 0.1.
NETRAL_API netral_status netral_session_create(const netral_ruleset* rules,
                                               const netral_session_options* options,
                                               netral_session** out, netral_report** report);

/// Gives a session back. Since 0.1.
NETRAL_API void netral_session_free(netral_session* session);

/// A classification of one record.
///
/// Owns what it says, independent of the session. Belongs to one thread at a time.
typedef struct netral_classification netral_classification;

/// Classifies one record, an object in JSON.
///
/// @param report  May be null.
/// Returns OK, ERROR_ARGUMENT, ERROR_MEMORY, ERROR_RECORD. Since 0.1.
NETRAL_API netral_status netral_session_classify(netral_session* session, const char* record,
                                                 size_t record_size, netral_classification** out,
                                                 netral_report** report);

/// The same straight to JSON, without a handle: the line that netral_classification_json gives.
/// Lives until the next call with this session.
///
/// @param report  May be null.
/// Returns OK, ERROR_ARGUMENT, ERROR_MEMORY, ERROR_RECORD. Since 0.1.
NETRAL_API netral_status netral_session_classify_json(netral_session* session, const char* record,
                                                      size_t record_size, netral_text* out,
                                                      netral_report** report);

/// Flags of netral_session_classify_lines.
enum {
    NETRAL_LINES_LAST = 1 ///< the input ends here: what follows the last line break is a line too
};

/// Classifies JSON Lines: one record a line in, one line of JSON out for each, in their order.
/// Where a record cannot be used, an object with `line`, `record` and `errors` takes its place and
/// the others go on. Empty lines are passed over. At NETRAL_DETAIL_VERDICT, and without
/// suggestions, the session remembers the last 4096 answers by what decides them. Without
/// NETRAL_LINES_LAST a line that the input does not complete is left to the caller, who puts it
/// before what comes next:
///
///     do {
///         status = netral_session_classify_lines(session, input, size, flags, buffer, capacity,
///                                                &consumed, &written);
///         ... write out `written` bytes of buffer; input += consumed; size -= consumed ...
///     } while (status == NETRAL_MORE);
///
/// @param consumed  Receives how many bytes of the input are done with; whole lines, unless a line
///                  is longer than a record may be.
/// @param written   Receives how many bytes of the output were written; always whole lines.
/// Returns OK (all lines are done with), MORE (the output is full; its next line waits in the
/// session), ERROR_ARGUMENT, ERROR_MEMORY (nothing is lost: call again from `consumed`),
/// ERROR_BUFFER (the next line is longer than the whole output: netral_session_waiting says how
/// long). Since 0.1.
NETRAL_API netral_status netral_session_classify_lines(netral_session* session, const char* input,
                                                       size_t input_size, uint32_t flags,
                                                       char* output, size_t output_size,
                                                       size_t* consumed, size_t* written);

/// The bytes that wait in the session for room in the output; 0 for a null pointer. Since 0.1.
NETRAL_API size_t netral_session_waiting(const netral_session* session);

/// Forgets lines that wait, and counts lines from 1 again, as after a call with NETRAL_LINES_LAST
/// that returned OK. Does nothing with a null pointer. Since 0.1.
NETRAL_API void netral_session_restart_lines(netral_session* session);

// --- classifications -----------------------------------------------------------------------------
//
// Texts that are read from a classification live as long as the classification, unless said
// otherwise. Indices count from 0; past the end the status is NETRAL_ERROR_NOT_FOUND. At
// NETRAL_DETAIL_VERDICT there are findings, but nothing is worked out for what hangs on them.

/// Gives a classification back. The memory of one is kept for the next of the same session; it goes
/// with the session and the last of its classifications. Since 0.1.
NETRAL_API void netral_classification_free(netral_classification* classification);

/// A classification at a glance, and how much of each kind there is in it.
typedef struct netral_summary {
    size_t size;
    netral_text record; ///< the record's own number; may be empty
    netral_verdict verdict;
    netral_truth robust; ///< whether no completion of the record has another verdict
    size_t nature_count;
    size_t finding_count;
    size_t sanction_count;
    size_t question_count;
    size_t deadline_count;
    size_t requirement_count;
    size_t warning_count;
    size_t error_count;      ///< conditions that could not be worked out
    size_t not_raised_count; ///< rules; 0 at NETRAL_DETAIL_VERDICT
    size_t failed_count;     ///< rules; 0 at NETRAL_DETAIL_VERDICT
    size_t ignored_key_count;
} netral_summary;
#define NETRAL_SUMMARY_INIT                                                                        \
    {                                                                                              \
        sizeof(netral_summary), {0, 0}, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0                      \
    }

/// Returns OK, ERROR_ARGUMENT. Since 0.1.
NETRAL_API netral_status
netral_classification_summarize(const netral_classification* classification, netral_summary* out);

/// What the rules of one nature say.
typedef struct netral_nature_verdict {
    size_t size;
    netral_text nature;
    netral_verdict verdict;
    int32_t speaks; ///< whether any finding is of that nature
} netral_nature_verdict;
#define NETRAL_NATURE_VERDICT_INIT                                                                 \
    {                                                                                              \
        sizeof(netral_nature_verdict), {0, 0}, 0, 0                                                \
    }

/// Returns OK, ERROR_ARGUMENT, ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status netral_classification_nature_at(
    const netral_classification* classification, size_t index, netral_nature_verdict* out);

/// One rule that speaks up, and how much hangs on it.
typedef struct netral_finding {
    size_t size;
    netral_text rule;
    netral_text title;
    netral_text category;
    netral_text nature;
    netral_text effect;
    netral_text confidence;
    netral_rule_status status;
    int32_t unverified;        ///< its norm is weakly confirmed: it stands outside the verdict
    int32_t erred;             ///< a condition could not be worked out
    int32_t open_on_judgement; ///< all that is missing are facts that a person finds
    netral_truth superseded;   ///< by a special norm
    size_t citation_count;
    size_t missing_count;
    size_t exception_count;
    size_t sanction_count;
    size_t route_count;
    size_t turn_count;
} netral_finding;
#define NETRAL_FINDING_INIT                                                                        \
    {                                                                                              \
        sizeof(netral_finding), {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, 0, 0, 0, 0, 0, 0,  \
            0, 0, 0, 0, 0                                                                          \
    }

/// A finding: first the rules that hold, then those that are open, those that turn on a reading,
/// and at the end the unverified. Returns OK, ERROR_ARGUMENT, ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status
netral_classification_finding_at(const netral_classification* classification, size_t index,
                                 netral_language language, netral_finding* out);

/// A passage of a law.
typedef struct netral_citation {
    size_t size;
    netral_text instrument; ///< its id
    netral_text title;      ///< its short title, else its title
    netral_text article;
} netral_citation;
#define NETRAL_CITATION_INIT                                                                       \
    {                                                                                              \
        sizeof(netral_citation), {0, 0}, {0, 0},                                                   \
        {                                                                                          \
            0, 0                                                                                   \
        }                                                                                          \
    }

/// A passage on which a finding is based, on the day of the act.
/// Returns OK, ERROR_ARGUMENT, ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status
netral_classification_citation_at(const netral_classification* classification, size_t finding,
                                  size_t index, netral_language language, netral_citation* out);

/// A fact that a record may state.
typedef struct netral_fact {
    size_t size;
    netral_text path; ///< as in `act.date`
    netral_text title;
    int32_t judgement; ///< found by a person, never inferred
} netral_fact;
#define NETRAL_FACT_INIT                                                                           \
    {                                                                                              \
        sizeof(netral_fact), {0, 0}, {0, 0}, 0                                                     \
    }

/// A fact whose absence leaves a finding open. Returns OK, ERROR_ARGUMENT, ERROR_NOT_FOUND.
/// Since 0.1.
NETRAL_API netral_status
netral_classification_missing_at(const netral_classification* classification, size_t finding,
                                 size_t index, netral_language language, netral_fact* out);

/// An exception that applies to a finding (yes) or is left open (unknown), or a requirement of a
/// report and whether it is met.
typedef struct netral_condition {
    size_t size;
    netral_text id;
    netral_text title;
    netral_truth value;
} netral_condition;
#define NETRAL_CONDITION_INIT                                                                      \
    {                                                                                              \
        sizeof(netral_condition), {0, 0}, {0, 0}, 0                                                \
    }

/// An exception of a finding. Returns OK, ERROR_ARGUMENT, ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status
netral_classification_exception_at(const netral_classification* classification, size_t finding,
                                   size_t index, netral_language language, netral_condition* out);

/// A sanction that is available.
typedef struct netral_sanction {
    size_t size;
    netral_text id;
    netral_text measure;
    netral_text nature;
    netral_text family; ///< of personnel; may be empty
    netral_text level;  ///< may be empty
    netral_text confidence;
    netral_truth applies; ///< yes or unknown
} netral_sanction;
#define NETRAL_SANCTION_INIT                                                                       \
    {                                                                                              \
        sizeof(netral_sanction), {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, 0                 \
    }

/// A sanction of one finding. Returns OK, ERROR_ARGUMENT, ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status netral_classification_finding_sanction_at(
    const netral_classification* classification, size_t finding, size_t index,
    netral_language language, netral_sanction* out);

/// A sanction of the record as a whole, after supersession and concurrence.
/// Returns OK, ERROR_ARGUMENT, ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status
netral_classification_sanction_at(const netral_classification* classification, size_t index,
                                  netral_language language, netral_sanction* out);

/// A body that a finding goes to, by its name in the rule set.
/// Returns OK, ERROR_ARGUMENT, ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status netral_classification_route_at(const netral_classification* classification,
                                                        size_t finding, size_t index,
                                                        netral_text* out);

/// A reading under which a finding would come out otherwise.
typedef struct netral_turn {
    size_t size;
    netral_text reading;
    netral_text option;
    netral_rule_status status; ///< under that option
} netral_turn;
#define NETRAL_TURN_INIT                                                                           \
    {                                                                                              \
        sizeof(netral_turn), {0, 0}, {0, 0}, 0                                                     \
    }

/// Returns OK, ERROR_ARGUMENT, ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status netral_classification_turn_at(const netral_classification* classification,
                                                       size_t finding, size_t index,
                                                       netral_turn* out);

/// A fact to ask for.
typedef struct netral_question {
    size_t size;
    netral_text fact;   ///< its path
    netral_text member; ///< of a set: the value that is asked about; else empty
    netral_text ask;    ///< as a person is asked
    int32_t judgement;  ///< a person has to find it
    size_t settled_count;
    size_t answer_count;
} netral_question;
#define NETRAL_QUESTION_INIT                                                                       \
    {                                                                                              \
        sizeof(netral_question), {0, 0}, {0, 0}, {0, 0}, 0, 0, 0                                   \
    }

/// A question; those that settle most come first. Returns OK, ERROR_ARGUMENT, ERROR_NOT_FOUND.
/// Since 0.1.
NETRAL_API netral_status
netral_classification_question_at(const netral_classification* classification, size_t index,
                                  netral_language language, netral_question* out);

/// The id of a rule that some answer to a question settles.
/// Returns OK, ERROR_ARGUMENT, ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status netral_classification_settled_at(
    const netral_classification* classification, size_t question, size_t index, netral_text* out);

/// What an answer would make of a rule.
typedef struct netral_answer {
    size_t size;
    netral_text answer; ///< as a record's JSON would say it, without quotes
    netral_text rule;
    netral_rule_status status;
} netral_answer;
#define NETRAL_ANSWER_INIT                                                                         \
    {                                                                                              \
        sizeof(netral_answer), {0, 0}, {0, 0}, 0                                                   \
    }

/// Returns OK, ERROR_ARGUMENT, ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status netral_classification_answer_at(
    const netral_classification* classification, size_t question, size_t index, netral_answer* out);

/// Something to be done by a day.
typedef struct netral_deadline {
    size_t size;
    netral_text id;
    netral_text title;
    int32_t year; ///< of the day; 0 where the day it counts from is not known
    int32_t month;
    int32_t day;
    int32_t earliest; ///< not before that day: working days without a calendar of holidays
    netral_truth met;
} netral_deadline;
#define NETRAL_DEADLINE_INIT                                                                       \
    {                                                                                              \
        sizeof(netral_deadline), {0, 0}, {0, 0}, 0, 0, 0, 0, 0                                     \
    }

/// Returns OK, ERROR_ARGUMENT, ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status
netral_classification_deadline_at(const netral_classification* classification, size_t index,
                                  netral_language language, netral_deadline* out);

/// What a report needs so that it can be taken up.
/// Returns OK, ERROR_ARGUMENT, ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status
netral_classification_requirement_at(const netral_classification* classification, size_t index,
                                     netral_language language, netral_condition* out);

/// Something odd about the record that did not keep it from being used.
typedef struct netral_warning {
    size_t size;
    netral_text kind; ///< `contradicts_derived` or `ignored_key`
    netral_text path;
} netral_warning;
#define NETRAL_WARNING_INIT                                                                        \
    {                                                                                              \
        sizeof(netral_warning), {0, 0},                                                            \
        {                                                                                          \
            0, 0                                                                                   \
        }                                                                                          \
    }

/// Returns OK, ERROR_ARGUMENT, ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status netral_classification_warning_at(
    const netral_classification* classification, size_t index, netral_warning* out);

/// The whole classification as one line of JSON in both languages, as `netral classify` writes it
/// (`netral schema classification`), without a line break.
/// Returns OK, ERROR_ARGUMENT, ERROR_MEMORY. Since 0.1.
NETRAL_API netral_status netral_classification_json(netral_classification* classification,
                                                    netral_text* out);

/// The whole classification in sentences, as an official would read it.
///
/// @param width  Code points in a line; 0 means 100.
/// Lives until the next call of this function for the same classification and language.
/// Returns OK, ERROR_ARGUMENT, ERROR_MEMORY. Since 0.1.
NETRAL_API netral_status netral_classification_text(netral_classification* classification,
                                                    netral_language language, size_t width,
                                                    netral_text* out);

/// How much an explanation says.
enum {
    NETRAL_EXPLAIN_DECIDING = 0, ///< the parts of the rule that decided
    NETRAL_EXPLAIN_ALL = 1       ///< every part of every version
};

/// Why a rule came out as it did on the record, condition by condition with their places, also for
/// a rule that failed or was never raised.
///
/// Lives until the next call of this function for the same classification.
/// Returns OK, ERROR_ARGUMENT, ERROR_MEMORY, ERROR_NOT_FOUND (no such rule). Since 0.1.
NETRAL_API netral_status netral_classification_explain(netral_classification* classification,
                                                       const char* rule, size_t rule_size,
                                                       int32_t how_much, netral_language language,
                                                       netral_text* out);

// --- guidance ------------------------------------------------------------------------------------

/// What an official may not do on a day, and what is allowed, before the act: the rules as they are
/// left when the office or status and the day are known.
///
/// Owns what it says, independent of the rule set's handle. Belongs to one thread at a time. Texts
/// that are read from it live as long as it does, unless said otherwise.
typedef struct netral_guidance netral_guidance;

/// A fact that is known beforehand.
typedef struct netral_known_fact {
    const char* path; ///< as in `subject.statuses`
    size_t path_size;
    const char* value; ///< a value's name, `true`, `false` or a day; of a set one member
    size_t value_size;
} netral_known_fact;

/// What else is known of the official and the day.
typedef struct netral_guidance_options {
    size_t size;
    const netral_known_fact* facts;
    size_t fact_count;
    const netral_chosen_reading* readings; ///< the others as the rule set has them
    size_t reading_count;
} netral_guidance_options;
#define NETRAL_GUIDANCE_OPTIONS_INIT                                                               \
    {                                                                                              \
        sizeof(netral_guidance_options), 0, 0, 0, 0                                                \
    }

/// Specialises the rules.
///
/// @param role     An office or a status, as records name it: `lurah`.
/// @param day      As in `2024-10-12`.
/// @param options  May be null. @param report  May be null.
/// Returns OK, ERROR_ARGUMENT (also: no such day, a role that several facts have, facts that
/// contradict each other; the report says which), ERROR_MEMORY, ERROR_NOT_FOUND (a role, fact,
/// value, reading or option). Since 0.1.
NETRAL_API netral_status netral_guidance_create(const netral_ruleset* rules, const char* role,
                                                size_t role_size, const char* day, size_t day_size,
                                                const netral_guidance_options* options,
                                                netral_guidance** out, netral_report** report);

/// Gives guidance back. Since 0.1.
NETRAL_API void netral_guidance_free(netral_guidance* guidance);

/// Whom and which day the guidance is for, and how many rules there are in it.
typedef struct netral_guidance_summary {
    size_t size;
    netral_text role;     ///< in words
    netral_text election; ///< in whose calendar the day is; may be empty
    netral_text stage;    ///< of that election; may be empty
    netral_text ruleset;  ///< name, version and digest: what it was made from
    size_t forbidden_count;
    size_t allowed_count;
    size_t ruled_out_count; ///< rules that do not concern this official on this day
} netral_guidance_summary;
#define NETRAL_GUIDANCE_SUMMARY_INIT                                                               \
    {                                                                                              \
        sizeof(netral_guidance_summary), {0, 0}, {0, 0}, {0, 0}, {0, 0}, 0, 0, 0                   \
    }

/// Returns OK, ERROR_ARGUMENT. Since 0.1.
NETRAL_API netral_status netral_guidance_summarize(const netral_guidance* guidance,
                                                   netral_language language,
                                                   netral_guidance_summary* out);

/// A rule as it stands for this official on this day.
typedef struct netral_guided_rule {
    size_t size;
    netral_text rule;
    netral_text title;
    netral_text category;
    netral_text nature;
    netral_text effect; ///< `prohibits` or `permits`
    netral_text confidence;
    netral_truth binds; ///< yes, or unknown: it depends on the conditions of NETRAL_GUIDED_OF_WHOM
    size_t of_whom_count;
    size_t when_count;
    size_t unless_count;
    size_t citation_count;
    size_t sanction_count;
} netral_guided_rule;
#define NETRAL_GUIDED_RULE_INIT                                                                    \
    {                                                                                              \
        sizeof(netral_guided_rule), {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, 0, 0, 0, 0, 0, \
            0                                                                                      \
    }

/// A rule: first those that forbid, then those that allow. Returns OK, ERROR_ARGUMENT,
/// ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status netral_guidance_rule_at(const netral_guidance* guidance, size_t index,
                                                 netral_language language, netral_guided_rule* out);

/// Of what a condition of a guided rule is left.
enum {
    NETRAL_GUIDED_OF_WHOM = 0, ///< of whom the rule binds
    NETRAL_GUIDED_WHEN = 1,    ///< of the circumstances: all of them are needed
    NETRAL_GUIDED_UNLESS = 2   ///< exceptions that are not excluded
};

/// What is left of a condition, in words. Returns OK, ERROR_ARGUMENT, ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status netral_guidance_condition_at(const netral_guidance* guidance, size_t rule,
                                                      int32_t kind, size_t index,
                                                      netral_language language, netral_text* out);

/// A passage on which a guided rule is based on that day. Returns OK, ERROR_ARGUMENT,
/// ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status netral_guidance_citation_at(const netral_guidance* guidance, size_t rule,
                                                     size_t index, netral_language language,
                                                     netral_citation* out);

/// A sanction that may follow; whether it applies is unknown before the act. Returns OK,
/// ERROR_ARGUMENT, ERROR_NOT_FOUND. Since 0.1.
NETRAL_API netral_status netral_guidance_sanction_at(const netral_guidance* guidance, size_t rule,
                                                     size_t index, netral_language language,
                                                     netral_sanction* out);

/// The whole guidance as JSON in both languages, as `netral guide --format json` writes it, without
/// a line break. Returns OK, ERROR_ARGUMENT, ERROR_MEMORY. Since 0.1.
NETRAL_API netral_status netral_guidance_json(netral_guidance* guidance, netral_text* out);

/// The whole guidance as a page of text.
///
/// @param width  Code points in a line; 0 means 90.
/// Lives until the next call of this function for the same guidance.
/// Returns OK, ERROR_ARGUMENT, ERROR_MEMORY. Since 0.1.
NETRAL_API netral_status netral_guidance_text(netral_guidance* guidance, netral_language language,
                                              size_t width, netral_text* out);

/// The whole guidance as one HTML document that loads nothing from elsewhere. Lives until the next
/// call of this function for the same guidance. Returns OK, ERROR_ARGUMENT, ERROR_MEMORY.
/// Since 0.1.
NETRAL_API netral_status netral_guidance_html(netral_guidance* guidance, netral_language language,
                                              netral_text* out);

// --- comparisons ---------------------------------------------------------------------------------

/// Two rule sets over the same records: what comes out otherwise, in which direction, because of
/// what.
///
/// Belongs to one thread at a time; holds by itself what it needs of the rule sets.
typedef struct netral_comparison netral_comparison;

/// What the newer rule set does to whom a record concerns.
typedef int32_t netral_change;
enum {
    NETRAL_CHANGE_NONE = 0,
    NETRAL_CHANGE_STRICTER = 1,
    NETRAL_CHANGE_LAXER = 2,
    NETRAL_CHANGE_SIDEWAYS = 3 ///< otherwise, but neither stricter nor laxer
};

/// Begins a comparison. Returns OK, ERROR_ARGUMENT, ERROR_MEMORY. Since 0.1.
NETRAL_API netral_status netral_comparison_create(const netral_ruleset* before,
                                                  const netral_ruleset* after,
                                                  netral_comparison** out);

/// Compares one record, an object in JSON.
///
/// @param out  Receives the direction; a record that only one side can read has changed.
/// Returns OK, ERROR_ARGUMENT, ERROR_RECORD (neither side can read it; it is counted),
/// ERROR_MEMORY (the comparison can then only be given back). Since 0.1.
NETRAL_API netral_status netral_comparison_add(netral_comparison* comparison, const char* record,
                                               size_t record_size, netral_change* out);

/// What a comparison has found so far.
typedef struct netral_comparison_summary {
    size_t size;
    size_t record_count;
    size_t error_count; ///< records that one side at least could not read
    size_t stricter_count;
    size_t laxer_count;
    size_t sideways_count;
} netral_comparison_summary;
#define NETRAL_COMPARISON_SUMMARY_INIT                                                             \
    {                                                                                              \
        sizeof(netral_comparison_summary), 0, 0, 0, 0, 0                                           \
    }

/// Returns OK, ERROR_ARGUMENT, ERROR_MEMORY. Since 0.1.
NETRAL_API netral_status netral_comparison_summarize(const netral_comparison* comparison,
                                                     netral_comparison_summary* out);

/// The differences of the texts, every changed record with its causes, and the totals, as
/// `netral diff` writes them in JSON. It grows with the changed records. Lives until the next call
/// of this function for the same comparison. Returns OK, ERROR_ARGUMENT, ERROR_MEMORY. Since 0.1.
NETRAL_API netral_status netral_comparison_json(netral_comparison* comparison, netral_text* out);

/// Gives a comparison back. Since 0.1.
NETRAL_API void netral_comparison_free(netral_comparison* comparison);

#ifdef __cplusplus
}
#endif

#endif
