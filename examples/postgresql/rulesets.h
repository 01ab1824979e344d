// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The rule sets of a backend: found by their names in the folder `netral.rulesets`, or given as a
/// text; compiled once.
///
/// Nothing a user of the database passes is a path: a name is of letters, digits, `_`, `-` and `.`,
/// and does not begin with a dot. What has a line break is no name but a rule set itself.

#include <postgres.h>

#include <netral.h>

#include <utils/jsonb.h>

/// A rule set as this backend has it, with the options of a query. The backend keeps those that it
/// used last, 32 at most; this lives until another is asked for.
typedef struct compiled_ruleset {
    netral_ruleset* rules;
    netral_session* session; ///< a backend has one thread, so one will do
} compiled_ruleset;

/// Defines the settings and compiles what `netral.preload` names.
void start_rulesets(void);

/// The rule set of that name or text, compiled at the first call. Raises an error where there is
/// none, or where it has mistakes.
///
/// @param chosen  See options.h; null for none.
const compiled_ruleset* ruleset_of(const text* ruleset, Jsonb* chosen);
