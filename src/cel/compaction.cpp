// SPDX-License-Identifier: Apache-2.0

/// @file
/// From the draft of an expression to the one block that is kept, without what only checking
/// needed. A rule set keeps thousands of them.
///
/// The only door is expression_draft::compact.

#include "program.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>

namespace netral::cel {
namespace {

static_assert(sizeof(expression::program) % alignof(checked_node) == 0);
static_assert(sizeof(checked_node) % alignof(value) == 0);

/// Gathers what can be reached from the root, in the same order, and puts it into one block.
class compaction {
public:
    explicit compaction(expression_draft& d)
        : draft_(d), from_(d.view()), own_text_(d.text, 0, d.own_bytes)
    {
    }

    expression run()
    {
        find_places();
        for (expr_id id = 0; id < from_.nodes.size(); ++id)
            if (places_[id] != unreached) move(from_.nodes[id]);
        std::vector<type_ref*> types;
        types.reserve(nodes_.size());
        for (checked_node& n : nodes_) types.push_back(&n.type);
        draft_.types.keep_only(types);
        return expression(block());
    }

private:
    static constexpr expr_id unreached = 0xFFFFFFFF;

    void find_places()
    {
        places_.assign(from_.nodes.size(), unreached);
        std::vector<expr_id> rest{draft_.root};
        while (!rest.empty()) {
            const expr_id id = rest.back();
            rest.pop_back();
            if (places_[id] == 0) continue;
            places_[id] = 0;
            const auto children = from_.children_of(from_.nodes[id]);
            rest.insert(rest.end(), children.begin(), children.end());
        }
        expr_id next = 0;
        for (expr_id& place : places_)
            if (place != unreached) place = next++;
        nodes_.reserve(next);
    }

    void move(checked_node n)
    {
        const std::uint32_t first = n.first;
        n.first = static_cast<std::uint32_t>(children_.size());
        for (std::uint32_t i = 0; i < n.count; ++i) {
            if (from_.is_optional(first + i)) optional_entries_.push_back(n.first + i);
            children_.push_back(places_[from_.children[first + i]]);
        }
        if (n.kind == expr_kind::constant || n.kind == expr_kind::failure) {
            constants_.push_back(n.data);
            n.data = static_cast<std::uint32_t>(constants_.size() - 1);
        }
        if (n.name.end > draft_.own_bytes) n.name = keep_name(from_.name(n));
        nodes_.push_back(n);
    }

    /// A name of what a definition put in.
    span keep_name(std::string_view name)
    {
        std::size_t at = own_text_.find(name, draft_.own_bytes);
        if (at == std::string::npos) {
            at = own_text_.size();
            own_text_ += name;
        }
        return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size())};
    }

    std::unique_ptr<const rare_parts> rare()
    {
        if (optional_entries_.empty() && draft_.hosts.empty() && draft_.patterns.empty() &&
            draft_.types.continues_nothing() && draft_.bounds == limits{})
            return nullptr;
        return std::make_unique<const rare_parts>(
            rare_parts{std::move(optional_entries_), std::move(draft_.hosts),
                       std::move(draft_.patterns), std::move(draft_.types), draft_.bounds});
    }

    /// One share of the expression.
    expression::program* block()
    {
        auto few = rare();
        const std::size_t bytes =
            sizeof(expression::program) + nodes_.size() * sizeof(checked_node) +
            constants_.size() * sizeof(value) + children_.size() * sizeof(expr_id) +
            draft_.facts.size() * sizeof(fact_id) + own_text_.size();
        auto* p = new (::operator new(bytes)) expression::program;
        p->node_count = static_cast<std::uint32_t>(nodes_.size());
        p->constant_count = static_cast<std::uint32_t>(constants_.size());
        p->child_count = static_cast<std::uint32_t>(children_.size());
        p->fact_count = static_cast<std::uint32_t>(draft_.facts.size());
        p->text_bytes = static_cast<std::uint32_t>(own_text_.size());
        p->own_bytes = draft_.own_bytes;
        p->slots = draft_.slots;
        p->root = places_[draft_.root];
        p->base_types = std::move(draft_.base_types);
        p->rare = std::move(few);
        fill(p);
        return p;
    }

    void fill(expression::program* p) noexcept
    {
        auto* nodes = reinterpret_cast<checked_node*>(p + 1);
        auto* constants =
            reinterpret_cast<value*>(std::uninitialized_copy(nodes_.begin(), nodes_.end(), nodes));
        for (const std::uint32_t c : constants_)
            constants = new (constants) value(from_.constants[c]) + 1;
        auto* children = reinterpret_cast<expr_id*>(constants);
        auto* facts = std::uninitialized_copy(children_.begin(), children_.end(), children);
        auto* text = reinterpret_cast<char*>(
            std::uninitialized_copy(draft_.facts.begin(), draft_.facts.end(), facts));
        std::memcpy(text, own_text_.data(), own_text_.size());
    }

    expression_draft& draft_;
    code_view from_;              ///< of the draft
    std::vector<expr_id> places_; ///< by old number: the new one
    std::vector<checked_node> nodes_;
    std::vector<expr_id> children_;
    std::vector<std::uint32_t> optional_entries_;
    std::vector<std::uint32_t> constants_; ///< by new number: the old one
    std::string own_text_;
};

} // namespace

expression expression_draft::compact()
{
    return compaction(*this).run();
}

} // namespace netral::cel
