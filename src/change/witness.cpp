// SPDX-License-Identifier: Apache-2.0

/// @file
/// Models to records. The only door is witness.hpp; running them is in replay.cpp.

#include "witness.hpp"

#include <netral/value/date.hpp>
#include <netral/value/json.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace netral::change {
namespace {

std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        else if (static_cast<unsigned char>(c) < 0x20) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
            continue;
        }
        out += c;
    }
    return out + '"';
}

class model_reader {
public:
    model_reader(const z3::model& m, const state_space& space) : model_(m), space_(space) {}

    [[nodiscard]] std::optional<stated_value> value_of(const joint_fact& f) const
    {
        if (f.kind == slot_kind::members) return members(f);
        auto json = json_of(f);
        if (!json) return std::nullopt;
        return stated_value{std::move(*json), {}, {}, false};
    }

private:
    [[nodiscard]] std::optional<std::string> json_of(const joint_fact& f) const
    {
        if (is_true(space_.untouched(f)) && f.kind != slot_kind::prose) return std::nullopt;
        switch (f.kind) {
        case slot_kind::cells: return cell(f);
        case slot_kind::interval: return f.type == fact_type::date ? day(f) : number(f);
        case slot_kind::real: return real(f);
        case slot_kind::prose: return f.type == fact_type::string ? text(f) : std::nullopt;
        case slot_kind::members:
        case slot_kind::absent: break;
        }
        return std::nullopt;
    }

    [[nodiscard]] bool is_true(const z3::expr& e) const { return model_.eval(e, true).is_true(); }

    [[nodiscard]] std::optional<std::string> cell(const joint_fact& f) const
    {
        std::optional<std::size_t> only;
        for (std::size_t k = 0; k < f.names.size(); ++k) {
            if (!is_true(f.possible[k])) continue;
            if (only) return std::nullopt;
            only = k;
        }
        if (!only) return std::nullopt;
        if (f.type == fact_type::boolean) return f.names[*only];
        if (f.names[*only] != "\x01") return quoted(f.names[*only]);
        std::string other = "-";
        while (std::find(f.names.begin(), f.names.end(), other) != f.names.end()) other += '-';
        return quoted(other);
    }

    [[nodiscard]] std::optional<stated_value> members(const joint_fact& f) const
    {
        stated_value out;
        out.is_set = true;
        for (std::size_t m = 0; m < f.names.size(); ++m) {
            if (is_true(f.has[m])) out.has.push_back(quoted(f.names[m]));
            if (is_true(f.lacks[m])) out.lacks.push_back(quoted(f.names[m]));
        }
        if (out.has.empty() && out.lacks.empty()) return std::nullopt;
        return out;
    }

    struct range {
        std::int64_t first;
        std::int64_t last;
        [[nodiscard]] bool holds(std::int64_t n) const { return first <= n && n <= last; }
    };

    /// The cell of one end of an interval.
    [[nodiscard]] range end_of(const joint_fact& f, bool greatest) const
    {
        const auto& numbered = greatest ? f.last : f.first;
        if (numbered) {
            const std::int64_t n = model_.eval(*numbered, true).get_numeral_int64();
            return {n, n};
        }
        const auto [lowest, highest] = state_space::domain(f);
        range r{lowest, highest};
        for (std::size_t i = 0; i < f.cuts.size(); ++i) {
            if (is_true(greatest ? f.greatest[i] : f.least[i]))
                r.first = f.cuts[i];
            else {
                r.last = f.cuts[i] - 1;
                break;
            }
        }
        return r;
    }

    /// A value of the cell that is not too far out.
    [[nodiscard]] static std::int64_t pick(const joint_fact& f, const range& r)
    {
        const auto [lowest, highest] = state_space::domain(f);
        if (r.first == lowest && r.last == highest) return 0;
        return r.first == lowest ? r.last : r.first;
    }

    [[nodiscard]] std::optional<std::string> number(const joint_fact& f) const
    {
        const range least = end_of(f, false);
        const range greatest = end_of(f, true);
        if (!greatest.holds(least.first)) return std::nullopt;
        return std::to_string(pick(f, least));
    }

