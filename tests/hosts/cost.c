// SPDX-License-Identifier: Apache-2.0

/// @file
/// What a call costs from C, to hold a host's cost against: classifies one record again and again
/// and prints the microseconds of one call, in the fastest of many rounds.
///
///     cost RULES < RECORD

#include <netral.h>

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { rounds = 40, calls = 50 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/// Microseconds of one call, or below 0 when a call failed.
static double fastest(netral_session* session, const char* record, size_t size)
{
    double best = 1e12;
    for (int round = 0; round < rounds; ++round) {
        const double start = now();
        for (int i = 0; i < calls; ++i) {
            netral_text line;
            if (netral_session_classify_json(session, record, size, &line, NULL) != NETRAL_OK)
                return -1;
        }
        const double took = (now() - start) / calls;
        if (took < best) best = took;
    }
    return best;
}

int main(int count, char** arguments)
{
    static char record[1 << 16];
    if (count != 2) return 2;
    const size_t size = fread(record, 1, sizeof record, stdin);
    netral_ruleset* rules = NULL;
    netral_session* session = NULL;
    double took = -1;
    if (netral_ruleset_load_directory(arguments[1], strlen(arguments[1]), NULL, &rules, NULL) ==
            NETRAL_OK &&
        netral_session_create(rules, NULL, &session, NULL) == NETRAL_OK)
        took = fastest(session, record, size);
    netral_session_free(session);
    netral_ruleset_free(rules);
    printf("classify_json, from C: %.1f us\n", took);
    return took < 0 ? 1 : 0;
}
