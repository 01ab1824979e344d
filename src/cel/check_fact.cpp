// SPDX-License-Identifier: Apache-2.0

/// @file
/// What is special about facts: the closed values of enums, and the forms that would ask whether
/// something is known. Part of the checker (checker.hpp).

#include "checker.hpp"

#include <netral/cel/print.hpp>

#include <algorithm>

namespace netral::cel {
namespace {

constexpr std::uint16_t not_a_value = 1304;
constexpr std::uint16_t not_on_facts = 1311;
constexpr std::size_t most_values = 12; ///< that are listed

std::string in_backticks(const std::vector<std::string>& all)
{
    std::string out;
    for (const std::string& one : all) out += (out.empty() ? "`" : ", `") + one + "`";
    return out;
}

} // namespace

/// How the facts among some operands are declared: their types, and their values if they are few.
std::string checker::declared(std::span<const expr_id> operands) const
{
    std::string out;
    for (const expr_id id : operands) {
        if (made(id).kind != expr_kind::fact) continue;
        const std::string name = fact_name(id);
        if (out.find("`" + name + "` is declared") != std::string::npos) continue;
        const bool set = out_.types.kind(type_of(id)) == type_kind::set;
        const enumeration* const values = enumeration_of(id);
        out += (out.empty() ? "`" : "; `") + name + "` is declared as ";
        if (values == nullptr)
            out += "`" + out_.types.print(type_of(id)) + "`";
        else if (values->values.size() <= most_values)
            out += (set ? "a set of " : "one of ") + in_backticks(values->values);
        else
            out += (set ? "a set of " : "one of ") + std::to_string(values->values.size()) +
                   " values, such as `" + values->values.front() + "`";
    }
    return out;
}

/// What was probably meant where a fact meets something of another type; may be empty.
std::string checker::likely_form(op oper, expr_id a, expr_id b) const
{
    if (made(a).kind != expr_kind::fact) std::swap(a, b);
    if (made(a).kind != expr_kind::fact || !is_constant(b)) return {};
    const value& v = constant(b);
    const type_kind kind = out_.types.kind(type_of(a));
    if (!v.is(value_kind::string)) return {};
    const std::string written = print_literal(v);
    if (kind == type_kind::date && parse_date(v.text())) return "write `date(" + written + ")`";
    const bool one = oper == op::equals || oper == op::not_equals;
    if (one && (kind == type_kind::set || kind == type_kind::list))
        return "write `" + written + " in " + fact_name(a) + "`";
    return {};
}

/// The enumeration that a string or set expression draws from, or null pointer.
const enumeration* checker::enumeration_of(expr_id id) const
{
    type_ref type = type_of(id);
    const auto& types = out_.types;
    if (types.kind(type) == type_kind::set || types.kind(type) == type_kind::list)
        type = types.find(types.at(type).a);
    return types.kind(type) == type_kind::enumeration ? types.at(type).values : nullptr;
}

/// Whatever constants meet a fact with a closed list of values must be on the list.
void checker::check_enum_values(expr_id a, expr_id b)
{
    if (const enumeration* values = enumeration_of(a)) check_values(*values, b, nullptr);
    if (const enumeration* values = enumeration_of(b)) check_values(*values, a, nullptr);
}

void checker::check_values(const enumeration& values, expr_id id, const local* through)
{
    const checked_node& n = made(id);
    const auto check = [&](const value& v) {
        if (!v.is(value_kind::string)) return;
        if (std::find(values.values.begin(), values.values.end(), v.text()) != values.values.end())
            return;
        const std::vector<std::string_view> known(values.values.begin(), values.values.end());
        const std::string_view close = nearest(v.text(), known);
        std::string help = close.empty() ? "" : "did you mean `" + std::string(close) + "`?";
        if (known.size() <= most_values)
            help += (help.empty() ? "its values are " : " its values are ") +
                    in_backticks(values.values);
        report(not_a_value, n.at,
               "`" + std::string(v.text()) + "` is not a value of `" + values.name + "`",
               std::move(help));
    };
    if (n.kind == expr_kind::constant) {
        const value& v = out_.constants[n.data];
        check(v);
        if (v.is(value_kind::list))
            for (const value& item : v.items()) check(item);
        return;
    }
    if (n.kind == expr_kind::list || (n.kind == expr_kind::oper && n.oper == op::add)) {
        for (const expr_id child :
             std::vector<expr_id>(out_.children_of(n).begin(), out_.children_of(n).end()))
            check_values(values, child, through);
        return;
    }
    if (n.kind == expr_kind::oper && n.oper == op::conditional) {
        const expr_id yes = out_.children[n.first + 1];
        const expr_id no = out_.children[n.first + 2];
        check_values(values, yes, through);
        check_values(values, no, through);
        return;
    }
    if (n.kind == expr_kind::local && through == nullptr)
        for (std::size_t i = locals_.size(); i-- > locals_floor_;)
            if (locals_[i].slot == n.data && locals_[i].range != no_expr) {
                check_values(values, locals_[i].range, &locals_[i]);
                return;
            }
}

bool checker::rooted_in_fact(expr_id id) const noexcept
{
    return made(id).reads_facts;
}

std::string checker::fact_name(expr_id id) const
{
    const checked_node& n = made(id);
    if (n.kind == expr_kind::fact) return std::string(out_.name(n));
    for (const expr_id child : out_.children_of(n))
        if (made(child).reads_facts) return fact_name(child);
    return {};
}

/// Whether it refused.
bool checker::refuse_on_facts(op oper, std::span<const expr_id> given, span at)
{
    const bool facts = std::any_of(given.begin(), given.end(),
                                   [this](expr_id id) { return made(id).reads_facts; });
    if (!facts) return false;
    const auto kind = [this](expr_id id) { return out_.types.kind(type_of(id)); };
    const std::string name = fact_name(rooted_in_fact(given[0]) ? given[0] : given.back());
    if (oper == op::index || oper == op::optional_index) {
        if (!rooted_in_fact(given[0])) return false;
        report(not_on_facts, at, "`" + name + "` cannot be indexed: facts have no order",
               "write `'x' in " + name + "`");
        return true;
    }
    if (oper != op::equals && oper != op::not_equals) return false;
    const bool null = kind(given[0]) == type_kind::null || kind(given[1]) == type_kind::null;
    if (null) {
        report(not_on_facts, at,
               "`" + name +
                   "` cannot be compared with null: it would ask whether the fact is known",
               "leave it out: an unknown fact leaves the condition open by itself");
        return true;
    }
    for (const expr_id id : given)
        if (kind(id) == type_kind::list || kind(id) == type_kind::set ||
            kind(id) == type_kind::map) {
            report(not_on_facts, at, "`" + name + "` cannot be compared as a whole",
                   "write `'x' in " + name + "`, `sets.contains(" + name +
                       ", [...])` or `sets.intersects(" + name + ", [...])`");
            return true;
        }
    return false;
}

void checker::refuse_function_on_facts(std::string_view name, std::span<const expr_id> given,
                                       span at)
{
    if (name != "size" || given.empty() || !rooted_in_fact(given[0])) return;
    report(not_on_facts, at, "`size` cannot be used on the fact `" + fact_name(given[0]) + "`",
           "ask for values: `'x' in " + fact_name(given[0]) + "`");
}

} // namespace netral::cel