    [[nodiscard]] std::optional<std::string> day(const joint_fact& f) const
    {
        const range least = end_of(f, false);
        const range greatest = end_of(f, true);
        if (least.first == greatest.first && least.last == greatest.last)
            return quoted(to_string(date{static_cast<std::int32_t>(pick(f, least))}));
        const auto fits = [&](const std::string& text) {
            const auto days = parse_date(text);
            return days && least.holds(days->first.days) && greatest.holds(days->last.days);
        };
        const std::int32_t from = to_civil(date{static_cast<std::int32_t>(least.first)}).year;
        const std::int32_t to = to_civil(date{static_cast<std::int32_t>(greatest.last)}).year;
        constexpr std::int32_t most_years = 400;
        for (std::int32_t y = std::max(from, to - most_years); y <= to; ++y) {
            const std::string year = fmt::format("{:04}", y);
            if (fits(year)) return quoted(year);
            for (int m = 1; m <= 12; ++m)
                if (const std::string month = fmt::format("{}-{:02}", year, m); fits(month))
                    return quoted(month);
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::string> real(const joint_fact& f) const
    {
        double low = -std::numeric_limits<double>::infinity();
        double high = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < f.bounds.size(); ++i) {
            if (is_true(f.at_least[i]) && !is_true(f.above[i]))
                return fmt::format("{}", f.bounds[i]);
            if (is_true(f.above[i])) low = f.bounds[i];
            if (!is_true(f.at_least[i])) high = std::min(high, f.bounds[i]);
        }
        if (low < -std::numeric_limits<double>::max() && high > std::numeric_limits<double>::max())
            return "0";
        if (low < -std::numeric_limits<double>::max()) return fmt::format("{}", high - 1);
        if (high > std::numeric_limits<double>::max()) return fmt::format("{}", low + 1);
        return fmt::format("{}", low + (high - low) / 2);
    }

    /// All texts that are looked for and are in it, one after the other.
    [[nodiscard]] std::optional<std::string> text(const joint_fact& f) const
    {
        std::string all;
        bool known = false;
        for (const auto& s : space_.searches()) {
            if (s.path != f.path) continue;
            known = known || is_true(s.found.yes) || is_true(s.found.no);
            if (is_true(s.found.yes)) all += s.text + '\n';
        }
        return known ? std::optional(quoted(all)) : std::nullopt;
    }

    const z3::model& model_;
    const state_space& space_;
};

} // namespace

stated_facts facts_in(const z3::model& m, const state_space& space,
                      const std::set<std::string>* only)
{
    const model_reader reader(m, space);
    stated_facts out;
    for (const joint_fact& f : space.facts()) {
        if (f.seen == joint_fact::view::completed) continue;
        if (only != nullptr && only->count(f.path) == 0) continue;
        bool stated = false;
        for (std::size_t s = 0; s < f.id.size(); ++s) {
            if (f.id[s] == none) continue;
            const fact& declared = space.sides()[s]->compiled->rules().facts[f.id[s]];
            stated = stated || (declared.origin == fact_origin::stated && !declared.confidential);
        }
        if (!stated) continue;
        if (auto value = reader.value_of(f)) out.emplace(f.path, std::move(*value));
    }
    return out;
}

z3::expr other_record(const z3::model& m, const state_space& space,
                      const std::set<std::string>& only)
{
    std::vector<z3::expr> same;
    for (const joint_fact& f : space.facts()) {
        if (only.count(f.path) == 0 || f.seen == joint_fact::view::completed) continue;
        for (const auto* part : {&f.possible, &f.has, &f.lacks, &f.least, &f.greatest})
            for (const z3::expr& e : *part) same.push_back(m.eval(e, true).is_true() ? e : !e);
        for (const auto* end : {&f.first, &f.last})
            if (*end) same.push_back(**end == m.eval(**end, true));
    }
    return space.propositions().negation(space.propositions().all(same));
}

stated_facts shortened(stated_facts facts, const std::function<bool(const stated_facts&)>& shows)
{
    const auto take = [&](stated_facts fewer) {
        if (!shows(fewer)) return false;
        facts = std::move(fewer);
        return true;
    };
    std::vector<std::string> paths;
    for (const auto& [path, value] : facts) paths.push_back(path);
    for (const std::string& path : paths) {
        stated_facts without = facts;
        without.erase(path);
        if (take(std::move(without))) continue;
        for (const auto list : {&stated_value::has, &stated_value::lacks})
            for (std::size_t i = 0; i < (facts.at(path).*list).size();) {
                stated_facts fewer = facts;
                auto& members = fewer.at(path).*list;
                members.erase(members.begin() + static_cast<std::ptrdiff_t>(i));
                if (!take(std::move(fewer))) ++i;
            }
    }
    return facts;
}

namespace {

std::string json_of(const stated_value& v)
{
    if (!v.is_set) return v.json;
    const auto list = [](const std::vector<std::string>& members) {
        std::string out;
        for (const std::string& m : members) out += (out.empty() ? "" : ", ") + m;
        return "[" + out + "]";
    };
    return "{\"has\": " + list(v.has) + ", \"not\": " + list(v.lacks) + "}";
}

} // namespace

std::string line_of(const stated_facts& facts)
{
    std::string out = "{";
    std::vector<std::string> open; // groups that the line is in
    bool first = true;
    for (const auto& [path, value] : facts) {
        std::vector<std::string> parts;
        for (std::size_t at = 0; at <= path.size();) {
            const std::size_t dot = std::min(path.find('.', at), path.size());
            parts.push_back(path.substr(at, dot - at));
            at = dot + 1;
        }
        std::size_t common = 0;
        while (common < open.size() && common + 1 < parts.size() && open[common] == parts[common])
            ++common;
        for (; open.size() > common; open.pop_back()) out += '}';
        if (!first) out += ", ";
        for (; open.size() + 1 < parts.size(); open.push_back(parts[open.size()]))
            out += quoted(parts[open.size()]) + ": {";
        out += quoted(parts.back()) + ": " + json_of(value);
        first = false;
    }
    for (; !open.empty(); open.pop_back()) out += '}';
    return out + '}';
}

} // namespace netral::change
