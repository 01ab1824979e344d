// SPDX-License-Identifier: Apache-2.0

/// @file
/// Calls and operators: which overload, of what type. Part of the checker (checker.hpp).

#include "checker.hpp"

#include <algorithm>
#include <array>

namespace netral::cel {
namespace {

constexpr std::uint16_t unknown_function = 1302;
constexpr std::uint16_t no_way = 1303;
constexpr std::uint16_t bad_constant = 1309;
constexpr std::uint16_t unlike_branches = 1310;
constexpr std::uint16_t pattern_too_big = 1321;

constexpr std::array<std::string_view, 20> operator_names{
    "call", "? :", "||", "&&", "!", "-", "==", "!=", "<",  "<=",
    ">",    ">=",  "in", "+",  "-", "*", "/",  "%",  "[]", "[?]"};

} // namespace

std::string_view symbol_of(op o) noexcept
{
    switch (o) {
    case op::none:
    case op::conditional:
    case op::logical_not:
    case op::negate:
    case op::index:
    case op::optional_index: return {};
    default: return operator_names[static_cast<std::size_t>(o)];
    }
}

expr_id checker::visit_call(node_id id)
{
    const node& n = tree_->at(id);
    switch (n.oper) {
    case op::none: break;
    case op::logical_and:
    case op::logical_or:
    case op::logical_not: return visit_logic(n);
    case op::conditional: return visit_conditional(n);
    default: return visit_operator(n);
    }
    if (const macro_form* form = find_macro(*tree_, n)) return visit_macro(n, *form);
    return visit_function(n);
}

expr_id checker::visit_logic(const node& n)
{
    std::vector<expr_id> operands;
    operands.reserve(n.count);
    for (const node_id child : tree_->children_of(n)) {
        const expr_id operand = visit(child);
        operands.push_back(operand);
        if (!out_.types.assign(type_of(operand), simple(type_kind::boolean)))
            report(no_way, made(operand).at,
                   "`" + std::string(operator_names[static_cast<std::size_t>(n.oper)]) +
                       "` takes true or false, this is of type `" +
                       out_.types.print(type_of(operand)) + "`",
                   declared({&operand, 1}));
    }
    checked_node out;
    out.kind = expr_kind::oper;
    out.oper = n.oper;
    out.at = place(n);
    out.type = simple(type_kind::boolean);
    return fold(add(out, operands));
}

expr_id checker::visit_conditional(const node& n)
{
    const auto children = tree_->children_of(n);
    const expr_id operands[] = {visit(children[0]), visit(children[1]), visit(children[2])};
    auto& types = out_.types;
    if (!types.assign(type_of(operands[0]), simple(type_kind::boolean)))
        report(no_way, made(operands[0]).at,
               "the condition before `?` must be true or false, this is of type `" +
                   types.print(type_of(operands[0])) + "`",
               declared({operands, 1}));
    checked_node out;
    out.kind = expr_kind::oper;
    out.oper = op::conditional;
    out.at = place(n);
    const type_ref yes = type_of(operands[1]);
    const type_ref no = type_of(operands[2]);
    const std::size_t mark = types.mark();
    if (types.assign(yes, no)) {
        out.type = types.most_general(yes, no);
    } else {
        types.undo(mark);
        out.type = simple(type_kind::error);
        report(unlike_branches, place(n),
               "the two branches differ in type: `" + types.print(yes) + "` and `" +
                   types.print(no) + "`",
               declared({operands + 1, 2}));
    }
    return fold(add(out, operands));
}

/// Operands of simple types that are known match one way at most: that whose parameters they are.
bool checker::resolve_plainly(const std::vector<signature>& ways, std::span<const expr_id> given,
                              bool member, type_ref& result) const
{
    std::array<type_ref, 3> have{};
    if (given.empty() || given.size() > have.size()) return false;
    for (std::size_t i = 0; i < given.size(); ++i) {
        have[i] = type_of(given[i]);
        if (have[i] >= first_composite || have[i] == simple(type_kind::dyn) ||
            have[i] == simple(type_kind::error) || have[i] == simple(type_kind::null))
            return false;
    }
    for (const signature& way : ways) {
        if (way.generic || way.member != member || way.parameters.size() != given.size()) continue;
        if (!std::equal(way.parameters.begin(), way.parameters.end(), have.begin())) continue;
        result = way.result;
        return true;
    }
    return false;
}

/// The ways that fit; the result's type is dyn if they disagree.
bool checker::resolve_way(const std::vector<signature>& ways, std::span<const expr_id> given,
                          bool member, type_ref& result, std::vector<std::uint32_t>* chosen)
{
    auto& types = out_.types;
    result = unbound;
    if (chosen == nullptr && resolve_plainly(ways, given, member, result)) return true;
    for (std::uint32_t w = 0; w < ways.size(); ++w) {
        const signature& way = ways[w];
        if (way.member != member || way.parameters.size() != given.size()) continue;
        const std::size_t mark = types.mark();
        type_table::parameters fresh;
        bool fits = true;
        for (std::size_t i = 0; i < given.size() && fits; ++i) {
            const type_ref wanted =
                way.generic ? types.instantiate(way.parameters[i], fresh) : way.parameters[i];
            const type_ref have = type_of(given[i]);
            fits = have == wanted || types.assign(have, wanted);
        }
        if (!fits) {
            types.undo(mark);
            continue;
        }
        if (chosen != nullptr) chosen->push_back(w);
        const type_ref gives =
            way.generic ? types.find(types.instantiate(way.result, fresh)) : way.result;
        if (result == unbound)
            result = gives;
        else if (types.kind(result) != type_kind::dyn && !types.same(result, gives))
            result = dyn();
    }
    return result != unbound;
}

/// Whether a standard function takes these; binds nothing.
bool checker::fits(const function& f, std::span<const expr_id> given, bool member)
{
    type_ref ignored = unbound;
    const std::size_t mark = out_.types.mark();
    const bool good = resolve_way(f.ways, given, member, ignored, nullptr);
    out_.types.undo(mark);
    return good;
}

void checker::mismatch(std::string_view what, std::span<const expr_id> given,
                       const std::vector<signature>& ways, bool member, const checked_node& call,
                       op oper)
{
    auto& types = out_.types;
    std::string list;
    for (const expr_id id : given) {
        if (types.kind(type_of(id)) == type_kind::error) return; // reported already
        if (!list.empty()) list += ", ";
        list += "`" + types.print(type_of(id)) + "`";
    }
    std::string help;
    int shown = 0;
    for (const signature& way : ways) {
        if (oper != op::none || way.member != member || shown == 3) continue;
        std::string form(what);
        form += '(';
        for (std::size_t i = member ? 1 : 0; i < way.parameters.size(); ++i) {
            if (i > (member ? 1U : 0U)) form += ", ";
            form += types.print(way.parameters[i]);
        }
        form += ')';
        if (member) form.insert(0, types.print(way.parameters[0]) + ".");
        help += (help.empty() ? "it can be called as `" : "`, `") + form;
        ++shown;
    }
    if (!help.empty()) help += "`";
    if (oper == op::in && given.size() == 2)
        help = "`in` takes a list, a map or a set on its right";
    const auto add = [&help](const std::string& more) {
        if (!more.empty()) help += (help.empty() ? "" : "; ") + more;
    };
    if (given.size() == 2) add(likely_form(oper, given[0], given[1]));
    add(declared(given));
    report(no_way, call.at,
           "`" + std::string(what) + "` does not take " + (list.empty() ? "nothing" : list),
           std::move(help));
}

expr_id checker::visit_operator(const node& n)
{
    std::array<expr_id, 2> operands{};
    const auto children = tree_->children_of(n);
    for (std::size_t i = 0; i < children.size(); ++i) operands[i] = visit(children[i]);
    const std::span<const expr_id> given(operands.data(), children.size());
    const function& f = standard_->of(n.oper);
    checked_node out;
    out.kind = expr_kind::oper;
    out.oper = n.oper;
    out.body = &f;
    out.at = place(n);
    const bool refused = names_->strict && refuse_on_facts(n.oper, given, out.at);
    const bool alike = (n.oper == op::equals || n.oper == op::not_equals) &&
                       type_of(given[0]) == type_of(given[1]) &&
                       type_of(given[0]) < first_composite;
    if (alike)
        out.type = simple(type_kind::boolean);
    else if (!resolve_way(f.ways, given, false, out.type, nullptr)) {
        out.type = simple(type_kind::error);
        if (!refused)
            mismatch(operator_names[static_cast<std::size_t>(n.oper)], given, f.ways, false, out,
                     n.oper);
        if (!options_->types) out.type = dyn();
    }
    if (n.oper == op::equals || n.oper == op::not_equals || n.oper == op::in)
        check_enum_values(given[0], given[1]);
    return fold(add(out, given));
}

expr_id checker::visit_function(const node& n)
{
    const std::string_view word = tree_->raw_name(n);
    checked_node call;
    call.kind = expr_kind::call;
    call.at = place(n);
    call.name = own_text(n.name);
    auto children = tree_->children_of(n);
    std::vector<expr_id> given;
    given.reserve(children.size());
    if (n.has_target) { // `a.b.f(x)` may be the function `a.b.f`
        std::string space;
        bool absolute = false;
        if (qualified(children[0], space, absolute)) {
            space += '.';
            space += word;
            const function* f = find_function(space, absolute);
            const auto* h = find_host(space, absolute);
            if (f != nullptr || h != nullptr) {
                for (const node_id child : children.subspan(1)) given.push_back(visit(child));
                if (f != nullptr && h != nullptr && !fits(*f, given, false)) f = nullptr;
                const auto begin = static_cast<std::uint32_t>(out_.text.size());
                out_.text += space;
                call.name = {begin, static_cast<std::uint32_t>(out_.text.size())};
                return f != nullptr ? call_function(*f, call, given, false)
                                    : call_host(*h, call, given, false);
            }
        }
    }
    for (const node_id child : children) given.push_back(visit(child));
    call.has_target = n.has_target;
    const function* f = find_function(word, n.absolute);
    if (const auto* h = find_host(word, n.absolute); h != nullptr) {
        // A name that both have: the standard one unless only the host's fits.
        if (f == nullptr || !fits(*f, given, n.has_target))
            return call_host(*h, call, given, n.has_target);
    }
    if (f != nullptr) return call_function(*f, call, given, n.has_target);
    std::vector<std::string_view> known = standard_->names();
    for (const auto& host : names_->hosts) known.push_back(host.name);
    const std::string_view close = nearest(word, known);
    report(unknown_function, name_place(n), "there is no function `" + std::string(word) + "`",
           close.empty() ? "" : "did you mean `" + std::string(close) + "`?");
    return add_failure(place(n), fault::undeclared, "unknown function `" + std::string(word) + "`");
}

expr_id checker::call_function(const function& f, checked_node call, std::span<const expr_id> given,
                               bool member)
{
    call.body = &f;
    if (!resolve_way(f.ways, given, member, call.type, nullptr)) {
        call.type = simple(type_kind::error);
        mismatch(f.name, given, f.ways, member, call, op::none);
        if (!options_->types) call.type = dyn();
    }
    // Bodies rely on the number of their arguments, also where types are not checked.
    const bool counted = std::any_of(f.ways.begin(), f.ways.end(), [&](const signature& way) {
        return way.member == member && way.parameters.size() == given.size();
    });
    if (!counted) return add_failure(call.at, fault::no_overload, "no such overload: " + f.name);
    if (f.takes == knowing::sets && given.size() == 2) check_enum_values(given[0], given[1]);
    if (names_->strict) refuse_function_on_facts(f.name, given, call.at);
    expr_id id = add(call, given);
    check_constants(id, f.name);
    if (f.name == "matches") id = compile_pattern(id);
    return fold(id);
}

expr_id checker::call_host(const environment::tables::host& f, checked_node call,
                           std::span<const expr_id> given, bool member)
{
    std::vector<std::uint32_t> chosen;
    if (!resolve_way(f.signatures, given, member, call.type, &chosen)) {
        call.type = simple(type_kind::error);
        mismatch(f.name, given, f.signatures, member, call, op::none);
        if (!options_->types)
            for (std::uint32_t i = 0; i < f.ways.size(); ++i) chosen.push_back(i);
    }
    call.body = nullptr;
    call.data = static_cast<std::uint32_t>(out_.hosts.size());
    std::vector<std::shared_ptr<const host_way>> ways;
    for (const std::uint32_t w : chosen) {
        ways.push_back(f.ways[w]);
        call.pure = call.pure && f.ways[w]->way.pure && f.ways[w]->way.call != nullptr;
    }
    out_.hosts.push_back(std::move(ways));
    return fold(add(call, given));
}

/// Constants that can only be mistakes.
void checker::check_constants(expr_id call, std::string_view name)
{
    const checked_node& n = made(call);
    if (n.count != 1 ||
        (name != "date" && !(names_->strict && (name == "timestamp" || name == "duration"))))
        return;
    const expr_id argument = out_.children[n.first];
    if (!is_constant(argument) || !constant(argument).is(value_kind::string)) return;
    const std::string_view text = constant(argument).text();
    const bool good = name == "date"        ? parse_date(text).has_value()
                      : name == "timestamp" ? parse_timestamp(text).has_value()
                                            : parse_duration(text).has_value();
    if (good) return;
    const std::string_view form = name == "date" ? "write it as `2024-10-12`, `2024-10` or `2024`"
                                  : name == "timestamp" ? "write it as `2024-10-12T08:30:00+07:00`"
                                                        : "write it as `1h30m` or `90s`";
    report(bad_constant, made(argument).at,
           "`" + std::string(text) + "` is not a " + std::string(name), std::string(form));
}

expr_id checker::compile_pattern(expr_id call)
{
    const checked_node& n = made(call);
    if (n.count != 2) return call;
    const expr_id argument = out_.children[n.first + 1];
    if (!is_constant(argument) || !constant(argument).is(value_kind::string)) return call;
    const limits& bounds = options_->bounds;
    auto compiled =
        pattern::compile(constant(argument).text(), {bounds.pattern_bytes, bounds.pattern_memory});
    if (!compiled) {
        const diagnostic& why = compiled.errors().front();
        report(why.id.number == 1011 ? pattern_too_big : bad_constant, made(argument).at,
               why.message);
        return call;
    }
    out_.nodes[call].data = static_cast<std::uint32_t>(out_.patterns.size());
    out_.patterns.push_back(std::move(*compiled));
    return call;
}

} // namespace netral::cel
