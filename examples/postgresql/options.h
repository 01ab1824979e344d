// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a query may choose: `{"detail": "verdict", "readings": {"name": "option"}, "overlays":
/// ["name"]}`.

#include <postgres.h>

#include <netral.h>

#include <utils/jsonb.h>

/// Choices as netral.h takes them. All memory is the current context's.
typedef struct options {
    netral_load_options load; ///< overlays by their names, not their paths
    netral_session_options session;
} options;

/// Reads choices; those that are not made are zero. Raises 22023 where the object has anything
/// else.
///
/// @param given  Null for no choices.
options read_options(Jsonb* given);
