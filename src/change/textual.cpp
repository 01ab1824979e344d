// SPDX-License-Identifier: Apache-2.0

/// @file
/// Two rule sets, key by key. The only door is change/textual.hpp.

#include "written.hpp"

#include <netral/cel/expression.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace netral {
namespace {

constexpr std::array part_names{std::string_view("rule"),        std::string_view("sanction"),
                                std::string_view("concurrence"), std::string_view("fact"),
                                std::string_view("constraint"),  std::string_view("calendar"),
                                std::string_view("reading"),     std::string_view("term"),
                                std::string_view("deadline"),    std::string_view("admissibility"),
                                std::string_view("instrument"),  std::string_view("lexicon"),
                                std::string_view("invariant"),   std::string_view("roles")};

std::string reason_for(std::string_view id, const ruleset& before, const ruleset& after)
{
    for (const ruleset* side : {&after, &before})
        for (const applied_override& o : side->overrides)
            if (o.target == id) return o.reason;
    return {};
}

/// Compares the keys of what is on both sides; keys of the new one first.
class part_comparison {
public:
    part_comparison(changed_part part, const ruleset& before, const ruleset& after)
        : part_(part), before_(before), after_(after)
    {
    }

    std::vector<text_difference> run()
    {
        const std::vector<written_part> old_parts = written_parts(before_, part_);
        const std::vector<written_part> new_parts = written_parts(after_, part_);
        std::map<std::string_view, const written_part*> old_by_id;
        for (const written_part& p : old_parts) old_by_id.emplace(p.id, &p);
        for (const written_part& now : new_parts) {
            const auto was = old_by_id.find(now.id);
            if (was == old_by_id.end()) {
                add(text_difference::kind::added, nullptr, &now);
                continue;
            }
            keys(*was->second, now);
            old_by_id.erase(was);
        }
        for (const written_part& was : old_parts)
            if (old_by_id.count(was.id) != 0) add(text_difference::kind::removed, &was, nullptr);
        return std::move(found_);
    }

private:
    text_difference& add(text_difference::kind what, const written_part* was,
                         const written_part* now)
    {
        text_difference& d = found_.emplace_back();
        d.part = part_;
        d.what = what;
        d.id = now != nullptr ? now->id : was->id;
        d.reason = reason_for(d.id, before_, after_);
        if (was != nullptr) d.old_place = was->where;
        if (now != nullptr) d.new_place = now->where;
        return d;
    }

    void key(const written_part& was, const written_part& now, const written_key* old_key,
             const written_key* new_key)
    {
        const bool both = old_key != nullptr && new_key != nullptr;
        if (both && old_key->text == new_key->text && old_key->expanded == new_key->expanded)
            return;
        const auto what = both                 ? text_difference::kind::changed
                          : old_key != nullptr ? text_difference::kind::removed
                                               : text_difference::kind::added;
        text_difference& d = add(what, &was, &now);
        d.key = new_key != nullptr ? new_key->key : old_key->key;
        d.through_term = both && old_key->text == new_key->text;
        if (old_key != nullptr) d.before = d.through_term ? old_key->expanded : old_key->text;
        if (new_key != nullptr) d.after = d.through_term ? new_key->expanded : new_key->text;
    }

    void keys(const written_part& was, const written_part& now)
    {
        std::map<std::string_view, const written_key*> old_keys;
        for (const written_key& k : was.keys) old_keys.emplace(k.key, &k);
        for (const written_key& k : now.keys) {
            const auto same = old_keys.find(k.key);
            key(was, now, same == old_keys.end() ? nullptr : same->second, &k);
            if (same != old_keys.end()) old_keys.erase(same);
        }
        for (const written_key& k : was.keys)
            if (old_keys.count(k.key) != 0) key(was, now, &k, nullptr);
    }

    changed_part part_;
    const ruleset& before_;
    const ruleset& after_;
    std::vector<text_difference> found_;
};

bool ends_with(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// Facts by place, with the constants that make the cells of a string.
bool same_slots(const fact& a, const fact& b)
{
    return a.path == b.path && a.type == b.type && a.origin == b.origin &&
           a.confidential == b.confidential && a.constants == b.constants &&
           std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(),
                      [](const fact_value& x, const fact_value& y) { return x.name == y.name; });
}

bool same_parts(const std::vector<written_part>& a, const std::vector<written_part>& b)
{
    const auto same_key = [](const written_key& x, const written_key& y) {
        const bool wording = ends_with(x.key, ".id") || ends_with(x.key, ".en");
        return x.key == y.key && (wording || x.text == y.text) && x.expanded == y.expanded;
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](const written_part& x, const written_part& y) {
                          return x.id == y.id && std::equal(x.keys.begin(), x.keys.end(),
                                                            y.keys.begin(), y.keys.end(), same_key);
                      });
}

} // namespace

std::string_view to_string(changed_part p) noexcept
{
    return part_names[static_cast<std::size_t>(p)];
}

std::string_view to_string(text_difference::kind k) noexcept
{
    switch (k) {
    case text_difference::kind::added: return "added";
    case text_difference::kind::removed: return "removed";
    case text_difference::kind::changed: return "changed";
    }
    return {};
}

std::vector<text_difference> textual_differences(const ruleset& before, const ruleset& after)
{
    std::vector<text_difference> all;
    if (&before == &after) return all;
    for (std::size_t p = 0; p < part_names.size(); ++p) {
        auto more = part_comparison(static_cast<changed_part>(p), before, after).run();
        std::move(more.begin(), more.end(), std::back_inserter(all));
    }
    return all;
}

bool decides(std::string_view rule_key) noexcept
{
    if (rule_key.empty()) return true; // all of it
    if (rule_key == "effect" || rule_key == "confidence" || rule_key == "nature" ||
        rule_key == "in_force_by" || rule_key == "breach_of")
        return true;
    for (const std::string_view end : {"in_force", "addressees", "conduct", "when", "burden"})
        if (ends_with(rule_key, end)) return true;
    return false;
}

bool same_records(const ruleset& a, const ruleset& b)
{
    if (!std::equal(a.facts.begin(), a.facts.end(), b.facts.begin(), b.facts.end(), same_slots))
        return false;
    for (const changed_part p : {changed_part::fact, changed_part::constraint,
                                 changed_part::calendar, changed_part::roles})
        if (!same_parts(written_parts(a, p), written_parts(b, p))) return false;
    return true;
}

} // namespace netral
