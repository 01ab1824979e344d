// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The case files that a command is about: those that were named, or all beside the rules.

#include "commands.hpp"
#include "rule_files.hpp"

#include <netral/cases/case_file.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace harness {

/// Rules with their case files, as far as these could be read; what is wrong has been said.
struct read_files {
    rule_files rules;
    std::vector<netral::case_file> files;
    std::optional<ending> trouble; ///< nothing can be done
    bool all_readable = true;

    /// For who needs every case: how to end, or nothing where all were read.
    [[nodiscard]] std::optional<ending> refused() const
    {
        return trouble || all_readable ? trouble : ending::wrong_usage;
    }
};

/// @param named  None: all `*.cases.yaml` under the rules.
[[nodiscard]] read_files read_case_files(const rule_options& from,
                                         const std::vector<std::string>& named);

} // namespace harness
