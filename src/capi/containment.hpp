// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Nothing thrown crosses the boundary: every function that may throw does its work inside
/// contained().
///
/// Read next: arguments.hpp (what comes in).

#include <netral.h>

#include <new>

namespace netral::capi {

/// Runs `work`; what it throws becomes a status.
template <class Work>
netral_status contained(Work work) noexcept
{
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return NETRAL_ERROR_MEMORY;
    } catch (...) { // the last place where anything can be caught; the status tells of it
        return NETRAL_ERROR_INTERNAL;
    }
}

} // namespace netral::capi
