// SPDX-License-Identifier: Apache-2.0

/// @file
/// Calendars: the pass `read_calendars` of passes.hpp. Their dates became facts in facts.cpp.

#include "codes.hpp"
#include "conditions.hpp"
#include "fact_values.hpp"
#include "fields.hpp"
#include "passes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace netral {
namespace {

stage read_stage(draft& d, yaml_node map)
{
    stage s;
    s.days = period_of(d, map, "from", "to");
    s.basis = text_of(map.find("basis"));
    (void)d.resolve(section::instruments, map.find("basis"), codes::unknown_instrument); // tells
    const yaml_node name = map.find("stage");
    if (!name || !name.is_scalar() || d.out.roles.stage == none) return s;
    const fact& f = d.out.facts[d.out.roles.stage];
    const std::uint32_t at = f.find_value(name.text());
    if (at != none && f.values[at].name == name.text())
        s.value = at;
    else
        unknown_value(d, name.where(), name.text(), f);
    return s;
}

/// One day is in one stage.
void check_overlaps(draft& d, std::vector<std::pair<stage, yaml_node>> stages)
{
    std::stable_sort(stages.begin(), stages.end(), [](const auto& a, const auto& b) {
        return a.first.days.first < b.first.days.first;
    });
    for (std::size_t i = 1; i < stages.size(); ++i) {
        if (stages[i - 1].first.days.last < stages[i].first.days.first) continue;
        d.found
            .error(codes::overlapping_stages, stages[i].second.where(),
                   fmt::format("this stage begins on {}, when another has not ended",
                               to_string(stages[i].first.days.first)))
            .notes.push_back({"this one", stages[i - 1].second.where()});
    }
}

std::vector<stage> stages_of(draft& d, const entry& e)
{
    std::vector<stage> out;
    std::vector<std::pair<stage, yaml_node>> placed;
    if (!e.has("stages")) return out;
    const yaml_node list = e["stages"] ? e["stages"] : e.label;
    if (d.out.roles.stage == none || d.out.roles.act_day == none)
        d.found.error(codes::missing_key, list.where(),
                      "stages mean nothing while `roles` in the manifest names no `stage` and no "
                      "`act_day`");
    e.each("stages", [&](yaml_node map) {
        if (!map.is_map()) return;
        out.push_back(read_stage(d, map));
        const yaml_node name = map.find("stage");
        if (name && map.find("from") && map.find("to")) placed.emplace_back(out.back(), name);
    });
    check_overlaps(d, std::move(placed));
    return out;
}

calendar read_calendar(draft& d, const entry& e)
{
    calendar c;
    c.name = e.name();
    c.title = bilingual_of(e["title"]);
    if (auto t = read_test(d, e["for"])) c.applies = std::move(*t);
    c.sets = settings_of(d, e["sets"], true);
    c.defaults = settings_of(d, e["defaults"], true);
    c.stages = stages_of(d, e);
    c.where = e.where();
    const yaml_node dates = e["dates"];
    if (!dates) return c;
    for (const auto [name, day] : dates.pairs()) {
        if (!name.is_scalar() || !day.is_scalar()) continue;
        const fact_id id = d.find_fact(fmt::format("calendar.{}", name.text()));
        const auto known = to_day(day.text());
        if (id != none && known) c.dates.emplace_back(id, *known);
    }
    return c;
}

} // namespace

void read_calendars(draft& d)
{
    for (const entry& e : d.of(section::calendars)) d.out.calendars.push_back(read_calendar(d, e));
}

} // namespace netral
