// SPDX-License-Identifier: Apache-2.0

/// @file
/// Any text as JSON: it is refused, or what was read is written so that it reads back the same.

#include "fuzz_target.hpp"

#include <netral/value/json.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto first = netral::json::parse(text_of(data, size));
    if (!first) return 0;
    const std::string written = netral::json::to_json(*first);
    const auto second = netral::json::parse(written);
    must(second.ok(), "what was written can be read");
    must(netral::json::to_json(*second) == written, "what was read back is written the same");
    return 0;
}
