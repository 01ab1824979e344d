// SPDX-License-Identifier: Apache-2.0

/// @file
/// Types: the table, assignment and generality. The only door is types.hpp.

#include "types.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace netral::cel {
namespace {

constexpr std::array<std::string_view, 21> kind_names{
    "dyn",           "null",      "bool",     "int",  "uint",  "double",    "string",
    "bytes",         "timestamp", "duration", "date", "error", "list",      "map",
    "optional_type", "type",      "wrapper",  "enum", "set",   "parameter", "opaque"};

bool is_wild(type_kind kind) noexcept
{
    return kind == type_kind::dyn || kind == type_kind::error;
}

bool is_nullable(type_kind kind) noexcept
{
    return kind == type_kind::wrapper || kind == type_kind::null || kind == type_kind::timestamp ||
           kind == type_kind::duration || kind == type_kind::optional ||
           kind == type_kind::opaque || kind == type_kind::error || kind == type_kind::dyn;
}

/// An enum is a string, a wrapper what it wraps, where kinds are compared.
bool is_stringlike(type_kind kind) noexcept
{
    return kind == type_kind::string || kind == type_kind::enumeration;
}

} // namespace

const type_entry& type_table::at(type_ref t) const noexcept
{
    return t < begin_ ? base_->at(t) : entries_[t - begin_];
}

std::string_view type_table::name(type_ref t) const noexcept
{
    return t < begin_ ? base_->name(t) : std::string_view(names_[at(t).name]);
}

type_ref type_table::make(type_kind kind, type_ref a, type_ref b, type_ref c)
{
    type_entry e;
    e.kind = kind;
    e.a = a;
    e.b = b;
    e.c = c;
    entries_.push_back(e);
    return end() - 1;
}

type_ref type_table::make_named(type_kind kind, std::string_view name,
                                const std::vector<type_ref>& inner)
{
    const auto parameter = [&](std::size_t i) { return i < inner.size() ? inner[i] : unbound; };
    const type_ref made = make(kind, parameter(0), parameter(1), parameter(2));
    entries_.back().name = static_cast<std::uint32_t>(names_.size());
    names_.emplace_back(name);
    return made;
}

type_ref type_table::make_enumeration(const enumeration& values)
{
    const type_ref made = make(type_kind::enumeration, unbound);
    entries_.back().values = &values;
    return made;
}

type_ref type_table::make_variable()
{
    const type_ref made = make(type_kind::parameter, unbound);
    entries_.back().variable = true;
    return made;
}

type_ref type_table::intern(const type& t)
{
    std::vector<type_ref> inner;
    inner.reserve(t.parameters.size());
    for (const type& p : t.parameters) inner.push_back(intern(p));
    switch (t.kind) {
    case type_kind::list:
    case type_kind::optional:
    case type_kind::wrapper:
    case type_kind::set:
    case type_kind::type: return make(t.kind, inner.empty() ? simple(type_kind::dyn) : inner[0]);
    case type_kind::map:
        return make(t.kind, inner.empty() ? simple(type_kind::dyn) : inner[0],
                    inner.size() < 2 ? simple(type_kind::dyn) : inner[1]);
    case type_kind::enumeration: return make_enumeration(*t.values);
    case type_kind::parameter:
    case type_kind::opaque: return make_named(t.kind, t.name, inner);
    default: return simple(t.kind);
    }
}

type_ref type_table::find(type_ref t) const noexcept
{
    while (t >= first_composite) {
        const type_entry& e = at(t);
        if (!e.variable || e.a == unbound) return t;
        t = e.a;
    }
    return t;
}

type type_table::describe(type_ref t) const
{
    t = find(t);
    if (t < first_composite) return {static_cast<type_kind>(t)};
    const type_entry& e = at(t);
    if (e.variable) return {type_kind::dyn};
    type out(e.kind);
    if (e.kind == type_kind::opaque || e.kind == type_kind::parameter) out.name = name(t);
    for (const type_ref p : {e.a, e.b, e.c})
        if (p != unbound) out.parameters.push_back(describe(p));
    // The enumeration belongs to the environment; the description only names it.
    if (e.values != nullptr) out.values = std::make_shared<const enumeration>(*e.values);
    return out;
}

std::string type_table::print(type_ref t) const
{
    return to_string(describe(t));
}

