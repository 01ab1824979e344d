// SPDX-License-Identifier: Apache-2.0

/// @file
/// Deadlines, admissibility, invariants, phrases: the pass `read_procedure` of passes.hpp.

#include "codes.hpp"
#include "conditions.hpp"
#include "fact_values.hpp"
#include "fields.hpp"
#include "passes.hpp"

namespace netral {
namespace {

constexpr std::int64_t most_days = 36'500;

std::int32_t days_of(draft& d, yaml_node n)
{
    if (!n || !n.is_scalar()) return 0;
    const std::int64_t days = to_integer(n.text()).value_or(0);
    if (days >= 0 && days <= most_days) return static_cast<std::int32_t>(days);
    d.found.error(codes::not_an_integer, n.where(), "this is no number of days");
    return 0;
}

deadline read_deadline(draft& d, const entry& e)
{
    deadline out;
    out.id = e.name();
    out.title = bilingual_of(e["title"]);
    out.from = resolve_fact_of(d, e["from"], fact_type::date, "`from`");
    out.met_by = resolve_fact_of(d, e["met_by"], fact_type::date, "`met_by`");
    out.days = days_of(d, e["days"]);
    out.working_days = text_of(e["count"]) == "working";
    out.when = read_condition(d, e["when"]);
    out.basis = citations_of(d, e);
    out.where = e.where();
    return out;
}

admissibility read_admissibility(draft& d, const entry& e)
{
    admissibility a;
    a.id = e.name();
    a.title = bilingual_of(e["title"]);
    a.require = read_condition(d, e["require"]);
    a.when = read_condition(d, e["when"]);
    a.basis = citations_of(d, e);
    a.where = e.where();
    return a;
}

invariant read_invariant(draft& d, const entry& e)
{
    invariant i;
    i.id = e.name();
    i.title = bilingual_of(e["title"]);
    i.never = bool(e["never"]);
    i.what = read_condition(d, i.never ? e["never"] : e["always"]);
    i.where = e.where();
    return i;
}

} // namespace

void read_procedure(draft& d)
{
    for (const entry& e : d.of(section::deadlines)) d.out.deadlines.push_back(read_deadline(d, e));
    for (const entry& e : d.of(section::admissibility))
        d.out.admissibilities.push_back(read_admissibility(d, e));
    for (const entry& e : d.of(section::invariants))
        d.out.invariants.push_back(read_invariant(d, e));
    for (const entry& e : d.of(section::phrases)) {
        const bilingual text = bilingual_of(e.body);
        const yaml_node id = e["id"];
        const yaml_node en = e["en"];
        d.out.phrases.emplace(std::string(e.name()), bilingual(id ? scalar_in(id) : text.id(),
                                                               en ? scalar_in(en) : text.en()));
    }
}

} // namespace netral
