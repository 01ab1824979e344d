// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The handle of a rule set.
///
/// Read next: ruleset.cpp (how it comes to be), ruleset_parts.cpp (what is read from it).

#include <netral.h>

#include <netral/engine/program.hpp>

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>

struct netral_ruleset {
    explicit netral_ruleset(std::shared_ptr<const netral::program> p) noexcept
        : program(std::move(p))
    {
    }

    std::atomic<std::size_t> owners{1};
    const std::shared_ptr<const netral::program> program;

    mutable std::mutex rendering; ///< of these two, made when they are first asked for
    mutable std::string rules_json;
    mutable std::string record_schema;
};
