// SPDX-License-Identifier: Apache-2.0

/// @file
/// The parsing, checking and comprehension suites.

#include "suite.hpp"

namespace conformance {
bool check_parsing_test(const json&, std::string&) { return true; }
bool check_checking_test(const json&, std::string&) { return true; }
} // namespace conformance
