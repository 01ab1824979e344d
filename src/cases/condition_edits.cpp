// SPDX-License-Identifier: Apache-2.0

/// @file
/// Small wrong changes within one condition: text with spans of its tree replaced. The only door is
/// change.hpp.

#include "change.hpp"

#include <netral/cel/parse.hpp>

#include <algorithm>
#include <cctype>

namespace netral {
namespace {

using cel::node;
using cel::node_kind;
using cel::op;

class editor {
public:
    explicit editor(const cel::ast& tree) : tree_(tree), text_(tree.text) {}

    std::vector<text_edit> all()
    {
        for (const node& n : tree_.nodes) {
            switch (n.kind) {
            case node_kind::call: operator_of(n); break;
            case node_kind::list: entries(n); break;
            case node_kind::literal: bound(n); break;
            default: break;
            }
        }
        negations(tree_.root);
        std::stable_sort(out_.begin(), out_.end(), [](const text_edit& a, const text_edit& b) {
            return a.at.begin < b.at.begin;
        });
        return std::move(out_);
    }

private:
    static std::uint32_t offset(std::size_t n) { return static_cast<std::uint32_t>(n); }
    std::string_view of(span s) const
    {
        return std::string_view(text_).substr(s.begin, s.end - s.begin);
    }
    void add(mutation_kind kind, span at, std::string to)
    {
        out_.push_back({kind, at, std::move(to)});
    }

    void operator_of(const node& n)
    {
        switch (n.oper) {
        case op::logical_and: join(n, "&&", "||"); break;
        case op::logical_or: join(n, "||", "&&"); break;
        case op::equals: compare(n, "==", "!="); break;
        case op::not_equals: compare(n, "!=", "=="); break;
        case op::less: compare(n, "<", "<="); break;
        case op::less_equals: compare(n, "<=", "<"); break;
        case op::greater: compare(n, ">", ">="); break;
        case op::greater_equals: compare(n, ">=", ">"); break;
        default: break;
        }
    }

    /// All signs of one join at once, and each part left out.
    void join(const node& n, std::string_view sign, std::string_view other)
    {
        const auto parts = tree_.children_of(n);
        std::string turned;
        std::uint32_t from = n.at.begin;
        for (std::size_t i = 1; i < parts.size(); ++i) {
            const std::size_t at = text_.find(sign, tree_.at(parts[i - 1]).at.end);
            turned += text_.substr(from, at - from);
            turned += other;
            from = offset(at + sign.size());
        }
        turned += text_.substr(from, n.at.end - from);
        add(mutation_kind::joining, n.at, '(' + turned + ')');
        for (std::size_t i = 0; i < parts.size(); ++i) {
            std::string rest;
            for (std::size_t k = 0; k < parts.size(); ++k)
                if (k != i)
                    rest += (rest.empty() ? "(" : ' ' + std::string(sign) + " (") +
                            std::string(of(tree_.at(parts[k]).at)) + ')';
            add(mutation_kind::dropped_condition, n.at, '(' + rest + ')');
        }
    }

    void compare(const node& n, std::string_view sign, std::string_view other)
    {
        const span at{n.anchor, n.anchor + offset(sign.size())};
        if (of(at) == sign) add(mutation_kind::comparison, at, std::string(other));
    }

    void entries(const node& n)
    {
        const auto items = tree_.children_of(n);
        for (std::size_t i = 0; items.size() > 1 && i < items.size(); ++i) {
            const bool last = i + 1 == items.size();
            const span item = tree_.at(items[i]).at;
            const span at{last ? tree_.at(items[i - 1]).at.end : item.begin,
                          last ? item.end : tree_.at(items[i + 1]).at.begin};
            add(mutation_kind::list_entry, at, {});
        }
    }

    void bound(const node& n)
    {
        const value& v = tree_.constants[n.constant];
        if (v.is(value_kind::int64)) {
            const std::string_view digits = of(n.at);
            const auto last = digits.find_last_of("0123456789");
            if (last == std::string_view::npos || digits.size() > 15) return;
            const std::int64_t is = v.as_int();
            for (const std::int64_t by : {-1, 1})
                add(mutation_kind::bound, n.at, std::to_string(is + by));
        } else if (v.is(value_kind::string)) {
            const auto day = parse_date(v.text());
            if (!day || !day->exact()) return;
            for (const std::int64_t by : {-1, 1})
                if (const auto moved = add_days(day->first, by))
                    add(mutation_kind::bound, n.at, '\'' + to_string(*moved) + '\'');
        }
    }

    /// Each condition that is joined by nothing, turned round.
    void negations(cel::node_id id)
    {
        const node& n = tree_.at(id);
        const bool call = n.kind == node_kind::call;
        if (call && (n.oper == op::logical_and || n.oper == op::logical_or)) {
            for (const cel::node_id part : tree_.children_of(n)) negations(part);
        } else if (call && n.oper == op::logical_not) {
            add(mutation_kind::negation, n.at,
                '(' + std::string(of(tree_.at(tree_.children_of(n).front()).at)) + ')');
        } else if (!call || (n.oper != op::equals && n.oper != op::not_equals)) {
            add(mutation_kind::negation, n.at, "!(" + std::string(of(n.at)) + ')');
        }
    }

    const cel::ast& tree_;
    const std::string& text_;
    std::vector<text_edit> out_;
};

} // namespace

std::vector<text_edit> edits_of(const std::string& condition)
{
    const auto tree = cel::parse(condition);
    if (!tree) return {};
    return editor(*tree).all();
}

} // namespace netral
