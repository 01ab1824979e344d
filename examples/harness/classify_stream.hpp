// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// `netral classify --format jsonl` on one thread or several: the answers in the order of the
/// records, in memory that does not grow with the input.

#include "commands.hpp"
#include "line_reader.hpp"
#include "output.hpp"

#include <netral/classify/lines.hpp>

#include <memory>
#include <vector>

namespace harness {

/// Classifies the lines of all files.
///
/// @param jobs  Threads, from 1. With one, records are classified where they are read.
[[nodiscard]] ending classify_stream(const std::shared_ptr<const netral::program>& p,
                                     const netral::line_options& how, unsigned jobs,
                                     const std::vector<input_file>& files, output& out);

} // namespace harness
