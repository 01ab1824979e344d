// SPDX-License-Identifier: Apache-2.0

/// @file
/// Loops of the interpreter. A quantifier is a long `&&` or `||`: one element that decides is
/// enough, else unknown wins over error. Part of runner.hpp.

#include "runner.hpp"

#include <netral/value/compare.hpp>

namespace netral::cel {
namespace {

std::size_t length(const value& range) noexcept
{
    return range.is(value_kind::list) ? range.items().size() : range.entries().size();
}

bool is_range(const value& v) noexcept
{
    return v.is(value_kind::list) || v.is(value_kind::map);
}

value not_a_range(std::string_view name, const value& v)
{
    return no_overload(name, {&v, 1});
}

/// A set known completely is gone through as a list.
value as_range(value v)
{
    if (!v.is(value_kind::fact_set) || v.is_partial()) return v;
    std::vector<value> items;
    for (const std::string& member : v.members()) items.push_back(value::string(member));
    return value::list(std::move(items));
}

} // namespace

/// Gives the variables of a loop their values for element `i`.
bool runner::set_variables(const checked_node& n, const value& range, std::size_t i)
{
    if (!context_.spend(1)) return false;
    if (range.is(value_kind::list)) {
        if (n.variables == 2) slot(n.data) = value(static_cast<std::int64_t>(i));
        slot(n.data + (n.variables == 2 ? 1 : 0)) = range.items()[i].borrow();
        return true;
    }
    slot(n.data) = range.entries()[i].first.borrow();
    if (n.variables == 2) slot(n.data + 1) = range.entries()[i].second.borrow();
    return true;
}

value runner::eval_quantifier(const checked_node& n)
{
    value range = eval(child(n, 0));
    if (range.is_error() || range.is_unknown()) return range;
    if (range.is(value_kind::fact_set) && range.is_partial()) return quantify_set(n, range);
    range = as_range(std::move(range));
    if (!is_range(range)) return not_a_range(code_.name(n), range);
    if (n.loop == macro::exists_one) return count_ones(n, range);
    const bool deciding = n.loop == macro::exists;
    gathering rest;
    const std::size_t size = length(range);
    for (std::size_t i = 0; i < size; ++i) {
        if (!set_variables(n, range, i)) return context_.exhausted();
        value v = eval(child(n, 1));
        if (v.is(value_kind::boolean)) {
            if (v.as_bool() == deciding) return v;
        } else if (rest.take(v)) {
            rest.take(no_overload(code_.name(n), {&v, 1}));
        }
    }
    return rest.clean() ? value(!deciding) : rest.outcome();
}

/// exists_one looks at every element: an error anywhere is an error.
value runner::count_ones(const checked_node& n, const value& range)
{
    gathering rest;
    std::size_t ones = 0;
    const std::size_t size = length(range);
    for (std::size_t i = 0; i < size; ++i) {
        if (!set_variables(n, range, i)) return context_.exhausted();
        const value v = eval(child(n, 1));
        if (v.is_true()) ++ones;
        if (!v.is(value_kind::boolean) && rest.take(v))
            rest.take(no_overload(code_.name(n), {&v, 1}));
    }
    if (ones > 1 && !rest.has_error()) return value(false);
    return rest.clean() ? value(ones == 1) : rest.outcome();
}

/// Over a set that may have more members: what a possible member would decide is unknown.
value runner::quantify_set(const checked_node& n, const value& set)
{
    if (n.variables != 1) return left_open(set, set);
    const bool one = n.loop == macro::exists_one;
    const bool deciding = n.loop != macro::all;
    gathering rest;
    std::size_t ones = 0;
    for (const std::string& member : set.members()) {
        slot(n.data) = value::borrowed_string(member);
        value v = eval(child(n, 1));
        if (v.is(value_kind::boolean)) {
            if (v.as_bool() == deciding && !one) return v;
            ones += v.is_true() ? 1U : 0U;
        } else if (rest.take(v)) {
            rest.take(no_overload(code_.name(n), {&v, 1}));
        }
    }
    if (ones > 1 && !rest.has_error()) return value(false);
    for (const std::string& member : set.possible()) {
        slot(n.data) = value::borrowed_string(member);
        const value v = eval(child(n, 1));
        if (v.is(value_kind::boolean) && v.as_bool() != deciding) continue;
        if (v.is_unknown()) rest.take(v);
        rest.take_unknown(set); // it matters whether this one is in the set
    }
    if (!rest.clean()) return rest.outcome();
    return one ? value(ones == 1) : value(!deciding);
}

value runner::eval_comprehension(const checked_node& n)
{
    value range = eval(child(n, 0));
    if (range.is_error()) return range;
    if (range.is_partial()) return left_open(range, range);
    range = as_range(std::move(range));
    if (!is_range(range)) return not_a_range(code_.name(n), range);
    const bool filters = n.loop == macro::filter || n.count == 3;
    const bool to_map = n.loop == macro::transform_map || n.loop == macro::transform_map_entry;
    std::vector<value> items;
    std::vector<map_entry> entries;
    gathering state;
    const std::size_t size = length(range);
    for (std::size_t i = 0; i < size; ++i) {
        if (!set_variables(n, range, i)) return context_.exhausted();
        if (filters) {
            const value keep = eval(child(n, 1));
            if (!keep.is(value_kind::boolean)) {
                if (state.take(keep)) state.take(no_overload(code_.name(n), {&keep, 1}));
                continue;
            }
            if (!keep.as_bool()) continue;
        }
        value v = n.loop == macro::filter ? slot(n.data) : eval(child(n, n.count - 1));
        if (!state.take(v)) continue;
        if (v.is_partial()) {
            state.take_unknown(v);
            continue;
        }
        if (!context_.make(to_map ? sizeof(map_entry) : sizeof(value)) || !context_.keep(v))
            return context_.exhausted();
        if (n.loop == macro::transform_map) {
            entries.emplace_back(range.is(value_kind::list) ? value(static_cast<std::int64_t>(i))
                                                            : range.entries()[i].first,
                                 v.settled());
        } else if (n.loop == macro::transform_map_entry) {
            if (!v.is(value_kind::map)) {
                state.take(no_overload(code_.name(n), {&v, 1}));
                continue;
            }
            for (const map_entry& entry : v.entries())
                entries.emplace_back(entry.first.settled(), entry.second.settled());
        } else {
            items.push_back(v.settled());
        }
    }
    if (!state.clean()) return state.outcome();
    return to_map ? make_map(context_, std::move(entries)) : value::list(std::move(items));
}

value runner::eval_optional_map(const checked_node& n)
{
    value from = eval(child(n, 0));
    if (from.is_error()) return from;
    if (from.is_partial()) return left_open(from, from);
    if (!from.is(value_kind::optional)) return no_overload(code_.name(n), {&from, 1});
    if (from.held() == nullptr) return value::none();
    slot(n.data) = from.held()->borrow();
    value v = eval(child(n, 1));
    if (v.is_error() || v.is_partial()) return v.is_error() ? v : left_open(v, v);
    if (!n.optional) return value::some(v.settled());
    return v.is(value_kind::optional) ? v.settled() : no_overload(code_.name(n), {&v, 1});
}

} // namespace netral::cel
