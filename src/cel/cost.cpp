// SPDX-License-Identifier: Apache-2.0

/// @file
/// The worst case of a condition. The only door is cel/cost.hpp.

#include <netral/cel/cost.hpp>

#include "program.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace netral::cel {
namespace {

constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();

std::uint64_t plus(std::uint64_t a, std::uint64_t b) noexcept
{
    return a > most - b ? most : a + b;
}
std::uint64_t times(std::uint64_t a, std::uint64_t b) noexcept
{
    return b != 0 && a > most / b ? most : a * b;
}

constexpr std::uint64_t bytes_a_step = 64; ///< of texts that are compared or copied

/// What one node costs at worst, and how big its value may be.
struct bound {
    std::uint64_t cost = 1;
    std::uint64_t size = 1;  ///< elements, or bytes of a text
    std::uint64_t inner = 1; ///< steps to go through the biggest thing inside it
    bool text = false;

    /// Steps to go through all of it.
    [[nodiscard]] std::uint64_t whole() const noexcept
    {
        return text ? size / bytes_a_step + 1 : times(size, inner);
    }
};

/// Estimates nodes after their children, in the order in which they would be evaluated, so that the
/// slots of variables hold what they hold then.
class estimator {
public:
    estimator(const code_view& code, const limits& bounds)
        : code_(code), bounds_(&bounds), slots_(code.slots)
    {
    }

    std::uint64_t run(expr_id root) { return estimate(root).cost; }

private:
    struct operands {
        std::uint64_t widest = 1;
        std::uint64_t together = 0; ///< as long as all of them
        std::uint64_t deep = 0;     ///< with all that is inside them
        std::uint64_t biggest = 1;  ///< steps for the biggest
        bound first;
    };

    // NOLINTNEXTLINE(misc-no-recursion): the height is bounded
    bound estimate(expr_id id)
    {
        const checked_node& n = code_.nodes[id];
        switch (n.kind) {
        case expr_kind::constant:
        case expr_kind::failure: return of_value(code_.constants[n.data]);
        case expr_kind::fact: return of_fact(n);
        case expr_kind::local: return local(n);
        case expr_kind::quantifier:
        case expr_kind::comprehension: return loop(n);
        case expr_kind::binding: return binding(n);
        default: return operation(n);
        }
    }

    bound operation(const checked_node& n)
    {
        bound out;
        operands all;
        for (const expr_id child : code_.children_of(n)) {
            const bound part = estimate(child);
            out.cost = plus(out.cost, part.cost);
            if (all.together == 0) all.first = part;
            all.widest = std::max(all.widest, part.size);
            all.biggest = std::max({all.biggest, part.inner, part.whole()});
            all.together = plus(all.together, part.size);
            all.deep = plus(all.deep, part.whole());
        }
        out.cost = plus(out.cost, work_of(n, all));
        out.text = is_text(n.type);
        out.size = size_of(n, all);
        out.inner = is_long(n) && !out.text ? all.biggest : 1;
        return out;
    }

    /// Steps of the operation itself.
    [[nodiscard]] std::uint64_t work_of(const checked_node& n, const operands& all) const
    {
        if (n.kind == expr_kind::list || n.kind == expr_kind::map) return all.deep;
        if (n.kind != expr_kind::call && n.kind != expr_kind::oper) return 0;
        if (n.body == nullptr) // a host's function, or logic
            return n.kind == expr_kind::call ? plus(all.together, bounds_->assumed_size) : 0;
        if (n.kind == expr_kind::call && n.data != checked_node::no_pattern) return all.together;
        const std::uint64_t texts = all.together / bytes_a_step;
        if (n.kind == expr_kind::oper && n.oper == op::in)
            return plus(all.deep, times(all.first.whole(), all.together));
        switch (n.body->weight) {
        case 0: return texts;
        case 1: return plus(plus(all.together, all.deep), times(texts, texts));
        case 2: return plus(times(texts, texts), times(plus(all.deep, 4), plus(all.together, 4)));
        default: return plus(1000, times(all.together, 20)); // compiles a pattern
        }
    }

    /// How big the result is.
    [[nodiscard]] std::uint64_t size_of(const checked_node& n, const operands& all) const
    {
        if (!is_long(n)) return 1;
        if (n.kind == expr_kind::oper && n.oper == op::conditional) return all.widest;
        if (n.kind == expr_kind::oper && n.oper == op::add)
            return std::max<std::uint64_t>(all.together, 1);
        if (n.kind == expr_kind::list || n.kind == expr_kind::map)
            return std::max<std::uint64_t>(n.count, 1);
        if (n.kind == expr_kind::call) {
            // Joining, replacing and formatting may make the product; what comes from a number or a
            // host is as big as a fact.
            const bool product = n.body != nullptr && n.body->weight >= 1;
            return std::max({bounds_->assumed_size, all.together,
                             product ? times(all.together, all.biggest) : 0});
        }
        return as_size(n.type, all.biggest); // an element, a field
    }

