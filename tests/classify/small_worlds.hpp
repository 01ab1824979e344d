// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Random rule sets over so few facts that all their records can be looked at: the oracle for
/// missing facts, reasons and verdicts that may be reached.
///
/// The facts are three bools, an enumeration of three, a set of two and a day; the constraints are
/// random too. A world is one total assignment.

#include "../engine/loaded.hpp"
#include "../engine/plain.hpp"

#include <netral/classify/inquiry.hpp>

#include <fmt/format.h>

#include <array>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace netral::testing {

/// What is known of each of the seven parts: an index into its values, or -1.
using knowns = std::array<int, 7>;

/// The seven parts as sets of parts.
using mask = unsigned;

class small_world_rules {
public:
    static constexpr std::array<int, 7> sizes{2, 2, 2, 3, 2, 2, 5};
    static constexpr std::size_t states = 3 * 3 * 3 * 4 * 3 * 3 * 6;
    static constexpr std::array<std::string_view, 5> days{"2024-01-15", "2024-03-01", "2024-04-15",
                                                          "2024-06-01", "2024-08-15"};

    /// A rule set that loads; some constraints contradict each other, then others are taken.
    explicit small_world_rules(std::uint32_t seed) : random_(seed)
    {
        while (!program_) make();
    }

    [[nodiscard]] const std::shared_ptr<const program>& compiled() const { return program_; }
    [[nodiscard]] const std::string& text() const { return text_; }

    /// A record with some parts known, which its own constraints allow.
    knowns random_record()
    {
        const auto& all = worlds();
        knowns out = all[pick(static_cast<unsigned>(all.size()))];
        for (int& value : out)
            if (pick(2) == 0) value = -1;
        return out;
    }

    /// All total assignments that the constraints allow.
    const std::vector<knowns>& worlds()
    {
        if (!worlds_.empty()) return worlds_;
        knowns w{};
        fill(w, 0);
        return worlds_;
    }

    /// The rules' statuses where this much is known and what follows is worked out.
    const std::vector<rule_status>& statuses(const knowns& k)
    {
        std::vector<rule_status>& out = statuses_[number_of(k)];
        if (!out.empty()) return out;
        const read_record r(*program_, json_of(k));
        return out = statuses_of(r.get());
    }

    /// The same for a record that may say of a part that it has one of several values.
    [[nodiscard]] std::vector<rule_status> statuses_of(const record& r) const
    {
        const plain oracle(program_->rules(), r);
        std::vector<rule_status> out;
        for (rule_id id = 0; id < program_->rules().rules.size(); ++id)
            out.push_back(oracle.status(id));
        return out;
    }

    /// All states of knowledge that some world agrees with and in which the rule holds.
    const std::vector<knowns>& states_where_it_holds(rule_id r)
    {
        std::vector<knowns>& out = holding_[r];
        if (!out.empty() || holding_known_[r]) return out;
        holding_known_[r] = true;
        std::set<knowns> possible;
        for (const knowns& w : worlds())
            for (mask known = 0; known < 128; ++known) {
                knowns k = w;
                for (std::size_t i = 0; i < k.size(); ++i)
                    if ((known >> i & 1U) == 0) k[i] = -1;
                possible.insert(k);
            }
        for (const knowns& k : possible)
            if (statuses(k)[r] == rule_status::holds) out.push_back(k);
        return out;
    }

    /// Whether the rule is broken in a world.
    bool broken(const knowns& world, rule_id r) { return statuses(world)[r] == rule_status::holds; }

    /// Worlds that agree with what is known.
    std::vector<knowns> worlds_of(const knowns& k)
    {
        std::vector<knowns> out;
        for (const knowns& w : worlds())
            if (agrees(w, k)) out.push_back(w);
        return out;
    }

    static bool agrees(const knowns& world, const knowns& k)
    {
        for (std::size_t i = 0; i < k.size(); ++i)
            if (k[i] >= 0 && world[i] != k[i]) return false;
        return true;
    }

    [[nodiscard]] static std::string json_of(const knowns& k)
    {
        std::vector<std::string> fields;
        for (std::size_t i = 0; i < 3; ++i)
            if (k[i] >= 0) fields.push_back(fmt::format("\"b{}\":{}", i, k[i] == 1));
        if (k[3] >= 0) fields.push_back(fmt::format("\"e\":\"{}\"", "uvw"[k[3]]));
        std::string has;
        std::string has_not;
        for (std::size_t i = 4; i < 6; ++i) {
            std::string& to = k[i] == 1 ? has : has_not;
            if (k[i] >= 0) to += fmt::format("{}\"{}\"", to.empty() ? "" : ",", "xy"[i - 4]);
        }
        if (!has.empty() || !has_not.empty())
            fields.push_back(fmt::format("\"s\":{{\"has\":[{}],\"not\":[{}]}}", has, has_not));
        if (k[6] >= 0) fields.push_back(fmt::format("\"d\":\"{}\"", days[index(k[6])]));
        std::string out = "{\"f\":{";
        for (std::size_t i = 0; i < fields.size(); ++i) out += (i == 0 ? "" : ",") + fields[i];
        return out + "}}";
    }

    /// The facts of the seven parts; the two members of the set have one fact.
    [[nodiscard]] fact_id fact_of(std::size_t part) const
    {
        constexpr std::array<std::string_view, 7> paths{"f.b0", "f.b1", "f.b2", "f.e",
                                                        "f.s",  "f.s",  "f.d"};
        return program_->rules().find_fact(paths[part]);
    }

    /// The number of a part among the seven.
    [[nodiscard]] std::size_t number_of(const fact_part& p) const
    {
        const std::string& path = program_->rules().facts[p.fact].path;
        if (path == "f.s") return 4 + p.member;
        if (path == "f.d") return 6;
        return path == "f.e" ? 3 : index(path.back() - '0');
    }

