// SPDX-License-Identifier: Apache-2.0

/// @file
/// Names: variables of macros, facts, definitions, types, and the namespaces around them. Part of
/// the checker (checker.hpp).

#include "builder.hpp"
#include "checker.hpp"

#include <algorithm>

namespace netral::cel {
namespace {

constexpr std::uint16_t unknown_name_code = 1301;
constexpr std::uint16_t not_a_type = 1305;
constexpr std::uint16_t unknown_field = 1306;
constexpr std::uint16_t circular = 1308;

} // namespace

/// Tries a name in the container, then in each namespace around it.
template <class Look>
auto checker::in_container(std::string_view name, bool absolute, Look look) const
    -> decltype(look(std::string_view()))
{
    std::string_view space = absolute ? std::string_view() : std::string_view(names_->container);
    while (!space.empty()) {
        std::string full(space);
        full += '.';
        full += name;
        if (auto found = look(full)) return found;
        const std::size_t dot = space.rfind('.');
        space = dot == std::string_view::npos ? std::string_view() : space.substr(0, dot);
    }
    return look(name);
}

const function* checker::find_function(std::string_view name, bool absolute) const
{
    return in_container(name, absolute, [this](std::string_view n) { return standard_->find(n); });
}

const environment::tables::host* checker::find_host(std::string_view name, bool absolute) const
{
    if (names_->hosts.empty()) return nullptr;
    return in_container(
        name, absolute, [this](std::string_view n) -> const environment::tables::host* {
            const auto found = names_->functions.find(n);
            return found == names_->functions.end() ? nullptr : &names_->hosts[found->second];
        });
}

const checker::local* checker::find_local(std::string_view name) const noexcept
{
    for (std::size_t i = locals_.size(); i-- > locals_floor_;)
        if (locals_[i].name == name) return &locals_[i];
    return nullptr;
}

/// The dotted name that a node writes, if it is one.
bool checker::qualified(node_id id, std::string& name, bool& absolute) const
{
    const node& n = tree_->at(id);
    if (n.kind == node_kind::ident) {
        absolute = n.absolute;
        name = tree_->raw_name(n);
        return true;
    }
    if (n.kind != node_kind::select || n.optional || tree_->text[n.name.begin] == '`') return false;
    if (!qualified(tree_->children[n.first], name, absolute)) return false;
    name += '.';
    name += tree_->raw_name(n);
    return true;
}

/// A name or a chain of fields as a name; no_expr for a chain that is no name as a whole.
expr_id checker::visit_name(node_id id)
{
    const node& n = tree_->at(id);
    if (n.kind == node_kind::ident && !n.absolute) {
        const std::string_view word = tree_->raw_name(n);
        if (const local* l = find_local(word)) {
            checked_node out;
            out.kind = expr_kind::local;
            out.data = l->slot;
            out.type = l->type;
            out.at = place(n);
            out.name = own_text(n.name);
            out.pure = false; // its value is not there while checking
            return add(out, {});
        }
    }
    std::string name;
    bool absolute = false;
    if (n.kind == node_kind::ident) {
        const expr_id found = resolve(tree_->raw_name(n), n.absolute, place(n));
        return found != no_expr ? found : unknown_name(tree_->raw_name(n), place(n));
    }
    if (!qualified(id, name, absolute)) return no_expr;
    if (!absolute && find_local(std::string_view(name).substr(0, name.find('.'))) != nullptr)
        return no_expr;
    const expr_id found = resolve(name, absolute, place(n));
    if (found != no_expr) return found;
    // `a.b.c` is unknown as a whole only if no part of it is known: then say so once, for all of
    // it.
    for (std::size_t dot = name.rfind('.'); dot != std::string::npos;
         dot = name.rfind('.', dot - 1)) {
        const std::string_view part = std::string_view(name).substr(0, dot);
        const auto known = [this](std::string_view p) {
            return names_->symbols.find(p) != names_->symbols.end() ||
                   standard_->type_named(p) != unbound;
        };
        if (in_container(part, absolute, known)) return no_expr;
        if (dot == 0) break;
    }
    return unknown_name(name, place(n));
}

expr_id checker::resolve(std::string_view name, bool absolute, span at)
{
    expr_id found = no_expr;
    in_container(name, absolute, [&](std::string_view n) {
        found = resolve_exact(n, at);
        return found != no_expr;
    });
    return found;
}

expr_id checker::resolve_exact(std::string_view name, span at)
{
    const auto symbol = names_->symbols.find(name);
    if (symbol != names_->symbols.end()) {
        using kind = environment::tables::symbol::kind;
        const std::uint32_t index = symbol->second.index;
        if (symbol->second.what == kind::fact)
            return use_fact(names_->facts[index], names_->fact_types[index], at);
        return use_definition(symbol->first, *names_->definitions[index], at);
    }
    const type_ref type = standard_->type_named(name);
    if (type != unbound) {
        return add_constant(value::type(name), out_.types.make(type_kind::type, type), at);
    }
    if (name == "google.protobuf.NullValue.NULL_VALUE")
        return add_constant(value(), simple(type_kind::null), at);
    return no_expr;
}

expr_id checker::use_fact(const declared_fact& fact, type_ref type, span at)
{
    checked_node out;
    out.kind = expr_kind::fact;
    out.data = fact.id;
    out.type = type;
    out.at = at;
    out.reads_facts = true;
    // The name is kept in the program's text, where it can be shown; mostly it stands there
    // already.
    if (inlined_from_ == nullptr &&
        std::string_view(out_.text).substr(at.begin, at.end - at.begin) == fact.name) {
        out.name = at;
    } else {
        const auto begin = static_cast<std::uint32_t>(out_.text.size());
        out_.text += fact.name;
        out.name = {begin, static_cast<std::uint32_t>(out_.text.size())};
    }
    out_.facts.push_back(fact.id);
    return add(out, {});
}

expr_id checker::use_definition(std::string_view name, const ast& meaning, span at)
{
    if (std::find(inlining_.begin(), inlining_.end(), name) != inlining_.end()) {
        report(circular, at, "`" + std::string(name) + "` is defined in terms of itself");
        return add_failure(at, fault::undeclared, "circular definition");
    }
    const ast* const outer_tree = tree_;
    const ast* const outer_from = inlined_from_;
    const span outer_use = use_;
    const std::uint32_t outer_offset = text_offset_;
    const std::size_t outer_floor = locals_floor_;
    if (inlining_.empty()) use_ = at;
    inlining_.push_back(name);
    inlined_from_ = &meaning;
    locals_floor_ = locals_.size();
    text_offset_ = static_cast<std::uint32_t>(out_.text.size());
    out_.text += meaning.text;
    tree_ = &meaning;
    expr_id id = no_expr;
    if (inlining_.size() > options_->bounds.nesting) {
        report(1320, at,
               "terms use terms more than " + std::to_string(options_->bounds.nesting) + " deep");
        id = add_failure(at, fault::too_big, "too deep");
    } else {
        id = visit(meaning.root);
    }
    tree_ = outer_tree;
    inlined_from_ = outer_from;
    use_ = outer_use;
    text_offset_ = outer_offset;
    locals_floor_ = outer_floor;
    inlining_.pop_back();
    return id;
}

expr_id checker::unknown_name(std::string_view name, span at)
{
    std::vector<std::string_view> known;
    for (const auto& [symbol, where] : names_->symbols) known.push_back(symbol);
    for (std::size_t i = locals_floor_; i < locals_.size(); ++i) known.push_back(locals_[i].name);
    std::sort(known.begin(), known.end());
    const std::string_view close = nearest(name, known);
    std::string help = close.empty() ? "" : "did you mean `" + std::string(close) + "`?";
    if (help.empty()) {
        std::string tail(".");
        tail += name;
        for (const std::string_view candidate : known)
            if (candidate.size() > tail.size() && candidate.ends_with(tail))
                help = "did you mean `" + std::string(candidate) + "`?";
    }
    report(unknown_name_code, at, "there is no fact or term `" + std::string(name) + "`",
           std::move(help));
    return add_failure(at, fault::undeclared,
                       "undeclared reference to `" + std::string(name) + "`");
}

/// The well-known messages, as the values they stand for.
expr_id checker::visit_message(const node& n)
{
    const std::string name = name_of(*tree_, n);
    const function* maker = in_container(name, n.absolute, [this](std::string_view full) {
        std::string made_by("@make.");
        made_by += full;
        return standard_->find(made_by);
    });
    if (maker == nullptr) {
        report(not_a_type, name_place(n), "`" + name + "` is not a type that can be made here");
        return add_failure(place(n), fault::undeclared, "unknown type `" + name + "`");
    }
    // The maker takes pairs of field name and value.
    std::vector<expr_id> fields;
    for (std::uint32_t i = 0; i < n.count; i += 2) {
        const node& field = tree_->at(tree_->children[n.first + i]);
        const std::string_view word = tree_->raw_name(field);
        if (word != "value" && word != "values" && word != "fields" && !word.ends_with("_value") &&
            word != "seconds" && word != "nanos")
            report(unknown_field, place(field),
                   "`" + name + "` has no field `" + std::string(word) + "`");
        fields.push_back(
            add_constant(value::string(word), simple(type_kind::string), place(field)));
        fields.push_back(visit(tree_->children[n.first + i + 1]));
    }
    checked_node out;
    out.kind = expr_kind::call;
    out.body = maker;
    out.at = place(n);
    out.name = own_text(n.name);
    out.type = maker->ways.front().result;
    return fold(add(out, fields));
}

} // namespace netral::cel
