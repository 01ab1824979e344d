// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Good: private to its folder, and used only from elsewhere.

#include <netral/value/bare.hpp>
