// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What callers hand in and are handed: texts, structs that begin with their size, languages.
///
/// Read next: report.hpp (what is said of what is wrong).

#include <netral.h>

#include <netral/ruleset/rule.hpp>
#include <netral/value/truth.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace netral::capi {

/// The text at a pointer, or nothing where a length has no pointer.
[[nodiscard]] std::optional<std::string_view> text_of(const char* data, std::size_t size) noexcept;

/// The same of what is a name: it must also be UTF-8.
[[nodiscard]] std::optional<std::string_view> name_of(const char* data, std::size_t size) noexcept;

/// A text for the caller. Precondition: a zero byte follows it (a string, a literal).
[[nodiscard]] netral_text text_for(std::string_view text) noexcept;

[[nodiscard]] std::optional<language> language_of(netral_language l) noexcept;

[[nodiscard]] netral_truth truth_for(truth t) noexcept;

/// The size that a struct had when it was first published; no caller knows a smaller one. A struct
/// that grows gets a specialisation that keeps this.
template <class Struct>
inline constexpr std::size_t first_size = sizeof(Struct);

/// Reads options that may be older or newer than the library: what they lack is zero, and what the
/// library does not know must be.
template <class Options>
[[nodiscard]] bool take_options(const Options* given, Options& out) noexcept
{
    if (given == nullptr) return true;
    if (given->size < first_size<Options>) return false;
    const char* bytes = reinterpret_cast<const char*>(given);
    for (std::size_t i = sizeof(Options); i < given->size; ++i)
        if (bytes[i] != 0) return false;
    std::memcpy(&out, bytes, std::min(given->size, sizeof(Options)));
    return true;
}

/// Whether the library can write such a struct of the caller's.
template <class View>
[[nodiscard]] bool can_fill(const View* out) noexcept
{
    return out != nullptr && out->size >= first_size<View>;
}

/// Writes as much of `from` as the caller knows. Precondition: can_fill().
template <class View>
netral_status fill(View* out, View from) noexcept
{
    from.size = out->size;
    std::memcpy(out, &from, std::min(from.size, sizeof(View)));
    return NETRAL_OK;
}

} // namespace netral::capi
