// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Scalars of rule files to checked tests, and trees of them to conditions.
///
/// Read next: condition_names.hpp (what names in a condition mean to a rule set).

#include "draft.hpp"

#include <netral/ruleset/condition.hpp>

#include <optional>

namespace netral {

/// The text of a scalar without the white space at its end. Valid as long as the document.
[[nodiscard]] std::string_view text_of_test(yaml_node scalar) noexcept;

/// The place of each byte of that text; without an expression.
[[nodiscard]] test placed_text(yaml_node scalar);

enum class wanted_result : std::uint8_t { condition, anything };

/// Parses and checks the text of a test; tells of every mistake in the places of the file.
///
/// @return Whether there was none: `t.expression` is then filled in.
[[nodiscard]] bool check_test(draft& d, yaml_node scalar, wanted_result wanted, test& t);

/// The test in a scalar, or nothing when it has mistakes or is no scalar at all.
[[nodiscard]] std::optional<test> read_test(draft& d, yaml_node scalar,
                                            wanted_result wanted = wanted_result::condition);

/// The condition under a key. Nothing written is a constant `true`, as are parts with mistakes.
[[nodiscard]] condition read_condition(draft& d, yaml_node n);

/// Tells of a diagnostic of cel/ in the places of the file.
void tell_in_place(draft& d, const test& t, diagnostic said);

} // namespace netral
