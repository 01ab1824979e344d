// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of record/day_test.hpp: what is recognised, and the same answers as the interpreter's.

#include "sample_rules.hpp"

#include <netral/cel/interpret.hpp>
#include <netral/record/day_test.hpp>
#include <netral/record/record.hpp>

#include <catch2/catch.hpp>

using namespace netral;

namespace {

/// A rule set with two days, and a record of it.
struct two_days {
    two_days()
    {
        sample::add(rules, "a", fact_type::date);
        sample::add(rules, "b", fact_type::date);
        sample::add(rules, "n", fact_type::integer);
    }

    ruleset rules;
};

class facts_of_record final : public cel::activation {
public:
    facts_of_record(const record& r, const ruleset& rules) : record_(r), rules_(rules) {}
    [[nodiscard]] value fact(fact_id id) const override { return record_.value_of(id, rules_); }

private:
    const record& record_;
    const ruleset& rules_;
};

truth plainly(const cel::expression& e, const record& r, const ruleset& rules)
{
    cel::interpreter_workspace scratch;
    const value v = cel::interpret(e, facts_of_record(r, rules), scratch);
    return v.is_true() ? truth::yes : v.is_false() ? truth::no : truth::unknown;
}

void set(record& r, fact_id f, std::string_view days)
{
    if (days.empty()) return;
    const date_range range = *parse_date(days);
    r.words()[r.layout()[f].first] = static_cast<std::uint64_t>(std::int64_t{range.first.days});
    r.words()[r.layout()[f].first + 1] = static_cast<std::uint64_t>(std::int64_t{range.last.days});
    r.set_source(f, knowledge::stated);
}

} // namespace

TEST_CASE("two days compare as the interpreter says, whole, in part, unknown and moved")
{
    const two_days d;
    const slot_layout slots(d.rules);
    const std::string_view days[] = {"",        "2024",       "2024-02",    "2024-08",
                                     "2024-09", "2024-02-29", "2024-08-29", "2024-08-31"};
    const std::string sides[][2] = {{"a", "b"},
                                    {"a", "b.addMonths(-6)"},
                                    {"a.addMonths(6)", "b"},
                                    {"a", "b.addDays(1)"},
                                    {"a.addDays(-31)", "b"}};
    std::size_t decided_ones = 0;
    for (const auto& side : sides)
        for (const std::string op : {"==", "!=", "<", "<=", ">", ">="}) {
            const std::string text = side[0] + " " + op + " " + side[1];
            const test t = sample::condition(d.rules, text);
            const auto made = as_day_test(t.expression, t.expression.root(), slots);
            INFO(text);
            REQUIRE(made);
            for (const std::string_view a : days)
                for (const std::string_view b : days) {
                    record r(slots);
                    set(r, 0, a);
                    set(r, 1, b);
                    INFO("a " << a << ", b " << b);
                    const auto answer = ask(*made, slots, r.words());
                    REQUIRE(answer);
                    REQUIRE(*answer == plainly(t.expression, r, d.rules));
                    if (decided(*answer)) ++decided_ones;
                }
        }
    CHECK(decided_ones > 1000);
}

TEST_CASE("a day that is moved out of the calendar is left to the interpreter")
{
    const two_days d;
    const slot_layout slots(d.rules);
    const test t = sample::condition(d.rules, "a < b.addMonths(-6)");
    const auto made = as_day_test(t.expression, t.expression.root(), slots);
    REQUIRE(made);
    record r(slots);
    set(r, 0, "2024-01-01");
    set(r, 1, "0001-02-01");
    CHECK_FALSE(ask(*made, slots, r.words()));
}

TEST_CASE("what is no comparison of two days is not taken for one")
{
    const two_days d;
    const slot_layout slots(d.rules);
    for (const std::string text :
         {"a < date('2024-01-01')", "a.addDays(1) < b.addDays(2)", "days(a, b) < 3",
          "a < b.addDays(n)", "a < b || a == b", "n < 3"}) {
        INFO(text);
        const test t = sample::condition(d.rules, text);
        CHECK_FALSE(as_day_test(t.expression, t.expression.root(), slots));
    }
}
