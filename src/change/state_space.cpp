// SPDX-License-Identifier: Apache-2.0

/// @file
/// Matches the facts of all sides and makes their variables. Doors: state_space.hpp; the truths of
/// atoms are in atoms.cpp.

#include "state_space.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace netral::change {
namespace {

constexpr const char* any_other = "\x01"; // cell of a string that is none of the constants

bool in_mask(const std::vector<std::uint64_t>& mask, std::uint32_t cell)
{
    return (mask[cell / 64] >> (cell % 64) & 1U) != 0;
}

std::uint32_t cell_count(const fact& f)
{
    if (f.type == fact_type::boolean) return 2;
    if (f.type == fact_type::string) return static_cast<std::uint32_t>(f.constants.size()) + 1;
    return static_cast<std::uint32_t>(f.values.size());
}

std::string cell_name(const fact& f, std::uint32_t cell)
{
    if (f.type == fact_type::boolean) return cell == 0 ? "false" : "true";
    if (f.type == fact_type::string)
        return cell < f.constants.size() ? f.constants[cell] : any_other;
    return f.values[cell].name;
}

} // namespace

state_space::state_space(z3::context& c, const std::vector<const side*>& sides,
                         const std::vector<std::vector<bool>>& asked,
                         const std::set<std::string>& split)
    : logic_(c), sides_(sides)
{
    match_facts();
    split_facts(split);
    gather_tests(asked);
    for (std::size_t n = 0; n < facts_.size(); ++n) make(n);
    for (const joint_fact& f : facts_)
        if (f.seen == joint_fact::view::completed) link(f);
    for (const joint_fact& f : facts_)
        if (is_as_stated(f)) {
            if (f.type == fact_type::date)
                hold_to_months(f);
            else
                always_.push_back(statable(f));
        }
}

bool state_space::is_as_stated(const joint_fact& f) const
{
    if (f.seen != joint_fact::view::whole) return f.seen == joint_fact::view::stated;
    for (std::size_t s = 0; s < f.id.size(); ++s)
        if (f.id[s] != none && sides_[s]->narrows(f.id[s])) return false;
    return true;
}

void state_space::match_facts()
{
    std::map<std::string, std::uint32_t> known;
    number_.resize(sides_.size());
    for (std::size_t s = 0; s < sides_.size(); ++s) {
        const auto& declared = sides_[s]->compiled->rules().facts;
        for (fact_id f = 0; f < declared.size(); ++f) {
            const slot_kind kind = sides_[s]->compiled->slots()[f].kind;
            const std::string key = declared[f].path + '\n' +
                                    std::to_string(static_cast<int>(declared[f].type)) + '\n' +
                                    std::to_string(static_cast<int>(kind));
            const auto [at, fresh] =
                known.try_emplace(key, static_cast<std::uint32_t>(facts_.size()));
            if (fresh) {
                joint_fact j;
                j.path = declared[f].path;
                j.type = declared[f].type;
                j.kind = kind;
                j.id.assign(sides_.size(), none);
                j.origin = at->second;
                facts_.push_back(std::move(j));
            }
            facts_[at->second].id[s] = f;
            number_[s].push_back(at->second);
        }
    }
    tests_.assign(facts_.size(), tests_of_fact(sides_.size()));
}

/// Tests are kept with the fact as stated, so that all views of it have the same cells.
void state_space::split_facts(const std::set<std::string>& paths)
{
    const std::size_t count = facts_.size();
    for (std::uint32_t n = 0; n < count; ++n) {
        if (paths.count(facts_[n].path) == 0 || !can_split(facts_[n].kind)) continue;
        facts_[n].seen = joint_fact::view::stated;
        for (std::uint32_t s = 0; s < sides_.size(); ++s) {
            const fact_id f = facts_[n].id[s];
            if (f == none) continue;
            joint_fact view = facts_[n];
            view.seen = joint_fact::view::completed;
            view.by = s;
            number_[s][f] = static_cast<std::uint32_t>(facts_.size());
            facts_.push_back(std::move(view));
        }
    }
}

