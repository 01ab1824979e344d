// SPDX-License-Identifier: Apache-2.0

/// @file
/// The places of rule files where an author could slip. The only door is change.hpp.

#include "change.hpp"

#include "document_text.hpp"

#include <algorithm>

namespace netral {
namespace {

using path = std::vector<std::uint32_t>;

class collector {
public:
    collector(const ruleset& rules, std::vector<change>& out) : rules_(rules), out_(out) {}

    void file(std::size_t source, const document_node& tree)
    {
        source_ = source;
        each(tree, {}, [&](const std::string& key, const document_node& n, const path& at) {
            if (key == "rules" && n.is_list())
                for (std::uint32_t i = 0; i < n.items.size(); ++i) rule(n.items[i], step(at, i));
            if (key == "terms")
                each(n, at, [&](const std::string& name, const document_node& t, const path& to) {
                    term(name, t, to);
                });
        });
    }

private:
    static path step(path at, std::uint32_t i)
    {
        at.push_back(i);
        return at;
    }
    template <class Use>
    static void each(const document_node& map, const path& at, Use use)
    {
        for (std::uint32_t i = 0; map.is_map() && i < map.items.size(); ++i)
            use(map.keys[i].text, map.items[i], step(at, i));
    }

    change& add(mutation_kind kind, change::deed what, const path& at, const location& where)
    {
        change c;
        c.says = {kind, of_, rule_, where, {}, {}};
        c.source = source_;
        c.path = at;
        c.what = what;
        out_.push_back(std::move(c));
        return out_.back();
    }

    void term(const std::string& name, const document_node& n, const path& at)
    {
        of_ = "terms." + name;
        rule_ = none;
        if (n.is_scalar()) condition(n, at);
        if (n.is_list()) drop_each(mutation_kind::list_entry, n, at);
    }

    void rule(const document_node& n, const path& at)
    {
        const document_node* id = n.find("id");
        if (id == nullptr) return;
        of_ = id->text;
        rule_ = rules_.find_rule(of_);
        if (rule_ == none) return;
        each(n, at, [&](const std::string& key, const document_node& inner, const path& to) {
            if (key == "in_force")
                each(inner, to, [&](const std::string&, const document_node& day, const path& d) {
                    shift(day, d);
                });
            else if (key == "versions")
                for (std::uint32_t i = 0; i < inner.items.size(); ++i)
                    version(inner.items[i], step(to, i));
            else
                part(key, inner, to);
        });
    }

    void version(const document_node& n, const path& at)
    {
        each(n, at, [&](const std::string& key, const document_node& inner, const path& to) {
            if (key == "from" || key == "to")
                shift(inner, to);
            else
                part(key, inner, to);
        });
    }

    void part(const std::string& key, const document_node& n, const path& at)
    {
        if (key == "addressees" || key == "conduct" || key == "when") condition(n, at);
        if (key == "unless") exceptions(n, at);
        if (key == "sanctions")
            each(n, at, [&](const std::string&, const document_node& list, const path& to) {
                for (std::uint32_t i = 0; i < list.items.size(); ++i) swap(list, i, step(to, i));
            });
    }

    void exceptions(const document_node& n, const path& at)
    {
        for (std::uint32_t i = 0; n.is_list() && i < n.items.size(); ++i) {
            const document_node& e = n.items[i];
            change& c =
                add(mutation_kind::dropped_exception, change::deed::remove, step(at, i), e.where);
            if (const document_node* id = e.find("id")) c.says.from = id->text;
            each(e, step(at, i),
                 [&](const std::string& key, const document_node& inner, const path& to) {
                     if (key == "when" || key == "unless") part(key, inner, to);
                 });
        }
    }