    /// What is in a variable.
    [[nodiscard]] bound local(const checked_node& n) const
    {
        const bound& held = slots_[n.data];
        if (held.text || !is_text(n.type)) return {1, held.size, held.inner, held.text};
        return {1, as_size(n.type, held.size), 1, true};
    }

    /// How big something is that takes that many steps to go through.
    [[nodiscard]] std::uint64_t as_size(type_ref type, std::uint64_t steps) const
    {
        return is_text(type) ? times(steps, bytes_a_step) : steps;
    }

    [[nodiscard]] bool is_text(type_ref type) const
    {
        const type_kind kind = code_.types->kind(code_.types->find(type));
        return kind == type_kind::string || kind == type_kind::bytes;
    }

    [[nodiscard]] bound of_fact(const checked_node& n) const
    {
        const std::uint64_t size = is_long(n) ? bounds_->assumed_size : 1;
        const std::uint64_t steps_of_text = bounds_->assumed_size / bytes_a_step + 1;
        const type_table& types = *code_.types;
        const type_ref t = types.find(n.type);
        switch (types.kind(t)) {
        case type_kind::string:
        case type_kind::bytes: return {1, size, 1, true};
        case type_kind::list:
        case type_kind::set: {
            const type_ref element = types.at(t).a;
            return {1, size,
                    is_text(element)        ? steps_of_text
                    : is_long_type(element) ? size
                                            : 1,
                    false};
        }
        default: return {1, size, size, false};
        }
    }

    /// Whether values of that type have a size.
    [[nodiscard]] bool is_long(const checked_node& n) const { return is_long_type(n.type); }

    [[nodiscard]] bool is_long_type(type_ref type) const
    {
        const type_table& types = *code_.types;
        switch (types.kind(types.find(type))) {
        case type_kind::null:
        case type_kind::boolean:
        case type_kind::int64:
        case type_kind::uint64:
        case type_kind::floating:
        case type_kind::timestamp:
        case type_kind::duration:
        case type_kind::date:
        case type_kind::enumeration:
        case type_kind::type: return false;
        default: return true;
        }
    }

    bound loop(const checked_node& n)
    {
        const auto children = code_.children_of(n);
        const bound range = estimate(children[0]);
        const bound element{1, range.inner, range.inner, false};
        for (std::uint32_t i = 0; i < n.variables; ++i) slots_[n.data + i] = element;
        // An optional has one element, which is as big as the optional is.
        const bool optional = n.kind == expr_kind::comprehension && n.loop == macro::none;
        if (optional) slots_[n.data] = {1, std::max(range.size, range.inner), range.inner, false};
        std::uint64_t body = 2;
        bound last = element;
        for (const expr_id child : children.subspan(1)) {
            last = estimate(child);
            body = plus(body, plus(last.cost, last.whole()));
        }
        const std::uint64_t rounds = optional ? 1 : range.size;
        bound out{plus(plus(1, range.cost), times(rounds, body)), 1, 1, false};
        if (n.kind == expr_kind::quantifier) return out;
        const bool keeps = n.loop == macro::filter;
        out.inner = keeps ? range.inner : std::max(last.whole(), last.inner);
        out.size = std::max<std::uint64_t>(rounds, 1);
        if (optional) out.size = last.size;
        if (n.loop == macro::transform_map_entry) out.size = times(out.size, last.size);
        return out;
    }

    bound binding(const checked_node& n)
    {
        const auto children = code_.children_of(n);
        bound out;
        for (std::uint32_t i = 0; i < n.variables; ++i) {
            const bound held = estimate(children[i]);
            out.cost = plus(out.cost, held.cost);
            slots_[n.data + i] = held;
        }
        const bound result = estimate(children[n.variables]);
        return {plus(out.cost, result.cost), result.size, result.inner, result.text};
    }

    static bound of_value(const value& v)
    {
        bound out;
        if (v.is(value_kind::string) || v.is(value_kind::bytes)) {
            out.size = v.text().size() + 1;
            out.text = true;
        } else if (v.is(value_kind::list)) {
            out.size = v.items().size();
            for (const value& item : v.items()) include(out, item);
        } else if (v.is(value_kind::map)) {
            out.size = v.entries().size();
            for (const auto& [key, held] : v.entries()) {
                include(out, key);
                include(out, held);
            }
        } else if (v.is(value_kind::optional) && v.held() != nullptr) {
            include(out, *v.held());
        }
        return out;
    }

    // NOLINTNEXTLINE(misc-no-recursion): constants are no deeper than what they are made from
    static void include(bound& into, const value& inside)
    {
        const bound b = of_value(inside);
        into.inner = std::max({into.inner, b.whole(), b.inner});
    }

    code_view code_;
    const limits* bounds_;
    std::vector<bound> slots_; ///< what the variables in scope hold
};

} // namespace

std::uint64_t worst_case_cost(const expression& condition, const limits& bounds)
{
    const expression::program& p = condition.code();
    return estimator(p.view(), bounds).run(p.root);
}

} // namespace netral::cel
