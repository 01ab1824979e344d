// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of engine/rule_index.hpp.

#include "../match/all_vectors.hpp"
#include "loaded.hpp"
#include "random_rules.hpp"
#include "small_rules.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <array>
#include <random>

using namespace netral;
using namespace netral::testing;

namespace {

ruling rule_on(const program& p, const std::string& json)
{
    const read_record r(p, json);
    evaluation e(p);
    e.bind(r.get());
    ruling out = p.index().make_ruling();
    p.index().rule(e.words(), e.found_in_texts(), out);
    return out;
}

/// What was found of a rule.
rule_found found(const ruling& r, rule_id id)
{
    rule_found out = rule_found::fails;
    r.deal([&](std::size_t, rule_id rule, rule_found what) {
        if (rule == id) out = what;
    });
    return out;
}

rule_status evaluated_alone(const program& p, const std::string& json)
{
    const read_record r(p, json);
    evaluation e(p);
    e.bind(r.get());
    return e.outcome(0).status;
}

/// As what was found is called.
std::string_view said_of(rule_status s)
{
    return s == rule_status::not_raised ? "not raised" : to_string(s);
}

/// The rules that are out, as bits.
std::uint64_t ruled_out(const program& p, const std::string& json)
{
    const ruling r = rule_on(p, json);
    std::uint64_t out = 0;
    for (rule_id id = 0; id < p.rules().rules.size(); ++id)
        if (found(r, id) == rule_found::fails) out |= std::uint64_t{1} << id;
    return out;
}

} // namespace

TEST_CASE("a known fact rules out by its cell, an unknown one rules nothing out")
{
    const auto p = compile_text(small_rules(R"~(  - {id: a, conduct: "who.status == 'pns'"}
  - {id: b, conduct: "who.status != 'pns'"}
  - {id: c, conduct: "act.public"}
)~"));
    CHECK(ruled_out(*p, "{}") == 0);
    CHECK(ruled_out(*p, R"({"who": {"status": "pns"}})") == 2);
    CHECK(ruled_out(*p, R"({"who": {"status": "tni"}})") == 1);
    CHECK(ruled_out(*p, R"({"act": {"public": false}})") == 4);
}

TEST_CASE("a bound rules out on its side, and a day that may lie on both sides rules nothing out")
{
    const auto p = compile_text(small_rules(R"~(  - {id: a, conduct: "act.day < date('2024-03-01')"}
  - {id: b, conduct: "act.day >= date('2024-03-01')"}
  - {id: c, conduct: "act.persons == 2"}
)~"));
    CHECK(ruled_out(*p, R"({"act": {"day": "2024-02-29"}})") == 2);
    CHECK(ruled_out(*p, R"({"act": {"day": "2024-03-01"}})") == 1);
    CHECK(ruled_out(*p, R"({"act": {"day": "2024-02"}})") == 2);
    CHECK(ruled_out(*p, R"({"act": {"day": "2024"}})") == 0);
    CHECK(ruled_out(*p, R"({"act": {"persons": 2}})") == 0);
    CHECK(ruled_out(*p, R"({"act": {"persons": 1}})") == 4);
    CHECK(ruled_out(*p, R"({"act": {"persons": 3}})") == 4);
}

TEST_CASE(
    "two bounds of a fact in an alternative are one literal, unless nothing lies between them")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "(act.day >= date('2024-03-01') && act.day <= date('2024-03-31')) || act.public"}
)~"));
    CHECK(p->index().clause_count() == 1);
    const auto status_on = [](const program& of, const std::string& json) {
        const rule_status alone = evaluated_alone(of, json);
        const rule_found what = found(rule_on(of, json), 0);
        if (what != rule_found::look) CHECK(to_string(what) == said_of(alone));
        return alone;
    };
    const auto on = [&](const std::string& facts) {
        return status_on(*p, "{\"act\": {" + facts + "}}");
    };
    CHECK(on(R"("day": "2024-03", "public": false)") == rule_status::holds);
    CHECK(on(R"("day": "2024-04-01", "public": false)") == rule_status::fails);
    CHECK(on(R"("day": "2024-02-29", "public": false)") == rule_status::fails);
    CHECK(on(R"("day": "2024-02-29", "public": true)") == rule_status::holds);
    CHECK(on(R"("day": "2024", "public": false)") == rule_status::not_raised);
    CHECK(on(R"("public": false)") == rule_status::not_raised);

    const auto empty = compile_text(small_rules(
        R"~(  - {id: a, conduct: "(act.persons >= 5 && act.persons <= 3) || act.public"}
)~"));
    CHECK(empty->index().clause_count() == 2);
    CHECK(status_on(*empty, R"({"act": {"persons": 4, "public": false}})") == rule_status::fails);
    CHECK(status_on(*empty, R"({"act": {"public": false}})") == rule_status::not_raised);
}

