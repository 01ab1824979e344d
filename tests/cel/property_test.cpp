// SPDX-License-Identifier: Apache-2.0

/// @file
/// Laws that hold for every condition, tried on random ones: nothing turns when more is learned,
/// order does not matter, known facts give the plain result, what is printed says the same.

#include "bench.hpp"

#include <netral/value/compare.hpp>
#include <netral/value/json.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace netral;

namespace {

const int rounds = bench::rounds(4000);

/// Random conditions over the facts of bench.hpp.
class author {
public:
    explicit author(std::uint32_t seed) : random_(seed) {}

    std::string condition(int depth)
    {
        switch (depth <= 0 ? pick(6) : pick(14)) {
        case 0: return "act.by_subject";
        case 1: return "subject.kin == " + kin();
        case 2: return kind() + " in act.kinds";
        case 3: return "act.count " + relation() + " " + std::to_string(pick(4));
        case 4: return "act.day " + relation() + " " + day();
        case 5: return "10 / act.count > 3";
        case 6: return "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")";
        case 7:
            return "(" + condition(depth - 1) + " || " + condition(depth - 1) + " || " +
                   condition(depth - 1) + ")";
        case 8: return "!(" + condition(depth - 1) + ")";
        case 9:
            return "(" + condition(depth - 1) + " ? " + condition(depth - 1) + " : " +
                   condition(depth - 1) + ")";
        case 10:
            return "[0, 1, 2]." + quantifier() + "(x, x " + relation() + " act.count || " +
                   condition(depth - 2) + ")";
        case 11:
            return "act.kinds." + quantifier() + "(k, k == " + kind() + " && " +
                   condition(depth - 2) + ")";
        case 12: return "sets." + set_function() + "(act.kinds, [" + kind() + ", " + kind() + "])";
        default: return "act.list." + quantifier() + "(s, s == act.text)";
        }
    }

    /// What is known of each fact at most: all of it.
    std::map<fact_id, value> everything()
    {
        std::map<fact_id, value> facts;
        std::vector<std::string> has;
        for (const std::string& k : all_kinds)
            if (pick(2) == 0) has.push_back(k);
        facts[bench::kinds] = value::fact_set(bench::kinds, has, {});
        facts[bench::kin] = value::string(all_kin[pick(3)]);
        facts[bench::by_subject] = value(pick(2) == 0);
        facts[bench::day] = value(*parse_date(days[pick(6)]), bench::day);
        facts[bench::count] = value(static_cast<std::int64_t>(pick(4)));
        facts[bench::text_fact] = value::string(pick(2) == 0 ? "a" : "b");
        facts[bench::list_fact] =
            pick(2) == 0 ? value::list({}) : value::list({value::string("a"), value::string("c")});
        return facts;
    }

    /// The same record, with some of it forgotten or half forgotten.
    std::map<fact_id, value> forget(const std::map<fact_id, value>& all)
    {
        std::map<fact_id, value> less;
        for (const auto& [id, v] : all) {
            switch (pick(3)) {
            case 0: break;
            case 1: less[id] = v; break;
            default: less[id] = half(id, v); break;
            }
        }
        return less;
    }

    std::string shuffled(const std::string& a, const std::string& b, const char* with)
    {
        return "(" + b + ")" + with + "(" + a + ")";
    }

private:
    std::size_t pick(std::size_t n)
    {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_);
    }
    std::string kin() { return "'" + all_kin[pick(3)] + "'"; }
    std::string kind() { return "'" + all_kinds[pick(5)] + "'"; }
    std::string day() { return "date('" + std::string(days[pick(6)]) + "')"; }
    std::string relation()
    {
        return std::vector<std::string>{"<", "<=", ">", ">=", "==", "!="}[pick(6)];
    }
    std::string quantifier()
    {
        return std::vector<std::string>{"all", "exists", "exists_one"}[pick(3)];
    }
    std::string set_function()
    {
        return std::vector<std::string>{"contains", "intersects", "equivalent"}[pick(3)];
    }

    value half(fact_id id, const value& v)
    {
        if (id == bench::kin) {
            std::vector<std::string> candidates{std::string(v.text())};
            const std::string other = all_kin[pick(3)];
            if (other != candidates[0]) candidates.push_back(other);
            if (candidates.size() == 1) return v;
            std::sort(candidates.begin(), candidates.end());
            return value::choice(id, candidates);
        }
        if (id == bench::kinds) {
            std::vector<std::string> has;
            std::vector<std::string> maybe;
            for (const std::string& k : all_kinds) {
                const bool in = std::binary_search(v.members().begin(), v.members().end(), k);
                if (pick(2) == 0)
                    maybe.push_back(k);
                else if (in)
                    has.push_back(k);
            }
            return value::fact_set(id, has, maybe);
        }
        if (id == bench::day) {
            const civil_day c = to_civil(v.as_date().first);
            return value(date_range{to_date({c.year, c.month, 1}),
                                    to_date({c.year, c.month, days_in_month(c.year, c.month)})},
                         id);
        }
        return v;
    }

    const std::vector<std::string> all_kinds{"bagikan", "komentar", "orasi", "suka", "unggah"};
    const std::vector<std::string> all_kin{"anak", "saudara", "tidak"};
    static constexpr const char* days[] = {"2024-09-22", "2024-10-01", "2024-10-12",
                                           "2024-10-31", "2024-11-01", "2024-11-27"};
    std::mt19937 random_;
};

