// SPDX-License-Identifier: Apache-2.0

/// @file
/// Recognises the conditions that are a test of one fact with constants.
///
/// Each form is rewritten to the test it means, in one spelling for all that mean the same: a test
/// of cells is never negated, a set is asked for one member in one way only.
///
/// Door: as_cell_test. Read next: cell_test.cpp (what the tests do), clauses.cpp (constraints).

#include <netral/record/cell_test.hpp>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace netral {

namespace {

using cel::expr_id;
using cel::expr_kind;
using cel::op;
using constants = std::vector<value>;

/// The comparison with its operands exchanged.
op mirrored(op o) noexcept
{
    switch (o) {
    case op::less: return op::greater;
    case op::less_equals: return op::greater_equals;
    case op::greater: return op::less;
    case op::greater_equals: return op::less_equals;
    default: return o;
    }
}

std::uint32_t cell_named(const fact& f, std::string_view name)
{
    if (f.type == fact_type::string) {
        const auto found = std::lower_bound(f.constants.begin(), f.constants.end(), name);
        const bool there = found != f.constants.end() && *found == name;
        return there ? static_cast<std::uint32_t>(found - f.constants.begin()) : none;
    }
    for (std::uint32_t i = 0; i < f.values.size(); ++i) {
        const auto& aliases = f.values[i].aliases;
        if (f.values[i].name == name) return i;
        if (std::find(aliases.begin(), aliases.end(), name) != aliases.end()) return i;
    }
    return none;
}

class recogniser {
public:
    recogniser(const cel::expression& e, const ruleset& rules, const slot_layout& slots)
        : e_(e), rules_(rules), slots_(slots)
    {
    }

    [[nodiscard]] std::optional<cell_test> test_of(expr_id node) const
    {
        switch (e_.kind(node)) {
        case expr_kind::fact: return truth_of(node);
        case expr_kind::oper: return operator_test(node);
        case expr_kind::call: return call_test(node);
        case expr_kind::quantifier: return quantifier_test(node);
        default: return std::nullopt;
        }
    }

private:
    /// The fact that a node reads, or `none`.
    [[nodiscard]] fact_id fact_of(expr_id node) const
    {
        return e_.kind(node) == expr_kind::fact ? e_.fact(node) : none;
    }

    /// The constants of a list, folded or not; nothing if it is not one.
    [[nodiscard]] std::optional<constants> list_of(expr_id node) const
    {
        constants all;
        if (e_.kind(node) == expr_kind::constant && e_.constant(node).is(value_kind::list)) {
            const auto items = e_.constant(node).items();
            all.assign(items.begin(), items.end());
            return all;
        }
        if (e_.kind(node) != expr_kind::list) return std::nullopt;
        for (const expr_id child : e_.children(node)) {
            if (e_.kind(child) != expr_kind::constant) return std::nullopt;
            all.push_back(e_.constant(child));
        }
        return all;
    }

    [[nodiscard]] slot_kind kind_of(fact_id f) const
    {
        return f == none ? slot_kind::absent : slots_[f].kind;
    }

    [[nodiscard]] cell_test blank(fact_id f, cell_test::kind what) const
    {
        cell_test t;
        t.what = what;
        t.fact = f;
        t.mask.resize(slots_[f].mask_words);
        return t;
    }

    static void add(cell_test& t, std::uint32_t cell)
    {
        t.mask[cell / 64] |= std::uint64_t{1} << (cell % 64);
    }

    /// A test of the cells or members that the constants name.
    [[nodiscard]] std::optional<cell_test> named(fact_id f, cell_test::kind what,
                                                 const constants& names) const
    {
        cell_test t = blank(f, what);
        for (const value& name : names) {
            if (!name.is(value_kind::string)) return std::nullopt;
            const std::uint32_t cell = cell_named(rules_.facts[f], name.text());
            if (cell == none) return std::nullopt;
            add(t, cell);
        }
        if (what == cell_test::kind::has_all && names.size() == 1)
            t.what = cell_test::kind::has_any;
        return t;
    }

