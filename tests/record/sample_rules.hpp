// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Rule sets made by hand, for tests of the record layer: no files, no loader.

#include <netral/ruleset/ruleset.hpp>

#include <initializer_list>
#include <string>
#include <utility>

namespace netral::sample {

inline fact_id add(ruleset& rules, std::string path, fact_type type,
                   std::initializer_list<const char*> values = {})
{
    fact f;
    f.path = std::move(path);
    f.type = type;
    for (const char* name : values) {
        fact_value v;
        v.name = name;
        f.values.push_back(v);
    }
    rules.facts.push_back(std::move(f));
    return static_cast<fact_id>(rules.facts.size() - 1);
}

} // namespace netral::sample
