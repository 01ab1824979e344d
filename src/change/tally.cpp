// SPDX-License-Identifier: Apache-2.0

/// @file
/// Totals. The only door is tally.hpp.

#include "tally.hpp"

#include "views.hpp"

#include <netral/value/json.hpp>

#include <algorithm>

namespace netral {
namespace {

/// The number of the row, which is made with the rest where there is none.
template <class Row, class Same>
std::size_t row_where(std::vector<Row>& rows, Same same, Row fresh)
{
    const auto at = std::find_if(rows.begin(), rows.end(), same);
    if (at != rows.end()) return static_cast<std::size_t>(at - rows.begin());
    rows.push_back(std::move(fresh));
    return rows.size() - 1;
}

std::size_t row_of(comparison_totals& totals, const finding_change& f)
{
    return row_where(
        totals.rules,
        [&](const auto& r) {
            return r.rule == f.written->id && r.before == f.before && r.after == f.after;
        },
        comparison_totals::rule_row{f.written->id, f.written->title, f.before, f.after, 0});
}

std::size_t row_of(comparison_totals& totals, const level_change& l)
{
    comparison_totals::level_row fresh{l, 0};
    fresh.of.why = {};
    return row_where(
        totals.levels,
        [&](const auto& r) {
            return r.of.nature == l.nature && same_level(r.of.before, l.before) &&
                   same_level(r.of.after, l.after);
        },
        std::move(fresh));
}

/// A record counts once for each cause.
void note_causes(const change_reason& why, comparison_totals& totals,
                 std::vector<std::size_t>& rows)
{
    for (const change_cause& c : why.causes) {
        const std::size_t row = row_where(
            totals.causes, [&](const auto& r) { return r.of == c; },
            comparison_totals::cause_row{c, 0});
        if (std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(row);
    }
}

/// The exact value of a fact that is neither a set nor a string; empty where it is not known.
std::string exact_value(const record& r, fact_id f, const ruleset& rules)
{
    const fact& declared = rules.facts[f];
    const slot& s = r.layout()[f];
    const std::uint64_t* at = r.words() + s.first;
    if (!r.known(f)) return {};
    switch (declared.type) {
    case fact_type::boolean: return at[0] == 2 ? "true" : "false";
    case fact_type::integer: return std::to_string(static_cast<std::int64_t>(at[0]));
    case fact_type::date:
        return to_string(date{static_cast<std::int32_t>(static_cast<std::int64_t>(at[0]))});
    case fact_type::enumeration:
        for (std::uint32_t v = 0; v < declared.values.size(); ++v)
            if ((at[v / 64] >> (v % 64) & 1U) != 0) return declared.values[v].name;
        return {};
    case fact_type::real: return json::to_json(r.value_of(f, rules));
    default: return {};
    }
}

} // namespace

grouping::grouping(const program& p, fact_id f, std::size_t most)
    : program_(&p), fact_(f), most_(most)
{
    const fact& declared = p.rules().facts[f];
    table_.of = &declared;
    for (const fact_value& v : declared.values) {
        by_value_.emplace(v.name, table_.rows.size());
        table_.rows.push_back({v.name, v.title, 0, {}});
    }
}

bool grouping::tellable(const fact& f) noexcept
{
    return !f.confidential && f.type != fact_type::text && f.type != fact_type::list;
}

std::size_t grouping::row_of(const std::string& value)
{
    const auto at = by_value_.find(value);
    if (at != by_value_.end()) return at->second;
    if (table_.rows.size() >= std::max(most_, table_.of->values.size() + 1)) return none;
    by_value_.emplace(value, table_.rows.size());
    table_.rows.push_back({value, {}, 0, {}});
    return table_.rows.size() - 1;
}

void grouping::place_values(const record& r, group_place& out) const
{
    const slot& s = r.layout()[fact_];
    const std::uint64_t* has = r.words() + s.first;
    for (std::uint32_t v = 0; v < table_.of->values.size(); ++v)
        if ((has[v / 64] >> (v % 64) & 1U) != 0) out.rows.push_back(v);
    for (const std::size_t v : out.rows)
        out.value += (out.value.empty() ? "" : ", ") + table_.rows[v].value;
}

void grouping::place(const record& r, group_place& out)
{
    out.rows.clear();
    out.value.clear();
    const fact_type type = table_.of->type;
    if (type == fact_type::set)
        place_values(r, out);
    else if (type == fact_type::string)
        out.value = r.text(fact_);
    else
        out.value = exact_value(r, fact_, program_->rules());
    if (out.rows.empty()) out.rows.push_back(row_of(out.value));
}

void grouping::count(const group_place& at, std::optional<change_direction> changed)
{
    for (const std::size_t row : at.rows) {
        if (row == none) {
            ++table_.beyond;
            continue;
        }
        ++table_.rows[row].records;
        if (changed) ++table_.rows[row].changed[static_cast<std::size_t>(*changed)];
    }
}

change_rows rows_of(const record_change& change, comparison_totals& totals)
{
    change_rows out;
    for (const finding_change& f : change.findings) {
        out.rules.push_back(row_of(totals, f));
        note_causes(f.why, totals, out.causes);
    }
    for (const level_change& l : change.levels) {
        out.levels.push_back(row_of(totals, l));
        note_causes(l.why, totals, out.causes);
    }
    note_causes(change.why, totals, out.causes);
    return out;
}

void count_change(comparison_totals& totals, const record_change& change, const change_rows& in)
{
    ++totals.changed[static_cast<std::size_t>(change.direction)];
    ++totals.places[static_cast<std::size_t>(change.place)];
    for (const std::uint32_t r : change.regions) ++totals.regions[r];
    for (const std::size_t r : in.rules) ++totals.rules[r].records;
    for (const std::size_t r : in.levels) ++totals.levels[r].records;
    for (const std::size_t r : in.causes) ++totals.causes[r].records;
}

} // namespace netral
