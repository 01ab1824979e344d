// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of classify/reasoning.hpp: every reason is run again, and held against enumeration.

#include "../engine/small_rules.hpp"
#include "small_worlds.hpp"

#include <netral/classify/reasoning.hpp>

#include <algorithm>
#include <utility>

using namespace netral;
using namespace netral::testing;

namespace {

constexpr unsigned rule_sets = 500 * NETRAL_DRAWS_IN_HUNDRED / 100;
constexpr unsigned records_each = 40;
constexpr inquiry_bounds without_bounds{10'000'000, 7};

/// The record with only some of its parts.
knowns only(const knowns& k, const small_world_rules& rules, const std::vector<fact_part>& parts)
{
    knowns out;
    out.fill(-1);
    for (const fact_part& p : parts) out[rules.number_of(p)] = k[rules.number_of(p)];
    return out;
}

void check_reason(small_world_rules& rules, const knowns& k, rule_id r, reasoning& asked)
{
    const sufficient_reason why = asked.why(r);
    const rule_status status = rules.statuses(k)[r];
    const knowns kept = only(k, rules, why.parts);
    bool well = why.status == status && rules.statuses(kept)[r] == status;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (kept[i] < 0) continue;
        well = well && kept[i] == k[i];
        knowns less = kept;
        less[i] = -1;
        well = well && rules.statuses(less)[r] != status;
    }
    if (!well)
        FAIL("not a reason of rule." << r << ": " << small_world_rules::json_of(kept) << " of "
                                     << small_world_rules::json_of(k) << "\n"
                                     << rules.text());
}

/// The fewest parts by which a state where the rule holds, and which some world agrees with,
/// differs from the record: what is known may be otherwise, what is not may be known.
std::size_t fewest_changes(small_world_rules& rules, const knowns& k, rule_id r)
{
    std::size_t fewest = SIZE_MAX;
    for (const knowns& then : rules.states_where_it_holds(r)) {
        std::size_t changes = 0;
        bool reachable = true;
        for (std::size_t i = 0; i < k.size() && reachable; ++i) {
            changes += then[i] != k[i] ? 1U : 0U;
            reachable = then[i] == k[i] || then[i] >= 0; // nothing is forgotten
        }
        if (reachable) fewest = std::min(fewest, changes);
    }
    return fewest;
}

/// The first and the last day of a span; empty where it has none.
std::pair<std::string, std::string> days_of(const std::string& text)
{
    const std::size_t dots = text.find("..");
    if (dots == std::string::npos) return {text, text};
    return {text.substr(0, dots), text.substr(dots + 2)};
}

/// The record after the changes.
knowns changed(const knowns& k, const small_world_rules& rules, const holding_change& c)
{
    knowns out = k;
    for (const fact_change& one : c.changes) {
        const std::size_t i = rules.number_of(one.part);
        if (i == 6) {
            // A span: any day of it will do.
            const auto span = days_of(one.to);
            for (int d = 0; d < 5; ++d)
                if (const std::string_view day =
                        small_world_rules::days[static_cast<std::size_t>(d)];
                    day >= span.first && (span.second.empty() || day <= span.second))
                    out[i] = d;
        } else if (i == 3) {
            out[i] = one.to.front() - 'u';
        } else {
            out[i] = one.to == "true" ? 1 : 0;
        }
    }
    return out;
}

} // namespace

TEST_CASE("a reason is enough, and without any of its facts it is not")
{
    std::size_t cases = 0;
    for (unsigned seed = 0; seed < rule_sets; ++seed) {
        small_world_rules rules(seed);
        reasoning asked(rules.compiled(), without_bounds);
        for (unsigned i = 0; i < records_each; ++i) {
            const knowns k = rules.random_record();
            const read_record r(*rules.compiled(), small_world_rules::json_of(k));
            asked.bind(r.get());
            for (rule_id id = 0; id < rules.compiled()->rules().rules.size(); ++id)
                check_reason(rules, k, id, asked);
            ++cases;
        }
    }
    CHECK(cases == rule_sets * records_each);
}

namespace {

struct changes_seen {
    std::size_t cases = 0;
    std::array<std::size_t, 8> sizes{};
    std::size_t impossible = 0;
};

void check_change(small_world_rules& rules, const knowns& k, rule_id r, reasoning& asked,
                  changes_seen& seen)
{
    const holding_change c = asked.why_not(r);
    const std::size_t expected = fewest_changes(rules, k, r);
    const bool possible = expected != SIZE_MAX;
    const bool well =
        c.found == possible && c.smallest &&
        (!possible || (c.changes.size() == expected &&
                       rules.statuses(changed(k, rules, c))[r] == rule_status::holds));
    if (!well)
        FAIL("rule." << r << ": " << c.changes.size() << " changes, by enumeration " << expected
                     << "\n"
                     << small_world_rules::json_of(k) << "\n"
                     << rules.text());
    ++(possible ? seen.sizes[expected] : seen.impossible);
}

} // namespace

TEST_CASE("a change is one of the smallest under which the rule holds")
{
    constexpr unsigned sets = 200 * NETRAL_DRAWS_IN_HUNDRED / 100;
    constexpr unsigned records = 100; // of each: the enumeration of a rule set costs most
    changes_seen seen;
    for (unsigned seed = 0; seed < sets; ++seed) {
        small_world_rules rules(seed);
        reasoning asked(rules.compiled(), without_bounds);
        for (unsigned i = 0; i < records; ++i) {
            const knowns k = rules.random_record();
            const read_record r(*rules.compiled(), small_world_rules::json_of(k));
            asked.bind(r.get());
            for (rule_id id = 0; id < rules.compiled()->rules().rules.size(); ++id)
                check_change(rules, k, id, asked, seen);
            ++seen.cases;
        }
    }
    CHECK(seen.cases == sets * records);
    if (NETRAL_DRAWS_IN_HUNDRED < 100) return;
    for (std::size_t size = 1; size <= 3; ++size) CHECK(seen.sizes[size] > 500);
    CHECK(seen.impossible > 500);
}

TEST_CASE("past the bound a change is found that is not said to be the smallest")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: "act.public && act.official && act.intended && act.day > date('2024-01-01') && act.persons > 3 && who.status == 'pns'"}
)~"));
    const read_record r(*p, "{}");
    reasoning asked(p, {100, 3});
    asked.bind(r.get());
    const holding_change c = asked.why_not(0);
    CHECK(c.found);
    CHECK_FALSE(c.smallest);
    CHECK(c.changes.size() == 7);
}
