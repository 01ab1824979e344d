// SPDX-License-Identifier: Apache-2.0

/// @file
/// Formulas and programs in words. The only doors are formula_table::print and
/// program::describe_plan.

#include <netral/engine/program.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace netral {
namespace {

/// The names of the cells or members that a mask names.
std::string names_in(const fact& f, const std::vector<std::uint64_t>& mask)
{
    std::string out;
    const auto name_of = [&](std::size_t cell) -> std::string {
        if (f.type == fact_type::boolean) return cell == 0 ? "false" : "true";
        if (f.type == fact_type::string)
            return cell < f.constants.size() ? f.constants[cell] : "(any other)";
        return f.values[cell].name;
    };
    const std::size_t cells = f.type == fact_type::boolean  ? 2
                              : f.type == fact_type::string ? f.constants.size() + 1
                                                            : f.values.size();
    for (std::size_t cell = 0; cell < cells; ++cell) {
        if ((mask[cell / 64] >> (cell % 64) & 1U) == 0) continue;
        if (!out.empty()) out += ", ";
        out += name_of(cell);
    }
    return out;
}

std::string bound(const fact& f, std::int64_t n)
{
    return f.type == fact_type::date ? to_string(date{static_cast<std::int32_t>(n)})
                                     : std::to_string(n);
}

std::string within_in_words(const fact& f, const cell_test& t)
{
    const bool date_like = f.type == fact_type::date;
    const std::int64_t lowest = date_like ? earliest_date.days : INT64_MIN;
    const std::int64_t highest = date_like ? latest_date.days : INT64_MAX;
    if (t.least == t.greatest) return fmt::format("{} == {}", f.path, bound(f, t.least));
    if (t.least <= lowest) return fmt::format("{} <= {}", f.path, bound(f, t.greatest));
    if (t.greatest >= highest) return fmt::format("{} >= {}", f.path, bound(f, t.least));
    return fmt::format("{} <= {} <= {}", bound(f, t.least), f.path, bound(f, t.greatest));
}

std::string in_words(const fact& f, const cell_test& t)
{
    static constexpr std::array<std::string_view, 5> symbols{"==", "<", "<=", ">", ">="};
    switch (t.what) {
    case cell_test::kind::in_cells: return fmt::format("{} in {{{}}}", f.path, names_in(f, t.mask));
    case cell_test::kind::has_any:
        return fmt::format("{} has any of {{{}}}", f.path, names_in(f, t.mask));
    case cell_test::kind::has_all:
        return fmt::format("{} has all of {{{}}}", f.path, names_in(f, t.mask));
    case cell_test::kind::within: return within_in_words(f, t);
    case cell_test::kind::real_is:
        return fmt::format("{} {} {}", f.path, symbols[static_cast<std::size_t>(t.compare)],
                           t.bound);
    }
    return {};
}

} // namespace

std::string_view to_string(rule_part p) noexcept
{
    switch (p) {
    case rule_part::in_force: return "in_force";
    case rule_part::addressees: return "addressees";
    case rule_part::conduct: return "conduct";
    case rule_part::when: return "when";
    case rule_part::exception: return "exception";
    }
    return {};
}

std::string formula_table::print(formula_id f) const
{
    const formula& node = formulas_[f];
    switch (node.what) {
    case formula::kind::constant: return node.value ? "true" : "false";
    case formula::kind::cell: return in_words(rules_->facts[cell(node).fact], cell(node));
    case formula::kind::opaque: return opaque(node).text;
    case formula::kind::negation: return fmt::format("!({})", print(*children(node)));
    case formula::kind::all:
    case formula::kind::any: break;
    }
    std::string out = "(";
    for (std::uint32_t i = 0; i < node.child_count; ++i) {
        if (i > 0) out += node.what == formula::kind::all ? " && " : " || ";
        out += print(children(node)[i]);
    }
    return out + ")";
}

std::string program::describe_plan() const
{
    std::array<std::size_t, 6> kinds{};
    std::size_t direct = 0;
    for (formula_id f = 0; f < formulas_->size(); ++f) {
        const formula& node = (*formulas_)[f];
        ++kinds[static_cast<std::size_t>(node.what)];
        if (node.what != formula::kind::opaque) continue;
        const opaque_atom& atom = formulas_->opaque(node);
        if (atom.days || atom.search) ++direct;
    }
    std::string out = fmt::format(
        "{} rules, {} formulas: {} tests of one fact, {} of two days or of a text, {} for the "
        "interpreter, {} joins\n"
        "a record is {} words\n",
        compiled_.size(), formulas_->size(), kinds[1], direct, kinds[2] - direct,
        kinds[3] + kinds[4] + kinds[5], slots_->word_count());

    out += fmt::format("\nindex: {} clauses of rules in {} rows, {} KB\n", index_->clause_count(),
                       index_->row_count(), (index_->bytes() + 1023) / 1024);
    if (!index_->leftovers().empty()) out += "\nconditions that are not in the index:\n";
    for (const rule_index::left_out& l : index_->leftovers())
        out += fmt::format("  {} ({}): {}\n", to_string(l.why),
                           l.rules == 1 ? "1 rule" : fmt::format("{} rules", l.rules),
                           formulas_->print(l.formula));
    const auto list = [&](std::string_view title, auto belongs) {
        std::string listed;
        for (formula_id f = 0; f < formulas_->size(); ++f)
            if ((*formulas_)[f].what == formula::kind::opaque &&
                belongs(formulas_->opaque((*formulas_)[f])))
                listed += fmt::format("  {}\n", formulas_->print(f));
        if (!listed.empty()) out += fmt::format("\n{}:\n{}", title, listed);
    };
    list("comparisons of two days, answered without the interpreter",
         [](const opaque_atom& a) { return a.days.has_value(); });
    list("texts looked for in one pass, without the interpreter",
         [](const opaque_atom& a) { return a.search.has_value(); });
    list("left to the interpreter, since they are not tests of one fact with constants",
         [](const opaque_atom& a) { return !a.days && !a.search; });
    return out;
}

} // namespace netral
