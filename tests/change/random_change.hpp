// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Random rule sets with a random change, over so few facts that every state of knowledge which a
/// record can state is soon gone through.
///
/// The same seed gives the same texts.

#include <fmt/format.h>

#include <random>
#include <string>
#include <vector>

namespace netral::testing {

class random_change {
public:
    explicit random_change(std::uint32_t seed) : random_(seed)
    {
        const unsigned count = 1 + pick(4);
        const unsigned changed = pick(count);
        const bool change_completion = pick(12) == 0;
        before_ = head(0);
        after_ = head(change_completion ? 1 : 0);
        for (unsigned r = 0; r < count; ++r) {
            const std::mt19937 same = random_;
            const std::string text = rule(r);
            before_ += text;
            if (r != changed) {
                after_ += text;
                continue;
            }
            const std::mt19937 next = random_;
            if (pick(3) != 0) { // much of the rule stays as it is
                const unsigned skip = 20 + pick(40);
                random_ = same;
                drift_ = skip;
                after_ += rule(r);
                drift_ = 0;
            } else if (count == 1 || r + 1 != count || pick(4) != 0) { // none rests on the last
                after_ += rule(r);
            }
            random_ = next;
        }
    }

    [[nodiscard]] const std::string& before() const noexcept { return before_; }
    [[nodiscard]] const std::string& after() const noexcept { return after_; }

    /// Every combination of what a record may state of each fact.
    [[nodiscard]] static std::vector<std::string> records()
    {
        const std::vector<std::string> bools{"", "true", "false"};
        const std::vector<std::string> enums{"", "\"u\"", "\"v\"", "\"w\""};
        const std::vector<std::string> days{"",
                                            "\"2024-02-10\"",
                                            "\"2024-04-15\"",
                                            "\"2024-06-30\"",
                                            "\"2024-07-20\"",
                                            "\"2024-04\"",
                                            "\"2024-06\"",
                                            "\"2024\""};
        std::vector<std::string> sets{""};
        for (const char* x : {"", "has", "not"})
            for (const char* y : {"", "has", "not"}) sets.push_back(set(x, y));
        std::vector<std::string> out;
        for (const auto& b0 : bools)
            for (const auto& b1 : bools)
                for (const auto& e : enums)
                    for (const auto& s : sets)
                        for (const auto& d : days) out.push_back(line({b0, b1, e, s, d}));
        return out;
    }

private:
    static std::string set(const std::string& x, const std::string& y)
    {
        std::string has;
        std::string lacks;
        const auto put = [&](const std::string& where, const char* name) {
            std::string* to = where == "has" ? &has : where == "not" ? &lacks : nullptr;
            if (to != nullptr) *to += (to->empty() ? "" : ", ") + std::string(name);
        };
        put(x, "\"x\"");
        put(y, "\"y\"");
        return "{\"has\": [" + has + "], \"not\": [" + lacks + "]}";
    }

    static std::string line(const std::vector<std::string>& values)
    {
        static const std::vector<std::string> names{"b0", "b1", "e", "s", "d"};
        std::string out;
        for (std::size_t i = 0; i < names.size(); ++i)
            if (!values[i].empty())
                out += (out.empty() ? "" : ", ") + ("\"" + names[i] + "\": " + values[i]);
        return "{\"f\": {" + out + "}}";
    }

    std::string head(unsigned variant)
    {
        return fmt::format(R"(ruleset: acak
version: "1"
roles: {{act_day: f.d}}
facts:
  f.b0: {{type: bool}}
  f.b1: {{type: bool}}
  f.e: {{type: enum, values: {{u: {{}}, v: {{}}, w: {{}}}}}}
  f.s: {{type: set, values: {{x: {{}}, y: {{}}, z: {{}}}}}}
  f.d: {{type: date}}
constraints:
  - {{id: k0, implies: {{if: "f.e == 'u'", then: "{}"}}}}
  - {{id: k1, conflicts: ["f.e == 'v'", "'y' in f.s"]}}
instruments:
  uu: {{title: {{id: UU, en: Act}}}}
sanctions:
  - {{id: a, nature: disiplin, family: pns, level: a, rank: 1, measure: {{id: a, en: a}}, basis: [{{instrument: uu}}], for: "f.b0"}}
  - {{id: b, nature: disiplin, family: pns, level: b, rank: 2, measure: {{id: b, en: b}}, basis: [{{instrument: uu}}]}}
rules:
)",
                           variant == 0 ? "f.b1" : "f.b0");
    }

