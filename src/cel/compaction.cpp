// SPDX-License-Identifier: Apache-2.0

/// @file
/// A checked expression without what only checking needed. A rule set keeps thousands of them.
///
/// The only door is expression::program::compact.

#include "program.hpp"

namespace netral::cel {
namespace {

/// Moves what can be reached from the root into new arrays, in the same order.
class compaction {
public:
    explicit compaction(expression::program& p) : from_(p), own_text_(p.text.substr(0, p.own_bytes))
    {
    }

    void run()
    {
        find_places();
        for (expr_id id = 0; id < from_.nodes.size(); ++id)
            if (places_[id] != unreached) move(from_.nodes[id]);
        std::vector<type_ref*> types;
        for (checked_node& n : nodes_) types.push_back(&n.type);
        from_.types.keep_only(types);
        from_.root = places_[from_.root];
        put(from_.nodes, nodes_);
        put(from_.children, children_);
        put(from_.optional_entries, optional_entries_);
        put(from_.constants, constants_);
        from_.text = std::string(own_text_);
        from_.facts.shrink_to_fit();
    }

private:
    static constexpr expr_id unreached = 0xFFFFFFFF;

    template <class T>
    static void put(std::vector<T>& into, std::vector<T>& moved)
    {
        moved.shrink_to_fit();
        into = std::move(moved);
    }

    void find_places()
    {
        places_.assign(from_.nodes.size(), unreached);
        std::vector<expr_id> rest{from_.root};
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
            constants_.push_back(from_.constants[n.data]);
            n.data = static_cast<std::uint32_t>(constants_.size() - 1);
        }
        if (n.name.end > from_.own_bytes) n.name = keep_name(from_.name(n));
        nodes_.push_back(n);
    }

    /// A name of what a definition put in.
    span keep_name(std::string_view name)
    {
        std::size_t at = own_text_.find(name, from_.own_bytes);
        if (at == std::string::npos) {
            at = own_text_.size();
            own_text_ += name;
        }
        return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size())};
    }

    expression::program& from_;
    std::vector<expr_id> places_; ///< by old number: the new one
    std::vector<checked_node> nodes_;
    std::vector<expr_id> children_;
    std::vector<std::uint32_t> optional_entries_;
    std::vector<value> constants_;
    std::string own_text_;
};

} // namespace

void expression::program::compact()
{
    compaction(*this).run();
}

} // namespace netral::cel