TEST_CASE("a set rules out the demands of which no member can hold, and the bans on what does")
{
    // Several of each, since for few rules the index would not unite rows.
    std::string text;
    for (const std::string n : {"0", "1", "2", "3", "4", "5", "6", "7"})
        text += "  - {id: a" + n +
                ", conduct: \"sets.intersects(act.kinds, ['like', 'share'])\"}\n" + "  - {id: b" +
                n + ", conduct: \"!('like' in act.kinds)\"}\n" + "  - {id: c" + n +
                ", conduct: \"'like' in act.kinds && sets.intersects(act.kinds, ['share', "
                "'speech'])\"}\n";
    const auto p = compile_text(small_rules(text));
    const auto out = [&](const std::string& json) { return ruled_out(*p, json) & 7U; };
    CHECK(out(R"({"act": {"kinds": ["speech"]}})") == 5);
    CHECK(out(R"({"act": {"kinds": ["like"]}})") == 6);
    CHECK(out(R"({"act": {"kinds": ["like", "share"]}})") == 2);
    CHECK(out(R"({"act": {"kinds": {"not": ["like"]}}})") == 4);
    CHECK(out(R"({"act": {"kinds": {"has": ["like"]}}})") == 2);
}

TEST_CASE("a disjunction over several facts is out when all of it is, and open while some of it is")
{
    // Several, since for one rule alone the index would not unite rows.
    std::string text;
    for (int i = 0; i < 8; ++i)
        text += "  - {id: r" + std::to_string(i) +
                ", conduct: \"act.public || who.status == 'pns' || 'like' in act.kinds\"}\n";
    const auto p = compile_text(small_rules(text));
    CHECK(p->index().leftovers().empty());
    const auto says = [&](const std::string& json) {
        return std::string(to_string(found(rule_on(*p, json), 0)));
    };
    CHECK(says("{}") == "not raised");
    CHECK(says(R"({"act": {"public": true}})") == "holds");
    CHECK(says(R"({"act": {"public": false}, "who": {"status": "tni"}})") == "not raised");
    CHECK(says(R"({"act": {"public": false, "kinds": ["share"]}, "who": {"status": "tni"}})") ==
          "fails");
    CHECK(
        says(
            R"({"act": {"public": false, "kinds": {"not": ["like"]}}, "who": {"status": "tni"}})") ==
        "fails");
    CHECK(says(R"({"act": {"kinds": {"has": ["like"]}}})") == "holds");
}

