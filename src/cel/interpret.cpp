// SPDX-License-Identifier: Apache-2.0

/// @file
/// The walk over a checked program: facts, logic, calls, containers. The door is
/// cel/interpret.hpp; loops are in comprehension.cpp, functions in builtin_*.cpp.

#include <netral/cel/interpret.hpp>

#include "runner.hpp"

#include <netral/value/compare.hpp>

#include <array>

namespace netral::cel {
namespace {

class no_facts final : public activation {
public:
    [[nodiscard]] value fact(fact_id id) const override { return value::unknown(id); }
};

/// Whether a value of that kind may go to a parameter of that type.
bool may_be(const value& v, const type& t)
{
    switch (t.kind) {
    case type_kind::dyn:
    case type_kind::parameter:
    case type_kind::error:
    case type_kind::opaque: return true;
    case type_kind::null: return v.is(value_kind::null);
    case type_kind::boolean: return v.is(value_kind::boolean);
    case type_kind::int64: return v.is(value_kind::int64);
    case type_kind::uint64: return v.is(value_kind::uint64);
    case type_kind::floating: return v.is(value_kind::floating);
    case type_kind::enumeration:
    case type_kind::string: return v.is(value_kind::string) || v.is(value_kind::choice);
    case type_kind::bytes: return v.is(value_kind::bytes);
    case type_kind::timestamp: return v.is(value_kind::timestamp);
    case type_kind::duration: return v.is(value_kind::duration);
    case type_kind::date: return v.is(value_kind::date);
    case type_kind::list:
    case type_kind::set: return v.is(value_kind::list) || v.is(value_kind::fact_set);
    case type_kind::map: return v.is(value_kind::map);
    case type_kind::optional: return v.is(value_kind::optional);
    case type_kind::type: return v.is(value_kind::type);
    case type_kind::wrapper: return v.is(value_kind::null) || may_be(v, t.parameters[0]);
    }
    return false;
}

bool takes(const overload& way, std::span<const value> given)
{
    if (way.parameters.size() != given.size()) return false;
    for (std::size_t i = 0; i < given.size(); ++i)
        if (!given[i].is_unknown() && !given[i].is_error() && !may_be(given[i], way.parameters[i]))
            return false;
    return true;
}

bool earlier(const value& a, const value& b)
{
    if (a.error_code() != b.error_code()) return a.error_code() < b.error_code();
    return a.text() < b.text();
}

/// A set that is known completely is a list to functions that do not know sets.
void set_to_list(value& v)
{
    if (!v.is(value_kind::fact_set) || v.is_partial()) return;
    std::vector<value> items;
    for (const std::string& member : v.members()) items.push_back(value::string(member));
    v = value::list(std::move(items));
}

} // namespace

void gathering::take_unknown(const value& v)
{
    if (v.facts().empty()) {
        take(left_open(v, v));
        return;
    }
    missing_ = unknown_ ? merge_unknown(missing_, v) : merge_unknown(v, v);
    unknown_ = true;
}

bool gathering::take(const value& v)
{
    if (v.is_unknown()) {
        take_unknown(v);
        return false;
    }
    if (!v.is_error()) return true;
    if (!error_ || earlier(v, mistake_)) mistake_ = v;
    error_ = true;
    return false;
}

value runner::eval(expr_id id)
{
    const checked_node& n = code_.nodes[id];
    if (!context_.spend(1)) return context_.exhausted();
    switch (n.kind) {
    case expr_kind::constant: return code_.constants[n.data].borrow();
    case expr_kind::fact: return facts_->fact(n.data);
    case expr_kind::local: return slot(n.data).borrow();
    case expr_kind::oper: return eval_operator(n);
    case expr_kind::call: return eval_call(n);
    case expr_kind::select:
    case expr_kind::has: return eval_select(n);
    case expr_kind::list: return eval_list(n);
    case expr_kind::map: return eval_map(n);
    case expr_kind::quantifier: return eval_quantifier(n);
    case expr_kind::comprehension:
        return n.loop == macro::none ? eval_optional_map(n) : eval_comprehension(n);
    case expr_kind::binding: return eval_binding(n);
    case expr_kind::failure: return code_.constants[n.data].borrow();
    }
    return {};
}

value runner::eval_operator(const checked_node& n)
{
    switch (n.oper) {
    case op::logical_and:
    case op::logical_or: return eval_logic(n);
    case op::conditional: return eval_conditional(n);
    case op::logical_not: {
        value v = eval(child(n, 0));
        if (v.is(value_kind::boolean)) return value(!v.as_bool());
        if (v.is_error() || v.is_unknown()) return v;
        return no_overload("!_", {&v, 1});
    }
    case op::negate: {
        value v = eval(child(n, 0));
        return apply(*n.body, {&v, 1});
    }
    default: {
        std::array<value, 2> given{eval(child(n, 0)), eval(child(n, 1))};
        return apply(*n.body, given);
    }
    }
}

/// Kleene: one operand that decides is enough, wherever it stands; else unknown wins over error.
value runner::eval_logic(const checked_node& n)
{
    const bool deciding = n.oper == op::logical_or;
    gathering rest;
    for (std::uint32_t i = 0; i < n.count; ++i) {
        const value v = eval(child(n, i));
        if (v.is(value_kind::boolean)) {
            if (v.as_bool() == deciding) return value(deciding);
        } else if (rest.take(v)) {
            rest.take(no_overload(deciding ? "_||_" : "_&&_", {&v, 1}));
        }
    }
    return rest.clean() ? value(!deciding) : rest.outcome();
}

value runner::eval_conditional(const checked_node& n)
{
    value v = eval(child(n, 0));
    if (v.is(value_kind::boolean)) return eval(child(n, v.as_bool() ? 1 : 2));
    if (v.is_error() || v.is_unknown()) return v;
    return no_overload("_?_:_", {&v, 1});
}

value runner::apply(const function& f, std::span<value> given)
{
    gathering state;
    for (value& v : given) {
        if (!state.take(v)) continue;
        if (f.takes == knowing::sets) continue;
        if (v.is_partial()) {
            if (f.takes == knowing::dates && v.is(value_kind::date)) continue;
            state.take_unknown(v);
        } else {
            set_to_list(v);
        }
    }
    if (state.clean()) return f.body(context_, given);
    if (state.has_unknown()) // then whatever is only partly known is asked for as well
        for (const value& v : given)
            if (v.is_partial()) state.take_unknown(v);
    return state.outcome();
}

/// Long texts are gone through by most functions.
bool runner::spend_on_texts(std::span<const value> given) noexcept
{
    std::uint64_t bytes = 0;
    for (const value& v : given)
        if (v.is(value_kind::string) || v.is(value_kind::bytes)) bytes += v.text().size();
    return context_.spend(bytes / 64);
}

value runner::apply_many(const checked_node& n)
{
    std::vector<value> given;
    given.reserve(n.count);
    for (std::uint32_t i = 0; i < n.count; ++i) given.push_back(eval(child(n, i)));
    if (!spend_on_texts(given)) return context_.exhausted();
    return n.body == nullptr ? eval_host(n, given) : apply(*n.body, given);
}

value runner::eval_call(const checked_node& n)
{
    if (n.body == nullptr) return apply_many(n);
    if (n.data != checked_node::no_pattern) return eval_matches(n);
    if (n.count > 3) return apply_many(n);
    std::array<value, 3> given;
    for (std::uint32_t i = 0; i < n.count; ++i) given[i] = eval(child(n, i));
    if (!spend_on_texts(given)) return context_.exhausted();
    return apply(*n.body, {given.data(), n.count});
}

value runner::eval_matches(const checked_node& n)
{
    value text = eval(child(n, 0));
    if (text.is_error() || text.is_unknown()) return text;
    if (text.is(value_kind::choice)) return left_open(text, text);
    if (!text.is(value_kind::string)) return no_overload("matches", {&text, 1});
    if (!context_.spend(text.text().size() / 16)) return context_.exhausted();
    return value(code_.patterns[n.data].search(text.text()));
}

value runner::eval_host(const checked_node& n, std::span<value> given)
{
    const auto& ways = code_.hosts[n.data];
    for (const auto& shared : ways) {
        const overload& way = shared->way;
        if (!takes(way, given)) continue;
        if (!way.call) break;
        if (way.takes_unknown) return way.call(given);
        gathering state;
        for (value& v : given) {
            if (!state.take(v)) continue;
            if (v.is_partial())
                state.take_unknown(v);
            else
                set_to_list(v);
        }
        return state.clean() ? way.call(given) : state.outcome();
    }
    gathering state;
    for (const value& v : given) state.take(v);
    return state.clean() ? no_overload(code_.name(n), given) : state.outcome();
}

value runner::eval_select(const checked_node& n)
{
    value from = eval(child(n, 0));
    if (from.is_error()) return from;
    if (from.is_partial()) return left_open(from, from);
    if (n.kind == expr_kind::has) return has_field(from, code_.name(n));
    return select_field(from, code_.name(n), n.optional);
}

value runner::eval_list(const checked_node& n)
{
    std::vector<value> items;
    items.reserve(n.count);
    gathering state;
    for (std::uint32_t i = 0; i < n.count; ++i) {
        value v = eval(child(n, i));
        if (!state.take(v)) continue;
        if (v.is_partial()) {
            state.take_unknown(v);
            continue;
        }
        if (n.optional && code_.is_optional(n.first + i)) {
            if (!v.is(value_kind::optional))
                state.take(no_overload("[?_]", {&v, 1}));
            else if (v.held() != nullptr)
                items.push_back(*v.held());
            continue;
        }
        items.push_back(std::move(v));
    }
    if (!state.clean()) return state.outcome();
    if (!context_.make(items.size() * sizeof(value))) return context_.exhausted();
    for (const value& item : items)
        if (!context_.keep(item)) return context_.exhausted();
    return value::list(std::move(items));
}

value runner::eval_map(const checked_node& n)
{
    std::vector<map_entry> entries;
    entries.reserve(n.count / 2);
    gathering state;
    for (std::uint32_t i = 0; i < n.count; i += 2) {
        value key = eval(child(n, i));
        value held = eval(child(n, i + 1));
        const bool key_good = state.take(key);
        if (!state.take(held) || !key_good) continue;
        if (key.is_partial()) state.take_unknown(key);
        if (held.is_partial()) state.take_unknown(held);
        if (!key.is(value_kind::string) && !key.is(value_kind::int64) &&
            !key.is(value_kind::uint64) && !key.is(value_kind::boolean) && !key.is_partial())
            state.take(value::error(fault::bad_argument, "unsupported key type"));
        if (n.optional && code_.is_optional(n.first + i + 1)) {
            if (!held.is(value_kind::optional)) {
                state.take(no_overload("{?_: _}", {&held, 1}));
                continue;
            }
            if (held.held() == nullptr) continue;
            held = value(*held.held());
        }
        entries.emplace_back(std::move(key), std::move(held));
    }
    if (!state.clean()) return state.outcome();
    if (!context_.make(entries.size() * sizeof(map_entry))) return context_.exhausted();
    for (const auto& [key, held] : entries)
        if (!context_.keep(key) || !context_.keep(held)) return context_.exhausted();
    return make_map(context_, std::move(entries));
}

/// The slots are used again, by what stands before this binding and after it: nothing that leaves
/// may refer to them.
value runner::eval_binding(const checked_node& n)
{
    for (std::uint32_t i = 0; i < n.variables; ++i) slot(n.data + i) = eval(child(n, i)).settled();
    return eval(child(n, n.variables)).settled();
}

namespace {

value run_from(const expression::program& p, expr_id from, const activation& facts,
               interpreter_workspace& scratch, const limits& bounds)
{
    if (scratch.locals.size() < p.slots) scratch.locals.resize(p.slots);
    runner run(p.view(), &facts, scratch, bounds);
    value v = run.eval(from);
    if (!v.is(value_kind::boolean)) v = v.settled();
    for (std::uint32_t i = 0; i < p.slots; ++i) scratch.locals[i] = value();
    return v;
}

} // namespace

value interpret(const expression& condition, const activation& facts,
                interpreter_workspace& scratch)
{
    const expression::program& p = condition.code();
    return run_from(p, p.root, facts, scratch, p.bounds());
}

value interpret(const expression& condition, const activation& facts,
                interpreter_workspace& scratch, const limits& bounds)
{
    const expression::program& p = condition.code();
    return run_from(p, p.root, facts, scratch, bounds);
}

value interpret(const expression& condition, expr_id from, const activation& facts,
                interpreter_workspace& scratch)
{
    const expression::program& p = condition.code();
    return run_from(p, from, facts, scratch, p.bounds());
}

value run_constant(const code_view& code, expr_id node, const limits& bounds)
{
    static const no_facts nothing;
    interpreter_workspace scratch;
    runner run(code, &nothing, scratch, bounds);
    return run.eval(node).settled();
}

} // namespace netral::cel
