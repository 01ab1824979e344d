// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Data within markup: HTML and XML.
///
///     data --[this file]--> text between tags, or within the quotes of an attribute
///
/// Read next: nothing; the pages and reports of higher layers are written with it.

#include <string>
#include <string_view>

namespace netral {

/// Appends data so that none of it is taken for markup, in HTML and in XML 1.0 alike.
///
/// The characters `&`, `<`, `>`, `"` and `'` become references; U+FFFD stands for bytes that are
/// not UTF-8 and for control characters other than tab and line break, which XML cannot hold.
///
/// Exceptions: std::bad_alloc. Complexity: linear.
void append_as_markup(std::string& out, std::string_view data);

/// The same as a string.
[[nodiscard]] std::string as_markup(std::string_view data);

} // namespace netral
