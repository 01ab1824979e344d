// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The style and the script of the page, with their digests in hexadecimal for its content security
/// policy. The body is made by CMake.

#include <string_view>

namespace netral {

extern const std::string_view page_style;
extern const std::string_view page_style_sha256;
extern const std::string_view page_script;
extern const std::string_view page_script_sha256;

} // namespace netral
