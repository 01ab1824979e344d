// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Values of keys, read from entries whose shape has been checked.
///
/// A key that is missing or malformed gives the default: the shape check has told what there was
/// to tell.

#include "draft.hpp"
#include "scalars.hpp"

#include <netral/ruleset/names.hpp>
#include <netral/ruleset/rule.hpp>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

[[nodiscard]] std::string_view scalar_in(yaml_node n); ///< valid as long as the document
[[nodiscard]] std::string text_of(yaml_node n);
[[nodiscard]] bilingual bilingual_of(yaml_node n);
[[nodiscard]] bool boolean_of(yaml_node n, bool otherwise = false);
[[nodiscard]] std::vector<std::string> texts_of(const entry& e, std::string_view key);

/// The words in the order of the enumerators.
template <class E, std::size_t N>
[[nodiscard]] E word_of(yaml_node n, const std::array<std::string_view, N>& words, E otherwise)
{
    if (!n || !n.is_scalar()) return otherwise;
    for (std::size_t i = 0; i < N; ++i)
        if (words[i] == n.text()) return static_cast<E>(i);
    return otherwise;
}

[[nodiscard]] rule_nature nature_of(yaml_node n);
[[nodiscard]] rule_confidence confidence_of(yaml_node n, rule_confidence otherwise);

/// From one key to another, both days included; tells when the end is before the beginning.
[[nodiscard]] period period_of(draft& d, yaml_node map, std::string_view first,
                               std::string_view last);

/// `in_force: {from, to}` of an entry.
[[nodiscard]] period in_force_of(draft& d, const entry& e);

/// The citations under a key, and whether each instrument is law while it is cited.
[[nodiscard]] short_list<citation> citations_of(draft& d, const entry& e,
                                                std::string_view key = "basis");

} // namespace netral
