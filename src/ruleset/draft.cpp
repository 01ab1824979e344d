// SPDX-License-Identifier: Apache-2.0

/// @file
/// Entries by name. The only door is draft.hpp.

#include "draft.hpp"

#include "codes.hpp"
#include "yaml_trouble.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace netral {

std::size_t entry::last_replacement(std::string_view key) const noexcept
{
    for (std::size_t i = patches.size(); i > 0; --i)
        if (!patches[i - 1].append && patches[i - 1].key.text() == key) return i - 1;
    return 0;
}

yaml_node entry::operator[](std::string_view key) const noexcept
{
    if (!patches.empty()) {
        const patch& p = patches[last_replacement(key)];
        if (!p.append && p.key.text() == key) return p.value;
    }
    return body ? body.find(key) : yaml_node();
}

bool entry::has(std::string_view key) const noexcept
{
    return (*this)[key] || std::any_of(patches.begin(), patches.end(),
                                       [&](const patch& p) { return p.key.text() == key; });
}

void draft::add(section s, entry e)
{
    auto& entries = of(s);
    auto& table = tables_[static_cast<std::size_t>(s)];
    const auto [known, is_new] =
        table.emplace(e.name(), static_cast<std::uint32_t>(entries.size()));
    if (is_new) {
        entries.push_back(std::move(e));
        return;
    }
    found
        .error(codes::defined_twice, e.where(),
               fmt::format("{} `{}` is defined twice", rule_of(s).entry, printable(e.name())))
        .notes.push_back({"first here", entries[known->second].where()});
}

std::uint32_t draft::find(section s, std::string_view name) const noexcept
{
    const auto& table = tables_[static_cast<std::size_t>(s)];
    const auto at = table.find(name);
    return at == table.end() ? none : at->second;
}

fact_id draft::find_fact(std::string_view path) const noexcept
{
    const auto at = facts_.find(path);
    return at == facts_.end() ? none : at->second;
}

std::uint32_t draft::resolve(section s, yaml_node name, code unknown)
{
    if (!name || !name.is_scalar() || found.full()) return none;
    const std::uint32_t at = find(s, name.text());
    if (at != none || is_disabled(s, name.text())) return at;
    std::vector<std::string_view> known;
    for (const entry& e : of(s)) known.push_back(e.name());
    found.error(unknown, name.where(),
                fmt::format("there is no {} `{}`", rule_of(s).entry, printable(name.text())),
                suggestion(name.text(), known));
    return none;
}

fact_id draft::resolve_fact(yaml_node path)
{
    if (!path || !path.is_scalar() || found.full()) return none;
    if (confidential.count(path.text()) != 0) {
        found.error(codes::confidential_fact, path.where(),
                    fmt::format("`{}` is confidential and cannot be used", path.text()));
        return none;
    }
    const fact_id at = find_fact(path.text());
    if (at != none) return at;
    std::vector<std::string_view> known;
    for (const fact& f : out.facts)
        if (!f.confidential) known.push_back(f.path);
    found.error(codes::unknown_fact, path.where(),
                fmt::format("there is no fact `{}`", printable(path.text())),
                suggestion(path.text(), known));
    return none;
}

void draft::drop_disabled()
{
    for (const section_rule& s : sections()) {
        auto& entries = of(s.what);
        auto& disabled = disabled_[static_cast<std::size_t>(s.what)];
        for (const entry& e : entries)
            if (e.disabled) disabled.insert(e.name());
        if (disabled.empty()) continue;
        entries.erase(std::remove_if(entries.begin(), entries.end(),
                                     [](const entry& e) { return e.disabled; }),
                      entries.end());
        auto& table = tables_[static_cast<std::size_t>(s.what)];
        table.clear();
        for (std::uint32_t i = 0; i < entries.size(); ++i) table.emplace(entries[i].name(), i);
    }
}

bool draft::is_disabled(section s, std::string_view name) const noexcept
{
    return disabled_[static_cast<std::size_t>(s)].count(name) != 0;
}

void draft::index_facts()
{
    facts_.clear();
    for (fact_id i = 0; i < out.facts.size(); ++i) facts_.emplace(out.facts[i].path, i);
}

} // namespace netral
