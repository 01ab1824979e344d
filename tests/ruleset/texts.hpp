// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Rule sets out of texts in memory, for the tests of this layer.

#include <netral/ruleset/load.hpp>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace texts {

using files = std::map<std::string, std::string, std::less<>>;

inline netral::text_reader reader_of(files all)
{
    return [all = std::move(all)](std::string_view path) {
        const auto at = all.find(path);
        if (at == all.end()) return netral::read_answer{false, {}, "there is no such file"};
        return netral::read_answer{true, at->second, {}};
    };
}

inline netral::result<netral::loaded_ruleset> load(files all,
                                                   const netral::load_options& options = {})
{
    return netral::load("ruleset.yaml", reader_of(std::move(all)), options);
}

inline netral::result<netral::loaded_ruleset> load(std::string text,
                                                   const netral::load_options& options = {})
{
    return load(files{{"ruleset.yaml", std::move(text)}}, options);
}

/// What a rule set needs before it has anything of its own: one fact, one law, one rule.
inline const std::string& smallest()
{
    static const std::string text = R"(
ruleset: small
version: 1
facts:
  act.public: {type: bool}
  act.kinds: {type: set, values: {suka: {en: liked}, unggah: {en: posted}}}
  act.on: {type: date}
  act.place: {type: string}
  target.kind: {type: enum, values: {calon: {en: candidate}, partai: {en: party}}}
instruments:
  law: {title: {en: The law}, in_force: {from: 2020-01-01}}
rules:
  - id: first
    category: party
    title: {en: First}
    basis: [{instrument: law, article: "1"}]
    nature: disiplin
    conduct: act.public
)";
    return text;
}

/// The smallest rule set with more of `rules:` behind it.
inline std::string smallest_with_rule(std::string_view keys)
{
    return smallest() +
           "  - id: second\n    category: party\n    title: {en: Second}\n"
           "    basis: [{instrument: law}]\n    nature: disiplin\n" +
           std::string(keys);
}

/// The codes of all diagnostics, in order: "N1401 N1503".
inline std::string codes(const netral::diagnostics& all)
{
    std::string out;
    for (const netral::diagnostic& d : all)
        out.append(out.empty() ? "" : " ").append(netral::to_string(d.id));
    return out;
}

} // namespace texts
