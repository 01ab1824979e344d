// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What netral says about a text that it cannot use as it stands.
///
/// A diagnostic has a stable code, a place, one sentence, and where a fix is
/// likely a help. Passes collect them and go on; nobody throws them, and nobody
/// stops at the first.
///
/// Read next: result.hpp (a value or the diagnostics instead of it).

#include <netral/text/source.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// A stable number for one kind of mistake, printed as `N1234`. Numbers are never reused.
///
/// N10xx files, N11xx YAML, N12xx and N13xx conditions, N14xx the rule format, N15xx references
/// within a rule set, N20xx and N21xx records, N30xx evaluation, N40xx cases, N50xx the command
/// line.
struct code {
    std::uint16_t number = 0;

    friend bool operator==(code, code) = default;
};

/// `N1234`.
[[nodiscard]] std::string to_string(code c);

enum class severity : std::uint8_t {
    warning, ///< worth a look; what was asked for is done all the same
    error,   ///< what was asked for could not be done
};

/// A second place that explains the first ("first defined here").
struct note {
    std::string message;
    location where;
};

/// One thing to tell the author of a text.
struct diagnostic {
    code id;
    severity level = severity::error;
    location where;
    std::string message; ///< lower case, one line, no full stop, the author's words in backticks
    std::string help;    ///< what to do about it; may be empty
    std::vector<note> notes;
};

using diagnostics = std::vector<diagnostic>;

/// Whether at least one of them is an error.
[[nodiscard]] bool has_errors(const diagnostics& all) noexcept;

/// Orders by source name, then by place; diagnostics of one place keep their order.
void sort_by_place(diagnostics& all);

/// The text a person reads: `file:line:column: error N1234: message`, the line itself with a
/// caret under the place, notes and help, each on lines of its own, ending in a line break.
[[nodiscard]] std::string render(const diagnostic& d);
[[nodiscard]] std::string render(const diagnostics& all);

/// The candidate nearest to `word` by edit distance (insertion, deletion, substitution and the
/// exchange of neighbours), or an empty view when none is near enough to be a likely slip.
///
/// Complexity: candidates times the square of their length.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       const std::vector<std::string_view>& candidates);

} // namespace netral
