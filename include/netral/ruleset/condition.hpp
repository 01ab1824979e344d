// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A condition of a rule: tests in CEL, joined by `all`, `any` and `none`.
///
/// The joins are Kleene's, as is everything inside a test; what the parts of a rule
/// make of an unknown condition is said in rules/SEMANTICS.md.

#include <netral/cel/expression.hpp>
#include <netral/ruleset/short_list.hpp>
#include <netral/text/source.hpp>

#include <cstdint>
#include <string_view>

namespace netral {

/// A checked CEL expression and where it was written.
///
/// The expression is shared by all tests with the same text.
struct test {
    cel::expression expression; ///< of nothing only in a test that was never filled in
    location where;             ///< of the whole scalar in its file
    /// Byte of text() -> byte of the file, and one for the end; empty where they run in step from
    /// `where.at.begin`.
    short_list<std::uint32_t> offsets;

    /// As the author wrote it. Precondition: there is an expression.
    [[nodiscard]] std::string_view text() const noexcept { return expression.text(); }

    /// The place in the rule file of a span of the expression.
    [[nodiscard]] location place(span in_text) const;
};

/// A tree of tests. Its depth is bounded by the loader's limits.
struct condition {
    enum class kind : std::uint8_t {
        constant, ///< `true` or `false`, as written or because nothing was written
        leaf,     ///< one test
        all,      ///< true when every part is
        any,      ///< true when a part is
        none,     ///< true when no part is
    };

    kind what = kind::constant;
    bool constant_value = true;
    netral::test leaf;
    short_list<condition> parts;
    location where;

    /// Whether the author wrote nothing here, so that it always holds.
    [[nodiscard]] bool trivial() const noexcept { return what == kind::constant && constant_value; }
};

} // namespace netral
