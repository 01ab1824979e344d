// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Random rule sets, as their authors would write them, and random records for them.
///
/// Small domains on purpose, so that conditions are often decided, often partly known, and rules
/// often share what they ask for. The same seed gives the same text.

#include <fmt/format.h>

#include <random>
#include <string>
#include <vector>

namespace netral::testing {

class random_rules {
public:
    explicit random_rules(std::uint32_t seed) : random_(seed) {}

    /// A whole rule set in one file.
    std::string ruleset() { return ruleset(3 + pick(6)); }

    /// The same of so many rules.
    std::string ruleset(unsigned count)
    {
        std::string out = head();
        out += "rules:\n";
        for (unsigned r = 0; r < count; ++r) out += rule(r);
        return out;
    }

    /// One record, of which much is unknown.
    std::string record()
    {
        std::vector<std::string> fields;
        const auto state = [&](std::string_view name, std::string value) {
            if (pick(3) != 0) fields.push_back(fmt::format("\"{}\": {}", name, value));
        };
        state("b0", boolean());
        state("b1", boolean());
        state("b2", boolean());
        state("e0", quoted(enum_value()));
        state("e1", quoted(enum_value()));
        state("s0", set_value());
        state("d0", quoted(partial_date()));
        state("d1", quoted(partial_date()));
        state("i0", std::to_string(pick(6)));
        state("t0", quoted(string_value()));
        state("p0", quoted(prose()));
        std::string out = "{\"f\": {";
        for (std::size_t i = 0; i < fields.size(); ++i) out += (i == 0 ? "" : ", ") + fields[i];
        return out + "}}";
    }

private:
    static std::string head()
    {
        return R"(ruleset: random
version: "1"
title: {id: acak, en: random}
roles: {act_day: f.d0}
facts:
  f.b0: {type: bool, title: {id: b0, en: b0}}
  f.b1: {type: bool, title: {id: b1, en: b1}}
  f.b2: {type: bool, title: {id: b2, en: b2}}
  f.e0: {type: enum, title: {id: e0, en: e0}, values: {u: {id: u, en: u}, v: {id: v, en: v}, w: {id: w, en: w}, x: {id: x, en: x}}}
  f.e1: {type: enum, title: {id: e1, en: e1}, values_of: f.e0}
  f.s0: {type: set, title: {id: s0, en: s0}, values_of: f.e0}
  f.d0: {type: date, title: {id: d0, en: d0}}
  f.d1: {type: date, title: {id: d1, en: d1}}
  f.i0: {type: int, title: {id: i0, en: i0}}
  f.t0: {type: string, title: {id: t0, en: t0}}
  f.p0: {type: string, title: {id: p0, en: p0}}
constraints:
  - {id: k0, implies: {if: "f.e0 == 'u'", then: "f.b2"}}
  - {id: k1, conflicts: ["f.e1 == 'v'", "'w' in f.s0"]}
instruments:
  law: {title: {id: hukum, en: law}, short: {id: hukum, en: law}, in_force: {from: 2000-01-01}}
readings:
  r0:
    title: {id: r0, en: r0}
    options: {yes: {title: {id: a, en: a}}, no: {title: {id: b, en: b}}}
    default: yes
)";
    }

    std::string rule(unsigned number)
    {
        std::string out =
            fmt::format("  - id: rule.{}\n    category: campaigning\n    title: {{id: r, en: r}}\n"
                        "    basis: [{{instrument: law, article: '1'}}]\n    nature: disiplin\n"
                        "    confidence: high\n",
                        number);
        const bool versions = pick(4) == 0;
        if (!versions && pick(3) == 0) out += "    in_force: {from: 2024-03-01, to: 2024-09-30}\n";
        if (pick(4) != 0) out += "    addressees: " + scalar(1) + "\n";
        const bool breach = number > 0 && pick(5) == 0;
        if (breach) out += fmt::format("    breach_of: [rule.{}]\n", pick(number));
        if (!breach || pick(2) == 0) out += "    conduct: " + condition(2) + "\n";
        if (pick(2) == 0) out += "    when: " + condition(2) + "\n";
        if (pick(2) == 0) out += exceptions();
        if (versions)
            out += fmt::format("    versions:\n"
                               "      - {{v: v1, from: 2024-01-01, to: 2024-05-31}}\n"
                               "      - {{v: v2, from: {}, when: {}}}\n",
                               pick(2) == 0 ? "2024-06-01" : "2024-07-01", condition(1));
        return out;
    }

    std::string exceptions()
    {
        return fmt::format("    unless:\n      - {{id: x0, title: {{id: x, en: x}}, when: {}{}}}\n"
                           "      - {{id: x1, title: {{id: x, en: x}}, when: {}, unless: [{{id: y, "
                           "title: {{id: y, en: y}}, when: {}{}}}]}}\n",
                           condition(1), burden(), condition(1), condition(0), burden());
    }