type_ref type_table::instantiate(type_ref t, parameters& fresh)
{
    if (t < first_composite || !has_parameters(t)) return t;
    const type_entry e = at(t);
    if (e.kind == type_kind::parameter) {
        const std::string_view wanted = name(t);
        for (const auto& [which, made] : fresh.by_name)
            if (name(which) == wanted) return made;
        const type_ref made = make_variable();
        fresh.by_name.emplace_back(t, made);
        return made;
    }
    const auto inner = [&](type_ref p) { return p == unbound ? unbound : instantiate(p, fresh); };
    const type_ref a = inner(e.a);
    const type_ref b = inner(e.b);
    const type_ref c = inner(e.c);
    if (e.kind == type_kind::opaque) return make_named(e.kind, std::string(name(t)), {a, b, c});
    return make(e.kind, a, b, c);
}

bool type_table::has_parameters(type_ref t) const noexcept
{
    if (t < first_composite) return false;
    const type_entry& e = at(t);
    if (e.kind == type_kind::parameter) return !e.variable;
    return (e.a != unbound && has_parameters(e.a)) || (e.b != unbound && has_parameters(e.b)) ||
           (e.c != unbound && has_parameters(e.c));
}

void type_table::bind(type_ref variable, type_ref to)
{
    assert(variable >= begin_);
    type_entry& e = entries_[variable - begin_];
    trail_.emplace_back(variable, e.a);
    e.a = to;
}

void type_table::undo(std::size_t mark) noexcept
{
    while (trail_.size() > mark) {
        entries_[trail_.back().first - begin_].a = trail_.back().second;
        trail_.pop_back();
    }
}

void type_table::keep_only(const std::vector<type_ref*>& used)
{
    std::vector<type_entry> entries;
    std::vector<std::string> names;
    for (type_ref* t : used) *t = keep(*t, entries, names);
    entries_ = {entries.begin(), entries.end()};
    names_ = std::move(names);
    trail_ = {};
}

/// The number of such a type without a name in this table or one below, or `unbound`.
type_ref type_table::find_plain(const type_entry& e) const noexcept
{
    const type_ref below = base_ == nullptr ? unbound : base_->find_plain(e);
    if (below != unbound) return below;
    const auto at = std::find(entries_.begin(), entries_.end(), e);
    return at == entries_.end() ? unbound : begin_ + static_cast<type_ref>(at - entries_.begin());
}

type_ref type_table::keep(type_ref t, std::vector<type_entry>& entries,
                          std::vector<std::string>& names)
{
    if (t == unbound) return t;
    t = find(t);
    if (t < begin_) return t;
    type_entry e = at(t);
    if (!e.variable)
        for (type_ref* inner : {&e.a, &e.b, &e.c}) *inner = keep(*inner, entries, names);
    if (e.kind == type_kind::opaque || (e.kind == type_kind::parameter && !e.variable)) {
        names.emplace_back(name(t));
        e.name = static_cast<std::uint32_t>(names.size() - 1);
    }
    if (e.kind == type_kind::list && e.a < begin_ && base_ != nullptr) // of most conditions
        if (const type_ref below = base_->find_plain(e); below != unbound) return below;
    const auto known = std::find(entries.begin(), entries.end(), e);
    const auto place = static_cast<type_ref>(known - entries.begin());
    if (known == entries.end()) entries.push_back(e);
    return begin_ + place;
}

bool type_table::occurs(type_ref variable, type_ref in) const noexcept
{
    if (in == unbound) return false;
    in = find(in);
    if (in == variable) return true;
    if (in < first_composite) return false;
    const type_entry& e = at(in);
    if (e.variable) return false;
    return occurs(variable, e.a) || occurs(variable, e.b) || occurs(variable, e.c);
}

/// Tries `from` for a variable. `bound` says whether the variable stood for something already.
bool type_table::substitute(type_ref from, type_ref variable, bool& bound)
{
    bound = true;
    if (from == variable) return true;
    const type_entry& e = at(variable);
    if (e.a != unbound) {
        const type_ref old = e.a;
        if (same(from, old)) return true;
        if (!assign(from, old)) return false;
        const type_ref wider = most_general(from, old);
        if (!occurs(variable, wider)) bind(variable, wider);
        return true;
    }
    bound = false;
    if (occurs(variable, from)) return false;
    bind(variable, from);
    return true;
}

bool type_table::assign_parameters(const type_entry& from, const type_entry& to)
{
    const type_entry x = from; // assign() may move the entries
    const type_entry y = to;
    const auto fits = [&](type_ref p, type_ref q) {
        if (p == unbound || q == unbound) return p == q;
        return assign(p, q);
    };
    return fits(x.a, y.a) && fits(x.b, y.b) && fits(x.c, y.c);
}

