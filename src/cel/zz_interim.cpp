// interim, untracked: weak definitions until the real ones are here
#include "functions.hpp"
#include "program.hpp"
#include "runner.hpp"
#include "builtin_text.hpp"
#include <netral/cel/batch.hpp>
#include <netral/cel/cost.hpp>
#include <netral/cel/expression.hpp>
#include <netral/cel/interpret.hpp>
#include <netral/cel/print.hpp>
#include <algorithm>
#define W __attribute__((weak))
namespace netral::cel {
W expr_id expression::root() const noexcept { return program_->root; }
W std::size_t expression::size() const noexcept { return program_->nodes.size(); }
W expr_kind expression::kind(expr_id i) const noexcept { return program_->nodes[i].kind; }
W op expression::oper(expr_id i) const noexcept { return program_->nodes[i].oper; }
W cel::macro expression::macro(expr_id i) const noexcept { return program_->nodes[i].loop; }
W std::span<const expr_id> expression::children(expr_id i) const noexcept { return program_->children_of(program_->nodes[i]); }
W const value& expression::constant(expr_id i) const noexcept { return program_->constants[program_->nodes[i].data]; }
W fact_id expression::fact(expr_id i) const noexcept { return program_->nodes[i].data; }
W std::uint32_t expression::slot(expr_id i) const noexcept { return program_->nodes[i].data; }
W std::uint32_t expression::variables(expr_id i) const noexcept { return program_->nodes[i].variables; }
W bool expression::has_target(expr_id i) const noexcept { return program_->nodes[i].has_target; }
W std::string_view expression::function_name(expr_id i) const noexcept { return program_->name(program_->nodes[i]); }
W span expression::at(expr_id i) const noexcept { return program_->nodes[i].at; }
W std::span<const fact_id> expression::facts() const noexcept { return program_->facts; }
W type expression::type_of(expr_id i) const { return program_->types.describe(program_->nodes[i].type); }
W type_kind expression::type_kind_of(expr_id i) const noexcept { return program_->types.kind(program_->types.find(program_->nodes[i].type)); }
W std::string run_batch_line(std::string_view, const limits&) { return "{}"; }
W std::uint64_t worst_case_cost(const expression&, const limits&) { return 1; }
W std::size_t count_points(std::string_view t) noexcept { return t.size(); }
W std::string print_literal(const value& v)
{
    if (v.is(value_kind::string)) return "'" + std::string(v.text()) + "'";
    if (v.is(value_kind::int64)) return std::to_string(v.as_int());
    if (v.is(value_kind::boolean)) return v.as_bool() ? "true" : "false";
    if (v.is(value_kind::date)) return "date('" + to_string(v.as_date()) + "')";
    if (v.is(value_kind::list)) { std::string o = "["; for (auto& x : v.items()) o += print_literal(x) + ", "; return o + "]"; }
    return "?";
}
W std::string print(const expression& e, expr_id n)
{
    switch (e.kind(n)) {
    case expr_kind::constant: return print_literal(e.constant(n));
    case expr_kind::fact: return "fact" + std::to_string(e.fact(n));
    default: break;
    }
    std::string o = e.kind(n) == expr_kind::oper ? std::string(symbol_of(e.oper(n))) : std::string(e.function_name(n));
    o += std::to_string(int(e.kind(n))) + "(";
    for (auto c : e.children(n)) o += print(e, c) + ", ";
    return o + ")";
}
W std::string print(const expression& e) { return print(e, e.root()); }
W value interpret(const expression& c, expr_id from, const activation& f, interpreter_workspace& s, const limits& b)
{
    const expression::program& p = c.code();
    if (s.locals.size() < p.slots) s.locals.resize(p.slots);
    runner run(p, &f, s, b);
    value v = run.eval(from);
    return v.settled();
}
namespace {
value f_date(call_context&, arguments a)
{
    auto d = parse_date(a[0].text());
    if (!d) return value::error(fault::bad_argument, "not a date");
    return value(*d);
}
value f_days(call_context&, arguments a)
{
    if (!a[0].as_date().exact() || !a[1].as_date().exact()) return merge_unknown(a[0], a[1]);
    return value(std::int64_t(a[1].as_date().first.days - a[0].as_date().first.days));
}
value f_add(call_context&, arguments a)
{
    auto r = a[0].as_date();
    auto x = add_days(r.first, a[1].as_int()), y = add_days(r.last, a[1].as_int());
    if (!x || !y) return value::error(fault::overflow, "date");
    return value(date_range{*x, *y}, a[0].facts().empty() ? no_fact : a[0].facts()[0]);
}
value f_addm(call_context&, arguments a)
{
    auto r = a[0].as_date();
    auto x = add_months(r.first, a[1].as_int()), y = add_months(r.last, a[1].as_int());
    if (!x || !y) return value::error(fault::overflow, "date");
    return value(date_range{*x, *y}, a[0].facts().empty() ? no_fact : a[0].facts()[0]);
}
value f_inter(call_context&, arguments a)
{
    if (a[0].is_unknown()) return a[0];
    bool maybe = false;
    for (auto& x : a[1].items()) {
        for (auto& m : a[0].members()) if (m == x.text()) return value(true);
        for (auto& m : a[0].possible()) if (m == x.text()) maybe = true;
    }
    return maybe ? value::unknown(a[0].facts()[0]) : value(false);
}
value f_cont(call_context&, arguments a)
{
    if (a[0].is_unknown()) return a[0];
    bool maybe = false;
    for (auto& x : a[1].items()) {
        bool has = false, poss = false;
        for (auto& m : a[0].members()) has |= m == x.text();
        for (auto& m : a[0].possible()) poss |= m == x.text();
        if (!has && !poss) return value(false);
        maybe |= !has;
    }
    return maybe ? value::unknown(a[0].facts()[0]) : value(true);
}
value f_starts(call_context&, arguments a) { return value(a[0].text().substr(0, a[1].text().size()) == a[1].text()); }
value f_contains(call_context&, arguments a) { return value(a[0].text().find(a[1].text()) != std::string_view::npos); }
const library_entry dates[] = {{"date", "(string):date", f_date}, {"days", "(date,date):int", f_days, knowing::dates},
    {"addDays", "date.(int):date", f_add, knowing::dates}, {"addMonths", "date.(int):date", f_addm, knowing::dates}};
const library_entry sets_[] = {{"sets.intersects", "(set(A),list(A)):bool", f_inter, knowing::sets}, {"sets.contains", "(set(A),list(A)):bool", f_cont, knowing::sets}};
const library_entry strings_[] = {{"startsWith", "string.(string):bool", f_starts}, {"contains", "string.(string):bool", f_contains}};
} // namespace
W std::span<const library_entry> string_functions() noexcept { return strings_; }
W std::span<const library_entry> time_functions() noexcept { return {}; }
W std::span<const library_entry> date_functions() noexcept { return dates; }
W std::span<const library_entry> math_functions() noexcept { return {}; }
W std::span<const library_entry> list_functions() noexcept { return {}; }
W std::span<const library_entry> set_functions() noexcept { return sets_; }
W std::span<const library_entry> optional_functions() noexcept { return {}; }
W std::span<const library_entry> message_functions() noexcept { return {}; }
} // namespace netral::cel
