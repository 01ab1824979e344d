// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Bad on purpose: forgets a header.

#include <netral/value/bare.hpp>
