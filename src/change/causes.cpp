// SPDX-License-Identifier: Apache-2.0

/// @file
/// Exchanging one thing at a time. The only door is causes.hpp; what texts are to blame is in
/// text_causes.cpp.

#include "causes.hpp"

#include "text_causes.hpp"
#include "views.hpp"

#include <algorithm>

namespace netral {
namespace {

/// An option chosen, by name.
std::string option_of(const comparison_side& side, const reading& r)
{
    const reading_id id = side.program->rules().find_reading(r.name);
    if (id == none) return {};
    const reading& own = side.program->rules().readings[id];
    const std::uint32_t chosen = id < side.readings.size() ? side.readings[id] : own.chosen;
    return own.options[chosen].name;
}

/// A thing that the sides do not share and that can be exchanged.
struct exchange {
    enum class kind : std::uint8_t { day, reading, text };
    kind what = kind::text;
    std::string name, before, after; ///< of a reading
    std::unique_ptr<judge> only;     ///< the old side with this exchanged
    std::unique_ptr<judge> without;  ///< the new side with this undone
};

std::vector<exchange> exchanges_between(const comparison_side& a, const comparison_side& b,
                                        bool texts_differ)
{
    std::vector<exchange> out;
    if (a.as_of != b.as_of) out.emplace_back().what = exchange::kind::day;
    for (const reading& r : a.program->rules().readings) {
        const std::string before = option_of(a, r);
        const std::string after = option_of(b, r);
        if (before == after || after.empty()) continue;
        exchange& e = out.emplace_back();
        e.what = exchange::kind::reading;
        e.name = r.name;
        e.before = before;
        e.after = after;
    }
    if (texts_differ) out.emplace_back().what = exchange::kind::text;
    return out;
}

bool choose(comparison_side& side, const std::string& name, const std::string& option)
{
    const ruleset& rules = side.program->rules();
    const reading_id id = rules.find_reading(name);
    if (id == none) return false;
    for (reading_id i = static_cast<reading_id>(side.readings.size()); i <= id; ++i)
        side.readings.push_back(rules.readings[i].chosen);
    const auto& options = rules.readings[id].options;
    for (std::uint32_t o = 0; o < options.size(); ++o)
        if (options[o].name == option) side.readings[id] = o;
    return true;
}

/// The program of `texts` under the day and the readings of `settings`.
comparison_side with_texts_of(const comparison_side& texts, const comparison_side& settings)
{
    comparison_side out;
    out.program = texts.program;
    out.as_of = settings.as_of;
    for (const reading& r : settings.program->rules().readings)
        choose(out, r.name, option_of(settings, r));
    return out;
}

/// `from` with one thing as `to` has it.
comparison_side exchanged(const comparison_side& from, const comparison_side& to, const exchange& e,
                          bool forwards)
{
    if (e.what == exchange::kind::text) return with_texts_of(to, from);
    comparison_side out = from;
    if (e.what == exchange::kind::day)
        out.as_of = to.as_of;
    else
        choose(out, e.name, forwards ? e.after : e.before);
    return out;
}

std::string words_of(std::optional<date> day)
{
    return day ? to_string(*day) : std::string();
}

} // namespace

struct cause_finder::parts {
    comparison_side before, after;
    std::size_t completions;
    std::vector<exchange> all;
    text_causes texts;
    std::vector<side_view> only, without; ///< of the record, for each exchange
    evaluation was_asked, now_asked;      ///< the sides as they are; bound when they are asked
    bool was_bound = false;
    bool now_bound = false;

    void judge_variants(record& old_record, record& new_record);
    void blame(change_reason& why, const record_change& change,
               const std::vector<std::size_t>& which, const finding_change* f, rule_nature n);
    template <class Same>
    std::vector<std::size_t> responsible(Same same_as, const side_view& was, const side_view& now,
                                         bool& together) const;
    void versions(change_cause& day, std::string_view rule);
    static std::string version_on(const comparison_side& side, evaluation& on, bool& bound,
                                  record& r, std::string_view rule);