/// Completion only adds to what is known.
void state_space::link(const joint_fact& completed)
{
    const joint_fact& before = stated(completed);
    const auto grows = [&](const std::vector<z3::expr>& from, const std::vector<z3::expr>& to) {
        for (std::size_t i = 0; i < from.size(); ++i)
            always_.push_back(logic_.implies(from[i], to[i]));
    };
    grows(completed.possible, before.possible);
    grows(before.has, completed.has);
    grows(before.lacks, completed.lacks);
    grows(before.least, completed.least);
    grows(completed.greatest, before.greatest);
    if (!completed.known) return;
    always_.push_back(logic_.implies(*before.known, *completed.known));
    for (std::size_t i = 0; i < completed.bounds.size(); ++i)
        always_.push_back(
            logic_.implies(*before.known, completed.at_least[i] == before.at_least[i] &&
                                              completed.above[i] == before.above[i]));
}

void state_space::gather_tests(std::size_t s, const formula_table& from,
                               const std::vector<bool>* asked)
{
    for (formula_id f = 0; f < from.size(); ++f) {
        if (from[f].what != formula::kind::cell || (asked != nullptr && !(*asked)[f])) continue;
        const cell_test& t = from.cell(from[f]);
        tests_[facts_[number_[s][t.fact]].origin][s].push_back(&t);
    }
}

void state_space::gather_tests(const std::vector<std::vector<bool>>& asked)
{
    for (std::size_t s = 0; s < sides_.size(); ++s) {
        gather_tests(s, sides_[s]->compiled->formulas(), &asked[s]);
        gather_tests(s, sides_[s]->extra, nullptr);
        for (const clause& c : sides_[s]->clauses)
            for (const literal& l : c.literals)
                tests_[facts_[number_[s][l.test.fact]].origin][s].push_back(&l.test);
    }
}

void state_space::make(std::size_t number)
{
    joint_fact& f = facts_[number];
    const tests_of_fact& tests = tests_[f.origin];
    switch (f.kind) {
    case slot_kind::cells: make_cells(f, tests); break;
    case slot_kind::members: make_members(f, tests); break;
    case slot_kind::interval: make_interval(f, tests); break;
    case slot_kind::real: make_real(f, tests); break;
    case slot_kind::prose:
    case slot_kind::absent: break;
    }
}

/// Values that every test of every side treats alike are one class.
void state_space::make_cells(joint_fact& f, const tests_of_fact& tests)
{
    std::map<std::string, std::vector<std::uint32_t>> cells; // by name: cell on each side
    for (std::size_t s = 0; s < sides_.size(); ++s) {
        if (f.id[s] == none) continue;
        const fact& declared = sides_[s]->compiled->rules().facts[f.id[s]];
        for (std::uint32_t c = 0; c < cell_count(declared); ++c)
            cells.try_emplace(cell_name(declared, c), sides_.size(), none).first->second[s] = c;
    }
    // A string that one side compares and another does not is among the other's others.
    if (f.type == fact_type::string)
        for (auto& [name, at] : cells)
            for (std::size_t s = 0; s < sides_.size(); ++s)
                if (f.id[s] != none && at[s] == none) at[s] = cells[any_other][s];
    f.cell.resize(sides_.size());
    std::set<std::string> classes;
    for (const auto& [name, at] : cells) {
        std::string signature = name == any_other ? "o" : "v";
        for (std::size_t s = 0; s < sides_.size(); ++s) {
            signature += f.id[s] != none && at[s] == none ? '-' : '+';
            if (at[s] == none) continue;
            for (const cell_test* t : tests[s]) signature += in_mask(t->mask, at[s]) ? '1' : '0';
        }
        if (classes.insert(signature).second) {
            f.names.push_back(name);
            f.possible.push_back(logic_.fresh((f.path + "=" + name).c_str()));
            for (std::size_t s = 0; s < sides_.size(); ++s) f.cell[s].push_back(at[s]);
        }
    }
    // What both sides can say is what a record may state to both.
    std::vector<z3::expr> shared;
    for (std::size_t k = 0; k < f.names.size(); ++k) {
        bool everywhere = true;
        for (std::size_t s = 0; s < sides_.size(); ++s)
            everywhere = everywhere && (f.id[s] == none || f.cell[s][k] != none);
        if (everywhere) shared.push_back(f.possible[k]);
    }
    always_.push_back(logic_.any(shared));
}