bool type_table::assign(type_ref from, type_ref to)
{
    if (from == to) return true;
    const bool from_variable = from >= first_composite && at(from).variable;
    const bool to_variable = to >= first_composite && at(to).variable;
    if (to_variable) {
        bool bound = false;
        if (substitute(from, to, bound)) return true;
        if (bound) return false;
    }
    if (from_variable) {
        bool bound = false;
        return substitute(to, from, bound);
    }
    const type_kind x = kind(from);
    const type_kind y = kind(to);
    if (is_wild(x) || is_wild(y)) return true;
    if (x == type_kind::null) return is_nullable(y);
    if (y == type_kind::null) return is_nullable(x);
    if (x == type_kind::wrapper) return assign(at(from).a, y == type_kind::wrapper ? at(to).a : to);
    if (y == type_kind::wrapper) return assign(from, at(to).a);
    if (is_stringlike(x) && is_stringlike(y)) return true;
    if (x != y) return false;
    if (x == type_kind::type) return true;
    if (from < first_composite || to < first_composite) return true;
    if (x == type_kind::opaque && name(from) != name(to)) return false;
    return assign_parameters(at(from), at(to));
}

bool type_table::covers(type_ref general, type_ref special) const noexcept
{
    general = find(general);
    special = find(special);
    const type_kind x = kind(general);
    const type_kind y = kind(special);
    if (x == type_kind::dyn || x == type_kind::error || x == type_kind::parameter) return true;
    if (y == type_kind::dyn || y == type_kind::error || y == type_kind::parameter) return false;
    if (x == type_kind::wrapper && y != type_kind::wrapper)
        return y == type_kind::null || covers(at(general).a, special);
    if (x == type_kind::string && y == type_kind::enumeration) return true;
    if (y == type_kind::null && is_nullable(x)) return true;
    if (x != y) return false;
    if (general < first_composite || special < first_composite) return true;
    const type_entry& a = at(general);
    const type_entry& b = at(special);
    const auto inner = [&](type_ref p, type_ref q) {
        return p == unbound || q == unbound || covers(p, q);
    };
    return inner(a.a, b.a) && inner(a.b, b.b) && inner(a.c, b.c);
}

type_ref type_table::most_general(type_ref a, type_ref b) const noexcept
{
    return covers(a, b) ? a : b;
}

bool type_table::same(type_ref a, type_ref b) const noexcept
{
    if (a == unbound || b == unbound) return a == b;
    a = find(a);
    b = find(b);
    if (a == b) return true;
    if (a < first_composite || b < first_composite) return false;
    const type_entry& x = at(a);
    const type_entry& y = at(b);
    if (x.kind != y.kind || x.variable || y.variable) return false;
    if (x.kind == type_kind::enumeration) return x.values == y.values;
    if (x.kind == type_kind::opaque && name(a) != name(b)) return false;
    return same(x.a, y.a) && same(x.b, y.b) && same(x.c, y.c);
}

type type::list_of(type element)
{
    return {type_kind::list, {}, {std::move(element)}};
}
type type::map_of(type key, type held)
{
    return {type_kind::map, {}, {std::move(key), std::move(held)}};
}
type type::optional_of(type held)
{
    return {type_kind::optional, {}, {std::move(held)}};
}
type type::wrapper_of(type held)
{
    return {type_kind::wrapper, {}, {std::move(held)}};
}
type type::type_of(type described)
{
    return {type_kind::type, {}, {std::move(described)}};
}
type type::set_of(type element)
{
    return {type_kind::set, {}, {std::move(element)}};
}
type type::parameter_named(std::string name)
{
    return {type_kind::parameter, std::move(name)};
}
type type::opaque_named(std::string name, std::vector<type> parameters)
{
    return {type_kind::opaque, std::move(name), std::move(parameters)};
}
type type::enumeration_of(std::shared_ptr<const enumeration> values)
{
    type t(type_kind::enumeration);
    t.values = std::move(values);
    return t;
}

std::string to_string(const type& t)
{
    std::string text(kind_names[static_cast<std::size_t>(t.kind)]);
    if (t.kind == type_kind::opaque || t.kind == type_kind::parameter) text = t.name;
    if (t.kind == type_kind::enumeration) return t.values->name;
    if (t.parameters.empty()) return text;
    text += '(';
    for (std::size_t i = 0; i < t.parameters.size(); ++i) {
        if (i != 0) text += ", ";
        text += to_string(t.parameters[i]);
    }
    text += ')';
    return text;
}

} // namespace netral::cel
