// SPDX-License-Identifier: Apache-2.0

/// @file
/// Recognises and answers comparisons of two date facts.
///
/// The only door is record/day_test.hpp.

#include <netral/record/day_test.hpp>

#include <netral/value/date.hpp>

#include <utility>

namespace netral {

namespace {

using cel::expr_id;
using cel::expr_kind;
using cel::op;

/// A date fact, moved.
struct moved_fact {
    fact_id fact = none;
    std::int64_t months = 0;
    std::int64_t days = 0;

    [[nodiscard]] bool moved() const noexcept { return months != 0 || days != 0; }
};

std::optional<moved_fact> side_of(const cel::expression& e, expr_id node)
{
    if (e.type_kind_of(node) != cel::type_kind::date) return std::nullopt;
    if (e.kind(node) == expr_kind::fact) return moved_fact{e.fact(node)};
    if (e.kind(node) != expr_kind::call || e.children(node).size() != 2) return std::nullopt;
    const expr_id of = e.children(node)[0];
    const expr_id by = e.children(node)[1];
    if (e.kind(of) != expr_kind::fact || e.kind(by) != expr_kind::constant ||
        !e.constant(by).is(value_kind::int64))
        return std::nullopt;
    moved_fact m{e.fact(of)};
    if (e.function_name(node) == "addMonths")
        m.months = e.constant(by).as_int();
    else if (e.function_name(node) == "addDays")
        m.days = e.constant(by).as_int();
    else
        return std::nullopt;
    return m;
}

struct days_between {
    std::int64_t first;
    std::int64_t last;
};

days_between days_of(const slot& s, const std::uint64_t* words) noexcept
{
    return {static_cast<std::int64_t>(words[s.first]),
            static_cast<std::int64_t>(words[s.first + 1])};
}

bool nothing_known(const days_between& d) noexcept
{
    return d.first == earliest_date.days && d.last == latest_date.days;
}

std::optional<std::int64_t> move(std::int64_t day, const day_test& t) noexcept
{
    const date d{static_cast<std::int32_t>(day)};
    const auto to = t.months != 0 ? add_months(d, t.months) : add_days(d, t.days);
    if (!to) return std::nullopt;
    return to->days;
}

truth compare(day_test::comparison c, const days_between& a, const days_between& b) noexcept
{
    switch (c) {
    case day_test::comparison::equal:
        if (a.last < b.first || b.last < a.first) return truth::no;
        return a.first == a.last && b.first == b.last ? truth::yes : truth::unknown;
    case day_test::comparison::less:
        if (a.last < b.first) return truth::yes;
        return a.first >= b.last ? truth::no : truth::unknown;
    case day_test::comparison::less_equal:
        if (a.last <= b.first) return truth::yes;
        return a.first > b.last ? truth::no : truth::unknown;
    }
    return truth::unknown;
}

} // namespace

std::optional<truth> ask(const day_test& t, const slot_layout& slots,
                         const std::uint64_t* words) noexcept
{
    const days_between a = days_of(slots[t.left], words);
    days_between b = days_of(slots[t.right], words);
    if (nothing_known(a) || nothing_known(b)) return truth::unknown;
    if (t.months != 0 || t.days != 0) {
        const auto first = move(b.first, t);
        const auto last = move(b.last, t);
        if (!first || !last) return std::nullopt;
        b = {*first, *last};
    }
    const truth answer = compare(t.compare, a, b);
    return t.negated ? !answer : answer;
}

std::optional<day_test> as_day_test(const cel::expression& e, expr_id node,
                                    const slot_layout& slots)
{
    if (e.kind(node) != expr_kind::oper || e.children(node).size() != 2) return std::nullopt;
    auto left = side_of(e, e.children(node)[0]);
    auto right = side_of(e, e.children(node)[1]);
    if (!left || !right || (left->moved() && right->moved())) return std::nullopt;
    if (slots[left->fact].kind != slot_kind::interval ||
        slots[right->fact].kind != slot_kind::interval)
        return std::nullopt;
    day_test t;
    const bool turned = left->moved(); // what is moved stands on the right
    switch (e.oper(node)) {
    case op::equals: break;
    case op::not_equals: t.negated = true; break;
    case op::less: t.compare = day_test::comparison::less; break;
    case op::less_equals: t.compare = day_test::comparison::less_equal; break;
    case op::greater: // a > b is not a <= b
        t.compare = day_test::comparison::less_equal;
        t.negated = true;
        break;
    case op::greater_equals:
        t.compare = day_test::comparison::less;
        t.negated = true;
        break;
    default: return std::nullopt;
    }
    if (turned) { // a <= b is not b < a
        std::swap(left, right);
        if (t.compare != day_test::comparison::equal) {
            t.compare = t.compare == day_test::comparison::less ? day_test::comparison::less_equal
                                                                : day_test::comparison::less;
            t.negated = !t.negated;
        }
    }
    t.left = left->fact;
    t.right = right->fact;
    t.months = right->months;
    t.days = right->days;
    return t;
}

} // namespace netral
