// SPDX-License-Identifier: Apache-2.0

/// @file
/// What the public structs can do by themselves: find names, say their words, tell places.

#include "passes.hpp"

#include <netral/ruleset/ruleset.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace netral {
namespace {

using names = std::vector<std::pair<std::string, std::uint32_t>>;

std::uint32_t look_up(const names& sorted, std::string_view name) noexcept
{
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), name,
                                     [](const auto& a, std::string_view b) { return a.first < b; });
    return at != sorted.end() && at->first == name ? at->second : none;
}

template <class T>
names sorted_names(const std::vector<T>& all, std::string T::*name)
{
    names out;
    out.reserve(all.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) out.emplace_back(all[i].*name, i);
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace

void build_index(ruleset& r)
{
    r.index.facts = sorted_names(r.facts, &fact::path);
    r.index.rules = sorted_names(r.rules, &rule::id);
    r.index.sanctions = sorted_names(r.sanctions, &sanction::id);
    r.index.instruments = sorted_names(r.instruments, &instrument::id);
    r.index.readings = sorted_names(r.readings, &reading::name);
}

fact_id ruleset::find_fact(std::string_view path) const noexcept
{
    return look_up(index.facts, path);
}

rule_id ruleset::find_rule(std::string_view id) const noexcept
{
    return look_up(index.rules, id);
}

sanction_id ruleset::find_sanction(std::string_view id) const noexcept
{
    return look_up(index.sanctions, id);
}

instrument_id ruleset::find_instrument(std::string_view id) const noexcept
{
    return look_up(index.instruments, id);
}

reading_id ruleset::find_reading(std::string_view called) const noexcept
{
    return look_up(index.readings, called);
}

std::uint32_t fact::find_value(std::string_view name) const noexcept
{
    return look_up(value_index, name);
}

location test::place(span in_text) const
{
    const auto size = offsets.empty() ? where.at.end - where.at.begin
                                      : static_cast<std::uint32_t>(offsets.size() - 1);
    const std::uint32_t begin = std::min(in_text.begin, size);
    const std::uint32_t end = std::clamp(in_text.end, begin, size);
    if (offsets.empty()) return {where.in, {where.at.begin + begin, where.at.begin + end}};
    const std::uint32_t first = offsets[begin];
    if (end == begin) return {where.in, {first, first}};
    const std::uint32_t last = offsets[end - 1];
    const bool escape = where.in && where.in->text()[last] == '\\'; // several bytes for one
    return {where.in, {first, escape ? std::max(offsets[end], last + 1) : last + 1}};
}

std::string_view to_string(rule_category c) noexcept
{
    constexpr std::array<std::string_view, 4> words{"campaigning", "favouring", "party",
                                                    "sanctioning"};
    return words[static_cast<std::size_t>(c)];
}

std::string_view to_string(rule_nature n) noexcept
{
    constexpr std::array<std::string_view, rule_nature_count> words{
        "kode_etik", "disiplin", "pidana", "administrasi", "etik_lain"};
    return words[static_cast<std::size_t>(n)];
}

std::string_view to_string(rule_effect e) noexcept
{
    constexpr std::array<std::string_view, 3> words{"prohibits", "permits", "governs"};
    return words[static_cast<std::size_t>(e)];
}

std::string_view to_string(rule_confidence c) noexcept
{
    constexpr std::array<std::string_view, 3> words{"high", "medium", "low"};
    return words[static_cast<std::size_t>(c)];
}

} // namespace netral
