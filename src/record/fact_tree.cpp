// SPDX-License-Identifier: Apache-2.0

/// @file
/// Builds the tree of keys and the tables of values once for each reader.
///
/// Door: the constructor of fact_tree. Read next: reader.cpp.

#include "fact_tree.hpp"

namespace netral {

namespace {

using named = std::vector<std::pair<std::string_view, std::uint32_t>>;

fact_values values_of(const fact& f, const slot& s)
{
    fact_values v;
    named names;
    if (f.type == fact_type::string)
        for (std::uint32_t i = 0; i < f.constants.size(); ++i)
            names.emplace_back(f.constants[i], i);
    for (std::uint32_t i = 0; i < f.values.size(); ++i) names.emplace_back(f.values[i].name, i);
    for (std::uint32_t i = 0; i < f.values.size(); ++i)
        for (const std::string& alias : f.values[i].aliases) names.emplace_back(alias, i);
    v.names = name_table(names);
    if (s.kind != slot_kind::members) return v;
    const std::size_t words = s.mask_words;
    v.wider.resize(f.values.size() * words);
    v.narrower.resize(f.values.size() * words);
    const auto imply = [&](std::size_t narrow, std::size_t wide) {
        v.wider[narrow * words + wide / 64] |= std::uint64_t{1} << (wide % 64);
        v.narrower[wide * words + narrow / 64] |= std::uint64_t{1} << (narrow % 64);
    };
    for (std::size_t i = 0; i < f.values.size(); ++i) {
        imply(i, i);
        for (const std::uint32_t wide : f.values[i].broader) imply(i, wide);
    }
    return v;
}

} // namespace

fact_tree::fact_tree(const ruleset& rules, const slot_layout& slots) : groups(1)
{
    for (fact_id f = 0; f < rules.facts.size(); ++f) {
        values.push_back(values_of(rules.facts[f], slots[f]));
        if (rules.facts[f].origin != fact_origin::stated) continue;
        std::string_view rest = rules.facts[f].path;
        std::uint32_t group = 0;
        for (std::size_t dot = rest.find('.'); dot != std::string_view::npos;
             dot = rest.find('.')) {
            group = group_in(group, rest.substr(0, dot));
            rest.remove_prefix(dot + 1);
        }
        keys[key_in(group, rest)].fact = f;
    }
    for (fact_group& g : groups) {
        named names;
        for (const std::uint32_t k : g.keys) names.emplace_back(keys[k].name, k);
        g.names = name_table(names);
    }
}

std::uint32_t fact_tree::key_in(std::uint32_t group, std::string_view name)
{
    for (const std::uint32_t k : groups[group].keys)
        if (keys[k].name == name) return k;
    const auto number = static_cast<std::uint32_t>(keys.size());
    keys.push_back({none, none, std::string(name)});
    groups[group].keys.push_back(number);
    return number;
}

std::uint32_t fact_tree::group_in(std::uint32_t group, std::string_view name)
{
    const std::uint32_t key = key_in(group, name);
    if (keys[key].group != none) return keys[key].group;
    const auto number = static_cast<std::uint32_t>(groups.size());
    const std::string& outer = groups[group].path;
    std::string path = outer.empty() ? std::string(name) : outer + '.' + std::string(name);
    groups.push_back({std::move(path), {}, {}});
    keys[key].group = number;
    return number;
}

} // namespace netral
