// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A text as a sequence of words in lower case, each with what stands before it.
///
/// Door: next_word. Read next: stems.hpp.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace netral {

/// What stands between a word and the one before it.
enum class separator : std::uint8_t {
    other,  ///< punctuation, or nothing: the word is the first
    space,  ///< white space only
    hyphen, ///< a single hyphen only
};

/// A word of a text. Longer words than fit are never equal to any other.
// NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): only `size` letters are ever read
struct word {
    static constexpr std::size_t most_bytes = 64;

    separator before = separator::other;
    std::size_t begin = 0; ///< in the text
    std::size_t end = 0;
    std::size_t size = 0;                 ///< in lower case; 0 if it does not fit
    std::array<char, most_bytes> letters; // only the first `size` are ever read

    [[nodiscard]] std::string_view lower() const noexcept { return {letters.data(), size}; }
};

/// Finds the next word at or after `from`; false at the end of the text.
bool next_word(std::string_view text, std::size_t from, word& w) noexcept;

} // namespace netral
