// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Coverage in words, as JSON and as one page.

#include <netral/cases/coverage.hpp>
#include <netral/cases/gap.hpp>

#include <string>
#include <vector>

namespace netral {

/// The figures; then, for each rule that has gaps, what is missing and, where one was found, a case
/// ready to paste.
[[nodiscard]] std::string render(const coverage& c, const std::vector<gap>& gaps, const program& p);

/// The same and every condition, exception, boundary and reading with its counts, as one JSON
/// document.
[[nodiscard]] std::string to_json(const coverage& c, const std::vector<gap>& gaps,
                                  const program& p);

/// The same as one self-contained page: figures, a table of rules, and for each rule its conditions
/// and gaps. Readable without styles and scripts; light and dark as the reader's system is set.
[[nodiscard]] std::string to_html(const coverage& c, const std::vector<gap>& gaps,
                                  const program& p);

/// The condition as its author wrote it, or the atom in CEL.
[[nodiscard]] std::string in_words(const condition_coverage& c, const program& p);

} // namespace netral
