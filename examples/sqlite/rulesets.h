// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The rule sets of a connection, each compiled at its first use and kept until the connection
/// closes; and what netral has to say, as a message of SQLite.
///
/// SQLite lets one thread at a time into a connection, so a session for each rule set will do.

#include <netral.h>

#include <sqlite3.h>

typedef struct rulesets rulesets;

/// Without any rule set and with one owner, or null when there is no memory. The connection, which
/// reads the options of queries, outlives it.
rulesets* rulesets_create(sqlite3* connection);

/// One more owner: each function and table of the extension is one. Returns its argument.
rulesets* rulesets_retain(rulesets* all);

/// What SQLite calls when it drops a function or table; the last owner's call frees everything.
void rulesets_release(void* all);

/// A session of the rule set at that path, a folder or one file.
///
/// @param chosen   See options.h; null for no options.
/// @param failure  Receives a message of sqlite3_mprintf where there is no such session.
netral_session* rulesets_session(rulesets* all, const char* path, const char* chosen,
                                 char** failure);

/// `what` and the diagnostics, a line each, in memory of sqlite3_malloc; gives them back.
char* failure_message(netral_status status, const char* what, netral_report* diagnostics);
