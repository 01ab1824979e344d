// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The case files that a command is about: those that were named, or all beside the rules.

#include "commands.hpp"

#include <netral/cases/case_file.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace harness {

/// Case files as far as they could be read; what is wrong with the others has been said.
struct read_files {
    std::vector<netral::case_file> files;
    std::optional<ending> trouble; ///< nothing can be done
    bool all_readable = true;
};

/// @param named  None: all `*.cases.yaml` under the rules.
[[nodiscard]] read_files read_case_files(const std::vector<std::string>& named,
                                         const std::string& rules, const netral::program& p);

} // namespace harness
