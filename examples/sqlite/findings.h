// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The table-valued function `netral_findings(ruleset, record [, language [, options]])`: a row for
/// each rule that speaks up.

#include "rulesets.h"

/// Adds it to a connection, with `all` for its rule sets, of which it becomes an owner. Returns a
/// result code of SQLite.
int add_findings(sqlite3* connection, rulesets* all);
