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

/// What one node costs at worst, and how big its value may be.
struct bound {
    std::uint64_t cost = 1;
    std::uint64_t size = 1;
};

class estimator {
public:
    estimator(const expression::program& p, const limits& bounds) noexcept
        : program_(&p), bounds_(&bounds)
    {
    }

    // Children are made before their parents, so one pass from front to back is enough; what a
    // loop's variable holds is counted with the loop.
    std::uint64_t run()
    {
        all_.resize(program_->nodes.size());
        for (std::size_t i = 0; i < all_.size(); ++i) all_[i] = estimate(program_->nodes[i]);
        return all_[program_->root].cost;
    }

private:
    bound estimate(const checked_node& n) const
    {
        switch (n.kind) {
        case expr_kind::constant: return {1, size_of(program_->constants[n.data])};
        case expr_kind::fact:
        case expr_kind::local: return {1, is_long(n) ? bounds_->assumed_size : 1};
        case expr_kind::quantifier:
        case expr_kind::comprehension: return loop(n);
        default: break;
        }
        bound out{1, 1};
        std::uint64_t widest = 1;
        std::uint64_t together = 0;
        for (const expr_id child : program_->children_of(n)) {
            out.cost = plus(out.cost, all_[child].cost);
            widest = std::max(widest, all_[child].size);
            together = plus(together, all_[child].size);
        }
        const std::uint64_t work = work_of(n, together);
        out.cost = plus(out.cost, work);
        if (n.kind == expr_kind::call && n.body == nullptr)
            out.cost = plus(out.cost, bounds_->assumed_size);
        out.size = std::max<std::uint64_t>(together, 1);
        if (n.kind == expr_kind::oper && n.oper == op::conditional) out.size = widest;
        if (n.kind == expr_kind::call && !is_long(n)) out.size = 1;
        if (n.kind == expr_kind::call && is_long(n))
            out.size = std::max({work, out.size, bounds_->assumed_size});
        return out;
    }

    /// Steps of the operation itself on operands that are `together` long.
    [[nodiscard]] static std::uint64_t work_of(const checked_node& n, std::uint64_t together)
    {
        if (n.kind != expr_kind::call && n.kind != expr_kind::oper) return 0;
        if (n.body == nullptr) return n.kind == expr_kind::call ? together : 0;
        if (n.pattern != 0xFFFFFFFF) return together;
        switch (n.body->weight) {
        case 0: return 0;
        case 1: return together;
        case 2: return times(plus(together, 4), plus(together, 4));
        default: return plus(1000, times(together, 20)); // compiles a pattern
        }
    }

    /// Whether values of that type have a size.
    [[nodiscard]] bool is_long(const checked_node& n) const
    {
        const type_table& types = program_->types;
        switch (types.kind(types.find(n.type))) {
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

    [[nodiscard]] bound loop(const checked_node& n) const
    {
        const auto children = program_->children_of(n);
        const std::uint64_t rounds = all_[children[0]].size;
        std::uint64_t body = 1;
        for (const expr_id child : children.subspan(1)) body = plus(body, all_[child].cost);
        return {plus(plus(1, all_[children[0]].cost), times(rounds, body)),
                std::max<std::uint64_t>(rounds, 1)};
    }

    static std::uint64_t size_of(const value& v)
    {
        if (v.is(value_kind::list)) return v.items().size();
        if (v.is(value_kind::map)) return v.entries().size();
        return 1;
    }

    const expression::program* program_;
    const limits* bounds_;
    std::vector<bound> all_;
};

} // namespace

std::uint64_t worst_case_cost(const expression& condition, const limits& bounds)
{
    return estimator(condition.code(), bounds).run();
}

} // namespace netral::cel
