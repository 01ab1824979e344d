// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The words of the command line.

#include "commands.hpp"

namespace harness {

/// Reads the words and runs the command that they name.
[[nodiscard]] ending run(int argc, char** argv);

} // namespace harness
