// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The facts of a rule set as the nested objects of a record's JSON, and the values of each fact.
///
/// Read next: reader.cpp.

#include <netral/match/name_table.hpp>
#include <netral/record/slots.hpp>
#include <netral/ruleset/ruleset.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// A key of an object: a fact, or a group of facts, which is an object itself.
struct fact_key {
    fact_id fact = none;
    std::uint32_t group = none;
    std::string name; ///< the last part of the path
};

/// An object: the path that leads to it and its keys.
struct fact_group {
    std::string path; ///< empty for the record itself
    std::vector<std::uint32_t> keys;
    name_table names; ///< to numbers of keys
};

/// Of one fact: its values, and of a set what follows from one of them.
struct fact_values {
    name_table names;                    ///< names and aliases, to cells
    std::vector<std::uint64_t> wider;    ///< by member, a mask of it and all its broader values
    std::vector<std::uint64_t> narrower; ///< by member, a mask of it and all that imply it
};

/// Immutable.
class fact_tree {
public:
    fact_tree(const ruleset& rules, const slot_layout& slots);

    std::vector<fact_key> keys;
    std::vector<fact_group> groups;  ///< the first is the record
    std::vector<fact_values> values; ///< by fact

private:
    std::uint32_t group_in(std::uint32_t group, std::string_view name);
    std::uint32_t key_in(std::uint32_t group, std::string_view name);
};

} // namespace netral
