// SPDX-License-Identifier: Apache-2.0

/// @file
/// Checks of what callers hand in. The only door is arguments.hpp.

#include "arguments.hpp"

#include <netral/text/source.hpp>

namespace netral::capi {

std::optional<std::string_view> text_of(const char* data, std::size_t size) noexcept
{
    if (data == nullptr && size != 0) return std::nullopt;
    return data == nullptr ? std::string_view() : std::string_view(data, size);
}

std::optional<std::string_view> name_of(const char* data, std::size_t size) noexcept
{
    const auto text = text_of(data, size);
    if (!text || find_invalid_utf8(*text) != std::string_view::npos) return std::nullopt;
    return text;
}

netral_text text_for(std::string_view text) noexcept
{
    return {text.data() == nullptr ? "" : text.data(), text.size()};
}

std::optional<language> language_of(netral_language l) noexcept
{
    if (l == NETRAL_INDONESIAN) return language::indonesian;
    if (l == NETRAL_ENGLISH) return language::english;
    return std::nullopt;
}

netral_truth truth_for(truth t) noexcept
{
    if (!decided(t)) return NETRAL_UNKNOWN;
    return t == truth::yes ? NETRAL_YES : NETRAL_NO;
}

} // namespace netral::capi
