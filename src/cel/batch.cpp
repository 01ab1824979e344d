// SPDX-License-Identifier: Apache-2.0

/// @file
/// One test in, one answer out. The only door is cel/batch.hpp; suite_form.hpp knows the form of
/// values and types.

#include <netral/cel/batch.hpp>

#include "suite_form.hpp"

#include <netral/cel/check.hpp>
#include <netral/cel/interpret.hpp>
#include <netral/cel/parse.hpp>

#include <algorithm>
#include <map>
#include <memory>

namespace netral::cel {
namespace {

/// The facts of one line.
class line_facts final : public activation {
public:
    [[nodiscard]] value fact(fact_id id) const override { return values[id].borrow(); }

    fact_id declare(environment& names, std::string name, type t, value v)
    {
        const auto id = static_cast<fact_id>(values.size());
        values.push_back(std::move(v));
        ids.emplace(name, id);
        all.push_back(name);
        names.declare(std::move(name), id, std::move(t));
        return id;
    }

    std::string left_out; ///< a name that could not be declared
    std::vector<value> values;
    std::vector<std::string> all;
    std::map<std::string, fact_id, std::less<>> ids;
};

std::string failed(std::string_view message, std::string_view code = {},
                   const position* at = nullptr)
{
    std::string text;
    json::writer out(text);
    out.begin_object().key("error").begin_object();
    if (!code.empty()) out.key("code").string(code);
    if (at != nullptr)
        out.key("line")
            .number(std::uint64_t{at->line})
            .key("column")
            .number(std::uint64_t{at->column});
    out.key("message").string(message).end_object().end_object();
    return text;
}

std::string unreadable(const std::string& name)
{
    return failed("cannot read the declaration of `" + name + "`");
}

std::string refused(const diagnostics& all, std::string_view expr)
{
    const source text("", std::string(expr));
    const diagnostic& first = all.front();
    const position at = text.position_of(first.where.at.begin);
    return failed(first.message, to_string(first.id), &at);
}

std::vector<std::string> texts_of(const value& object, std::string_view name)
{
    std::vector<std::string> out;
    if (const value* list = member_of(object, name); list != nullptr && list->is(value_kind::list))
        for (const value& item : list->items())
            if (item.is(value_kind::string)) out.emplace_back(item.text());
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::string> without(const std::vector<std::string>& all,
                                 const std::vector<std::string>& some)
{
    std::vector<std::string> out;
    std::set_difference(all.begin(), all.end(), some.begin(), some.end(), std::back_inserter(out));
    return out;
}

type named_type(std::string_view name)
{
    const std::pair<std::string_view, type> known[] = {
        {"bool", type_kind::boolean},
        {"int", type_kind::int64},
        {"uint", type_kind::uint64},
        {"double", type_kind::floating},
        {"string", type_kind::string},
        {"bytes", type_kind::bytes},
        {"timestamp", type_kind::timestamp},
        {"duration", type_kind::duration},
        {"date", type_kind::date},
        {"list", type::list_of(type_kind::dyn)},
        {"map", type::map_of(type_kind::dyn, type_kind::dyn)},
        {"optional", type::optional_of(type_kind::dyn)},
    };
    for (const auto& [word, t] : known)
        if (word == name) return t;
    return type_kind::dyn;
}

/// One of netral's own facts: its type, and what is known of it.
bool declare_fact(line_facts& facts, environment& names, const std::string& name, const value& spec)
{
    const auto id = static_cast<fact_id>(facts.values.size());
    const std::string_view kind = text_of(spec, "type");
    const value* given = member_of(spec, "value");
    value known = value::unknown(id);
    if (kind == "enum" || kind == "set") {
        auto values = std::make_shared<enumeration>();
        values->name = name;
        values->values = texts_of(spec, "values");
        type t = type::enumeration_of(values);
        if (kind == "enum") {
            const auto candidates = texts_of(spec, "one_of");
            if (candidates.size() > 1) known = value::choice(id, candidates);
            if (candidates.size() == 1) known = value::string(candidates.front());
            if (given != nullptr && given->is(value_kind::string)) known = *given;
        } else {
            t = type::set_of(std::move(t));
            const auto has = texts_of(spec, "has");
            const auto rest = without(without(values->values, has), texts_of(spec, "not"));
            if (member_of(spec, "has") != nullptr || member_of(spec, "not") != nullptr)
                known = value::fact_set(id, has, rest);
            if (given != nullptr) known = value::fact_set(id, texts_of(spec, "value"), {});
        }
        facts.declare(names, name, std::move(t), std::move(known));
        return true;
    }
    if (given != nullptr && kind == "date") {
        const auto range = given->is(value_kind::string) ? parse_date(given->text()) : std::nullopt;
        if (!range) return false;
        known = value(*range, id);
    } else if (given != nullptr) {
        const auto read = read_typed_value(*given);
        if (!read) return false;
        known = *read;
    }
    facts.declare(names, name, named_type(kind), std::move(known));
    return true;
}

bool declare_function(environment& names, const std::string& name, const value& spec)
{
    const value* overloads = member_of(spec, "overloads");
    if (overloads == nullptr || !overloads->is(value_kind::list)) return false;
    for (const value& one : overloads->items()) {
        overload way;
        if (const value* parameters = member_of(one, "params");
            parameters != nullptr && parameters->is(value_kind::list))
            for (const value& p : parameters->items()) {
                auto t = read_suite_type(p);
                if (!t) return false;
                way.parameters.push_back(std::move(*t));
            }
        const value* returns = member_of(one, "resultType");
        auto t = returns == nullptr ? std::nullopt : read_suite_type(*returns);
        if (!t) return false;
        way.returns = std::move(*t);
        const value* member = member_of(one, "isInstanceFunction");
        way.member = member != nullptr && member->is_true();
        names.declare_function(name, std::move(way));
    }
    return true;
}

/// Declares what the line declares; the name of what could not be understood, or nothing. A
/// variable of a type that is not understood is left out and noted: it matters only where used.
std::optional<std::string> declare_all(const value& line, environment& names, line_facts& facts)
{
    std::map<std::string, value, std::less<>> bound;
    if (const value* bindings = member_of(line, "bindings");
        bindings != nullptr && bindings->is(value_kind::map))
        for (const auto& [name, held] : bindings->entries()) {
            const value* typed = member_of(held, "value");
            const auto read = typed == nullptr ? std::nullopt : read_typed_value(*typed);
            if (!read) return std::string(name.text());
            bound.emplace(name.text(), *read);
        }
    if (const value* types = member_of(line, "typeEnv");
        types != nullptr && types->is(value_kind::list))
        for (const value& one : types->items()) {
            const std::string name(text_of(one, "name"));
            if (const value* f = member_of(one, "function")) {
                if (!declare_function(names, name, *f)) return name;
                continue;
            }
            const value* ident = member_of(one, "ident");
            const value* t = ident == nullptr ? nullptr : member_of(*ident, "type");
            const auto read = t == nullptr ? std::nullopt : read_suite_type(*t);
            if (!read) {
                facts.left_out = name;
                continue;
            }
            const auto known = bound.find(name);
            facts.declare(names, name, *read,
                          known != bound.end() ? known->second
                                               : value::error(3007, "`" + name + "` has no value"));
            if (known != bound.end()) bound.erase(known);
        }
    for (auto& [name, v] : bound) facts.declare(names, name, type_kind::dyn, v);
    for (const std::string& name : texts_of(line, "unknown")) {
        const auto declared = facts.ids.find(name);
        if (declared != facts.ids.end())
            facts.values[declared->second] = value::unknown(declared->second);
        else
            facts.declare(names, name, type_kind::dyn,
                          value::unknown(static_cast<fact_id>(facts.values.size())));
    }
    if (const value* own = member_of(line, "facts"); own != nullptr && own->is(value_kind::map))
        for (const auto& [name, spec] : own->entries())
            if (!declare_fact(facts, names, std::string(name.text()), spec))
                return std::string(name.text());
    return std::nullopt;
}

value members_of(const value& set)
{
    std::vector<value> items;
    for (const std::string& m : set.members()) items.push_back(value::string(m));
    return value::list(std::move(items));
}

std::string answer(const value& v, const line_facts& facts)
{
    if (v.is_error()) return failed(v.text(), to_string(code{v.error_code()}));
    std::string text;
    json::writer out(text);
    out.begin_object();
    if (v.is_partial() && !v.facts().empty()) {
        out.key("unknown").begin_array();
        std::vector<std::string> missing;
        for (const fact_id id : v.facts()) missing.push_back(facts.all[id]);
        std::sort(missing.begin(), missing.end());
        for (const std::string& name : missing) out.string(name);
        out.end_array();
    } else {
        write_typed_value(out.key("value"), v.is(value_kind::fact_set) ? members_of(v) : v);
    }
    out.end_object();
    return text;
}

bool flag(const value& line, std::string_view name)
{
    const value* v = member_of(line, name);
    return v != nullptr && v->is_true();
}

} // namespace

std::string run_batch_line(std::string_view text, const limits& bounds)
{
    const auto line = json::parse(text);
    if (!line) return failed(line.errors().front().message, to_string(line.errors().front().id));
    if (!line->is(value_kind::map)) return failed("a line must be a JSON object");
    const std::string_view expr = text_of(*line, "expr");

    environment names;
    names.set_container(std::string(text_of(*line, "container")));
    line_facts facts;
    if (const auto bad = declare_all(*line, names, facts)) return unreadable(*bad);

    const auto tree = parse(expr, bounds);
    if (!tree) return refused(tree.errors(), expr);
    check_options options;
    options.bounds = bounds;
    options.types = !flag(*line, "disableCheck");
    const auto checked = check(*tree, names, options);
    if (!checked && !facts.left_out.empty()) return unreadable(facts.left_out);
    if (!checked) return refused(checked.errors(), expr);
    if (flag(*line, "checkOnly")) {
        std::string out_text;
        json::writer out(out_text);
        write_suite_type(out.begin_object().key("type"), checked->type_of(checked->root()));
        out.end_object();
        return out_text;
    }
    interpreter_workspace scratch;
    return answer(interpret(*checked, facts, scratch, bounds), facts);
}

} // namespace netral::cel