    std::string burden() { return pick(3) == 0 ? ", burden: accuser" : ""; }

    /// In YAML's flow style, so that it stands on one line.
    std::string condition(unsigned depth)
    {
        if (depth == 0 || pick(3) == 0) return scalar(depth);
        static const std::vector<std::string> joins{"all", "any", "none"};
        std::string out = "{" + joins[pick(3)] + ": [";
        const unsigned parts = 1 + pick(3);
        for (unsigned i = 0; i < parts; ++i) out += (i == 0 ? "" : ", ") + condition(depth - 1);
        return out + "]}";
    }

    std::string scalar(unsigned depth) { return '"' + expression(depth) + '"'; }

    std::string expression(unsigned depth)
    {
        if (depth == 0 || pick(2) == 0) return atom();
        switch (pick(4)) {
        case 0: return "!(" + expression(depth - 1) + ")";
        case 1: return "(" + expression(depth - 1) + " && " + expression(depth - 1) + ")";
        case 2: return "(" + expression(depth - 1) + " || " + expression(depth - 1) + ")";
        default: return "(" + atom() + " ? " + atom() + " : " + atom() + ")";
        }
    }

    std::string atom()
    {
        switch (pick(18)) {
        case 0: return fmt::format("f.b{}", pick(3));
        case 1: return fmt::format("f.e{} == '{}'", pick(2), enum_value());
        case 2: return fmt::format("f.e{} != '{}'", pick(2), enum_value());
        case 3: return fmt::format("f.e{} in ['{}', '{}']", pick(2), enum_value(), enum_value());
        case 4: return fmt::format("'{}' in f.s0", enum_value());
        case 5:
            return fmt::format("sets.intersects(f.s0, ['{}', '{}'])", enum_value(), enum_value());
        case 6: return fmt::format("sets.contains(f.s0, ['{}', '{}'])", enum_value(), enum_value());
        case 7: return fmt::format("f.d0 {} date('{}')", comparison(), whole_date());
        case 8: return fmt::format("f.i0 {} {}", comparison(), pick(6));
        case 9: return fmt::format("f.t0 == '{}'", string_value());
        case 10: return "reading('r0') == 'yes'";
        case 11: return fmt::format("f.t0.startsWith('{}')", pick(2) == 0 ? "a" : "b");
        case 12: return fmt::format("f.i0 + 1 {} {}", comparison(), pick(6));
        case 13: return fmt::format("f.d0 {} f.d1", comparison());
        case 14: return days_moved();
        case 15:
        case 16: return fmt::format("f.p0.contains('{}')", word());
        default: return fmt::format("10 / f.i0 {} 3", comparison()); // errs where i0 is 0
        }
    }

    std::string word()
    {
        static const std::vector<std::string> all{"pilih", "dukung", "ktp", "a"};
        return all[pick(4)];
    }
    std::string prose()
    {
        std::string out;
        for (unsigned n = pick(4); n > 0; --n) out += word() + ' ';
        return out;
    }

    std::string days_moved()
    {
        const std::string moved = fmt::format("f.d1.{}({})", pick(2) == 0 ? "addMonths" : "addDays",
                                              static_cast<int>(pick(9)) - 4);
        return pick(2) == 0 ? fmt::format("f.d0 {} {}", comparison(), moved)
                            : fmt::format("{} {} f.d0", moved, comparison());
    }

    std::string comparison()
    {
        static const std::vector<std::string> all{"<", "<=", ">", ">=", "==", "!="};
        return all[pick(6)];
    }

    std::string enum_value() { return std::string(1, "uvwx"[pick(4)]); }
    std::string string_value()
    {
        static const std::vector<std::string> all{"a1", "a2", "b1", "zz"};
        return all[pick(4)];
    }
    std::string whole_date() { return fmt::format("2024-{:02}-15", 1 + pick(12)); }
    std::string partial_date()
    {
        switch (pick(4)) {
        case 0: return "2024";
        case 1: return fmt::format("2024-{:02}", 1 + pick(12));
        default: return whole_date();
        }
    }
    std::string boolean() { return pick(2) == 0 ? "true" : "false"; }
    std::string set_value()
    {
        const auto some = [&] {
            std::string out = "[";
            for (const char member : std::string("uvwx"))
                if (pick(3) == 0)
                    out += (out.size() == 1 ? "" : ", ") + quoted(std::string(1, member));
            return out + "]";
        };
        if (pick(2) == 0) return some();
        return fmt::format("{{\"has\": [\"{}\"], \"not\": [\"{}\"]}}", "uv"[pick(2)],
                           "wx"[pick(2)]);
    }
    static std::string quoted(std::string text) { return '"' + text + '"'; }

    unsigned pick(unsigned below)
    {
        return static_cast<unsigned>(random_() % below); // the same on every platform
    }

    std::mt19937 random_;
};

} // namespace netral::testing
