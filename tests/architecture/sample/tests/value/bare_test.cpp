// SPDX-License-Identifier: Apache-2.0

/// @file
/// Good: the test of value/bare.hpp.

#include <netral/value/bare.hpp>
