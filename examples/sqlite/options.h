// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a query may choose: `{"detail": "verdict", "readings": {"name": "option"}, "overlays":
/// ["path"]}`.

#include <netral.h>

#include <sqlite3.h>

enum { most_choices = 64 }; ///< readings, and overlays

/// Choices as netral.h takes them, with the memory that they point into.
typedef struct options {
    netral_load_options load;
    netral_session_options session;
    netral_text overlays[most_choices];
    netral_chosen_reading readings[most_choices];
    char* kept[3 * most_choices];
    size_t kept_count;
} options;

/// Reads choices from JSON. Returns null, or what is wrong in memory of sqlite3_malloc; either way
/// free_options() is to be called.
///
/// @param json  Null for no choices.
char* read_options(sqlite3* connection, const char* json, options* out);

void free_options(options* read);
