// SPDX-License-Identifier: Apache-2.0

/// @file
/// Totals. The only door is tally.hpp.

#include "tally.hpp"

#include "views.hpp"

#include <netral/value/json.hpp>

#include <algorithm>

namespace netral {
namespace {

template <class Row, class Same>
Row& row_where(std::vector<Row>& rows, Same same)
{
    const auto at = std::find_if(rows.begin(), rows.end(), same);
    return at != rows.end() ? *at : rows.emplace_back();
}

void count_causes(comparison_totals& totals, const record_change& change)
{
    std::vector<const change_cause*> seen; // a record counts once for each cause
    const auto note = [&](const change_reason& why) {
        for (const change_cause& c : why.causes)
            if (std::none_of(seen.begin(), seen.end(), [&](const auto* o) { return *o == c; }))
                seen.push_back(&c);
    };
    for (const finding_change& f : change.findings) note(f.why);
    for (const level_change& l : change.levels) note(l.why);
    note(change.why);
    for (const change_cause* c : seen) {
        auto& row = row_where(totals.causes, [&](const auto& r) { return r.of == *c; });
        row.of = *c;
        ++row.records;
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

std::size_t grouping::row_of(std::string_view value)
{
    key_.assign(value);
    const auto at = by_value_.find(key_);
    if (at != by_value_.end()) return at->second;
    if (table_.rows.size() >= std::max(most_, table_.of->values.size() + 1)) return none;
    by_value_.emplace(key_, table_.rows.size());
    table_.rows.push_back({key_, {}, 0, {}});
    return table_.rows.size() - 1;
}

void grouping::place_values(const record& r)
{
    const slot& s = r.layout()[fact_];
    const std::uint64_t* has = r.words() + s.first;
    for (std::uint32_t v = 0; v < table_.of->values.size(); ++v)
        if ((has[v / 64] >> (v % 64) & 1U) != 0) placed_.push_back(v);
}

void grouping::place(const record& r, std::string& value)
{
    placed_.clear();
    value.clear();
    const fact_type type = table_.of->type;
    if (type == fact_type::set) {
        place_values(r);
        for (const std::size_t v : placed_)
            value += (value.empty() ? "" : ", ") + table_.rows[v].value;
    } else if (type == fact_type::string) {
        value = r.text(fact_);
    } else {
        value = exact_value(r, fact_, program_->rules());
    }
    if (placed_.empty()) placed_.push_back(row_of(value));
}

void grouping::count(std::optional<change_direction> changed)
{
    for (const std::size_t row : placed_) {
        if (row == none) {
            ++table_.beyond;
            continue;
        }
        ++table_.rows[row].records;
        if (changed) ++table_.rows[row].changed[static_cast<std::size_t>(*changed)];
    }
}

void count_change(comparison_totals& totals, const record_change& change)
{
    ++totals.changed[static_cast<std::size_t>(change.direction)];
    ++totals.places[static_cast<std::size_t>(change.place)];
    for (const std::uint32_t r : change.regions) ++totals.regions[r];
    for (const finding_change& f : change.findings) {
        auto& row = row_where(totals.rules, [&](const auto& r) {
            return r.rule == f.written->id && r.before == f.before && r.after == f.after;
        });
        row.rule = f.written->id;
        row.title = f.written->title;
        row.before = f.before;
        row.after = f.after;
        ++row.records;
    }
    for (const level_change& l : change.levels) {
        auto& row = row_where(totals.levels, [&](const auto& r) {
            return r.of.nature == l.nature && same_level(r.of.before, l.before) &&
                   same_level(r.of.after, l.after);
        });
        row.of = l;
        row.of.why = {};
        ++row.records;
    }
    count_causes(totals, change);
}

} // namespace netral
