// SPDX-License-Identifier: Apache-2.0

/// @file
/// Files against the table. The only door is shape_check.hpp.

#include "shape_check.hpp"

#include "codes.hpp"
#include "scalars.hpp"
#include "yaml_trouble.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace netral {
namespace {

/// What may stand somewhere, in words: "a text or a list".
std::string expected(const shape& s)
{
    std::vector<std::string_view> kinds;
    if (s.scalar != scalar_rule::refused)
        kinds.emplace_back(s.scalar == scalar_rule::expression ? "an expression"
                                                               : "a single value");
    if (s.items != nullptr) kinds.emplace_back("a list");
    if (!s.keys.empty() || s.values != nullptr) kinds.emplace_back("a map");
    std::string out;
    for (const std::string_view kind : kinds)
        out += fmt::format("{}{}", out.empty() ? "" : " or ", kind);
    return out;
}

std::string_view kind_in_words(yaml_kind kind) noexcept
{
    switch (kind) {
    case yaml_kind::sequence: return "a list";
    case yaml_kind::map: return "a map";
    default: return "a single value";
    }
}

std::string keys_in_words(const shape& s)
{
    std::vector<std::string_view> keys;
    for (const key_rule& k : s.keys) keys.push_back(k.name);
    return "one of " + listed(keys);
}

void wrong_kind(yaml_node node, const shape& s, std::string_view what, report& found)
{
    diagnostic& d = found.error(codes::wrong_kind, node.where(),
                                fmt::format("{} is {} here, where {} is expected", what,
                                            kind_in_words(node.kind()), expected(s)));
    if (node.is_map() && s.scalar == scalar_rule::expression && s.keys.empty())
        d.help = "an expression that begins with `{` has to be quoted";
    else if (node.is_sequence() && s.scalar == scalar_rule::expression)
        d.help = "an expression that begins with `[` has to be quoted; conditions are joined by "
                 "`all:`, `any:` or `none:`";
    else if (node.is_sequence() && s.scalar == scalar_rule::refused && !s.keys.empty())
        d.help = keys_in_words(s);
}

struct complaint {
    code id;
    std::string message;
    std::string help;
};

/// Why a scalar that does not fit does not.
complaint why(yaml_node node, const shape& s)
{
    const std::string shown = printable(node.text());
    const bool quoted = !node.plain();
    switch (s.scalar) {
    case scalar_rule::name:
        return {codes::not_a_name, fmt::format("`{}` is no name", shown),
                "names are made of letters, digits and `. _ - /`"};
    case scalar_rule::identifier:
        return {codes::not_a_name, fmt::format("`{}` is no name that a condition can speak", shown),
                "these names are made of letters, digits and `_`, and are no word of CEL"};
    case scalar_rule::fact_path:
        return {codes::not_a_name, fmt::format("`{}` is no name of a fact", shown),
                "facts are named like `act.kinds`: letters, digits and `_`, joined by dots"};
    case scalar_rule::file_path: return {codes::not_a_name, "this is no path of a file", ""};
    case scalar_rule::boolean:
        return {codes::not_a_boolean, fmt::format("`{}` is neither true nor false", shown),
                "write `true` or `false`, without quotes"};
    case scalar_rule::integer:
        return {codes::not_an_integer, fmt::format("`{}` is no whole number", shown),
                quoted && to_integer(node.text()) ? "write it without quotes"
                                                  : "write digits only, as in `6000000`"};
    case scalar_rule::day:
        if (looks_like_day(node.text()))
            return {codes::not_a_date, fmt::format("`{}` is a day that does not exist", shown), ""};
        return {codes::not_a_date, fmt::format("`{}` is no day", shown),
                "write it like 2024-09-22"};
    case scalar_rule::duration:
        return {codes::not_a_duration, fmt::format("`{}` is no duration", shown),
                "write years, months, weeks and days like `P1Y`, `P6M`, `P15D` or `P1Y6M`"};
    case scalar_rule::word: {
        const std::vector<std::string_view> words(s.words.begin(), s.words.end());
        const std::string near = suggestion(node.text(), words);
        return {codes::not_a_word_of, fmt::format("`{}` cannot stand here", shown),
                near.empty() ? "one of " + listed(words) : near};
    }
    default:
        return {codes::no_value, "this text is empty", "leave the key out, or write something"};
    }
}

void check_scalar(yaml_node node, const shape& s, report& found)
{
    if (fits(node, s.scalar, s.words)) return;
    complaint c = why(node, s);
    found.error(c.id, node.where(), std::move(c.message), std::move(c.help));
}

void check_list(yaml_node node, const shape& s, std::string_view what, report& found)
{
    if (s.needs_items && node.size() == 0)
        found.error(codes::no_value, node.where(), fmt::format("{} is an empty list", what),
                    "leave the key out, or list something");
    const std::string item = fmt::format("an item of {}", what);
    for (const yaml_node n : node.items()) {
        const yaml_node id = n.find("id");
        if (id && id.is_scalar() && is_name(id.text()))
            check_shape(n, *s.items, fmt::format("`{}`", id.text()), found);
        else
            check_shape(n, *s.items, item, found);
    }
}

void check_free_keys(yaml_node node, const shape& s, std::string_view what, report& found)
{
    if (s.needs_items && node.size() == 0)
        found.error(codes::no_value, node.where(), fmt::format("{} is empty", what));
    const shape key_shape{.name = {}, .scalar = s.free_keys, .words = s.free_words};
    for (const auto [key, value] : node.pairs()) {
        if (found.full()) return;
        if (!key.is_scalar()) continue;
        check_scalar(key, key_shape, found);
        check_shape(value, *s.values, fmt::format("`{}`", printable(key.text())), found);
    }
}

/// `{en: one, two}`: what stands behind a comma is a key without a value.
bool follows_comma(yaml_node key, yaml_node value) noexcept
{
    const std::string_view before = key.in().text().substr(0, key.at().begin);
    const std::size_t last = before.find_last_not_of(" \t\r\n");
    return value.kind() == yaml_kind::null && value.at().begin == value.at().end &&
           last != std::string_view::npos && before[last] == ',';
}

void unknown_key(yaml_node key, yaml_node value, const shape& s, report& found)
{
    std::vector<std::string_view> known;
    for (const key_rule& k : s.keys) known.push_back(k.name);
    std::string help = suggestion(key.text(), known);
    if (follows_comma(key, value)) help = "inside `{` and `}` a text with a comma has to be quoted";
    if (help.empty()) help = "one of " + listed(known);
    found.error(codes::unknown_key, key.where(),
                fmt::format("there is no key `{}` here", printable(key.text())), std::move(help));
}

/// Where a message about a map as a whole points: its first key.
location front_of(yaml_node map)
{
    for (const auto [key, value] : map.pairs()) return key.where();
    return map.where();
}

void check_exactly_one(yaml_node node, const shape& s, std::string_view what, report& found)
{
    const std::vector<std::string_view> wanted(s.exactly_one.begin(), s.exactly_one.end());
    const auto there = std::count_if(wanted.begin(), wanted.end(),
                                     [&](std::string_view key) { return bool(node.find(key)); });
    if (there == 1) return;
    found.error(
        codes::not_exactly_one, front_of(node),
        fmt::format("{} has {} of {}", what, there == 0 ? "none" : "more than one", listed(wanted)),
        "write exactly one of them");
}

void check_known_keys(yaml_node node, const shape& s, std::string_view what, report& found)
{
    for (const auto [key, value] : node.pairs()) {
        if (found.full()) return;
        if (!key.is_scalar() || key.text() == "<<") continue; // a merge key has been told of
        const key_rule* known = find_key(s, key.text());
        if (known != nullptr)
            check_shape(value, *known->value, fmt::format("`{}`", known->name), found);
        else
            unknown_key(key, value, s, found);
    }
    for (const key_rule& k : s.keys)
        if (k.required && !node.find(k.name))
            found.error(codes::missing_key, front_of(node),
                        fmt::format("{} has no `{}`", what, k.name),
                        fmt::format("`{}`: {}", k.name, k.doc));
    if (!s.exactly_one.empty()) check_exactly_one(node, s, what, found);
}

} // namespace

