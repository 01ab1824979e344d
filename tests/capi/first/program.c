// SPDX-License-Identifier: Apache-2.0

/// @file
/// A program of somebody who has never updated: compiled against the first published header, which
/// lies beside it, and run on the library as it is today. Uses every kind of call and every struct
/// that a later header may have enlarged.

#include "netral.h"

#include <stdio.h>
#include <string.h>

#define SHOWN(text) (int)(text).size, (text).data

static void show_lists(const netral_classification* made, const netral_summary* summary)
{
    netral_nature_verdict nature = NETRAL_NATURE_VERDICT_INIT;
    netral_sanction sanction = NETRAL_SANCTION_INIT;
    netral_question question = NETRAL_QUESTION_INIT;
    netral_answer answer = NETRAL_ANSWER_INIT;
    netral_deadline deadline = NETRAL_DEADLINE_INIT;
    netral_condition requirement = NETRAL_CONDITION_INIT;
    netral_classification_nature_at(made, 1, &nature);
    printf("%.*s %d\n", SHOWN(nature.nature), nature.verdict);
    if (summary->sanction_count > 0) {
        netral_classification_sanction_at(made, 0, NETRAL_ENGLISH, &sanction);
        printf("%.*s %d\n", SHOWN(sanction.measure), sanction.applies);
    }
    if (summary->question_count > 0) {
        netral_classification_question_at(made, 0, NETRAL_ENGLISH, &question);
        netral_classification_answer_at(made, 0, 0, &answer);
        printf("%.*s %.*s: %d\n", SHOWN(question.ask), SHOWN(answer.answer), answer.status);
    }
    if (summary->deadline_count > 0) {
        netral_classification_deadline_at(made, 0, NETRAL_ENGLISH, &deadline);
        printf("%.*s %d-%d-%d\n", SHOWN(deadline.title), deadline.year, deadline.month,
               deadline.day);
    }
    if (summary->requirement_count > 0) {
        netral_classification_requirement_at(made, 0, NETRAL_ENGLISH, &requirement);
        printf("%.*s %d\n", SHOWN(requirement.title), requirement.value);
    }
}

static void show_findings(const netral_classification* made, const netral_summary* summary)
{
    size_t i;
    for (i = 0; i < summary->finding_count; ++i) {
        netral_finding finding = NETRAL_FINDING_INIT;
        netral_citation law = NETRAL_CITATION_INIT;
        netral_classification_finding_at(made, i, NETRAL_ENGLISH, &finding);
        netral_classification_citation_at(made, i, 0, NETRAL_ENGLISH, &law);
        printf("%.*s %d: %.*s %.*s\n", SHOWN(finding.rule), finding.status, SHOWN(law.title),
               SHOWN(law.article));
    }
}

static int show(netral_session* session, const char* record)
{
    netral_classification* made = NULL;
    netral_summary summary = NETRAL_SUMMARY_INIT;
    netral_status status = netral_session_classify(session, record, strlen(record), &made, NULL);
    if (status != NETRAL_OK) return 1;
    netral_classification_summarize(made, &summary);
    printf("%.*s %d\n", SHOWN(summary.record), summary.verdict);
    show_findings(made, &summary);
    show_lists(made, &summary);
    netral_classification_free(made);
    return 0;
}

static int show_bad_record(netral_session* session)
{
    netral_text line;
    netral_report* report = NULL;
    netral_diagnostic said = NETRAL_DIAGNOSTIC_INIT;
    if (netral_session_classify_json(session, "{\"act\": 1}", 10, &line, &report) !=
        NETRAL_ERROR_RECORD)
        return 1;
    netral_report_at(report, 0, &said);
    printf("%.*s %.*s\n", SHOWN(said.code), SHOWN(said.path));
    netral_report_free(report);
    return 0;
}

int main(int count, char** arguments)
{
    netral_ruleset* rules = NULL;
    netral_session* session = NULL;
    netral_load_options loading = NETRAL_LOAD_OPTIONS_INIT;
    netral_session_options options = NETRAL_SESSION_OPTIONS_INIT;
    netral_ruleset_summary about = NETRAL_RULESET_SUMMARY_INIT;
    int failed;
    if (count != 2 || netral_ruleset_load_directory(arguments[1], strlen(arguments[1]), &loading,
                                                    &rules, NULL) != NETRAL_OK)
        return 2;
    netral_ruleset_summarize(rules, NETRAL_ENGLISH, &about);
    printf("%.*s, %u rules\n", SHOWN(about.title), (unsigned)about.rule_count);
    if (netral_session_create(rules, &options, &session, NULL) != NETRAL_OK) return 2;
    netral_ruleset_free(rules);
    failed = show(session, "{\"report\": {\"id\": \"A-1\", \"known\": \"2024-10-01\"},"
                           " \"who\": {\"status\": \"pns\"},"
                           " \"act\": {\"day\": \"2024-10-01\", \"kinds\": [\"photo\"],"
                           " \"public\": true}}") +
             show_bad_record(session);
    netral_session_free(session);
    return failed;
}
