// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Bad on purpose: reaches up a layer, and drags a third-party library into its users.

#include <netral/cel/parse.hpp>

#include <fmt/core.h>
