// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// One regular expression, compiled, that cannot take more than linear time.
///
/// The syntax is RE2's: no look-around, no back-references. This is the only door to RE2.

#include <netral/text/result.hpp>

#include <cstdint>
#include <memory>
#include <string_view>

namespace netral {

/// Limits on a pattern, so that a rule file cannot take all memory.
struct pattern_limits {
    std::uint32_t text_bytes = 1000;         ///< length of the pattern itself
    std::uint32_t program_bytes = 1U << 20U; ///< memory of the compiled form and its search
};

/// A compiled pattern. Immutable; any number of threads may search with one. Copies share it.
class pattern {
public:
    /// Errors: N1011 too long, N1012 not a valid pattern or too big when compiled.
    [[nodiscard]] static result<pattern> compile(std::string_view text,
                                                 const pattern_limits& bounds = {});

    /// Whether it matches anywhere in `text`. Linear in the text; does not throw.
    [[nodiscard]] bool search(std::string_view text) const noexcept;

private:
    struct compiled;
    explicit pattern(std::shared_ptr<const compiled> form) noexcept : form_(std::move(form)) {}

    std::shared_ptr<const compiled> form_;
};

} // namespace netral