void state_space::make_members(joint_fact& f, const tests_of_fact& tests)
{
    std::map<std::string, std::uint32_t> numbers;
    f.member.resize(sides_.size());
    for (std::size_t s = 0; s < sides_.size(); ++s) {
        if (f.id[s] == none) continue;
        const fact& declared = sides_[s]->compiled->rules().facts[f.id[s]];
        f.member[s].assign(declared.values.size(), none);
        for (std::uint32_t m = 0; m < declared.values.size(); ++m) {
            const bool named = std::any_of(tests[s].begin(), tests[s].end(),
                                           [&](const auto* t) { return in_mask(t->mask, m); });
            if (!named) continue;
            const std::string& name = declared.values[m].name;
            const auto [at, fresh] =
                numbers.try_emplace(name, static_cast<std::uint32_t>(f.names.size()));
            f.member[s][m] = at->second;
            if (!fresh) continue;
            f.names.push_back(name);
            f.has.push_back(logic_.fresh((f.path + " has " + name).c_str()));
            f.lacks.push_back(logic_.fresh((f.path + " lacks " + name).c_str()));
            always_.push_back(
                logic_.negation(logic_.all(std::vector<z3::expr>{f.has.back(), f.lacks.back()})));
        }
    }
}

std::pair<std::int64_t, std::int64_t> state_space::domain(const joint_fact& f)
{
    if (f.type == fact_type::date) return {earliest_date.days, latest_date.days};
    return {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()};
}

void state_space::make_interval(joint_fact& f, const tests_of_fact& tests)
{
    const auto [lowest, highest] = domain(f);
    std::set<std::int64_t> cuts;
    for (const auto& of_side : tests)
        for (const cell_test* t : of_side) {
            if (t->least > lowest && t->least <= highest) cuts.insert(t->least);
            if (t->greatest >= lowest && t->greatest < highest) cuts.insert(t->greatest + 1);
        }
    f.cuts.assign(cuts.begin(), cuts.end());
    for (std::size_t i = 0; i < f.cuts.size(); ++i) {
        const std::string at = f.path + " >= " + std::to_string(f.cuts[i]);
        f.least.push_back(logic_.fresh(("least " + at).c_str()));
        f.greatest.push_back(logic_.fresh(("greatest " + at).c_str()));
        always_.push_back(logic_.implies(f.least[i], f.greatest[i]));
        if (i == 0) continue;
        always_.push_back(logic_.implies(f.least[i], f.least[i - 1]));
        always_.push_back(logic_.implies(f.greatest[i], f.greatest[i - 1]));
    }
}

void state_space::make_real(joint_fact& f, const tests_of_fact& tests)
{
    std::set<double> bounds;
    for (const auto& of_side : tests)
        for (const cell_test* t : of_side) bounds.insert(t->bound);
    f.bounds.assign(bounds.begin(), bounds.end());
    f.known = logic_.fresh((f.path + " known").c_str());
    for (std::size_t i = 0; i < f.bounds.size(); ++i) {
        const std::string at = f.path + " " + std::to_string(f.bounds[i]);
        f.at_least.push_back(logic_.fresh((at + " at least").c_str()));
        f.above.push_back(logic_.fresh((at + " above").c_str()));
        always_.push_back(logic_.implies(f.above[i], f.at_least[i]));
        if (i > 0) always_.push_back(logic_.implies(f.at_least[i], f.above[i - 1]));
    }
}

