// SPDX-License-Identifier: Apache-2.0

/// @file
/// What differs between two views, and in which direction. The only door is views.hpp.

#include "views.hpp"

#include <algorithm>

namespace netral {
namespace {

/// How much a finding says against the official.
int weight(std::optional<rule_status> s) noexcept
{
    return s == rule_status::holds ? 2 : s == rule_status::open ? 1 : 0;
}

change_direction direction_of(int before, int after) noexcept
{
    return after > before   ? change_direction::stricter
           : after < before ? change_direction::laxer
                            : change_direction::sideways;
}

bool counts(const rule& r) noexcept
{
    return r.effect == rule_effect::prohibits && r.confidence != rule_confidence::low;
}

/// Whether a is to be named before b of the same nature and family.
bool heavier(const sanction_level& a, const sanction_level& b) noexcept
{
    if (a.open != b.open) return b.open;
    return a.heaviest->rank > b.heaviest->rank;
}

change_direction direction_of(const sanction_level& before, const sanction_level& after) noexcept
{
    if (!before || !after) return direction_of(before ? 1 : 0, after ? 1 : 0);
    if (before.heaviest->family != after.heaviest->family) return change_direction::sideways;
    const int certainty = (before.open ? 1 : 0) - (after.open ? 1 : 0);
    const int rank = after.heaviest->rank - before.heaviest->rank;
    if (certainty >= 0 && rank >= 0 && certainty + rank > 0) return change_direction::stricter;
    if (certainty <= 0 && rank <= 0 && certainty + rank < 0) return change_direction::laxer;
    return change_direction::sideways;
}

/// The status a rule that does not speak is told with: whether it is there at all.
std::optional<rule_status> silent(std::string_view rule, const ruleset& rules)
{
    if (rules.find_rule(rule) == none) return std::nullopt;
    return rule_status::fails;
}

class contrast {
public:
    contrast(record_change& out, const ruleset& before, const ruleset& after)
        : out_(out), before_(before), after_(after)
    {
    }

    bool run()
    {
        const side_view& was = out_.before;
        const side_view& now = out_.after;
        if (was.readable != now.readable) return true;
        if (!was.readable) return false;
        bool differs = was.verdict != now.verdict;
        note(static_cast<int>(was.verdict), static_cast<int>(now.verdict));
        for (std::size_t n = 0; n < rule_nature_count; ++n) {
            const verdict a = was.by_nature[n].says;
            const verdict b = now.by_nature[n].says;
            differs = differs || a != b;
            note(static_cast<int>(a), static_cast<int>(b));
            levels(static_cast<rule_nature>(n));
        }
        findings();
        out_.direction = up_ == down_ ? change_direction::sideways
                         : up_        ? change_direction::stricter
                                      : change_direction::laxer;
        return differs || !out_.findings.empty() || !out_.levels.empty();
    }

private:
    void note(int before, int after) noexcept
    {
        up_ = up_ || after > before;
        down_ = down_ || after < before;
    }

    void note(change_direction d) noexcept
    {
        up_ = up_ || d == change_direction::stricter;
        down_ = down_ || d == change_direction::laxer;
    }

    void finding(const rule& r, std::optional<rule_status> a, std::optional<rule_status> b)
    {
        finding_change& f = out_.findings.emplace_back();
        f.written = &r;
        f.before = a;
        f.after = b;
        if (!counts(r)) return;
        f.direction = direction_of(weight(a), weight(b));
        note(f.direction);
    }

    void findings()
    {
        for (const auto& [r, status] : out_.after.findings) {
            const auto was = status_in(out_.before, r->id);
            if (was != status) finding(*r, was ? was : silent(r->id, before_), status);
        }
        for (const auto& [r, status] : out_.before.findings)
            if (!status_in(out_.after, r->id)) finding(*r, status, silent(r->id, after_));
    }

    void level(rule_nature n, const sanction_level& a, const sanction_level& b)
    {
        if (same_level(a, b)) return;
        level_change& l = out_.levels.emplace_back();
        l.nature = n;
        l.before = a;
        l.after = b;
        l.direction = direction_of(a, b);
        note(l.direction);
    }

    void levels(rule_nature n)
    {
        std::vector<sanction_level> was = levels_of(out_.before, n);
        std::vector<sanction_level> now = levels_of(out_.after, n);
        if (was.size() == 1 && now.size() == 1) return level(n, was[0], now[0]);
        for (const sanction_level& a : was) {
            const auto b = std::find_if(now.begin(), now.end(), [&](const sanction_level& o) {
                return o.heaviest->family == a.heaviest->family;
            });
            level(n, a, b == now.end() ? sanction_level{} : *b);
            if (b != now.end()) now.erase(b);
        }
        for (const sanction_level& b : now) level(n, {}, b);
    }

    record_change& out_;
    const ruleset& before_;
    const ruleset& after_;
    bool up_ = false;
    bool down_ = false;
};

} // namespace

side_view view_of(const classification& c, const ruleset& rules)
{
    side_view out;
    out.verdict = c.verdict;
    out.by_nature = c.by_nature;
    for (const auto* list : {&c.findings, &c.unverified})
        for (const finding& f : *list)
            if (f.status == rule_status::holds || f.status == rule_status::open)
                out.findings.emplace_back(&rules.rules[f.rule], f.status);
    for (const sanction_finding& s : c.sanctions)
        out.sanctions.emplace_back(&rules.sanctions[s.sanction], s.applies);
    return out;
}

side_view unreadable_view(const std::vector<record_error>& errors)
{
    side_view out;
    out.readable = false;
    out.errors = errors;
    return out;
}

std::optional<rule_status> status_in(const side_view& v, std::string_view rule)
{
    for (const auto& [r, status] : v.findings)
        if (r->id == rule) return status;
    return std::nullopt;
}

std::vector<sanction_level> levels_of(const side_view& v, rule_nature n)
{
    std::vector<sanction_level> out;
    for (const auto& [s, applies] : v.sanctions) {
        if (s->nature != n) continue;
        const sanction_level now{s, applies != truth::yes};
        const auto same = std::find_if(out.begin(), out.end(), [&](const sanction_level& other) {
            return other.heaviest->family == now.heaviest->family;
        });
        if (same == out.end())
            out.push_back(now);
        else if (heavier(now, *same))
            *same = now;
    }
    return out;
}

bool same_level(const sanction_level& a, const sanction_level& b) noexcept
{
    if (!a || !b) return !a && !b;
    return a.open == b.open && a.heaviest->family == b.heaviest->family &&
           a.heaviest->rank == b.heaviest->rank && a.heaviest->level == b.heaviest->level;
}

bool same_levels(const side_view& a, const side_view& b, rule_nature n)
{
    const auto left = levels_of(a, n);
    const auto right = levels_of(b, n);
    return left.size() == right.size() &&
           std::all_of(left.begin(), left.end(), [&](const sanction_level& l) {
               return std::any_of(right.begin(), right.end(),
                                  [&](const sanction_level& r) { return same_level(l, r); });
           });
}

bool set_against(record_change& out, const ruleset& before, const ruleset& after)
{
    return contrast(out, before, after).run();
}

} // namespace netral
