// SPDX-License-Identifier: Apache-2.0

/// @file
/// The C API once through, from rule files to an answer. With the library installed:
///
///     cc minimal.c $(pkg-config --cflags --libs netral) -o minimal
///     ./minimal rules/netralitas
///
/// Read next: netral.h, which says of every function what it returns and who frees what.

#include <netral.h>

#include <stdio.h>
#include <string.h>

/// Texts come with their size; for printf that is `%.*s`.
#define SHOWN(text) (int)(text).size, (text).data

/// What went wrong, for people. A report is made only where there is something to say.
static void complain(netral_status status, netral_report* report)
{
    netral_text text;
    fprintf(stderr, "%s\n", netral_status_name(status));
    if (report != NULL && netral_report_text(report, &text) == NETRAL_OK)
        fprintf(stderr, "%.*s", SHOWN(text));
    netral_report_free(report);
}

/// A finding with the laws it rests on.
static void show_finding(const netral_classification* made, size_t index)
{
    netral_finding finding = NETRAL_FINDING_INIT;
    netral_classification_finding_at(made, index, NETRAL_ENGLISH, &finding);
    printf("- %s: %.*s\n", finding.status == NETRAL_RULE_HOLDS ? "holds" : "open",
           SHOWN(finding.title));
    for (size_t i = 0; i < finding.citation_count; ++i) {
        netral_citation law = NETRAL_CITATION_INIT;
        netral_classification_citation_at(made, index, i, NETRAL_ENGLISH, &law);
        printf("    %.*s %.*s\n", SHOWN(law.title), SHOWN(law.article));
    }
}

/// The verdict, the first findings, and what to ask next.
static void show(const netral_classification* made)
{
    static const char* const verdicts[] = {"not indicated", "open", "indicated"};
    netral_summary summary = NETRAL_SUMMARY_INIT;
    netral_classification_summarize(made, &summary);
    printf("%.*s: %s, %u findings, %u questions\n", SHOWN(summary.record),
           verdicts[summary.verdict], (unsigned)summary.finding_count,
           (unsigned)summary.question_count);

    for (size_t i = 0; i < summary.finding_count && i < 3; ++i) show_finding(made, i);

    if (summary.question_count > 0) {
        netral_question question = NETRAL_QUESTION_INIT;
        netral_classification_question_at(made, 0, NETRAL_ENGLISH, &question);
        printf("ask: %.*s (%.*s)\n", SHOWN(question.ask), SHOWN(question.fact));
    }
}

int main(int count, char** arguments)
{
    if (count != 2) {
        fprintf(stderr, "usage: minimal RULES\n");
        return 2;
    }

    // Once: load and compile the rules. All threads may use them at the same time.
    netral_ruleset* rules = NULL;
    netral_report* report = NULL;
    netral_status status =
        netral_ruleset_load_directory(arguments[1], strlen(arguments[1]), NULL, &rules, &report);
    if (status != NETRAL_OK) {
        complain(status, report);
        return 2;
    }
    netral_report_free(report); // warnings, if any

    // For each thread: a session. Options begin with _INIT; what is left at 0 is the default.
    netral_session* session = NULL;
    netral_session_options options = NETRAL_SESSION_OPTIONS_INIT;
    options.detail = NETRAL_DETAIL_FINDINGS;
    status = netral_session_create(rules, &options, &session, &report);
    netral_ruleset_free(rules); // the session holds what it needs
    if (status != NETRAL_OK) {
        complain(status, report);
        return 2;
    }

    // For each record: a lurah liked a post on a candidate's campaign account. When, nobody says.
    static const char record[] =
        "{\"incident\": {\"id\": \"DKI-0042\", \"region\": \"31.74\"},"
        " \"election\": {\"id\": \"pilkada-2024\", \"office\": \"gubernur\"},"
        " \"subject\": {\"statuses\": [\"pns\"], \"office\": \"lurah\"},"
        " \"act\": {\"kinds\": [\"suka\"], \"medium\": \"media_sosial\", \"by_subject\": true,"
        "          \"victory_account\": true},"
        " \"target\": {\"kind\": \"calon\", \"effect\": \"menguntungkan\"}}";
    netral_classification* made = NULL;
    status = netral_session_classify(session, record, strlen(record), &made, &report);
    if (status != NETRAL_OK) {
        complain(status, report);
        netral_session_free(session);
        return 5;
    }
    show(made);

    // The same as JSON, in both languages, is one call: netral_classification_json.
    netral_classification_free(made);
    netral_session_free(session);
    return 0;
}