z3::expr state_space::least_from(const joint_fact& f, std::int64_t value) const
{
    const auto [lowest, highest] = domain(f);
    if (value <= lowest) return logic_.truth(true);
    if (value > highest) return logic_.truth(false);
    const auto at = std::lower_bound(f.cuts.begin(), f.cuts.end(), value);
    return f.least[static_cast<std::size_t>(at - f.cuts.begin())];
}

z3::expr state_space::greatest_from(const joint_fact& f, std::int64_t value) const
{
    const auto [lowest, highest] = domain(f);
    if (value <= lowest) return logic_.truth(true);
    if (value > highest) return logic_.truth(false);
    const auto at = std::lower_bound(f.cuts.begin(), f.cuts.end(), value);
    return f.greatest[static_cast<std::size_t>(at - f.cuts.begin())];
}

/// The bounds as numbers too, for comparisons with other days.
void state_space::count_days(joint_fact& f)
{
    if (f.first) return;
    z3::context& c = logic_.context();
    const auto [lowest, highest] = domain(f);
    f.first = z3::expr(c, Z3_mk_fresh_const(c, (f.path + " first").c_str(), c.int_sort()));
    f.last = z3::expr(c, Z3_mk_fresh_const(c, (f.path + " last").c_str(), c.int_sort()));
    always_.push_back(*f.first >= c.int_val(lowest) && *f.first <= *f.last &&
                      *f.last <= c.int_val(highest));
    for (std::size_t i = 0; i < f.cuts.size(); ++i) {
        always_.push_back(f.least[i] == (*f.first >= c.int_val(f.cuts[i])));
        always_.push_back(f.greatest[i] == (*f.last >= c.int_val(f.cuts[i])));
    }
    if (is_as_stated(f))
        always_.push_back(*f.first == *f.last || *f.last - *f.first >= c.int_val(27));
    if (f.seen != joint_fact::view::completed) return;
    joint_fact& before = facts_[f.origin];
    count_days(before);
    always_.push_back(*f.first >= *before.first && *f.last <= *before.last);
}

z3::expr state_space::untouched(const joint_fact& f) const
{
    std::vector<z3::expr> all;
    switch (f.kind) {
    case slot_kind::cells: all = f.possible; break;
    case slot_kind::members:
        for (std::size_t m = 0; m < f.has.size(); ++m)
            all.push_back(logic_.negation(logic_.any({f.has[m], f.lacks[m]})));
        break;
    case slot_kind::interval:
        for (std::size_t i = 0; i < f.cuts.size(); ++i) {
            all.push_back(logic_.negation(f.least[i]));
            all.push_back(f.greatest[i]);
        }
        if (f.first) {
            z3::context& c = logic_.context();
            all.push_back(*f.first == c.int_val(domain(f).first));
            all.push_back(*f.last == c.int_val(domain(f).second));
        }
        break;
    case slot_kind::real: all.push_back(logic_.negation(*f.known)); break;
    case slot_kind::prose:
    case slot_kind::absent: break;
    }
    return logic_.all(all);
}

z3::expr state_space::complete(const joint_fact& f) const
{
    std::vector<z3::expr> all;
    switch (f.kind) {
    case slot_kind::cells: {
        z3::expr_vector possible(logic_.context());
        for (const z3::expr& p : f.possible) possible.push_back(p);
        if (!possible.empty()) return z3::atmost(possible, 1);
        break;
    }
    case slot_kind::members:
        for (std::size_t m = 0; m < f.has.size(); ++m)
            all.push_back(logic_.any({f.has[m], f.lacks[m]}));
        break;
    case slot_kind::interval:
        for (std::size_t i = 0; i < f.cuts.size(); ++i) all.push_back(f.least[i] == f.greatest[i]);
        if (f.first) all.push_back(*f.first == *f.last);
        break;
    case slot_kind::real: all.push_back(*f.known); break;
    case slot_kind::prose:
    case slot_kind::absent: break;
    }
    return logic_.all(all);
}

z3::expr state_space::statable(const joint_fact& f) const
{
    if (f.kind == slot_kind::members) return logic_.truth(true);
    return logic_.any({untouched(f), complete(f)});
}

} // namespace netral::change
