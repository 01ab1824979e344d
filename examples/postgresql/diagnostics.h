// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What netral has to say, as PostgreSQL says it: SQLSTATE, message, DETAIL and HINT.

#include <postgres.h>

#include <netral.h>

/// Reports a failure of the library at `level`, and gives `diagnostics` back first.
///
///     UNREADABLE  58P01 undefined_file
///     RULES       F0000 config_file_error
///     RECORD      22000 data_exception
///     MEMORY      53200 out_of_memory
///     others      XX000 internal_error
///
/// The message is `what` and the first mistake, DETAIL has all of them, HINT the first advice.
///
/// @param diagnostics  May be null.
void report_failure(int level, netral_status status, const char* what, netral_report* diagnostics);

/// UTF-8 in the encoding of the database; the memory is the current context's, or the text's own.
char* in_server_encoding(netral_text text);
