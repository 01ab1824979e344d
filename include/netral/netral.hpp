// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Everything of the library at once, for its users; nothing inside the project includes it.
///
/// Layer by layer, lowest first: the same order in which the headers are best read. A program that
/// cares for its compile time includes the headers that it names instead.
///
/// Read next: ruleset/load.hpp, engine/program.hpp, classify/classification.hpp.

#include <netral/text/diagnostic.hpp>
#include <netral/text/result.hpp>
#include <netral/text/source.hpp>

#include <netral/value/compare.hpp>
#include <netral/value/date.hpp>
#include <netral/value/json.hpp>
#include <netral/value/timestamp.hpp>
#include <netral/value/value.hpp>
