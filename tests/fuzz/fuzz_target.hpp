// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What every fuzz target is: one function that libFuzzer (or replay.cpp) calls with many inputs.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// What must be so whatever the input; otherwise the input is a finding.
inline void must(bool holds, std::string_view what)
{
    if (holds) return;
    std::cerr << "does not hold: " << what << '\n';
    std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size)
{
    return size == 0 ? std::string_view()
                     : std::string_view(reinterpret_cast<const char*>(data), size);
}