    record* old_record = nullptr;
    record* new_record = nullptr;
};

/// Needed only where several things were exchanged.
void cause_finder::parts::judge_variants(record& old_one, record& new_one)
{
    old_record = &old_one;
    new_record = &new_one;
    was_bound = now_bound = false;
    only.clear();
    without.clear();
    if (all.size() < 2) return;
    for (exchange& e : all) {
        const bool text = e.what == exchange::kind::text;
        if (!e.only) {
            e.only = std::make_unique<judge>(exchanged(before, after, e, true), detail::findings,
                                             completions);
            e.without = std::make_unique<judge>(exchanged(after, before, e, false),
                                                detail::findings, completions);
        }
        only.push_back(
            view_of((*e.only)(text ? new_one : old_one), e.only->side().program->rules()));
        without.push_back(
            view_of((*e.without)(text ? old_one : new_one), e.without->side().program->rules()));
    }
}

/// Those that alone give what came; else those without which it does not come; else all.
template <class Same>
std::vector<std::size_t> cause_finder::parts::responsible(Same same_as, const side_view& was,
                                                          const side_view& now,
                                                          bool& together) const
{
    std::vector<std::size_t> out;
    together = false;
    if (all.size() == 1) return {0};
    for (std::size_t i = 0; i < all.size(); ++i)
        if (same_as(only[i], now) && !same_as(only[i], was)) out.push_back(i);
    if (!out.empty()) return out;
    together = true;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (!same_as(without[i], now)) out.push_back(i);
    if (out.empty())
        for (std::size_t i = 0; i < all.size(); ++i) out.push_back(i);
    return out;
}

std::string cause_finder::parts::version_on(const comparison_side& side, evaluation& on,
                                            bool& bound, record& r, std::string_view rule)
{
    const rule_id id = side.program->rules().find_rule(rule);
    if (id == none) return {};
    const day_exchange exchanged(r, *side.program, side.as_of);
    if (!bound) on.bind(r, side.readings);
    bound = true;
    return version_of(on, id);
}

/// Between which versions of the rule the day changes.
void cause_finder::parts::versions(change_cause& day, std::string_view rule)
{
    const std::string old_version = version_on(before, was_asked, was_bound, *old_record, rule);
    const std::string new_version = version_on(after, now_asked, now_bound, *new_record, rule);
    if (old_version != new_version) day.key = old_version + " -> " + new_version;
}

void cause_finder::parts::blame(change_reason& why, const record_change& change,
                                const std::vector<std::size_t>& which, const finding_change* f,
                                rule_nature n)
{
    for (const std::size_t i : which) {
        const exchange& e = all[i];
        if (e.what == exchange::kind::text) {
            change_reason texts_why = f != nullptr ? texts.of_finding(*f, *old_record, *new_record)
                                                   : texts.of_level(change, n);
            why.together = why.together || texts_why.together;
            for (change_cause& c : texts_why.causes) why.causes.push_back(std::move(c));
            continue;
        }
        change_cause& c = why.causes.emplace_back();
        const bool day = e.what == exchange::kind::day;
        c.what = day ? change_cause::kind::day : change_cause::kind::reading;
        c.id = e.name;
        c.before = day ? words_of(before.as_of) : e.before;
        c.after = day ? words_of(after.as_of) : e.after;
        if (day && f != nullptr) versions(c, f->written->id);
    }
}

cause_finder::cause_finder(const comparison_side& before, const comparison_side& after,
                           const std::vector<text_difference>& texts, std::size_t completions)
    : parts_(new parts{before,
                       after,
                       completions,
                       exchanges_between(before, after, !texts.empty()),
                       text_causes(before, with_texts_of(after, before), texts),
                       {},
                       {},
                       evaluation(*before.program),
                       evaluation(*after.program)})
{
}

cause_finder::~cause_finder() = default;

std::vector<fact_id> cause_finder::exchanged_facts() const
{
    const ruleset& rules = parts_->before.program->rules();
    std::vector<fact_id> out;
    for (const exchange& e : parts_->all) {
        if (e.what == exchange::kind::day) out.push_back(rules.roles.act_day);
        if (e.what == exchange::kind::reading)
            out.push_back(rules.readings[rules.find_reading(e.name)].fact);
    }
    return out;
}

void cause_finder::explain(record_change& change, record& before, record& after)
{
    if (!change.before.readable || !change.after.readable || parts_->all.empty()) return;
    parts_->judge_variants(before, after);
    for (finding_change& f : change.findings) {
        const auto same = [&](const side_view& a, const side_view& b) {
            return status_in(a, f.written->id) == status_in(b, f.written->id);
        };
        bool together = false;
        const auto which = parts_->responsible(same, change.before, change.after, together);
        f.why.together = together;
        parts_->blame(f.why, change, which, &f, f.written->nature);
    }
    for (level_change& l : change.levels) {
        const bool follows =
            std::any_of(change.findings.begin(), change.findings.end(),
                        [&](const finding_change& f) { return f.written->nature == l.nature; });
        if (follows) continue;
        const auto same = [&](const side_view& a, const side_view& b) {
            return same_levels(a, b, l.nature);
        };
        const auto which = parts_->responsible(same, change.before, change.after, l.why.together);
        parts_->blame(l.why, change, which, nullptr, l.nature);
    }
    if (!change.findings.empty() || !change.levels.empty()) return;
    const auto same = [](const side_view& a, const side_view& b) { return a.verdict == b.verdict; };
    const auto which = parts_->responsible(same, change.before, change.after, change.why.together);
    parts_->blame(change.why, change, which, nullptr, rule_nature::disiplin);
}

} // namespace netral
