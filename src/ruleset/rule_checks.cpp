// SPDX-License-Identifier: Apache-2.0

/// @file
/// One rule, looked at closely. The only door is rule_checks.hpp.

#include "rule_checks.hpp"

#include "codes.hpp"
#include "conditions.hpp"
#include "yaml_trouble.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace netral {
namespace {

void check_placeholder(draft& d, const test& text, std::string_view name, span at)
{
    if (name == "subject" || d.find(section::phrases, name) != none) return;
    if (d.confidential.count(name) != 0) {
        d.found.error(codes::confidential_fact, text.place(at),
                      fmt::format("`{}` is confidential: no sentence can hold it", name));
        return;
    }
    if (d.find_fact(name) != none) return;
    std::vector<std::string_view> known{"subject"};
    for (const fact& f : d.out.facts) known.push_back(f.path);
    d.found.error(codes::bad_placeholder, text.place(at),
                  fmt::format("`{{{}}}` is neither a fact nor a phrase", printable(name)),
                  suggestion(name, known));
}

void check_sentence(draft& d, yaml_node scalar)
{
    if (!scalar || !scalar.is_scalar() || d.found.full()) return;
    if (scalar.text().find('{') == std::string_view::npos) return;
    const test text = placed_text(scalar);
    const std::string_view words = text_of_test(scalar);
    for (std::size_t open = words.find('{'); open != std::string_view::npos;
         open = words.find('{', open + 1)) {
        const std::size_t close = words.find('}', open);
        const span at{static_cast<std::uint32_t>(open),
                      static_cast<std::uint32_t>(std::min(close, words.size() - 1) + 1)};
        if (d.found.full()) return;
        if (close == std::string_view::npos) {
            d.found.error(codes::bad_placeholder, text.place(at), "this `{` is never closed");
            return;
        }
        check_placeholder(d, text, words.substr(open + 1, close - open - 1), at);
    }
}

/// The key of a version with that name, or null pointer.
const key_rule* version_key(std::string_view key) noexcept
{
    const key_rule* versions = find_key(*rule_of(section::rules).value, "versions");
    return find_key(*versions->value->items, key);
}

} // namespace

void check_versions(draft& d, const short_list<rule_version>& versions,
                    const std::vector<yaml_node>& names)
{
    std::map<std::string_view, std::size_t> seen;
    for (std::size_t i = 0; i < versions.size(); ++i) {
        const auto [same, is_new] = seen.emplace(versions[i].name, i);
        if (!is_new)
            d.found
                .error(codes::defined_twice, names[i].where(),
                       fmt::format("version `{}` is here twice", versions[i].name))
                .notes.push_back({"first here", names[same->second].where()});
        if (i == 0) continue;
        const period& before = versions[i - 1].in_force;
        const period& here = versions[i].in_force;
        if (before.last < here.first) continue;
        const bool unordered = here.last < before.first;
        d.found
            .error(unordered ? codes::unordered_versions : codes::overlapping_versions,
                   names[i].where(),
                   unordered ? std::string("this version is older than the one above it")
                             : fmt::format("this version begins on {}, when the one above it has "
                                           "not ended",
                                           to_string(here.first)),
                   unordered ? "put the versions in order of time" : "")
            .notes.push_back({"the one above", names[i - 1].where()});
    }
}

void check_overrides(draft& d, const entry& e)
{
    for (const patch& p : e.patches) {
        bool needed = p.key.text() == "versions" || version_key(p.key.text()) == nullptr;
        e.each("versions", [&](yaml_node v) { needed = needed || !v.find(p.key.text()); });
        if (needed) continue;
        d.found.error(codes::without_effect, p.key.where(),
                      fmt::format("every version of `{}` has its own `{}`, so this changes nothing",
                                  e.name(), p.key.text()),
                      "override `versions`");
    }
}

void check_raised(draft& d, const entry& e, const rule& r)
{
    if (e.has("breach_of")) {
        bool any_named = false;
        bool any_left = false;
        e.each("breach_of", [&](yaml_node name) {
            any_named = true;
            any_left = any_left || !d.is_disabled(section::rules, name.text());
        });
        if (any_named && !any_left)
            d.found.warning(codes::disabled_away, e.where(),
                            fmt::format("all rules that `{}` is a breach of are disabled", r.id));
        return;
    }
    const bool raised = std::all_of(r.versions.begin(), r.versions.end(),
                                    [](const rule_version& v) { return bool(v.conduct.where.in); });
    if (raised) return;
    d.found.error(codes::never_raised, e.where(),
                  fmt::format("rule `{}` says no `conduct`, so nothing raises it", r.id),
                  "move what was done from `when` to `conduct`, or name the rules that it is a "
                  "`breach_of`");
}

void check_say(draft& d, yaml_node say)
{
    if (say.is_scalar()) return check_sentence(d, say);
    check_sentence(d, say.find("id"));
    check_sentence(d, say.find("en"));
}

} // namespace netral