bool fits(yaml_node node, scalar_rule rule, std::span<const std::string_view> words) noexcept
{
    const std::string_view text = node.text();
    switch (rule) {
    case scalar_rule::name: return is_name(text);
    case scalar_rule::identifier: return is_identifier(text);
    case scalar_rule::fact_path: return is_fact_path(text);
    case scalar_rule::word: return std::find(words.begin(), words.end(), text) != words.end();
    case scalar_rule::boolean: return node.plain() && to_boolean(text);
    case scalar_rule::integer: return node.plain() && to_integer(text);
    case scalar_rule::day: return to_day(text).has_value();
    case scalar_rule::duration: return to_duration_days(text).has_value();
    case scalar_rule::refused: return false;
    case scalar_rule::any: return true;
    default: return text.find_first_not_of(" \t\r\n") != std::string_view::npos;
    }
}

void check_shape(yaml_node node, const shape& s, std::string_view what, report& found)
{
    if (found.full()) return;
    switch (node.kind()) {
    case yaml_kind::invalid: return;
    case yaml_kind::null:
        found.error(codes::no_value, node.where(), fmt::format("{} has no value", what),
                    "leave the key out, or give it a value");
        return;
    case yaml_kind::scalar:
        return s.scalar == scalar_rule::refused ? wrong_kind(node, s, what, found)
                                                : check_scalar(node, s, found);
    case yaml_kind::sequence:
        return s.items == nullptr ? wrong_kind(node, s, what, found)
                                  : check_list(node, s, what, found);
    case yaml_kind::map: break;
    }
    if (!s.keys.empty()) return check_known_keys(node, s, what, found);
    if (s.values != nullptr) return check_free_keys(node, s, what, found);
    wrong_kind(node, s, what, found);
}

} // namespace netral