    std::string rule(unsigned number)
    {
        std::string out = fmt::format("  - id: r.{}\n    category: campaigning\n"
                                      "    title: {{id: r, en: r}}\n    nature: disiplin\n"
                                      "    basis: [{{instrument: uu, article: '1'}}]\n",
                                      number);
        out += fmt::format("    sanctions: {{one_of: [{}]}}\n",
                           std::vector<std::string>{"a", "b", "a, b"}[pick(3)]);
        const unsigned dates = pick(4);
        if (dates == 0) out += "    in_force: {from: 2024-03-01, to: 2024-06-30}\n";
        if (pick(3) != 0) out += "    addressees: " + scalar(1) + "\n";
        const bool breach = number > 0 && pick(4) == 0;
        if (breach) out += fmt::format("    breach_of: [r.{}]\n", pick(number));
        if (!breach || pick(2) == 0) out += "    conduct: " + condition(2) + "\n";
        if (pick(2) == 0) out += "    when: " + condition(1) + "\n";
        if (pick(2) == 0)
            out += fmt::format("    unless:\n      - {{id: p, title: {{id: p, en: p}}, when: {}{}, "
                               "unless: [{{id: q, title: {{id: q, en: q}}, when: {}{}}}]}}\n",
                               condition(1), burden(), condition(0), burden());
        if (dates == 1)
            out +=
                fmt::format("    versions:\n      - {{v: v1, from: 2024-01-01, to: 2024-05-31}}\n"
                            "      - {{v: v2, from: {}, when: {}}}\n",
                            pick(2) == 0 ? "2024-06-01" : "2024-07-01", condition(1));
        return out;
    }

    std::string burden() { return pick(3) == 0 ? ", burden: accuser" : ""; }

    std::string condition(unsigned depth)
    {
        if (depth == 0 || pick(3) == 0) return scalar(depth);
        static const std::vector<std::string> joins{"all", "any", "none"};
        std::string out = "{" + joins[pick(3)] + ": [";
        const unsigned parts = 1 + pick(2);
        for (unsigned i = 0; i < parts; ++i) out += (i == 0 ? "" : ", ") + condition(depth - 1);
        return out + "]}";
    }

    std::string scalar(unsigned depth) { return '"' + expression(depth) + '"'; }

    std::string expression(unsigned depth)
    {
        if (depth == 0 || pick(2) == 0) return atom();
        switch (pick(3)) {
        case 0: return "!(" + expression(depth - 1) + ")";
        case 1: return "(" + expression(depth - 1) + " && " + expression(depth - 1) + ")";
        default: return "(" + expression(depth - 1) + " || " + expression(depth - 1) + ")";
        }
    }

    std::string atom()
    {
        switch (pick(11)) {
        case 0:
        case 1: return fmt::format("f.b{}", pick(2));
        case 2: return fmt::format("f.e == '{}'", value());
        case 3: return fmt::format("f.e in ['{}', '{}']", value(), value());
        case 4: return "'x' in f.s";
        case 5: return "'y' in f.s";
        case 6: return "sets.intersects(f.s, ['x', 'y'])";
        case 7: return "sets.contains(f.s, ['x', 'y'])";
        case 8: return fmt::format("f.d >= date('{}')", day());
        case 9: return fmt::format("f.d < date('{}')", day());
        default: // left to the interpreter
            return pick(4) == 0 ? "(f.b0 ? f.b1 : f.e == 'w')" : "f.b1";
        }
    }

    std::string value() { return std::string(1, "uvw"[pick(3)]); }
    std::string day()
    {
        static const std::vector<std::string> all{"2024-04-01", "2024-06-15", "2024-07-01"};
        return all[pick(3)];
    }

    unsigned pick(unsigned below)
    {
        if (drift_ > 0 && --drift_ == 0) random_.discard(1);
        return static_cast<unsigned>(random_() % below); // the same on every platform
    }

    std::mt19937 random_;
    unsigned drift_ = 0;
    std::string before_;
    std::string after_;
};

} // namespace netral::testing
