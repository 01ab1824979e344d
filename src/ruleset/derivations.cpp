// SPDX-License-Identifier: Apache-2.0

/// @file
/// What follows from what: the passes `read_derivations` and `read_constraints` of passes.hpp.
///
/// Whether constraints can be propagated, and in which order facts are derived, is the business of
/// the record layer.

#include "codes.hpp"
#include "conditions.hpp"
#include "fact_values.hpp"
#include "fields.hpp"
#include "passes.hpp"

#include <netral/cel/type.hpp>

#include <fmt/format.h>

namespace netral {
namespace {

using cel::expr_id;
using cel::type_kind;

type_kind kind_of(fact_type t) noexcept
{
    switch (t) {
    case fact_type::boolean: return type_kind::boolean;
    case fact_type::integer: return type_kind::int64;
    case fact_type::real: return type_kind::floating;
    case fact_type::date: return type_kind::date;
    default: return type_kind::string;
    }
}

/// The parts of an expression that can be its result: the branches of conditionals.
std::vector<expr_id> results_of(const cel::expression& e)
{
    std::vector<expr_id> open{e.root()};
    std::vector<expr_id> results;
    while (!open.empty()) {
        const expr_id id = open.back();
        open.pop_back();
        if (e.kind(id) == cel::expr_kind::oper && e.oper(id) == cel::op::conditional) {
            open.push_back(e.children(id)[2]);
            open.push_back(e.children(id)[1]);
        } else {
            results.push_back(id);
        }
    }
    return results;
}

/// Tells of constants among the results that are no values of the enumeration.
bool gives_values(draft& d, const fact& f, const test& t)
{
    const cel::expression& e = t.expression;
    bool good = true;
    for (const expr_id id : results_of(e)) {
        if (e.kind(id) != cel::expr_kind::constant) continue;
        const value& v = e.constant(id);
        if (!v.is(value_kind::string)) continue;
        const std::uint32_t at = f.find_value(v.text());
        if (at != none && f.values[at].name == v.text()) continue;
        unknown_value(d, t.place(e.at(id)), v.text(), f);
        good = false;
    }
    return good;
}

bool fits_fact(draft& d, const fact& f, const test& t)
{
    const cel::expression& e = t.expression;
    const type_kind kind = e.type_kind_of(e.root());
    const bool text_as_value = f.type == fact_type::enumeration &&
                               (kind == type_kind::string || kind == type_kind::enumeration);
    const bool whole_as_real = f.type == fact_type::real && kind == type_kind::int64;
    const bool named_text = f.type == fact_type::string && kind == type_kind::enumeration;
    if (kind == type_kind::dyn || kind == kind_of(f.type) || text_as_value || whole_as_real ||
        named_text)
        return f.type != fact_type::enumeration || gives_values(d, f, t);
    d.found.error(codes::wrong_result, t.where,
                  fmt::format("this is of type `{}`, which is not what `{}` is",
                              cel::to_string(e.type_of(e.root())), f.path));
    return false;
}

} // namespace

void read_derivations(draft& d)
{
    for (std::uint32_t i = 0; i < d.of(section::facts).size(); ++i) {
        const entry& e = d.of(section::facts)[i];
        if (d.untyped.count(e.name()) != 0) continue;
        fact& f = d.out.facts[i];
        if (f.type == fact_type::text || f.type == fact_type::set || f.type == fact_type::list)
            continue;
        e.each("derive", [&](yaml_node way) {
            auto t = read_test(d, way, wanted_result::anything);
            if (t && fits_fact(d, f, *t)) f.derivations.push_back(std::move(*t));
        });
    }
}

void read_constraints(draft& d)
{
    for (const entry& e : d.of(section::constraints)) {
        constraint c;
        c.id = e.name();
        c.title = bilingual_of(e["title"]);
        c.basis = citations_of(d, e);
        c.where = e.where();
        const auto take = [&](yaml_node n) {
            if (auto t = read_test(d, n)) c.tests.push_back(std::move(*t));
        };
        if (const yaml_node implies = e["implies"]) {
            c.what = constraint::kind::implies;
            take(implies.find("if"));
            take(implies.find("then"));
        } else {
            c.what = constraint::kind::conflicts;
            e.each("conflicts", take);
        }
        d.out.constraints.push_back(std::move(c));
    }
}

} // namespace netral
