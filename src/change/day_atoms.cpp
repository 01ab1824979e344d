// SPDX-License-Identifier: Apache-2.0

/// @file
/// The truths of comparisons of two days, as record/day_test.hpp has them. The only door is
/// state_space.hpp.

#include "state_space.hpp"

#include <netral/record/day_test.hpp>
#include <netral/value/date.hpp>

#include <utility>

namespace netral::change {
namespace {

using list = std::vector<z3::expr>;

/// The first day that is moved to `to` or beyond it.
std::int64_t first_moved_to(std::int64_t to, std::int64_t months)
{
    std::int64_t low = earliest_date.days;
    std::int64_t high = latest_date.days + 1;
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        const auto at = add_months(date{static_cast<std::int32_t>(middle)}, months);
        if (at ? at->days >= to : months > 0)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/// The first and the last day of the month that a day lies in.
date_range month_of(std::int64_t day)
{
    const civil_day c = to_civil(date{static_cast<std::int32_t>(day)});
    return {to_date({c.year, c.month, 1}),
            to_date({c.year, c.month, days_in_month(c.year, c.month)})};
}

} // namespace

/// A day that is known in part is a whole month or year: it begins with a month and ends with one.
void state_space::hold_to_months(const joint_fact& f)
{
    list partly;
    for (std::size_t i = 0; i < f.cuts.size(); ++i)
        partly.push_back(
            logic_.all(std::vector<z3::expr>{logic_.negation(f.least[i]), f.greatest[i]}));
    const z3::expr partial = logic_.any(partly);
    const auto [lowest, highest] = domain(f);
    for (std::size_t i = 0; i <= f.cuts.size(); ++i) {
        const std::int64_t from = i == 0 ? lowest : f.cuts[i - 1];
        const std::int64_t to = i == f.cuts.size() ? highest + 1 : f.cuts[i];
        const date_range month = month_of(from);
        const auto lies_there = [&](const list& end) {
            const z3::expr begun = i == 0 ? logic_.truth(true) : end[i - 1];
            return i == f.cuts.size()
                       ? begun
                       : logic_.all(std::vector<z3::expr>{begun, logic_.negation(end[i])});
        };
        if (month.last.days >= to) // no month ends there
            always_.push_back(logic_.implies(partial, logic_.negation(lies_there(f.greatest))));
        if (month.first.days < from && month.last.days + 1 >= to) // and none begins
            always_.push_back(logic_.implies(partial, logic_.negation(lies_there(f.least))));
    }
}

/// The same about the month of one day that it is compared with.
void state_space::hold_to_month_of(const joint_fact& f, std::int64_t day)
{
    const auto [lowest, highest] = domain(f);
    if (!is_as_stated(f) || day < lowest || day > highest) return;
    z3::context& c = logic_.context();
    const date_range month = month_of(day);
    const z3::expr begins = c.int_val(std::int64_t{month.first.days});
    const z3::expr ends = c.int_val(std::int64_t{month.last.days});
    always_.push_back(*f.first == *f.last || ((*f.last < begins || *f.last >= ends) &&
                                              (*f.first <= begins || *f.first > ends)));
}

state_space::run_of_days state_space::days_of(joint_fact& f)
{
    count_days(f);
    return {*f.first, *f.last, logic_.truth(true)};
}

/// A day moved by months lies between 28 and 31 days a month away. It may be one of a few days more
/// than it is, so what is proved for all of these holds for it.
state_space::run_of_days state_space::moved(const joint_fact& f, std::int64_t months)
{
    const auto known = moved_.find({&f, months});
    if (known != moved_.end()) return known->second;
    z3::context& c = logic_.context();
    const std::int64_t near = (months > 0 ? 28 : 31) * months;
    const std::int64_t far = (months > 0 ? 31 : 28) * months;
    const std::string name = f.path + " by months";
    const z3::expr first(c, Z3_mk_fresh_const(c, name.c_str(), c.int_sort()));
    const z3::expr last(c, Z3_mk_fresh_const(c, name.c_str(), c.int_sort()));
    always_.push_back(first >= *f.first + c.int_val(near) && first <= *f.first + c.int_val(far) &&
                      last >= *f.last + c.int_val(near) && last <= *f.last + c.int_val(far) &&
                      first <= last && z3::implies(*f.first == *f.last, first == last));
    const auto [lowest, highest] = domain(f);
    run_of_days m{first, last, first >= c.int_val(lowest) && last <= c.int_val(highest)};
    moved_.emplace(std::pair{&f, months}, m);
    return m;
}

/// Beside one certain day it is enough to know whether the moved ones are before it, the same or
/// after it, and that is exact.
state_space::run_of_days state_space::moved_beside(date other, const joint_fact& f,
                                                   std::int64_t months)
{
    z3::context& c = logic_.context();
    const std::int64_t reached = first_moved_to(other.days, months);
    const std::int64_t passed = first_moved_to(other.days + std::int64_t{1}, months);
    hold_to_month_of(f, reached);
    hold_to_month_of(f, passed);
    const auto at = [&](const z3::expr& day) {
        return z3::ite(day >= c.int_val(passed), c.int_val(std::int64_t{other.days} + 1),
                       z3::ite(day >= c.int_val(reached), c.int_val(std::int64_t{other.days}),
                               c.int_val(std::int64_t{other.days} - 1)));
    };
    const auto [lowest, highest] = domain(f);
    return {at(*f.first), at(*f.last),
            *f.first >= c.int_val(first_moved_to(lowest, months)) &&
                *f.last < c.int_val(first_moved_to(highest + 1, months))};
}

/// @param beside  The day that it is compared with, where that is certain.
state_space::run_of_days state_space::moved(joint_fact& f, const day_test& t,
                                            std::optional<date> beside)
{
    run_of_days run = days_of(f);
    if (t.months != 0) return beside ? moved_beside(*beside, f, t.months) : moved(f, t.months);
    if (t.days == 0) return run;
    z3::context& c = logic_.context();
    const auto [lowest, highest] = domain(f);
    run.first = run.first + c.int_val(t.days);
    run.last = run.last + c.int_val(t.days);
    run.inside = run.first >= c.int_val(lowest) && run.last <= c.int_val(highest);
    return run;
}

/// The same of a certain day.
state_space::run_of_days state_space::moved(date day, const day_test& t) const
{
    const auto to = t.months != 0 ? add_months(day, t.months) : add_days(day, t.days);
    const z3::expr at = logic_.context().int_val(std::int64_t{to ? to->days : day.days});
    return {at, at, logic_.truth(to.has_value())};
}

/// A day that is moved out of the calendar is an error.
kleene state_space::truth_of(std::size_t s, const day_test& t, asker who)
{
    const auto exchanged = [&](fact_id f) {
        return who == asker::rule ? sides_[s]->exchanged(f) : std::nullopt;
    };
    const auto left_day = exchanged(t.left);
    const auto right_day = exchanged(t.right);
    joint_fact& left = facts_[number_[s][t.left]];
    joint_fact& right = facts_[number_[s][t.right]];
    const run_of_days a = left_day ? moved(*left_day, day_test{}) : days_of(left);
    const run_of_days b = right_day ? moved(*right_day, t) : moved(right, t, left_day);
    if (left_day && !right_day && t.months == 0) hold_to_month_of(right, left_day->days - t.days);
    if (right_day && !left_day) hold_to_month_of(left, b.first.get_numeral_int64());
    z3::expr yes = logic_.truth(false);
    z3::expr no = logic_.truth(false);
    switch (t.compare) {
    case day_test::comparison::equal:
        no = a.last < b.first || b.last < a.first;
        yes = a.first == a.last && b.first == b.last && !no;
        break;
    case day_test::comparison::less:
        yes = a.last < b.first;
        no = a.first >= b.last && !yes;
        break;
    case day_test::comparison::less_equal:
        yes = a.last <= b.first;
        no = a.first > b.last && !yes;
        break;
    }
    if (t.negated) std::swap(yes, no);
    const auto known = [&](const std::optional<date>& day, const joint_fact& f) {
        return day ? logic_.truth(true) : logic_.negation(untouched(f));
    };
    const z3::expr touched =
        logic_.all(std::vector<z3::expr>{known(left_day, left), known(right_day, right)});
    const auto both = [&](const z3::expr& x, const z3::expr& y) {
        return logic_.all(std::vector<z3::expr>{touched, x, y});
    };
    return {both(b.inside, yes), both(b.inside, no), both(logic_.negation(b.inside), touched)};
}

} // namespace netral::change
