// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Escapes in a JSON string.
///
/// Door: unescape. Read next: plain_reading.cpp.

#include <string>
#include <string_view>

namespace netral {

/// Puts what the string means into `into`, of which it makes use again. False where an escape is
/// none, and at surrogates, of which simdjson knows more.
///
/// Precondition: a backslash is never the last character.
[[nodiscard]] bool unescape(std::string_view raw, std::string& into);

} // namespace netral