    [[nodiscard]] std::optional<cell_test> negation(std::optional<cell_test> t) const
    {
        if (!t) return t;
        if (t->what != cell_test::kind::in_cells) {
            t->negated = !t->negated;
            return t;
        }
        const std::uint64_t* all = slots_.blank().data() + slots_[t->fact].first;
        for (std::size_t i = 0; i < t->mask.size(); ++i) t->mask[i] = all[i] & ~t->mask[i];
        return t;
    }

    [[nodiscard]] std::optional<cell_test> boolean_is(fact_id f, bool wanted) const
    {
        if (kind_of(f) != slot_kind::cells || rules_.facts[f].type != fact_type::boolean)
            return std::nullopt;
        cell_test t = blank(f, cell_test::kind::in_cells);
        add(t, wanted ? 1 : 0);
        return t;
    }

    [[nodiscard]] std::optional<cell_test> truth_of(expr_id node) const
    {
        return boolean_is(e_.fact(node), true);
    }

    [[nodiscard]] std::optional<cell_test> operator_test(expr_id node) const
    {
        const auto operands = e_.children(node);
        const op o = e_.oper(node);
        if (o == op::logical_not) return negation(test_of(operands[0]));
        if (operands.size() != 2) return std::nullopt;
        if (o == op::in) return membership(operands[0], operands[1]);
        if (o == op::not_equals) return negation(comparison(op::equals, operands[0], operands[1]));
        const bool compares = o == op::equals || o == op::less || o == op::less_equals ||
                              o == op::greater || o == op::greater_equals;
        return compares ? comparison(o, operands[0], operands[1]) : std::nullopt;
    }

    [[nodiscard]] std::optional<cell_test> membership(expr_id item, expr_id in) const
    {
        if (kind_of(fact_of(in)) == slot_kind::members && e_.kind(item) == expr_kind::constant)
            return named(fact_of(in), cell_test::kind::has_any, {e_.constant(item)});
        const auto list = list_of(in);
        if (kind_of(fact_of(item)) != slot_kind::cells || !list) return std::nullopt;
        if (rules_.facts[fact_of(item)].type == fact_type::boolean) return std::nullopt;
        return named(fact_of(item), cell_test::kind::in_cells, *list);
    }

    [[nodiscard]] std::optional<cell_test> comparison(op o, expr_id left, expr_id right) const
    {
        if (e_.kind(left) == expr_kind::constant) {
            std::swap(left, right);
            o = mirrored(o);
        }
        const fact_id f = fact_of(left);
        if (f == none || e_.kind(right) != expr_kind::constant) return std::nullopt;
        const value& c = e_.constant(right);
        switch (kind_of(f)) {
        case slot_kind::cells: return o == op::equals ? cell_is(f, c) : std::nullopt;
        case slot_kind::interval: return interval_test(f, o, c);
        case slot_kind::real: return real_test(f, o, c);
        default: return std::nullopt;
        }
    }

    [[nodiscard]] std::optional<cell_test> cell_is(fact_id f, const value& c) const
    {
        if (rules_.facts[f].type != fact_type::boolean)
            return named(f, cell_test::kind::in_cells, {c});
        return c.is(value_kind::boolean) ? boolean_is(f, c.as_bool()) : std::nullopt;
    }

    [[nodiscard]] std::optional<cell_test> interval_test(fact_id f, op o, const value& c) const
    {
        const bool day = rules_.facts[f].type == fact_type::date;
        if (!c.is(day ? value_kind::date : value_kind::int64)) return std::nullopt;
        if (day && !c.as_date().exact()) return std::nullopt;
        const std::int64_t bound = day ? c.as_date().first.days : c.as_int();
        const std::uint64_t* all = slots_.blank().data() + slots_[f].first;
        cell_test t = blank(f, cell_test::kind::within);
        t.least = static_cast<std::int64_t>(all[0]);
        t.greatest = static_cast<std::int64_t>(all[1]);
        // Nothing is below the least and above the greatest: such a test stays with the
        // interpreter.
        if (o == op::less && bound == t.least) return std::nullopt;
        if (o == op::greater && bound == t.greatest) return std::nullopt;
        if (o == op::equals || o == op::greater_equals) t.least = bound;
        if (o == op::equals || o == op::less_equals) t.greatest = bound;
        if (o == op::less) t.greatest = bound - 1;
        if (o == op::greater) t.least = bound + 1;
        return t;
    }