value run(const std::string& text, const std::map<fact_id, value>& facts)
{
    return bench::run(text, bench::record(facts));
}

/// Same outcome; of errors, any error.
bool alike(const value& a, const value& b)
{
    if (a.is_error() || b.is_error()) return a.is_error() == b.is_error();
    if (a.is_unknown() || b.is_unknown()) {
        const auto x = a.facts();
        const auto y = b.facts();
        return a.is_unknown() == b.is_unknown() &&
               std::equal(x.begin(), x.end(), y.begin(), y.end());
    }
    return equal(a, b) == truth::yes;
}

} // namespace

TEST_CASE("learning a fact never turns true into false or false into true")
{
    author write(1);
    int decided = 0;
    int open = 0;
    for (int i = 0; i < rounds; ++i) {
        const std::string text = write.condition(3);
        const auto all = write.everything();
        const value known = run(text, all);
        const value less = run(text, write.forget(all));
        INFO(text);
        REQUIRE_FALSE(known.is_unknown());
        if (less.is(value_kind::boolean)) {
            ++decided;
            REQUIRE((known.is_error() || equal(known, less) == truth::yes));
        } else if (less.is_unknown()) {
            ++open;
        }
    }
    CHECK(decided > rounds / 10);
    CHECK(open > rounds / 10);
}

TEST_CASE("what an unknown condition asks for is what settles it")
{
    author write(2);
    for (int i = 0; i < rounds; ++i) {
        const std::string text = write.condition(3);
        const auto all = write.everything();
        auto some = write.forget(all);
        // Answering what is asked, again and again, leads to the end.
        for (int answers = 0; answers < 10; ++answers) {
            const value v = run(text, some);
            if (!v.is_unknown()) break;
            INFO(text);
            REQUIRE(answers < 8);
            for (const fact_id id : v.facts()) some[id] = all.at(id);
        }
    }
}

TEST_CASE("the order of operands does not matter, nor for what is missing")
{
    author write(3);
    for (int i = 0; i < rounds; ++i) {
        const std::string a = write.condition(2);
        const std::string b = write.condition(2);
        const auto facts = write.forget(write.everything());
        for (const char* with : {" && ", " || ", " == "}) {
            INFO(a << with << b);
            REQUIRE(alike(run("(" + a + ")" + with + "(" + b + ")", facts),
                          run(write.shuffled(a, b, with), facts)));
        }
        for (const char* q : {"exists", "all", "exists_one"}) {
            const std::string body = std::string(".") + q + "(x, x == 0 ? " + a + " : " + b + ")";
            INFO(body);
            REQUIRE(alike(run("[0, 1]" + body, facts), run("[1, 0]" + body, facts)));
        }
    }
}

TEST_CASE("random conditions print as text that says the same")
{
    author write(4);
    for (int i = 0; i < rounds; ++i) {
        const std::string text = write.condition(4);
        const auto tree = cel::parse(text);
        REQUIRE(tree.ok());
        const auto again = cel::parse(cel::print(*tree));
        INFO(text);
        REQUIRE(again.ok());
        REQUIRE(cel::same_tree(*tree, *again));
        const auto facts = write.forget(write.everything());
        const std::string resolved = cel::print(bench::checked(text, bench::names(false)));
        INFO(resolved);
        REQUIRE(alike(run(text, facts), run(resolved, facts)));
    }
}
