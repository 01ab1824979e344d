-- SPDX-License-Identifier: Apache-2.0

-- What netral.lua uses of netral.h, for the FFI. A test compares the structs with what the C compiler makes of the header.
require("ffi").cdef [[
typedef struct netral_report netral_report;
typedef struct netral_ruleset netral_ruleset;
typedef struct netral_session netral_session;
typedef struct netral_classification netral_classification;
typedef struct netral_guidance netral_guidance;
typedef struct netral_comparison netral_comparison;

typedef struct {
    const char* data; size_t size;
} netral_text;
typedef struct {
    size_t size; int32_t severity; uint32_t line; uint32_t column; netral_text code; netral_text file;
    netral_text path; netral_text message; netral_text suggestion;
} netral_diagnostic;
typedef struct {
    const char* name; size_t name_size; const char* text; size_t text_size;
} netral_named_text;
typedef struct {
    const char* name; size_t name_size; uint64_t amount;
} netral_limit;
typedef struct {
    size_t size; const netral_text* overlays; size_t overlay_count; const netral_limit* limits; size_t
    limit_count;
} netral_load_options;
typedef struct {
    size_t size; netral_text name; netral_text version; netral_text digest; netral_text title; size_t
    rule_count; size_t reading_count;
} netral_ruleset_summary;
typedef struct {
    const char* reading; size_t reading_size; const char* option; size_t option_size;
} netral_chosen_reading;
typedef struct {
    size_t size; int32_t detail; int32_t ignore_unknown_keys; int32_t suggest; uint32_t record_errors; size_t
    record_bytes; size_t record_depth; size_t completions; size_t questions; const netral_chosen_reading*
    readings; size_t reading_count;
} netral_session_options;
typedef struct {
    size_t size; netral_text record; int32_t verdict; int32_t robust; size_t nature_count; size_t finding_count;
    size_t sanction_count; size_t question_count; size_t deadline_count; size_t requirement_count; size_t
    warning_count; size_t error_count; size_t not_raised_count; size_t failed_count; size_t ignored_key_count;
} netral_summary;
typedef struct {
    size_t size; netral_text rule; netral_text title; netral_text category; netral_text nature; netral_text
    effect; netral_text confidence; int32_t status; int32_t unverified; int32_t erred; int32_t
    open_on_judgement; int32_t superseded; size_t citation_count; size_t missing_count; size_t exception_count;
    size_t sanction_count; size_t route_count; size_t turn_count;
} netral_finding;
typedef struct {
    size_t size; netral_text instrument; netral_text title; netral_text article;
} netral_citation;
typedef struct {
    size_t size; netral_text path; netral_text title; int32_t judgement;
} netral_fact;
typedef struct {
    size_t size; netral_text id; netral_text measure; netral_text nature; netral_text family; netral_text level;
    netral_text confidence; int32_t applies;
} netral_sanction;
typedef struct {
    size_t size; netral_text fact; netral_text member; netral_text ask; int32_t judgement; size_t settled_count;
    size_t answer_count;
} netral_question;
typedef struct {
    const char* path; size_t path_size; const char* value; size_t value_size;
} netral_known_fact;
typedef struct {
    size_t size; const netral_known_fact* facts; size_t fact_count; const netral_chosen_reading* readings; size_t
    reading_count;
} netral_guidance_options;
typedef struct {
    size_t size; size_t record_count; size_t error_count; size_t stricter_count; size_t laxer_count; size_t
    sideways_count;
} netral_comparison_summary;

const char* netral_version(void);
const char* netral_status_name(int32_t status);

size_t netral_report_count(const netral_report* report);
int32_t netral_report_at(const netral_report* report, size_t index, netral_diagnostic* out);
int32_t netral_report_text(netral_report* report, netral_text* out);
void netral_report_free(netral_report* report);

int32_t netral_ruleset_load_directory(const char* path, size_t path_size, const netral_load_options* options,
                                      netral_ruleset** out, netral_report** report);
int32_t netral_ruleset_load_text(const char* text, size_t text_size, const netral_load_options* options,
                                 netral_ruleset** out, netral_report** report);
int32_t netral_ruleset_summarize(const netral_ruleset* rules, int32_t language, netral_ruleset_summary* out);
void netral_ruleset_free(netral_ruleset* rules);

int32_t netral_session_create(const netral_ruleset* rules, const netral_session_options* options,
                              netral_session** out, netral_report** report);
void netral_session_free(netral_session* session);
int32_t netral_session_classify(netral_session* session, const char* record, size_t record_size,
                                netral_classification** out, netral_report** report);
int32_t netral_session_classify_json(netral_session* session, const char* record, size_t record_size,
                                     netral_text* out, netral_report** report);
int32_t netral_session_classify_lines(netral_session* session, const char* input, size_t input_size, uint32_t flags,
                                      char* output, size_t output_size, size_t* consumed, size_t* written);
size_t netral_session_waiting(const netral_session* session);
void netral_session_restart_lines(netral_session* session);

void netral_classification_free(netral_classification* classification);
int32_t netral_classification_summarize(const netral_classification* classification, netral_summary* out);
int32_t netral_classification_finding_at(const netral_classification* classification, size_t index, int32_t language,
                                         netral_finding* out);
int32_t netral_classification_citation_at(const netral_classification* classification, size_t finding, size_t index,
                                          int32_t language, netral_citation* out);
int32_t netral_classification_missing_at(const netral_classification* classification, size_t finding, size_t index,
                                         int32_t language, netral_fact* out);
int32_t netral_classification_route_at(const netral_classification* classification, size_t finding, size_t index,
                                       netral_text* out);
int32_t netral_classification_sanction_at(const netral_classification* classification, size_t index, int32_t language,
                                          netral_sanction* out);
int32_t netral_classification_question_at(const netral_classification* classification, size_t index, int32_t language,
                                          netral_question* out);
int32_t netral_classification_json(netral_classification* classification, netral_text* out);
int32_t netral_classification_text(netral_classification* classification, int32_t language, size_t width,
                                   netral_text* out);
int32_t netral_classification_explain(netral_classification* classification, const char* rule, size_t rule_size,
                                      int32_t how_much, int32_t language, netral_text* out);

int32_t netral_guidance_create(const netral_ruleset* rules, const char* role, size_t role_size, const char* day,
                               size_t day_size, const netral_guidance_options* options, netral_guidance** out,
                               netral_report** report);
void netral_guidance_free(netral_guidance* guidance);
int32_t netral_guidance_json(netral_guidance* guidance, netral_text* out);
int32_t netral_guidance_text(netral_guidance* guidance, int32_t language, size_t width, netral_text* out);
int32_t netral_guidance_html(netral_guidance* guidance, int32_t language, netral_text* out);

int32_t netral_comparison_create(const netral_ruleset* before, const netral_ruleset* after, netral_comparison** out);
int32_t netral_comparison_add(netral_comparison* comparison, const char* record, size_t record_size, int32_t* out);
int32_t netral_comparison_summarize(const netral_comparison* comparison, netral_comparison_summary* out);
int32_t netral_comparison_json(netral_comparison* comparison, netral_text* out);
void netral_comparison_free(netral_comparison* comparison);
]]
