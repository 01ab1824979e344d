// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Where all passes of the loader put what they find, up to the limit that stops them.

#include <netral/text/diagnostic.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netral {

/// Collects diagnostics; after the allowed number of errors it only counts.
class report {
public:
    explicit report(std::size_t most_errors) : most_(most_errors) {}

    /// The diagnostic can be given notes and help until the next one is added.
    diagnostic& add(diagnostic d);
    diagnostic& error(code id, location where, std::string message, std::string help = {});
    diagnostic& warning(code id, location where, std::string message, std::string help = {});

    [[nodiscard]] std::size_t errors() const noexcept { return errors_; }
    [[nodiscard]] bool full() const noexcept { return errors_ >= most_; }

    /// All of them by file and place, with a last word when there were too many.
    [[nodiscard]] diagnostics finish() &&;

private:
    std::size_t most_;
    std::size_t errors_ = 0;
    diagnostics found_;
    diagnostic unkept_;
};

/// "did you mean `x`?" for the candidate nearest to `word`, or nothing.
[[nodiscard]] std::string suggestion(std::string_view word,
                                     const std::vector<std::string_view>& candidates);

/// The words in backticks, with commas.
[[nodiscard]] std::string listed(const std::vector<std::string_view>& words);

} // namespace netral
