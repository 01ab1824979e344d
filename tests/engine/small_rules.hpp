// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A small vocabulary for tests of the engine, and rules in it from what matters to a test.

#include <string>

namespace netral::testing {

/// A rule set with these rules; each is one line in YAML's flow style, `{id: ..., ...}`, to which
/// what every rule needs is added.
inline std::string small_rules(const std::string& rules, const std::string& more = {})
{
    std::string filled;
    const std::string needed =
        ", category: campaigning, nature: disiplin, confidence: high, title: {id: r, en: r}, "
        "basis: [{instrument: law, article: '1'}]}";
    for (std::size_t at = 0; at < rules.size();) {
        std::size_t end = rules.find('\n', at);
        if (end == std::string::npos) end = rules.size();
        std::string line = rules.substr(at, end - at);
        at = end + 1;
        if (line.empty()) continue;
        line.pop_back(); // its closing brace
        filled += line + needed + "\n";
    }
    return R"(ruleset: small
version: "1"
title: {id: kecil, en: small}
roles: {act_day: act.day, record_id: act.id}
facts:
  act.id: {type: string, title: {id: nomor, en: number}}
  act.kinds:
    type: set
    title: {id: bentuk, en: kinds}
    values: {like: {id: suka, en: like}, share: {id: bagi, en: share}, speech: {id: orasi, en: speech}}
  act.public: {type: bool, title: {id: umum, en: public}}
  act.official: {type: bool, title: {id: dinas, en: official}}
  act.intended: {type: bool, judgement: true, title: {id: sengaja, en: intended}}
  act.day: {type: date, title: {id: hari, en: day}}
  act.known: {type: date, title: {id: diketahui, en: known}}
  act.persons: {type: int, title: {id: orang, en: persons}}
  who.status:
    type: enum
    title: {id: status, en: status}
    values: {pns: {id: pns, en: pns}, tni: {id: tni, en: tni}, none: {id: bukan, en: none}}
instruments:
  law: {title: {id: hukum, en: law}, short: {id: hukum, en: law}, in_force: {from: 2000-01-01}}
)" + more + "rules:\n" +
           filled;
}

} // namespace netral::testing