TEST_CASE("what the rows cannot say marks the rule, with the reason in the plan")
{
    const auto p = compile_text(small_rules(R"~(  - {id: a, conduct: "act.persons * 2 == 4"}
  - {id: b, conduct: "act.public", unless: [{id: x, title: {id: x, en: x}, when: "who.status == 'tni'"}]}
)~"));
    const ruling r = rule_on(*p, R"({"act": {"public": true}})");
    CHECK(found(r, 0) == rule_found::look);
    CHECK(found(r, 1) == rule_found::look);
    REQUIRE(p->index().leftovers().size() == 1);
    CHECK(p->index().leftovers().front().why == left_out_reason::opaque);
    CHECK(to_string(left_out_reason::opaque) == "for the interpreter");
}

TEST_CASE("those that hold are the same whoever asks for them, on random rule sets")
{
    std::size_t holding = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        random_rules random(seed + 20'000);
        const auto p = compile_text(random.ruleset());
        evaluation e(*p);
        for (unsigned i = 0; i < 20; ++i) {
            const read_record r(*p, random.record());
            e.bind(r.get());
            std::vector<rule_id> expected;
            for (const standing_rule& s : e.run(scope::standing))
                if (s.outcome.status == rule_status::holds) expected.push_back(s.rule);
            std::vector<rule_id> found;
            for (const standing_rule& s : e.run(scope::holding)) found.push_back(s.rule);
            REQUIRE(found == expected);
            holding += found.size();
        }
    }
    CHECK(holding > 500);
}

TEST_CASE("rules beyond one word keep their order")
{
    std::string text;
    for (int i = 0; i < 700; ++i)
        text += "  - {id: r" + std::to_string(i) +
                ", conduct: \"act.persons == " + std::to_string(i % 7) +
                (i % 5 == 0 ? " || act.public" : "") + "\"}\n";
    const auto p = compile_text(small_rules(text));
    const read_record r(*p, R"({"act": {"persons": 3, "public": false}})");
    evaluation e(*p);
    e.bind(r.get());
    std::vector<rule_id> holding;
    for (const standing_rule& s : e.run()) {
        REQUIRE(s.outcome.status == rule_status::holds);
        holding.push_back(s.rule);
    }
    std::vector<rule_id> expected;
    for (rule_id i = 3; i < 700; i += 7) expected.push_back(i);
    CHECK(holding == expected);

    // What is open is found rule by rule.
    const read_record half(*p, R"({"act": {"persons": 3}})");
    e.bind(half.get());
    const std::size_t standing = e.run().size();
    CHECK(standing == 220);
    CHECK(e.run(scope::speaking).size() == 100);
    const read_record public_only(*p, R"({"act": {"public": true}})");
    e.bind(public_only.get());
    CHECK(e.run().size() == 700);
    CHECK(e.run(scope::speaking).size() == 140);
    CHECK(e.run(scope::holding).size() == 140);
    e.bind(half.get());
    CHECK(e.run(scope::holding).size() == 100);
}

namespace {

using times_found = std::array<std::size_t, 5>;

/// Holds what the index says of every rule against the rule alone, on random records.
void require_same_as_alone(const program& p, random_rules& random, unsigned records,
                           times_found& seen)
{
    evaluation e(p);
    ruling said = p.index().make_ruling();
    std::vector<rule_found> of_rule;
    for (unsigned i = 0; i < records; ++i) {
        const read_record r(p, random.record());
        e.bind(r.get());
        p.index().rule(e.words(), e.found_in_texts(), said);
        of_rule.assign(p.rules().rules.size(), rule_found::fails);
        std::vector<rule_id> in_order(said.left_count, none);
        said.deal([&](std::size_t at, rule_id rule, rule_found what) {
            in_order.at(at) = rule;
            of_rule[rule] = what;
        });
        for (std::size_t at = 1; at < in_order.size(); ++at)
            REQUIRE(in_order[at - 1] < in_order[at]);
        for (rule_id id = 0; id < of_rule.size(); ++id) {
            const rule_status alone = e.outcome(id).status;
            ++seen[static_cast<std::size_t>(of_rule[id])];
            switch (of_rule[id]) {
            case rule_found::holds: REQUIRE(alone == rule_status::holds); break;
            case rule_found::open: REQUIRE(alone == rule_status::open); break;
            case rule_found::not_raised: REQUIRE(alone == rule_status::not_raised); break;
            case rule_found::fails: REQUIRE(alone == rule_status::fails); break;
            case rule_found::look: break;
            }
        }
    }
}

void check_all_were_found(const times_found& seen)
{
    for (const rule_found what : {rule_found::holds, rule_found::open, rule_found::not_raised,
                                  rule_found::look, rule_found::fails}) {
        INFO(to_string(what));
        CHECK(seen[static_cast<std::size_t>(what)] > 20);
    }
}

} // namespace

TEST_CASE("what the index says of a rule is what the rule alone comes to, on random rule sets")
{
    times_found seen{};
    for (unsigned seed = 0; seed < 400; ++seed) {
        random_rules random(seed + 10'000);
        const auto p = compile_text(random.ruleset());
        require_same_as_alone(*p, random, 20, seen);
    }
    check_all_were_found(seen);
}

TEST_CASE("what the index says of a rule is what the rule alone comes to, in slices of either size")
{
    for (const unsigned rules : {511U, 513U, 1500U, 2047U, 2100U, 4200U}) {
        INFO(rules);
        for (const vectors used : all_vectors()) {
            CAPTURE(static_cast<int>(used));
            times_found seen{};
            random_rules random(rules);
            const auto p = compile_text(random.ruleset(rules), used);
            require_same_as_alone(*p, random, 40, seen);
            check_all_were_found(seen);
        }
    }
}

namespace {

/// Days and numbers with hundreds of bounds, alone, in alternatives and negated.
std::string many_bounds(std::mt19937& random, unsigned rules)
{
    const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
    const auto day = [&] {
        return fmt::format("date('20{}-{:02}-{:02}')", 20 + below(6), 1 + below(12), 1 + below(28));
    };
    std::string out;
    for (unsigned i = 0; i < rules; ++i) {
        const std::string days = fmt::format("(act.day >= {} && act.day <= {})", day(), day());
        const std::string persons =
            fmt::format("(act.persons > {} && {} > act.persons)", below(900), below(900));
        const std::string when[] = {days,
                                    days + " || act.public",
                                    "!(" + days + " || act.official)",
                                    persons + " || act.official",
                                    "!" + persons + " && " + days,
                                    persons + " || " + days,
                                    i > 3 * rules / 4 ? "act.persons != 7" : "act.public"};
        out += fmt::format("  - {{id: r{}, conduct: {}, when: \"{}\"}}\n", i,
                           below(3) == 0 ? "act.official" : "act.public", when[below(7)]);
    }
    return small_rules(out);
}

} // namespace

TEST_CASE("facts of many states, whose rows share lines, rule as the rules alone")
{
    std::mt19937 random(5);
    for (const unsigned rules : {600U, 2100U, 4200U}) {
        const std::string text = many_bounds(random, rules);
        for (const vectors used : all_vectors()) {
            CAPTURE(rules, static_cast<int>(used));
            const auto p = compile_text(text, used);
            evaluation e(*p);
            std::array<std::size_t, 4> seen{};
            for (unsigned i = 0; i < 30; ++i) {
                std::string day =
                    fmt::format("20{}-{:02}-{:02}", 20 + i % 6, 1 + i % 12, 1 + i % 28);
                day.resize(i % 5 == 0 ? 7 : i % 7 == 0 ? 4 : 10);
                std::string facts = fmt::format("\"day\": \"{}\"", day);
                if (i % 4 != 0) facts += fmt::format(", \"persons\": {}", random() % 900);
                if (i % 3 != 0) facts += i % 2 == 0 ? ", \"public\": true" : ", \"public\": false";
                if (i % 2 != 0) facts += ", \"official\": true";
                const read_record r(*p, "{\"act\": {" + facts + "}}");
                e.bind(r.get());
                for (const scope which : {scope::standing, scope::speaking, scope::holding}) {
                    const auto run = e.run(which);
                    auto next = run.begin();
                    for (rule_id id = 0; id < rules; ++id) {
                        const rule_status alone = e.outcome(id).status;
                        ++seen[static_cast<std::size_t>(alone)];
                        const bool wanted =
                            alone == rule_status::holds ||
                            (alone == rule_status::open && which != scope::holding) ||
                            (alone == rule_status::not_raised && which == scope::standing);
                        const bool listed = next != run.end() && next->rule == id;
                        REQUIRE(listed == wanted);
                        if (listed) REQUIRE((next++)->outcome.status == alone);
                    }
                    REQUIRE(next == run.end());
                }
            }
            for (const std::size_t n : seen) CHECK(n > 20);
        }
    }
}

TEST_CASE("more facts than have a bit of their own are ruled by all the same")
{
    constexpr int facts = 70;
    const auto name = [](int i) { return "more.f" + std::to_string(i % facts); };
    std::string rules;
    std::string declared;
    for (int i = 0; i < facts; ++i) {
        declared += "  " + name(i) + ": {type: bool, title: {id: f, en: f}}\n";
        rules += "  - {id: r" + std::to_string(i) + ", conduct: {all: [\"" + name(i) + "\", \"" +
                 (i % 3 == 0 ? name(i + 1) + " || " + name(i + 2) : "!" + name(i + 1)) + "\"]}}\n";
    }
    std::string text = small_rules(rules);
    text.insert(text.find("facts:\n") + 7, declared);
    const auto p = compile_text(text);
    evaluation e(*p);

    std::mt19937 random(7);
    std::array<std::size_t, 5> seen{};
    for (unsigned run = 0; run < 300; ++run) {
        std::string json;
        for (int i = 0; i < facts; ++i) {
            if (random() % 4 == 0) continue;
            json += (json.empty() ? "\"" : ", \"") + name(i).substr(5) +
                    (random() % 2 == 0 ? "\": true" : "\": false");
        }
        const read_record r(*p, "{\"more\": {" + json + "}}");
        e.bind(r.get());
        ruling said = p->index().make_ruling();
        p->index().rule(e.words(), e.found_in_texts(), said);
        for (rule_id id = 0; id < facts; ++id) {
            const rule_found what = found(said, id);
            ++seen[static_cast<std::size_t>(what)];
            if (what != rule_found::look) REQUIRE(to_string(what) == said_of(e.outcome(id).status));
        }
    }
    for (const std::size_t n : seen) CHECK(n > 0);
}
