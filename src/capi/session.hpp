// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The handles of sessions and classifications.
///
/// Read next: session.cpp, lines.cpp (many records), classification.cpp (what is read of one).

#include "containment.hpp"
#include "workspace.hpp"

#include <netral.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

struct netral_session {
    explicit netral_session(std::shared_ptr<const netral::capi::setup> s) : chosen(std::move(s))
    {
        tools = std::make_unique<netral::capi::workspace>(*chosen);
    }

    const std::shared_ptr<const netral::capi::setup> chosen;
    /// None after work was broken off half-way (no memory): the next call makes it anew.
    std::unique_ptr<netral::capi::workspace> tools;
    std::string line; ///< what classify_json handed out last; where lines are made

    // classify_lines
    std::string waiting;       ///< a line of output for which there was no room
    std::uint64_t lines = 0;   ///< of input that are done with
    bool passing_over = false; ///< inside a line that is too long
};

struct netral_classification {
    explicit netral_classification(std::shared_ptr<const netral::capi::setup> s)
        : chosen(std::move(s)), record(chosen->rules->slots())
    {
    }

    std::shared_ptr<const netral::capi::setup> chosen; ///< none while it waits in setup::spare
    netral::record record;
    netral::capi::found found;
    std::string json;
    std::array<std::string, 2> text; ///< by language
    std::string explanation;
};

namespace netral::capi {

/// Runs `work(workspace&)`. When it does not come to an end the workspace is given up, for nobody
/// knows in which state its parts are, and the session stays usable.
template <class Work>
netral_status with_tools(netral_session& s, Work work) noexcept
{
    const netral_status status = contained([&]() -> netral_status {
        if (!s.tools) s.tools = std::make_unique<workspace>(*s.chosen);
        return work(*s.tools);
    });
    if (status == NETRAL_ERROR_MEMORY || status == NETRAL_ERROR_INTERNAL) s.tools.reset();
    return status;
}

} // namespace netral::capi
