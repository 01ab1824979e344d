// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// One rule on one record, condition by condition: why it came out as it did, whatever that is.
///
/// A classification speaks of the rules that hold or are open; this also says why a rule failed or
/// was never raised. For authors of rules and for `netral explain`.

#include <netral/classify/reasoning.hpp>
#include <netral/engine/evaluation.hpp>
#include <netral/engine/program.hpp>
#include <netral/record/record.hpp>
#include <netral/ruleset/names.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace netral {

/// How much to say.
enum class explanation : std::uint8_t {
    deciding, ///< the parts of the rule that decided, with their conditions
    all,      ///< every part of every version, its sanctions' conditions and its exceptions
};

/// The outcome of a rule, then its parts and their conditions, each with its truth (`+` true, `-`
/// false, `?` unknown, `!` error), its place and what the record says of the facts it reads. Lines
/// end in line breaks; each begins with `indent` spaces. Texts and lists are not quoted.
///
/// Complexity: the conditions of the rule and of those that it is a breach of.
[[nodiscard]] std::string explain_rule(rule_id r, const record& about, const program& p,
                                       const reading_choice& readings, language l,
                                       explanation how_much = explanation::all,
                                       std::size_t indent = 0);

/// The explanation in sentences: what was found, the facts that are enough for it (stated, judged
/// by a person, and what follows from them), the conditions that decided with their places, the
/// exceptions that were considered, the readings it turns on, and what would have to be otherwise.
/// Ends in a line break.
[[nodiscard]] std::string render_text(const rule_explanation& e, const program& p, const record& r,
                                      language l, std::size_t width = 100);

/// Appends it as one line of JSON, without a line break; texts are not quoted.
void append_json(std::string& out, const rule_explanation& e, const program& p, const record& r);

/// The JSON Schema (2020-12) of such a line (`netral schema explanation`).
[[nodiscard]] std::string explanation_schema();

} // namespace netral
