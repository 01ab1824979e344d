// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The rule sets of a backend: found by their names in the folder `netral.rulesets`, compiled once.
///
/// Nothing a user of the database passes is a path: a name is of letters, digits, `_`, `-` and `.`,
/// and does not begin with a dot.

#include <postgres.h>

#include <netral.h>

/// A rule set as this backend has it; lives until the backend ends.
typedef struct compiled_ruleset {
    netral_ruleset* rules;
    netral_session* session; ///< a backend has one thread, so one will do
} compiled_ruleset;

/// Defines the settings and compiles what `netral.preload` names.
void start_rulesets(void);

/// The rule set of that name, compiled at the first call. Raises an error where there is none, or
/// where it has mistakes.
const compiled_ruleset* ruleset_named(const text* name);
