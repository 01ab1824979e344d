// SPDX-License-Identifier: Apache-2.0

/// @file
/// Equality, order, membership, fields and elements. Declared in functions.hpp.

#include "functions.hpp"

#include <netral/value/compare.hpp>

#include <algorithm>
#include <cmath>

namespace netral::cel {
namespace {

/// Unknown because of either operand.
value open(arguments given)
{
    if (given.size() == 1) return left_open(given[0], given[0]);
    return left_open(given[0], given[1]);
}

value answer(truth t, arguments given)
{
    return t == truth::unknown ? open(given) : value(t == truth::yes);
}

/// Compares dates day by day, other things by their order.
template <class Dates, class Others>
value compare(std::string_view name, arguments given, Dates dates, Others others)
{
    const value& a = given[0];
    const value& b = given[1];
    if (a.is(value_kind::date) && b.is(value_kind::date))
        return answer(dates(a.as_date(), b.as_date()), given);
    const bool number = a.is(value_kind::floating) || b.is(value_kind::floating);
    const auto o = order(a, b);
    if (o) return value(others(*o));
    const auto numeric = [](const value& v) {
        return v.is(value_kind::int64) || v.is(value_kind::uint64) || v.is(value_kind::floating);
    };
    if (number && numeric(a) && numeric(b)) return value(false); // not a number: no order holds
    return no_overload(name, given);
}

/// A number that is whole, as a list index.
std::optional<std::int64_t> whole(const value& v)
{
    if (v.is(value_kind::int64)) return v.as_int();
    if (v.is(value_kind::uint64) && v.as_uint() <= 9223372036854775807U)
        return static_cast<std::int64_t>(v.as_uint());
    if (v.is(value_kind::floating) && std::floor(v.as_double()) == v.as_double() &&
        std::abs(v.as_double()) < 9007199254740992.0)
        return static_cast<std::int64_t>(v.as_double());
    return std::nullopt;
}

value find_element(const value& from, const value& key, bool optional)
{
    if (from.is(value_kind::list)) {
        const auto i = whole(key);
        const value two[] = {from, key};
        if (!i) return no_overload("_[_]", two);
        const auto items = from.items();
        if (*i >= 0 && static_cast<std::uint64_t>(*i) < items.size()) {
            const value& found = items[static_cast<std::size_t>(*i)];
            return optional ? value::some(found) : found;
        }
        if (optional) return value::none();
        return value::error(fault::out_of_range, "index out of range: " + std::to_string(*i));
    }
    const value two[] = {from, key};
    if (!from.is(value_kind::map)) return no_overload("_[_]", two);
    if (const value* found = from.find(key)) return optional ? value::some(*found) : *found;
    if (optional) return value::none();
    return value::error(fault::no_key, "no such key");
}

value index_with(arguments given, bool optional)
{
    const value& from = given[0];
    if (!from.is(value_kind::optional)) return find_element(from, given[1], optional);
    return from.held() == nullptr ? value::none() : find_element(*from.held(), given[1], true);
}

bool has_member(std::span<const std::string> members, std::string_view member)
{
    return std::binary_search(members.begin(), members.end(), member, std::less<>());
}

/// Whether a string is in a set of which some members are only possible.
value in_set(const value& element, const value& set)
{
    const value both[] = {element, set};
    if (element.is(value_kind::string)) {
        if (has_member(set.members(), element.text())) return value(true);
        return has_member(set.possible(), element.text()) ? left_open(set, set) : value(false);
    }
    if (!element.is(value_kind::choice)) return value(false);
    bool all = true;
    bool any = false;
    for (const std::string& c : element.candidates()) {
        const bool in = has_member(set.members(), c);
        all = all && in;
        any = any || in || has_member(set.possible(), c);
    }
    if (all || !any) return value(all);
    return open(both);
}

/// Whether comparing it may take more than a step.
bool is_long(const value& v) noexcept
{
    return v.is(value_kind::list) || v.is(value_kind::map) || v.is(value_kind::optional) ||
           ((v.is(value_kind::string) || v.is(value_kind::bytes)) && v.text().size() > 64);
}

} // namespace

value compare_equal(call_context& context, arguments given)
{
    if (is_long(given[0]) && given[0].kind() == given[1].kind() && !context.look_through(given[0]))
        return context.exhausted();
    return answer(equal(given[0], given[1]), given);
}

value compare_not_equal(call_context& context, arguments given)
{
    value v = compare_equal(context, given);
    return v.is(value_kind::boolean) ? value(!v.as_bool()) : v;
}

value compare_less(call_context& context, arguments given)
{
    if (is_long(given[0]) && !context.look_through(given[0])) return context.exhausted();
    return compare("_<_", given, before, [](int o) { return o < 0; });
}

value compare_less_equal(call_context& context, arguments given)
{
    if (is_long(given[0]) && !context.look_through(given[0])) return context.exhausted();
    return compare("_<=_", given, not_after, [](int o) { return o <= 0; });
}

value compare_greater(call_context& context, arguments given)
{
    if (is_long(given[0]) && !context.look_through(given[0])) return context.exhausted();
    return compare(
        "_>_", given, [](date_range a, date_range b) { return before(b, a); },
        [](int o) { return o > 0; });
}

value compare_greater_equal(call_context& context, arguments given)
{
    if (is_long(given[0]) && !context.look_through(given[0])) return context.exhausted();
    return compare(
        "_>=_", given, [](date_range a, date_range b) { return not_after(b, a); },
        [](int o) { return o >= 0; });
}

value is_in(call_context& context, arguments given)
{
    const value& element = given[0];
    const value& container = given[1];
    if (container.is(value_kind::fact_set)) return in_set(element, container);
    if (container.is(value_kind::map)) {
        if (element.is_partial()) return left_open(element, element);
        return value(container.find(element) != nullptr);
    }
    if (!container.is(value_kind::list)) return no_overload("@in", given);
    const auto items = container.items();
    if (!context.spend(items.size() / 4)) return context.exhausted();
    if (is_long(element) && !context.look_through(element, items.size() / 4 + 1))
        return context.exhausted();
    if (element.is(value_kind::string)) { // what rules ask most
        const std::string_view text = element.text();
        for (const value& item : items)
            if (item.is(value_kind::string) && item.text() == text) return value(true);
        return value(false);
    }
    if (element.is(value_kind::choice)) { // known when every candidate is in, or none
        std::size_t in = 0;
        for (const std::string& c : element.candidates()) {
            const value candidate = value::borrowed_string(c);
            in +=
                std::any_of(items.begin(), items.end(),
                            [&](const value& item) { return equal(item, candidate) == truth::yes; })
                    ? 1U
                    : 0U;
        }
        if (in == 0 || in == element.candidates().size()) return value(in != 0);
        return left_open(element, element);
    }
    bool undecided = false;
    for (const value& item : items) {
        const truth t = equal(element, item);
        if (t == truth::yes) return value(true);
        undecided = undecided || t == truth::unknown;
    }
    return undecided ? left_open(element, element) : value(false);
}

value index_value(call_context&, arguments given)
{
    return index_with(given, false);
}
value optional_index_value(call_context&, arguments given)
{
    return index_with(given, true);
}

value select_field(const value& from, std::string_view field, bool optional)
{
    if (from.is(value_kind::optional))
        return from.held() == nullptr ? value::none() : select_field(*from.held(), field, true);
    if (!from.is(value_kind::map)) return no_overload("select", {&from, 1});
    if (const value* found = from.find(field)) return optional ? value::some(*found) : *found;
    if (optional) return value::none();
    return value::error(fault::no_key, "no such key: " + std::string(field));
}

value has_field(const value& from, std::string_view field)
{
    if (from.is(value_kind::optional))
        return from.held() == nullptr ? value(false) : has_field(*from.held(), field);
    if (!from.is(value_kind::map)) return no_overload("has", {&from, 1});
    return value(from.find(field) != nullptr);
}

value make_map(call_context&, std::vector<map_entry> entries)
{
    const std::size_t size = entries.size();
    value map = value::map(std::move(entries));
    // In the index every key must find itself: a repeated one finds the other.
    const auto all = map.entries();
    for (std::size_t i = 0; i < size; ++i)
        if (map.find(all[i].first) != &all[i].second)
            return value::error(fault::repeated_key, "a key stands twice in a map");
    return map;
}

value no_overload(std::string_view name, arguments given)
{
    std::string text("no such overload: ");
    text += name;
    text += '(';
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (i != 0) text += ", ";
        text += to_string(given[i].kind());
    }
    return value::error(fault::no_overload, text + ")");
}

} // namespace netral::cel
