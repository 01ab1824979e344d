// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The words of the command line. The only file that knows CLI11 is command_line.cpp.

#include "commands.hpp"

namespace harness {

/// Reads the words and runs the command that they name.
[[nodiscard]] ending run(int argc, char** argv);

} // namespace harness
