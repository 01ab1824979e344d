// SPDX-License-Identifier: Apache-2.0

/// @file
/// The sets extension, on lists and on facts that are sets. A fact set may have members that are
/// only possible; what turns on one of them is unknown. Declared in functions.hpp.

#include "functions.hpp"

#include <netral/value/compare.hpp>

#include <algorithm>

namespace netral::cel {
namespace {

bool is_collection(const value& v)
{
    return v.is(value_kind::list) || v.is(value_kind::fact_set);
}

std::size_t size_of(const value& v)
{
    return v.is(value_kind::list) ? v.items().size() : v.members().size() + v.possible().size();
}

bool has(std::span<const std::string> members, std::string_view m)
{
    return std::binary_search(members.begin(), members.end(), m, std::less<>());
}

/// Whether `v` is in the collection.
truth is_member(const value& v, const value& of)
{
    if (of.is(value_kind::fact_set)) {
        if (!v.is(value_kind::string)) return truth::no;
        if (has(of.members(), v.text())) return truth::yes;
        return has(of.possible(), v.text()) ? truth::unknown : truth::no;
    }
    truth any = truth::no;
    for (const value& item : of.items()) {
        const truth t = equal(item, v);
        if (t == truth::yes) return t;
        if (t == truth::unknown) any = t;
    }
    return any;
}

/// Goes through a collection: `step(member, surely)`; stops when it returns false.
template <class Step>
void for_each(const value& of, Step step)
{
    if (of.is(value_kind::list)) {
        for (const value& item : of.items())
            if (!step(item, true)) return;
        return;
    }
    for (const std::string& m : of.members())
        if (!step(value::borrowed_string(m), true)) return;
    for (const std::string& m : of.possible())
        if (!step(value::borrowed_string(m), false)) return;
}

/// Whether every member of `inner` is in `outer`.
truth contains_all(const value& outer, const value& inner)
{
    truth all = truth::yes;
    for_each(inner, [&](const value& v, bool surely) {
        truth t = is_member(v, outer);
        if (!surely && t != truth::yes) t = truth::unknown;
        if (t == truth::no) all = truth::no;
        if (t == truth::unknown && all == truth::yes) all = truth::unknown;
        return all != truth::no;
    });
    return all;
}

truth meet(const value& a, const value& b)
{
    truth any = truth::no;
    for_each(a, [&](const value& v, bool surely) {
        truth t = is_member(v, b);
        if (!surely && t == truth::yes) t = truth::unknown;
        if (t == truth::yes) any = truth::yes;
        if (t == truth::unknown && any == truth::no) any = truth::unknown;
        return any != truth::yes;
    });
    return any;
}

value answer(truth t, arguments given)
{
    return t == truth::unknown ? left_open(given[0], given[1]) : value(t == truth::yes);
}

template <class Ask>
value ask(std::string_view name, call_context& context, arguments given, Ask question)
{
    if (!is_collection(given[0]) || !is_collection(given[1])) {
        if (given[0].is(value_kind::choice) || given[1].is(value_kind::choice))
            return left_open(given[0], given[1]);
        return no_overload(name, given);
    }
    const std::uint64_t one = size_of(given[0]);
    const std::uint64_t other = size_of(given[1]);
    if (!context.spend(one * (other + 1) / 4) || !context.look_through(given[0], other / 4) ||
        !context.look_through(given[1], one / 4))
        return context.exhausted();
    return answer(question(given[0], given[1]), given);
}

value contains(call_context& context, arguments given)
{
    return ask("sets.contains", context, given, contains_all);
}
value intersects(call_context& context, arguments given)
{
    return ask("sets.intersects", context, given, meet);
}

value equivalent(call_context& context, arguments given)
{
    return ask("sets.equivalent", context, given, [](const value& a, const value& b) {
        const truth one = contains_all(a, b);
        const truth other = contains_all(b, a);
        if (one == truth::no || other == truth::no) return truth::no;
        return one == truth::yes && other == truth::yes ? truth::yes : truth::unknown;
    });
}

constexpr std::string_view of_two =
    "(list(A),list(A)):bool (set(A),list(A)):bool (list(A),set(A)):bool (set(A),set(A)):bool";

constexpr library_entry entries[] = {
    {"sets.contains", of_two, contains, knowing::sets, 2},
    {"sets.intersects", of_two, intersects, knowing::sets, 2},
    {"sets.equivalent", of_two, equivalent, knowing::sets, 2},
};

} // namespace

std::span<const library_entry> set_functions() noexcept
{
    return entries;
}

} // namespace netral::cel
