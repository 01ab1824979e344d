// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Classifications and record errors as JSON, one line each; `netral schema classification`.

#include <netral/classify/classification.hpp>
#include <netral/record/reader.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// Appends the classification as one line of JSON, without a line break. Both languages.
///
/// At detail::verdict nothing is allocated but what `out` needs to grow.
///
/// `r` is the record that was classified: reasons show what it states of the facts they read,
/// except texts (the narrative is never quoted).
void append_json(std::string& out, const classification& c, const program& p, const record& r,
                 detail d);

/// Appends what stands in a classification's place when the record could not be read.
///
/// @param file  Named where there are several, so that the line can be found.
void append_json(std::string& out, const std::vector<record_error>& errors, std::size_t line,
                 std::string_view record_id, std::string_view file = {});

/// The JSON Schema (2020-12) of both.
[[nodiscard]] std::string classification_schema();

} // namespace netral
