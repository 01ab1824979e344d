// SPDX-License-Identifier: Apache-2.0

/// @file
/// Values of facts. The only door is fact_values.hpp.

#include "fact_values.hpp"

#include "codes.hpp"
#include "cycles.hpp"
#include "fields.hpp"
#include "yaml_trouble.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace netral {
namespace {

/// The value of that name; aliases are for records only.
std::uint32_t by_name(const fact& f, std::string_view name) noexcept
{
    const std::uint32_t at = f.find_value(name);
    return at != none && f.values[at].name == name ? at : none;
}

/// Every name and alias once; `words` are all of them, in the author's order.
void check_words(draft& d, const fact& f, std::vector<yaml_node> words)
{
    std::stable_sort(words.begin(), words.end(),
                     [](const yaml_node& a, const yaml_node& b) { return a.text() < b.text(); });
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i].text() != words[i - 1].text()) continue;
        d.found
            .error(codes::defined_twice, words[i].where(),
                   fmt::format("`{}` already names a value of `{}`", words[i].text(), f.path))
            .notes.push_back({"first here", words[i - 1].where()});
    }
}

void read_broader(draft& d, fact& f, std::uint32_t v, yaml_node body)
{
    entry(body).each("broader", [&](yaml_node name) {
        const std::uint32_t at = by_name(f, name.text());
        if (at == none)
            unknown_value(d, name.where(), name.text(), f);
        else
            f.values[v].broader.push_back(at);
    });
}

constexpr std::size_t most_broader = 256;

/// Breadth first; the list grows while it is walked.
bool close_one(const fact& f, fact_value& v)
{
    for (std::size_t i = 0; i < v.broader.size(); ++i)
        for (const std::uint32_t further : f.values[v.broader[i]].broader)
            if (std::find(v.broader.begin(), v.broader.end(), further) == v.broader.end())
                v.broader.push_back(further);
    std::sort(v.broader.begin(), v.broader.end());
    return v.broader.size() <= most_broader;
}

void close_broader(draft& d, fact& f, const std::vector<yaml_node>& labels)
{
    const auto direct = [&](std::uint32_t v) { return f.values[v].broader; };
    const auto cycles = find_cycles(static_cast<std::uint32_t>(f.values.size()), direct);
    for (const auto& cycle : cycles)
        d.found.error(codes::cycle, labels[cycle.front()].where(),
                      fmt::format("through `broader`, value `{}` of `{}` leads back to itself",
                                  f.values[cycle.front()].name, f.path));
    if (!cycles.empty()) return;
    for (std::uint32_t v = 0; v < f.values.size(); ++v) {
        if (close_one(f, f.values[v])) continue;
        d.found.error(codes::too_deep, labels[v].where(),
                      fmt::format("more than {} values are broader than `{}`", most_broader,
                                  f.values[v].name));
        return;
    }
}

std::string_view wanted_in_words(fact_type t) noexcept
{
    switch (t) {
    case fact_type::boolean: return "`true` or `false`";
    case fact_type::integer: return "a whole number";
    case fact_type::real: return "a number";
    case fact_type::date: return "a day like 2024-09-22";
    default: return "a text";
    }
}

bool is_number(std::string_view text) noexcept
{
    const std::size_t digits = text.find_first_of("0123456789");
    return digits != std::string_view::npos &&
           text.find_first_not_of("0123456789.-") == std::string_view::npos &&
           std::count(text.begin(), text.end(), '.') <= 1 && text.rfind('-') + 1 <= 1;
}

bool suits(yaml_node value, fact_type t)
{
    const std::string_view text = value.text();
    switch (t) {
    case fact_type::boolean: return to_boolean(text).has_value();
    case fact_type::integer: return to_integer(text).has_value();
    case fact_type::real: return is_number(text);
    case fact_type::date: return to_day(text).has_value();
    default: return true;
    }
}

bool check_setting(draft& d, yaml_node path, yaml_node value, const fact& f, bool certain)
{
    if (f.origin != fact_origin::stated || f.type == fact_type::text || f.type == fact_type::list ||
        (certain && f.judgement)) {
        d.found.error(codes::not_for_this_type, path.where(),
                      fmt::format("`{}` cannot be given a value here", f.path),
                      certain && f.judgement ? "it is a judgement, which a person finds" : "");
        return false;
    }
    if (f.type == fact_type::enumeration || f.type == fact_type::set) {
        if (by_name(f, value.text()) != none) return true;
        unknown_value(d, value.where(), value.text(), f);
        return false;
    }
    if (suits(value, f.type)) return true;
    d.found.error(codes::bad_setting, value.where(),
                  fmt::format("`{}` is no value of `{}`", printable(value.text()), f.path),
                  fmt::format("it has to be {}", wanted_in_words(f.type)));
    return false;
}

} // namespace

void unknown_value(draft& d, location where, std::string_view word, const fact& f)
{
    if (d.found.full()) return;
    std::vector<std::string_view> known;
    for (const fact_value& v : f.values) known.push_back(v.name);
    std::string help = suggestion(word, known);
    if (help.empty() && known.size() <= 12) help = "one of " + listed(known);
    d.found.error(codes::unknown_value, std::move(where),
                  fmt::format("`{}` is not a value of `{}`", printable(word), f.path),
                  std::move(help));
}

void index_values(fact& f)
{
    f.value_index.clear();
    for (std::uint32_t v = 0; v < f.values.size(); ++v) {
        f.value_index.emplace_back(f.values[v].name, v);
        for (const std::string& alias : f.values[v].aliases) f.value_index.emplace_back(alias, v);
    }
    std::sort(f.value_index.begin(), f.value_index.end());
}

void read_values(draft& d, yaml_node values, fact& to)
{
    std::vector<yaml_node> labels;
    std::vector<yaml_node> words;
    for (const auto [name, body] : values.pairs()) {
        if (!name.is_scalar()) continue;
        fact_value v;
        v.name = text_of(name);
        v.title = bilingual_of(body);
        v.question = bilingual_of(body.find("question"));
        v.aliases = texts_of(entry(body), "alias");
        words.push_back(name);
        entry(body).each("alias", [&](yaml_node alias) { words.push_back(alias); });
        labels.push_back(name);
        to.values.push_back(std::move(v));
    }
    check_words(d, to, std::move(words));
    index_values(to);
    std::uint32_t v = 0;
    for (const auto [name, body] : values.pairs())
        if (name.is_scalar()) read_broader(d, to, v++, body);
    close_broader(d, to, labels);
}

std::vector<fact_setting> settings_of(draft& d, yaml_node map, bool certain)
{
    std::vector<fact_setting> out;
    if (!map) return out;
    for (const auto [path, value] : map.pairs()) {
        if (!path.is_scalar() || !value.is_scalar()) continue;
        const fact_id id = d.resolve_fact(path);
        if (id == none || d.untyped.count(path.text()) != 0) continue;
        if (check_setting(d, path, value, d.out.facts[id], certain))
            out.push_back({id, text_of(value), value.where()});
    }
    return out;
}

} // namespace netral
