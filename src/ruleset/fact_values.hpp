// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The values of enumerations and sets, and single values that files give to facts.

#include "draft.hpp"

#include <netral/ruleset/fact.hpp>

#include <string_view>

namespace netral {

/// `values:` of a fact, with aliases and what is broader.
void read_values(draft& d, yaml_node values, fact& to);

/// Names and aliases, sorted, for fact::find_value.
void index_values(fact& f);

/// A fact of that type that records or calendars know, or `none`; tells of everything else.
/// @param what How messages call the place where the fact is named.
[[nodiscard]] fact_id resolve_fact_of(draft& d, yaml_node path, fact_type type,
                                      std::string_view what);

/// `{fact: value, ...}`, each value one that its fact can have.
/// @param certain The value is knowledge (`sets`), so that no judgement fact can be given one.
[[nodiscard]] std::vector<fact_setting> settings_of(draft& d, yaml_node map, bool certain);

/// Tells that the fact has no such value, with the nearest.
void unknown_value(draft& d, location where, std::string_view word, const fact& f);

} // namespace netral
