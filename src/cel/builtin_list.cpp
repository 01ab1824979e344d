// SPDX-License-Identifier: Apache-2.0

/// @file
/// The lists extension. Declared in functions.hpp.

#include "functions.hpp"

#include <netral/value/compare.hpp>

#include <algorithm>

namespace netral::cel {
namespace {

value slice(call_context& context, arguments given)
{
    if (!given[0].is(value_kind::list) || !given[1].is(value_kind::int64) ||
        !given[2].is(value_kind::int64))
        return no_overload("slice", given);
    const auto items = given[0].items();
    const std::int64_t from = given[1].as_int();
    const std::int64_t to = given[2].as_int();
    if (from < 0 || to < from || static_cast<std::uint64_t>(to) > items.size())
        return value::error(fault::out_of_range, "a slice outside the list");
    const auto part =
        items.subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
    if (!context.make(part.size() * sizeof(value))) return context.exhausted();
    return value::list({part.begin(), part.end()});
}

bool flatten_into(call_context& context, const value& list, std::int64_t depth,
                  std::vector<value>& out)
{
    for (const value& item : list.items()) {
        if (!context.spend(1) || !context.make(sizeof(value))) return false;
        if (!item.is(value_kind::list) || depth == 0)
            out.push_back(item);
        else if (!flatten_into(context, item, depth - 1, out))
            return false;
    }
    return true;
}

value flatten(call_context& context, arguments given)
{
    if (!given[0].is(value_kind::list) || (given.size() == 2 && !given[1].is(value_kind::int64)))
        return no_overload("flatten", given);
    const std::int64_t depth = given.size() == 2 ? given[1].as_int() : 1;
    if (depth < 0) return value::error(fault::bad_argument, "a negative depth");
    std::vector<value> out;
    if (!flatten_into(context, given[0], depth, out)) return context.exhausted();
    return value::list(std::move(out));
}

value sort(call_context& context, arguments given)
{
    if (!given[0].is(value_kind::list)) return no_overload("sort", given);
    const auto items = given[0].items();
    if (!context.spend(items.size() * 16) || !context.make(items.size() * sizeof(value)))
        return context.exhausted();
    for (const value& item : items)
        if (item.kind() != items.front().kind() ||
            (!order(item, item) && !item.is(value_kind::floating)))
            return no_overload("sort", given);
    std::vector<value> out(items.begin(), items.end());
    std::stable_sort(out.begin(), out.end(),
                     [](const value& a, const value& b) { return order(a, b) == -1; });
    return value::list(std::move(out));
}

value distinct(call_context& context, arguments given)
{
    if (!given[0].is(value_kind::list)) return no_overload("distinct", given);
    std::vector<value> out;
    for (const value& item : given[0].items()) {
        if (!context.spend(out.size() + 1) || !context.look_through(item, out.size()) ||
            !context.make(sizeof(value)))
            return context.exhausted();
        const bool seen = std::any_of(out.begin(), out.end(),
                                      [&](const value& v) { return equal(v, item) == truth::yes; });
        if (!seen) out.push_back(item);
    }
    return value::list(std::move(out));
}

value range(call_context& context, arguments given)
{
    if (!given[0].is(value_kind::int64)) return no_overload("lists.range", given);
    const std::int64_t n = std::max<std::int64_t>(given[0].as_int(), 0);
    const auto size = static_cast<std::uint64_t>(n);
    if (size > context.bounds().result_bytes || !context.make(size * sizeof(value)) ||
        !context.spend(size)) {
        (void)context.make(context.bounds().result_bytes);
        return context.exhausted();
    }
    std::vector<value> out;
    out.reserve(size);
    for (std::int64_t i = 0; i < n; ++i) out.emplace_back(i);
    return value::list(std::move(out));
}

value first(call_context&, arguments given)
{
    if (!given[0].is(value_kind::list)) return no_overload("first", given);
    return given[0].items().empty() ? value::none() : value::some(given[0].items().front());
}

value last(call_context&, arguments given)
{
    if (!given[0].is(value_kind::list)) return no_overload("last", given);
    return given[0].items().empty() ? value::none() : value::some(given[0].items().back());
}

constexpr library_entry entries[] = {
    {"slice", "list(A).(int,int):list(A)", slice, knowing::strict, 1},
    {"flatten", "list(list(A)).():list(A) list(dyn).():list(dyn) list(dyn).(int):list(dyn)",
     flatten, knowing::strict, 2},
    {"sort", "list(A).():list(A)", sort, knowing::strict, 2},
    {"distinct", "list(A).():list(A)", distinct, knowing::strict, 2},
    {"lists.range", "(int):list(int)", range, knowing::strict, 1},
    {"first", "list(A).():optional(A)", first},
    {"last", "list(A).():optional(A)", last},
};

} // namespace

std::span<const library_entry> list_functions() noexcept
{
    return entries;
}

} // namespace netral::cel
