// SPDX-License-Identifier: Apache-2.0

/// @file
/// Sanctions and concurrence: the pass `read_sanctions` of passes.hpp.

#include "codes.hpp"
#include "conditions.hpp"
#include "cycles.hpp"
#include "fields.hpp"
#include "passes.hpp"

#include <fmt/format.h>

#include <limits>

namespace netral {
namespace {

template <class T>
void check_range(draft& d, const T& least, const T& most, yaml_node n)
{
    if (!(most < least)) return;
    d.found.error(codes::least_above_most, n.find("max").where(), "`max` is less than `min`");
}

duration_range duration_of(draft& d, yaml_node n)
{
    duration_range r;
    if (!n) return r;
    if (n.is_scalar()) {
        r.least = r.most = text_of(n);
        return r;
    }
    r.least = text_of(n.find("min"));
    r.most = text_of(n.find("max"));
    const auto least = to_duration_days(r.least);
    const auto most = to_duration_days(r.most);
    if (least && most) check_range(d, *least, *most, n);
    return r;
}

std::int64_t amount_of(draft& d, yaml_node n)
{
    if (!n || !n.is_scalar()) return -1;
    const std::int64_t amount = to_integer(n.text()).value_or(-1);
    if (amount < 0 && to_integer(n.text()))
        d.found.error(codes::not_an_integer, n.where(), "an amount cannot be negative");
    return amount;
}

fine_range fine_of(draft& d, yaml_node n)
{
    fine_range r;
    if (!n) return r;
    if (n.is_scalar()) {
        r.least = r.most = amount_of(d, n);
        return r;
    }
    r.least = amount_of(d, n.find("min"));
    r.most = amount_of(d, n.find("max"));
    if (r.least >= 0 && r.most >= 0) check_range(d, r.least, r.most, n);
    return r;
}

std::int32_t rank_of(draft& d, yaml_node n)
{
    if (!n || !n.is_scalar()) return 0;
    const std::int64_t rank = to_integer(n.text()).value_or(0);
    if (rank >= std::numeric_limits<std::int32_t>::min() &&
        rank <= std::numeric_limits<std::int32_t>::max())
        return static_cast<std::int32_t>(rank);
    d.found.error(codes::not_an_integer, n.where(), "this number is too large");
    return 0;
}

sanction read_sanction(draft& d, const entry& e)
{
    sanction s;
    s.id = e.name();
    s.nature = nature_of(e["nature"]);
    s.family = text_of(e["family"]);
    s.level = text_of(e["level"]);
    s.rank = rank_of(d, e["rank"]);
    s.measure = bilingual_of(e["measure"]);
    s.remark = bilingual_of(e["note"]);
    s.duration = duration_of(d, e["duration"]);
    s.prison = duration_of(d, e["prison"]);
    s.fine = fine_of(d, e["fine"]);
    s.link = text_of(e["link"]);
    s.basis = citations_of(d, e);
    s.in_force = in_force_of(d, e);
    s.applies_to = read_condition(d, e["for"]);
    s.confidence = confidence_of(e["confidence"], rule_confidence::high);
    s.substitutes = d.resolve(section::sanctions, e["substitutes"], codes::unknown_sanction);
    s.where = e.where();
    return s;
}

concurrence read_concurrence(draft& d, const entry& e)
{
    constexpr std::array<std::string_view, 2> picks{"all", "heaviest"};
    concurrence c;
    c.nature = nature_of(e.label);
    c.what = word_of(e["pick"], picks, concurrence::pick::all);
    c.basis = citations_of(d, e);
    c.remark = bilingual_of(e["note"]);
    return c;
}

} // namespace

void read_sanctions(draft& d)
{
    auto& all = d.out.sanctions;
    const auto& entries = d.of(section::sanctions);
    for (const entry& e : entries) all.push_back(read_sanction(d, e));
    report_cycles(d.found, section::sanctions, entries, "substitutes", [&](std::uint32_t i) {
        return all[i].substitutes == none ? std::vector<std::uint32_t>{}
                                          : std::vector<std::uint32_t>{all[i].substitutes};
    });
    for (const entry& e : d.of(section::concurrence))
        d.out.concurrences.push_back(read_concurrence(d, e));
}

} // namespace netral