    void condition(const document_node& n, const path& at)
    {
        if (n.is_scalar()) {
            if (n.text == "true" || n.text == "false") return;
            for (const text_edit& e : edits_of(n.text)) edit(n, at, e);
            return;
        }
        each(n, at, [&](const std::string& key, const document_node& parts, const path& to) {
            if (key != "none" && parts.items.size() > 1) {
                change& c = add(mutation_kind::joining, change::deed::set_key, to, parts.where);
                c.says.from = key;
                c.says.to = c.text = key == "all" ? "any" : "all";
            }
            if (parts.items.size() > 1) drop_each(mutation_kind::dropped_condition, parts, to);
            for (std::uint32_t i = 0; i < parts.items.size(); ++i)
                condition(parts.items[i], step(to, i));
        });
    }

    void edit(const document_node& n, const path& at, const text_edit& e)
    {
        change& c = add(e.kind, change::deed::set_text, at, n.where);
        c.says.from = n.text.substr(e.at.begin, e.at.end - e.at.begin);
        c.says.to = e.to;
        c.text = n.text.substr(0, e.at.begin) + e.to + n.text.substr(e.at.end);
    }

    void drop_each(mutation_kind kind, const document_node& list, const path& at)
    {
        for (std::uint32_t i = 0; list.items.size() > 1 && i < list.items.size(); ++i)
            add(kind, change::deed::remove, step(at, i), list.items[i].where).says.from =
                list.items[i].is_scalar() ? list.items[i].text : to_yaml(list.items[i]);
    }

    void shift(const document_node& n, const path& at)
    {
        const auto day = n.is_scalar() ? parse_date(n.text) : std::nullopt;
        if (!day || !day->exact()) return;
        for (const std::int64_t by : {-1, 1}) {
            const auto moved = add_days(day->first, by);
            if (!moved) continue;
            change& c = add(mutation_kind::shifted_date, change::deed::set_text, at, n.where);
            c.says.from = n.text;
            c.says.to = c.text = to_string(*moved);
        }
    }

    /// By the next sanction of the same nature that the rule does not name.
    void swap(const document_node& list, std::uint32_t i, const path& at)
    {
        const sanction_id is = rules_.find_sanction(list.items[i].text);
        if (is == none) return;
        const auto& all = rules_.sanctions;
        for (std::size_t step_by = 1; step_by < all.size(); ++step_by) {
            const sanction& other = all[(is + step_by) % all.size()];
            const bool named =
                std::any_of(list.items.begin(), list.items.end(),
                            [&](const document_node& n) { return n.text == other.id; });
            if (named || other.nature != all[is].nature) continue;
            change& c = add(mutation_kind::swapped_sanction, change::deed::set_text, at,
                            list.items[i].where);
            c.says.from = all[is].id;
            c.says.to = c.text = other.id;
            return;
        }
    }

    const ruleset& rules_;
    std::vector<change>& out_;
    std::size_t source_ = 0;
    std::string of_;
    rule_id rule_ = none;
};

} // namespace

std::vector<change> changes_of(const ruleset& rules, const std::vector<document_node>& trees)
{
    std::vector<change> out;
    collector all(rules, out);
    for (std::size_t i = 0; i < trees.size(); ++i) all.file(i, trees[i]);
    return out;
}

std::string apply(const change& c, document_node tree)
{
    document_node* holder = &tree;
    for (std::size_t i = 0; i + 1 < c.path.size(); ++i) holder = &holder->items[c.path[i]];
    const std::uint32_t last = c.path.back();
    switch (c.what) {
    case change::deed::set_text: holder->items[last].text = c.text; break;
    case change::deed::set_key: holder->keys[last].text = c.text; break;
    case change::deed::remove: holder->items.erase(holder->items.begin() + last); break;
    }
    return to_yaml(tree);
}

result<std::vector<document_node>> trees_of(const ruleset& rules, const load_limits& limits)
{
    std::vector<document_node> out;
    for (const source_ptr& s : rules.sources) {
        auto tree = read_document(s, limits);
        if (!tree) return std::move(tree).errors();
        out.push_back(std::move(*tree));
    }
    return out;
}

} // namespace netral