    unsigned pick(unsigned n) { return std::uniform_int_distribution<unsigned>(0, n - 1)(random_); }

private:
    static std::size_t index(int n) { return static_cast<std::size_t>(n); }

    /// The number of a state of knowledge, each part counting one more for what is not known.
    static std::size_t number_of(const knowns& k)
    {
        std::size_t out = 0;
        for (std::size_t i = 0; i < k.size(); ++i)
            out = out * index(sizes[i] + 1) + index(k[i] + 1);
        return out;
    }

    void make()
    {
        text_ = R"(ruleset: small
version: "1"
title: {id: kecil, en: small}
roles: {act_day: f.d}
facts:
  f.b0: {type: bool, title: {id: b0, en: b0}}
  f.b1: {type: bool, title: {id: b1, en: b1}}
  f.b2: {type: bool, title: {id: b2, en: b2}}
  f.e: {type: enum, title: {id: e, en: e}, values: {u: {id: u, en: u}, v: {id: v, en: v}, w: {id: w, en: w}}}
  f.s: {type: set, title: {id: s, en: s}, values: {x: {id: x, en: x}, y: {id: y, en: y}}}
  f.d: {type: date, title: {id: d, en: d}}
instruments:
  law: {title: {id: hukum, en: law}, short: {id: hukum, en: law}, in_force: {from: 2000-01-01}}
)";
        const unsigned constraints = pick(4);
        if (constraints > 0) text_ += "constraints:\n";
        for (unsigned i = 0; i < constraints; ++i)
            text_ += pick(2) == 0
                         ? fmt::format("  - {{id: k{}, conflicts: [\"{}\", \"{}\"]}}\n", i, atom(),
                                       atom())
                         : fmt::format("  - {{id: k{}, implies: {{if: \"{}\", then: \"{}\"}}}}\n",
                                       i, atom(), pick(2) == 0 ? atom() : atom() + " || " + atom());
        text_ += "rules:\n";
        const unsigned rules = 1 + pick(3);
        for (unsigned r = 0; r < rules; ++r) text_ += rule(r);
        const auto loaded = load("rules.yaml", [&](std::string_view) {
            return read_answer{true, text_, {}};
        });
        if (!loaded) return;
        auto made = program::compile(loaded->rules);
        if (made) program_ = *made;
    }

    std::string rule(unsigned number)
    {
        std::string out =
            fmt::format("  - id: rule.{}\n    category: campaigning\n    title: {{id: r, en: r}}\n"
                        "    basis: [{{instrument: law, article: '1'}}]\n    nature: {}\n"
                        "    confidence: high\n    conduct: {}\n",
                        number, pick(2) == 0 ? "disiplin" : "pidana", condition(2));
        if (pick(5) == 0) out += "    in_force: {from: 2024-03-01, to: 2024-06-01}\n";
        if (pick(2) == 0) out += "    addressees: " + condition(1) + "\n";
        if (pick(2) == 0) out += "    when: " + condition(2) + "\n";
        if (number > 0 && pick(5) == 0)
            out += fmt::format("    breach_of: [rule.{}]\n", number - 1);
        if (pick(2) == 0)
            out += fmt::format("    unless: [{{id: x, title: {{id: x, en: x}}, when: {}{}{}}}]\n",
                               condition(1), pick(3) == 0 ? ", burden: accuser" : "",
                               pick(3) == 0 ? ", unless: [{id: y, title: {id: y, en: y}, when: " +
                                                  condition(0) + "}]"
                                            : "");
        return out;
    }

    std::string condition(unsigned depth)
    {
        if (depth == 0 || pick(3) == 0) return '"' + atom() + '"';
        static constexpr std::array<std::string_view, 3> joins{"all", "any", "none"};
        std::string out = fmt::format("{{{}: [", joins[pick(3)]);
        const unsigned parts = 1 + pick(3);
        for (unsigned i = 0; i < parts; ++i) out += (i == 0 ? "" : ", ") + condition(depth - 1);
        return out + "]}";
    }

    std::string atom()
    {
        static constexpr std::array<std::string_view, 6> compare{"<", "<=", ">", ">=", "==", "!="};
        switch (pick(8)) {
        case 0:
        case 1: return fmt::format("f.b{}", pick(3));
        case 2: return fmt::format("!f.b{}", pick(3));
        case 3: return fmt::format("f.e == '{}'", "uvw"[pick(3)]);
        case 4: return fmt::format("f.e != '{}'", "uvw"[pick(3)]);
        case 5: return fmt::format("'{}' in f.s", "xy"[pick(2)]);
        case 6: return "sets.intersects(f.s, ['x', 'y'])";
        default:
            return fmt::format("f.d {} date('{}')", compare[pick(6)],
                               pick(2) == 0 ? "2024-03-01" : "2024-06-01");
        }
    }

    void fill(knowns& w, std::size_t part)
    {
        if (part < w.size()) {
            for (w[part] = 0; w[part] < sizes[part]; ++w[part]) fill(w, part + 1);
            return;
        }
        const read_record r(*program_, json_of(w));
        if (r.get().warnings().empty()) worlds_.push_back(w);
    }

    std::mt19937 random_;
    std::string text_;
    std::shared_ptr<const program> program_;
    std::vector<knowns> worlds_;
    std::vector<std::vector<rule_status>> statuses_ =
        std::vector<std::vector<rule_status>>(states); ///< by number_of(knowns)
    std::array<std::vector<knowns>, 3> holding_;       ///< by rule
    std::array<bool, 3> holding_known_{};
};

} // namespace netral::testing