    [[nodiscard]] std::optional<cell_test> real_test(fact_id f, op o, const value& c) const
    {
        constexpr std::int64_t exact = std::int64_t{1} << 53; // larger ones may not fit a double
        cell_test t = blank(f, cell_test::kind::real_is);
        if (c.is(value_kind::floating))
            t.bound = c.as_double();
        else if (c.is(value_kind::int64) && std::abs(c.as_int() / 2) < exact / 2)
            t.bound = static_cast<double>(c.as_int());
        else
            return std::nullopt;
        switch (o) {
        case op::less: t.compare = cell_test::comparison::less; break;
        case op::less_equals: t.compare = cell_test::comparison::less_equal; break;
        case op::greater: t.compare = cell_test::comparison::greater; break;
        case op::greater_equals: t.compare = cell_test::comparison::greater_equal; break;
        default: t.compare = cell_test::comparison::equal; break;
        }
        return t;
    }

    [[nodiscard]] std::optional<cell_test> call_test(expr_id node) const
    {
        const std::string_view name = e_.function_name(node);
        const auto arguments = e_.children(node);
        if (arguments.size() != 2) return std::nullopt;
        const bool contains = name == "sets.contains";
        if (!contains && name != "sets.intersects") return std::nullopt;
        expr_id set = arguments[0];
        expr_id list = arguments[1];
        if (!contains && fact_of(set) == none) std::swap(set, list);
        const auto constants_of_list = list_of(list);
        if (kind_of(fact_of(set)) != slot_kind::members || !constants_of_list) return std::nullopt;
        return named(fact_of(set), contains ? cell_test::kind::has_all : cell_test::kind::has_any,
                     *constants_of_list);
    }

    /// `set.exists(v, v in list)`, `set.exists(v, v == c)`, `list.exists(v, v in set)` and
    /// `list.all(v, v in set)`.
    [[nodiscard]] std::optional<cell_test> quantifier_test(expr_id node) const
    {
        const auto parts = e_.children(node);
        const bool all = e_.macro(node) == cel::macro::all;
        if (!all && e_.macro(node) != cel::macro::exists) return std::nullopt;
        if (parts.size() != 2 || e_.variables(node) != 1) return std::nullopt;
        const expr_id body = parts[1];
        if (e_.kind(body) != expr_kind::oper || e_.children(body).size() != 2) return std::nullopt;
        const expr_id left = e_.children(body)[0];
        const expr_id right = e_.children(body)[1];
        const fact_id over = fact_of(parts[0]);
        if (over != none) {
            if (all || kind_of(over) != slot_kind::members) return std::nullopt;
            const auto wanted = candidates(node, e_.oper(body), left, right);
            return wanted ? named(over, cell_test::kind::has_any, *wanted) : std::nullopt;
        }
        const auto list = list_of(parts[0]);
        const fact_id in = fact_of(right);
        if (!list || e_.oper(body) != op::in || !is_variable(node, left)) return std::nullopt;
        if (kind_of(in) != slot_kind::members) return std::nullopt;
        return named(in, all ? cell_test::kind::has_all : cell_test::kind::has_any, *list);
    }

    [[nodiscard]] bool is_variable(expr_id quantifier, expr_id node) const
    {
        return e_.kind(node) == expr_kind::local && e_.slot(node) == e_.slot(quantifier);
    }

    /// The constants for which `v in [..]` or `v == c` is true.
    [[nodiscard]] std::optional<constants> candidates(expr_id quantifier, op o, expr_id left,
                                                      expr_id right) const
    {
        if (o == op::in && is_variable(quantifier, left)) return list_of(right);
        if (o != op::equals) return std::nullopt;
        if (is_variable(quantifier, right)) std::swap(left, right);
        if (!is_variable(quantifier, left) || e_.kind(right) != expr_kind::constant)
            return std::nullopt;
        return constants{e_.constant(right)};
    }

    const cel::expression& e_;
    const ruleset& rules_;
    const slot_layout& slots_;
};

} // namespace

std::optional<cell_test> as_cell_test(const cel::expression& e, cel::expr_id node,
                                      const ruleset& rules, const slot_layout& slots)
{
    return recogniser(e, rules, slots).test_of(node);
}

} // namespace netral
