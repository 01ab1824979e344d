// SPDX-License-Identifier: Apache-2.0

/// @file
/// Text to tree: bounds, encoding, then the grammar. The only door is cel/parse.hpp.

#include <netral/cel/parse.hpp>

#include "builder.hpp"

#include <algorithm>

namespace netral::cel {
namespace {

constexpr std::uint16_t not_utf8 = 1207;
constexpr std::uint16_t too_long = 1213;

diagnostic refuse(std::uint16_t number, std::size_t at, std::string message)
{
    diagnostic d;
    d.id = code{number};
    d.where.at = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at)};
    d.message = std::move(message);
    return d;
}

} // namespace

result<ast> parse(std::string_view text, const limits& bounds)
{
    if (text.size() > bounds.source_bytes)
        return refuse(too_long, bounds.source_bytes,
                      "this condition is longer than " + std::to_string(bounds.source_bytes) +
                          " bytes");
    if (const std::size_t bad = find_invalid_utf8(text); bad != std::string_view::npos)
        return refuse(not_utf8, bad, "this is not valid UTF-8");
    ast tree;
    tree.text = text;
    builder into(tree, bounds);
    if (!run_grammar(tree.text, into)) return into.mistake();
    into.finish();
    return tree;
}

bool ast::is_optional(std::uint32_t place) const noexcept
{
    return std::binary_search(optional_entries.begin(), optional_entries.end(), place);
}

std::string name_of(const ast& tree, const node& n)
{
    std::string name;
    for (const char c : tree.raw_name(n))
        if (n.kind != node_kind::structure || is_name_part(c) || c == '.') name += c;
    if (name.size() > 1 && name.front() == '`') return name.substr(1, name.size() - 2);
    if (!name.empty() && name.front() == '.') name.erase(0, 1);
    return name;
}

} // namespace netral::cel
