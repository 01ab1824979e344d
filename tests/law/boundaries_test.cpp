// SPDX-License-Identifier: Apache-2.0

/// @file
/// Where the law changes from one day to the next there is a case on each side: for the first and
/// the last day of every norm and of every version of it.

#include "shipped.hpp"

#include <netral/value/json.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace netral;
using namespace netral::testing;

namespace {

/// The days of a norm: its own, and for the breach of other norms only where one of these is law.
std::vector<period> days_of(const rule& r)
{
    std::vector<period> own;
    for (const rule_version& v : r.versions) own.push_back(v.in_force);
    if (r.breach_of.empty()) return own;
    std::vector<period> out;
    for (const rule_id base : r.breach_of)
        for (const period& p : days_of(shipped_rules().rules[base]))
            for (const period& q : own) {
                const period both{std::max(p.first, q.first), std::min(p.last, q.last)};
                if (both.first <= both.last) out.push_back(both);
            }
    return out;
}

bool is_law(const std::vector<period>& days, date d)
{
    return std::any_of(days.begin(), days.end(),
                       [&](const period& p) { return p.first <= d && d <= p.last; });
}

bool has_dates(const rule& r)
{
    return std::any_of(r.versions.begin(), r.versions.end(), [](const rule_version& v) {
        return v.in_force.first != earliest_date || v.in_force.last != latest_date;
    });
}

/// The days on which a case is needed.
std::set<date> boundaries(const rule& r)
{
    std::set<date> out;
    if (!has_dates(r)) return out;
    const std::vector<period> days = days_of(r);
    std::vector<period> edges;
    for (const rule_version& v : r.versions) edges.push_back(v.in_force);
    period whole{latest_date, earliest_date};
    for (const period& p : days) {
        whole.first = std::min(whole.first, p.first);
        whole.last = std::max(whole.last, p.last);
    }
    edges.push_back(whole);
    for (const period& p : edges) {
        if (p.first != earliest_date && is_law(days, p.first))
            out.insert({date{p.first.days - 1}, p.first});
        if (p.last != latest_date && is_law(days, p.last))
            out.insert({p.last, date{p.last.days + 1}});
    }
    return out;
}

/// The day that the record states under the fact, if it states one day.
std::optional<date> stated_day(const value& record, const std::string& path)
{
    const std::size_t dot = path.find('.');
    const value* group = record.find(std::string_view(path).substr(0, dot));
    if (group == nullptr || !group->is(value_kind::map)) return {};
    const value* day = group->find(std::string_view(path).substr(dot + 1));
    if (day == nullptr || !day->is(value_kind::string)) return {};
    const auto range = parse_date(day->text());
    if (!range || !range->exact()) return {};
    return range->first;
}

using day_outcomes = std::map<rule_id, std::map<date, std::set<std::string>>>;

/// What the cases expect of each rule on each day that selects its text.
day_outcomes expected()
{
    const ruleset& rules = shipped_rules();
    day_outcomes out;
    for (const case_file& file : shipped_cases())
        for (const test_case& c : file.cases) {
            const auto record = json::parse(c.record);
            REQUIRE(record);
            const auto note = [&](const std::vector<rule_id>& which, const char* what) {
                for (const rule_id r : which) {
                    const fact_id own = rules.rules[r].in_force_by;
                    const fact_id by = own == none ? rules.roles.act_day : own;
                    if (const auto day = stated_day(*record, rules.facts[by].path))
                        out[r][*day].insert(what);
                }
            };
            note(c.expect.holds, "in force");
            note(c.expect.open, "in force");
            note(c.expect.fails, "fails");
        }
    return out;
}

} // namespace

TEST_CASE(
    "each norm has a case on the first and the last day of each text, and on the days beside them")
{
    const ruleset& rules = shipped_rules();
    day_outcomes found = expected();
    std::size_t days = 0;
    for (rule_id r = 0; r < rules.rules.size(); ++r) {
        const std::vector<period> law = days_of(rules.rules[r]);
        for (const date d : boundaries(rules.rules[r])) {
            ++days;
            CAPTURE(rules.rules[r].id, to_string(d));
            // Inside, one of the cases has to reach beyond the dates; outside none may.
            CHECK(found[r][d].count(is_law(law, d) ? "in force" : "fails") == 1);
            if (!is_law(law, d)) CHECK(found[r][d].count("in force") == 0);
        }
    }
    CHECK(days > 400);
}
