// SPDX-License-Identifier: Apache-2.0

/// @file
/// References and cycles. The only door is cycles.hpp.

#include "cycles.hpp"

#include "codes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace netral {
namespace {

enum class colour : std::uint8_t { white, on_path, done };

/// Depth first, with a stack of our own: names are untrusted, and a chain of them may be long.
class search {
public:
    search(std::uint32_t nodes, const successors& next)
        : next_(next), colours_(nodes, colour::white)
    {
    }

    void from(std::uint32_t start)
    {
        if (colours_[start] != colour::white) return;
        enter(start);
        while (!path_.empty()) {
            step& top = path_.back();
            if (top.next < top.successors.size())
                visit(top.successors[top.next++]);
            else
                leave();
        }
    }
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> finish() && { return std::move(found_); }

private:
    struct step {
        std::uint32_t node;
        std::vector<std::uint32_t> successors;
        std::size_t next = 0;
    };

    void enter(std::uint32_t node)
    {
        colours_[node] = colour::on_path;
        path_.push_back({node, next_(node), 0});
    }
    void leave()
    {
        colours_[path_.back().node] = colour::done;
        path_.pop_back();
    }
    void visit(std::uint32_t node)
    {
        if (colours_[node] == colour::white) return enter(node);
        if (colours_[node] == colour::done || found_.size() == most_cycles) return;
        const auto begin =
            std::find_if(path_.begin(), path_.end(), [&](const step& s) { return s.node == node; });
        std::vector<std::uint32_t> cycle;
        for (auto i = begin; i != path_.end(); ++i) cycle.push_back(i->node);
        found_.push_back(std::move(cycle));
    }

    static constexpr std::size_t most_cycles = 50;

    const successors& next_;
    std::vector<colour> colours_;
    std::vector<step> path_;
    std::vector<std::vector<std::uint32_t>> found_;
};

} // namespace

std::vector<std::uint32_t> references(draft& d, const entry& e, std::string_view key, section s,
                                      code unknown)
{
    std::vector<std::uint32_t> out;
    std::unordered_set<std::uint32_t> seen;
    e.each(key, [&](yaml_node name) {
        const std::uint32_t id = d.resolve(s, name, unknown);
        if (id == none) return;
        if (seen.insert(id).second)
            out.push_back(id);
        else
            d.found.error(codes::repeated_reference, name.where(),
                          fmt::format("`{}` is here twice", name.text()));
    });
    return out;
}

std::vector<std::vector<std::uint32_t>> find_cycles(std::uint32_t nodes, const successors& next)
{
    search s(nodes, next);
    for (std::uint32_t i = 0; i < nodes; ++i) s.from(i);
    return std::move(s).finish();
}

void report_cycles(report& found, section s, const std::vector<entry>& entries,
                   std::string_view key, const successors& next)
{
    constexpr std::size_t most_notes = 10;
    for (const auto& cycle : find_cycles(static_cast<std::uint32_t>(entries.size()), next)) {
        const entry& first = entries[cycle.front()];
        diagnostic& d = found.error(codes::cycle, first.where(),
                                    fmt::format("through `{}`, {} `{}` leads back to itself", key,
                                                rule_of(s).entry, first.name()));
        for (std::size_t i = 1; i < cycle.size() && i <= most_notes; ++i)
            d.notes.push_back({fmt::format("by way of `{}`", entries[cycle[i]].name()),
                               entries[cycle[i]].where()});
    }
}

} // namespace netral
