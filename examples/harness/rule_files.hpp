// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// From the options that every command shares to a program ready to be used.

#include "commands.hpp"

#include <netral/engine/evaluation.hpp>
#include <netral/engine/program.hpp>
#include <netral/text/diagnostic.hpp>

#include <memory>
#include <optional>
#include <string>

namespace harness {

/// A compiled rule set and the readings chosen; without a program when that failed.
struct rule_files {
    std::shared_ptr<const netral::program> program;
    netral::reading_choice readings;
    netral::diagnostics warnings;
    bool unreadable = false; ///< the rules themselves could not be read, rather than being wrong

    explicit operator bool() const noexcept { return program != nullptr; }
};

/// Loads and compiles; errors are shown on standard error, warnings are left to the caller.
[[nodiscard]] rule_files load_rules(const rule_options& options);

/// The day that an option names; none where it is empty. False where it is no day, which is shown
/// then (N5043).
[[nodiscard]] bool take_day(const std::string& words, std::optional<netral::date>& day);

} // namespace harness
