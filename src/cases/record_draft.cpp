// SPDX-License-Identifier: Apache-2.0

/// @file
/// Records changed fact by fact. The only door is record_draft.hpp.

#include "record_draft.hpp"

#include <netral/value/json.hpp>

#include <algorithm>
#include <cctype>

namespace netral {
namespace {

std::string quoted(std::string_view text)
{
    std::string out;
    json::append_quoted(out, text);
    return out;
}

void flatten(const value& v, const std::string& path, const ruleset& rules,
             std::map<std::string, std::string>& into)
{
    if (!path.empty() && (rules.find_fact(path) != none || !v.is(value_kind::map))) {
        into[path] = json::to_json(v);
        return;
    }
    for (const auto& [key, inner] : v.entries())
        flatten(inner,
                path.empty() ? std::string(key.text()) : path + '.' + std::string(key.text()),
                rules, into);
}

/// A JSON value as one writes it in YAML: words and days without quotes.
std::string as_yaml(const value& v)
{
    if (v.is(value_kind::string)) {
        const std::string_view text = v.text();
        const bool word = !text.empty() && std::isalpha(static_cast<unsigned char>(text[0])) != 0 &&
                          std::all_of(text.begin(), text.end(), [](char c) {
                              return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
                                     c == '-' || c == '.';
                          });
        const bool literal = text == "true" || text == "false" || text == "null";
        if ((word && !literal) || parse_date(text)) return std::string(text);
        return quoted(text);
    }
    std::string out;
    if (v.is(value_kind::list)) {
        for (const value& item : v.items()) out += (out.empty() ? "" : ", ") + as_yaml(item);
        return '[' + out + ']';
    }
    if (v.is(value_kind::map)) {
        for (const auto& [key, inner] : v.entries())
            out += (out.empty() ? "" : ", ") + std::string(key.text()) + ": " + as_yaml(inner);
        return '{' + out + '}';
    }
    return json::to_json(v);
}

std::string group_of(const std::string& path)
{
    const std::size_t dot = path.find('.');
    return dot == std::string::npos ? std::string() : path.substr(0, dot);
}

std::vector<std::string> names_of(const fact& f, const std::vector<const cell_test*>& tests)
{
    std::vector<std::string> out;
    for (std::uint32_t i = 0; i < f.values.size(); ++i) {
        const bool named = std::any_of(tests.begin(), tests.end(), [i](const cell_test* t) {
            return i / 64 < t->mask.size() && (t->mask[i / 64] >> (i % 64) & 1U) != 0;
        });
        if (named) out.push_back(f.values[i].name);
    }
    for (const fact_value& v : f.values) // and one that none of them names
        if (std::find(out.begin(), out.end(), v.name) == out.end()) {
            out.push_back(v.name);
            break;
        }
    return out;
}

std::string list_of(const std::vector<std::string>& names)
{
    std::string out;
    for (const std::string& n : names) out += (out.empty() ? "" : ",") + quoted(n);
    return '[' + out + ']';
}

/// What is stated to be in a set.
std::vector<std::string> members(std::string_view now)
{
    std::vector<std::string> out;
    const auto read = json::parse(now.empty() ? "[]" : now);
    if (!read) return out;
    const value* list = read->is(value_kind::list) ? &*read : nullptr;
    if (read->is(value_kind::map)) list = read->find(value::string("has"));
    if (list != nullptr && list->is(value_kind::list))
        for (const value& item : list->items()) out.emplace_back(item.text());
    return out;
}

void sets(const fact& f, std::string_view now, const std::vector<const cell_test*>& tests,
          std::vector<std::string>& out)
{
    const std::vector<std::string> is = members(now);
    const std::vector<std::string> named = names_of(f, tests);
    const auto without = [](std::vector<std::string> all, const std::string& one) {
        all.erase(std::remove(all.begin(), all.end(), one), all.end());
        return all;
    };
    for (const std::string& m : is) out.push_back(list_of(without(is, m)));
    for (const std::string& m : is) { // one of them, or one beside them, not known
        std::vector<std::string> others;
        for (const std::string& n : named)
            if (std::find(is.begin(), is.end(), n) == is.end()) others.push_back(n);
        out.push_back("{\"has\":" + list_of(without(is, m)) + ",\"not\":" + list_of(others) + '}');
    }
    out.push_back("{\"has\":" + list_of(is) + '}');
    for (const std::string& m : named) {
        if (std::find(is.begin(), is.end(), m) != is.end()) continue;
        std::vector<std::string> more = is;
        more.push_back(m);
        out.push_back(list_of(more));
        out.push_back(list_of({m}));
        std::vector<std::string> others;
        for (const std::string& n : named)
            if (n != m && std::find(is.begin(), is.end(), n) == is.end()) others.push_back(n);
        out.push_back("{\"has\":" + list_of(is) + ",\"not\":" + list_of(others) + '}');
    }
    out.emplace_back("[]");
}

void days(std::string_view now, const std::vector<const cell_test*>& tests,
          std::vector<std::string>& out)
{
    const auto add = [&](std::int64_t day) {
        if (day > earliest_date.days && day < latest_date.days)
            out.push_back(quoted(to_string(date{static_cast<std::int32_t>(day)})));
    };
    for (const cell_test* t : tests) {
        if (t->what != cell_test::kind::within) continue;
        for (const std::int64_t bound : {t->least, t->greatest})
            for (const std::int64_t by : {-1, 0, 1})
                if (bound > earliest_date.days && bound < latest_date.days) add(bound + by);
    }
    const auto is = parse_date(now.size() > 2 ? now.substr(1, now.size() - 2) : now);
    if (!is) return;
    for (const std::int64_t by : {-1, 1, -30, 30, -180, 180, -365, 365}) add(is->first.days + by);
    out.push_back(quoted(to_string(is->first).substr(0, 7)));
    out.push_back(quoted(to_string(is->first).substr(0, 4)));
}

} // namespace

record_draft::record_draft(std::string_view text, const ruleset& rules)
{
    const auto read = json::parse(text);
    if (read) flatten(*read, {}, rules, facts_);
    for (const fact& f : rules.facts)
        if (facts_.count(f.path) != 0) order_.push_back(f.path);
    for (const auto& [path, json] : facts_)
        if (std::find(order_.begin(), order_.end(), path) == order_.end()) order_.push_back(path);
}

std::string_view record_draft::of(const std::string& path) const
{
    const auto found = facts_.find(path);
    return found == facts_.end() ? std::string_view() : found->second;
}

void record_draft::set(const std::string& path, std::string json)
{
    const auto at = std::find(order_.begin(), order_.end(), path);
    if (json.empty()) {
        facts_.erase(path);
        if (at != order_.end()) order_.erase(at);
        return;
    }
    facts_[path] = std::move(json);
    if (at != order_.end()) return;
    auto last = order_.end(); // behind the others of its group
    for (auto it = order_.begin(); it != order_.end(); ++it)
        if (group_of(*it) == group_of(path)) last = it + 1;
    order_.insert(last, path);
}

std::string record_draft::json() const
{
    std::string out;
    std::string group;
    for (const std::string& path : order_) {
        const std::string of = group_of(path);
        const bool goes_on = of == group && !of.empty() && !out.empty();
        if (!goes_on && !group.empty()) out += '}';
        if (!out.empty()) out += ',';
        if (!goes_on && !of.empty()) out += quoted(of) + ":{";
        out += quoted(of.empty() ? path : path.substr(of.size() + 1)) + ':' + facts_.at(path);
        group = of;
    }
    if (!group.empty()) out += '}';
    return '{' + out + '}';
}

std::string record_draft::yaml(std::size_t indent) const
{
    if (order_.empty()) return std::string(indent, ' ') + "{}\n";
    std::string out;
    std::string group;
    for (const std::string& path : order_) {
        const std::string of = group_of(path);
        const bool goes_on = of == group && !of.empty() && !out.empty();
        if (!goes_on && !group.empty()) out += "}\n";
        const auto read = json::parse(facts_.at(path));
        const std::string shown =
            (of.empty() ? path : path.substr(of.size() + 1)) + ": " + as_yaml(*read);
        if (of.empty())
            out += std::string(indent, ' ') + shown + '\n';
        else if (goes_on)
            out += ", " + shown;
        else
            out += std::string(indent, ' ') + of + ": {" + shown;
        group = of;
    }
    return group.empty() ? out : out + "}\n";
}

std::vector<std::string> alternatives(fact_id id, std::string_view now,
                                      const std::vector<const cell_test*>& tests, const program& p)
{
    const fact& f = p.rules().facts[id];
    std::vector<std::string> out;
    if (!now.empty()) out.emplace_back();
    switch (f.type) {
    case fact_type::boolean: out.insert(out.end(), {"true", "false"}); break;
    case fact_type::enumeration:
        for (const fact_value& v : f.values) out.push_back(quoted(v.name));
        break;
    case fact_type::set: sets(f, now, tests, out); break;
    case fact_type::date: days(now, tests, out); break;
    case fact_type::integer:
        for (const cell_test* t : tests)
            for (const std::int64_t bound : {t->least, t->greatest})
                for (const std::int64_t by : {-1, 0, 1})
                    if (bound > -1'000'000'000 && bound < 1'000'000'000)
                        out.push_back(std::to_string(bound + by));
        break;
    case fact_type::string:
        for (const std::string& c : f.constants) out.push_back(quoted(c));
        break;
    default: break;
    }
    return out;
}

} // namespace netral
