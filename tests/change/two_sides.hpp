// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Small rule sets that differ in what a test wants, and programs made of them.

#include <netral/engine/program.hpp>
#include <netral/ruleset/load.hpp>

#include <catch2/catch.hpp>

#include <map>
#include <memory>
#include <string>

namespace netral::testing {

inline const std::string small_head = R"(ruleset: kecil
version: "1"
roles: {record_id: id, act_day: day, stage: stage}
facts:
  id: {type: string}
  day: {type: date}
  stage: {type: enum, values: {pendaftaran: {}, kampanye: {}, pemungutan: {}}}
  region: {type: string}
  who: {type: enum, values: {pns: {}, dprd: {}, lain: {}}}
  kinds: {type: set, values: {hadir: {}, ajakan: {}}}
  paid: {type: bool}
  leave: {type: bool}
instruments:
  uu: {title: {id: UU, en: Act}}
sanctions:
  - {id: ringan, nature: disiplin, family: pns, level: ringan, rank: 1, measure: {id: ringan, en: light}, basis: [{instrument: uu}]}
  - {id: berat, nature: disiplin, family: pns, level: berat, rank: 3, measure: {id: berat, en: heavy}, basis: [{instrument: uu}]}
readings:
  arti:
    title: {id: Arti, en: Meaning}
    options: {sempit: {title: {id: sempit, en: narrow}}, luas: {title: {id: luas, en: wide}}}
    default: sempit
    basis: [{instrument: uu}]
)";

inline const std::string small_rules = R"(terms:
  official: "who == 'pns'"
rules:
  - id: r.1
    category: campaigning
    title: {id: Hadir, en: Attended}
    nature: disiplin
    basis: [{instrument: uu, article: "1"}]
    addressees: terms.official
    conduct: "'hadir' in kinds"
    when: "stage == 'kampanye'"
    unless:
      - {id: cuti, title: {id: cuti, en: leave}, when: leave}
    sanctions: {one_of: [ringan]}
  - id: r.2
    category: campaigning
    title: {id: Mengajak, en: Urged}
    nature: disiplin
    basis: [{instrument: uu, article: "2"}]
    conduct: "'ajakan' in kinds"
    sanctions: {one_of: [berat]}
    versions:
      - {v: lama, to: 2024-06-30, addressees: "who == 'pns'"}
      - {v: baru, from: 2024-07-01, addressees: "who == 'pns' || who == 'dprd'"}
  - id: r.3
    category: favouring
    title: {id: Dibayar, en: Paid}
    nature: kode_etik
    basis: [{instrument: uu, article: "3"}]
    conduct: paid
    when: "who == 'pns' || reading('arti') == 'luas'"
)";

/// The text with one part of it replaced, which must be there.
inline std::string with(std::string text, const std::string& old_part, const std::string& new_part)
{
    const std::size_t at = text.find(old_part);
    if (at == std::string::npos) FAIL("not in the text: " << old_part);
    return text.replace(at, old_part.size(), new_part);
}

/// A program of the files; `overlay.yaml` is put on top when it is among them.
inline std::shared_ptr<const program> program_of(const std::map<std::string, std::string>& files)
{
    load_options how;
    if (files.count("overlay.yaml") != 0) how.overlays.push_back("overlay.yaml");
    const auto loaded = load(
        "ruleset.yaml",
        [&](std::string_view path) {
            const auto at = files.find(std::string(path));
            return at == files.end() ? read_answer{false, {}, "no such file"}
                                     : read_answer{true, at->second, {}};
        },
        how);
    if (!loaded) FAIL(render(loaded.errors()));
    auto compiled = program::compile(loaded->rules);
    if (!compiled) FAIL(render(compiled.errors()));
    return *compiled;
}

inline std::shared_ptr<const program> small(const std::string& rules = small_rules,
                                            const std::string& head = small_head)
{
    return program_of({{"ruleset.yaml", head + rules}});
}

} // namespace netral::testing
