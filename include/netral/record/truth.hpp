// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The outcomes of a test on a record: value/truth.hpp, where comparisons already need them.

#include <netral/value/truth.hpp>
