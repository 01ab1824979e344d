// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Whether a text mentions a phrase of a lexicon: `x.mentions(lexicon.name)`.

#include <netral/match/pattern.hpp>
#include <netral/ruleset/ruleset.hpp>
#include <netral/text/result.hpp>

#include <string>

namespace netral {

/// One pattern for all phrases of a lexicon: whole words, any case, any space between them; with
/// `affixes` also with the prefixes and suffixes of Indonesian, which change the first letter of
/// some words (`pilih`, `memilih`).
[[nodiscard]] std::string pattern_text(const lexicon& l);

[[nodiscard]] result<pattern> compile_lexicon(const lexicon& l);

} // namespace netral
