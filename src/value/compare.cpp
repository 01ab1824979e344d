// SPDX-License-Identifier: Apache-2.0

/// @file
/// Equality and order of values. The only door is value/compare.hpp.

#include <netral/value/compare.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace netral {
namespace {

template <class T>
int sign_of(T a, T b) noexcept
{
    return a < b ? -1 : b < a ? 1 : 0;
}

int order_int_uint(std::int64_t a, std::uint64_t b) noexcept
{
    return a < 0 ? -1 : sign_of(static_cast<std::uint64_t>(a), b);
}

// The language compares a whole number with a double as doubles, once the double is in range: past
// 2^53 that is less than exact, and it is what every implementation does.
std::optional<int> order_int_double(std::int64_t a, double b) noexcept
{
    if (std::isnan(b)) return std::nullopt;
    if (b > 9223372036854775808.0) return -1;
    if (b < -9223372036854775808.0) return 1;
    return sign_of(static_cast<double>(a), b);
}

std::optional<int> order_uint_double(std::uint64_t a, double b) noexcept
{
    if (std::isnan(b)) return std::nullopt;
    if (b > 18446744073709551616.0) return -1;
    if (b < 0.0) return 1;
    return sign_of(static_cast<double>(a), b);
}

std::optional<int> negated(std::optional<int> o) noexcept
{
    return o ? std::optional<int>(-*o) : std::nullopt;
}

bool is_number(value_kind kind) noexcept
{
    return kind == value_kind::int64 || kind == value_kind::uint64 || kind == value_kind::floating;
}

std::optional<int> order_numbers(const value& a, const value& b) noexcept
{
    switch (a.kind()) {
    case value_kind::int64:
        if (b.is(value_kind::int64)) return sign_of(a.as_int(), b.as_int());
        if (b.is(value_kind::uint64)) return order_int_uint(a.as_int(), b.as_uint());
        return order_int_double(a.as_int(), b.as_double());
    case value_kind::uint64:
        if (b.is(value_kind::int64)) return -order_int_uint(b.as_int(), a.as_uint());
        if (b.is(value_kind::uint64)) return sign_of(a.as_uint(), b.as_uint());
        return order_uint_double(a.as_uint(), b.as_double());
    default:
        if (b.is(value_kind::int64)) return negated(order_int_double(b.as_int(), a.as_double()));
        if (b.is(value_kind::uint64)) return negated(order_uint_double(b.as_uint(), a.as_double()));
        if (std::isnan(a.as_double()) || std::isnan(b.as_double())) return std::nullopt;
        return sign_of(a.as_double(), b.as_double());
    }
}

truth equal_dates(date_range a, date_range b) noexcept
{
    if (a.exact() && b.exact()) return as_truth(a == b);
    return a.last < b.first || b.last < a.first ? truth::no : truth::unknown;
}

truth equal_choice(const value& choice, const value& other) noexcept
{
    const auto may_be = choice.candidates();
    if (other.is(value_kind::string))
        return std::binary_search(may_be.begin(), may_be.end(), other.text(), std::less<>())
                   ? truth::unknown
                   : truth::no;
    if (!other.is(value_kind::choice)) return truth::no;
    const auto theirs = other.candidates();
    const bool meet = std::any_of(may_be.begin(), may_be.end(), [&](const std::string& c) {
        return std::binary_search(theirs.begin(), theirs.end(), c);
    });
    return meet ? truth::unknown : truth::no;
}

truth equal_sets(const value& a, const value& b) noexcept
{
    const auto known_missing = [](const value& in, const value& from) {
        return std::any_of(in.members().begin(), in.members().end(), [&](const std::string& m) {
            return !std::binary_search(from.members().begin(), from.members().end(), m) &&
                   !std::binary_search(from.possible().begin(), from.possible().end(), m);
        });
    };
    if (known_missing(a, b) || known_missing(b, a)) return truth::no;
    return a.possible().empty() && b.possible().empty() ? truth::yes : truth::unknown;
}

truth equal_at(const value& a, const value& b, std::uint32_t depth) noexcept;

truth equal_lists(const value& a, const value& b, std::uint32_t depth) noexcept
{
    const auto x = a.items();
    const auto y = b.items();
    if (x.size() != y.size()) return truth::no;
    truth all = truth::yes;
    for (std::size_t i = 0; i < x.size() && all != truth::no; ++i)
        all = both(all, equal_at(x[i], y[i], depth));
    return all;
}

truth equal_maps(const value& a, const value& b, std::uint32_t depth) noexcept
{
    const auto x = a.entries();
    if (x.size() != b.entries().size()) return truth::no;
    truth all = truth::yes;
    for (const auto& [key, held] : x) {
        const value* other = b.find(key);
        if (other == nullptr) return truth::no;
        all = both(all, equal_at(held, *other, depth));
        if (all == truth::no) return all;
    }
    return all;
}

truth equal_optionals(const value& a, const value& b, std::uint32_t depth) noexcept
{
    if (a.held() == nullptr || b.held() == nullptr) return as_truth(a.held() == b.held());
    return equal_at(*a.held(), *b.held(), depth);
}

truth equal_same_kind(const value& a, const value& b, std::uint32_t depth) noexcept
{
    switch (a.kind()) {
    case value_kind::null: return truth::yes;
    case value_kind::boolean: return as_truth(a.as_bool() == b.as_bool());
    case value_kind::string:
    case value_kind::bytes:
    case value_kind::type: return as_truth(a.text() == b.text());
    case value_kind::timestamp: return as_truth(a.as_timestamp() == b.as_timestamp());
    case value_kind::duration: return as_truth(a.as_duration() == b.as_duration());
    case value_kind::date: return equal_dates(a.as_date(), b.as_date());
    case value_kind::list: return equal_lists(a, b, depth + 1);
    case value_kind::map: return equal_maps(a, b, depth + 1);
    case value_kind::optional: return equal_optionals(a, b, depth + 1);
    case value_kind::fact_set: return equal_sets(a, b);
    default: return truth::no;
    }
}

truth equal_at(const value& a, const value& b, std::uint32_t depth) noexcept
{
    if (depth > most_nested_value) return truth::no;
    if (a.is_unknown() || b.is_unknown()) return truth::unknown;
    if (a.is(value_kind::choice)) return equal_choice(a, b);
    if (b.is(value_kind::choice)) return equal_choice(b, a);
    if (is_number(a.kind()) && is_number(b.kind())) return as_truth(order_numbers(a, b) == 0);
    return a.kind() == b.kind() ? equal_same_kind(a, b, depth) : truth::no;
}

} // namespace

truth equal(const value& a, const value& b) noexcept
{
    return equal_at(a, b, 0);
}

std::optional<int> order(const value& a, const value& b) noexcept
{
    if (is_number(a.kind()) && is_number(b.kind())) return order_numbers(a, b);
    if (a.kind() != b.kind()) return std::nullopt;
    switch (a.kind()) {
    case value_kind::boolean: return sign_of(a.as_bool(), b.as_bool());
    case value_kind::string:
    case value_kind::bytes: return sign_of(a.text().compare(b.text()), 0);
    case value_kind::timestamp: return sign_of(a.as_timestamp(), b.as_timestamp());
    case value_kind::duration: return sign_of(a.as_duration(), b.as_duration());
    case value_kind::date: return sign_of(a.as_date().first, b.as_date().first);
    default: return std::nullopt;
    }
}

truth before(date_range a, date_range b) noexcept
{
    if (a.last < b.first) return truth::yes;
    return b.last <= a.first ? truth::no : truth::unknown;
}

truth not_after(date_range a, date_range b) noexcept
{
    if (a.last <= b.first) return truth::yes;
    return b.last < a.first ? truth::no : truth::unknown;
}

} // namespace netral
