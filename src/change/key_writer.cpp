// SPDX-License-Identifier: Apache-2.0

/// @file
/// Texts of keys in one form. The only door is key_writer.hpp.

#include "key_writer.hpp"

#include <netral/cel/expression.hpp>

namespace netral {
namespace {

/// White space as one blank: how a condition was broken into lines is layout.
std::string on_one_line(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string shown(const test& t, bool expanded)
{
    return expanded ? cel::print(t.expression) : on_one_line(t.text());
}

std::string shown(const condition& c, bool expanded)
{
    if (c.what == condition::kind::constant) return c.constant_value ? "true" : "false";
    if (c.what == condition::kind::leaf) return shown(c.leaf, expanded);
    std::string out = c.what == condition::kind::all   ? "all("
                      : c.what == condition::kind::any ? "any("
                                                       : "none(";
    for (const condition& part : c.parts)
        out += (out.back() == '(' ? "" : ", ") + shown(part, expanded);
    return out + ")";
}

} // namespace

void key_writer::text(std::string key, std::string text)
{
    if (!text.empty()) part_.keys.push_back({std::move(key), std::move(text), {}});
}

void key_writer::wording(const std::string& key, const bilingual& words)
{
    text(key + ".id", std::string(words.id()));
    text(key + ".en", std::string(words.en()));
}

void key_writer::days(std::string key, const period& days)
{
    if (days == period{}) return;
    const std::string first = days.first == earliest_date ? "" : to_string(days.first);
    const std::string last = days.last == latest_date ? "" : to_string(days.last);
    text(std::move(key), first + ".." + last);
}

void key_writer::fact(std::string key, fact_id f)
{
    if (f != none) text(std::move(key), of_->facts[f].path);
}

void key_writer::condition(std::string key, const test& t)
{
    part_.keys.push_back({std::move(key), shown(t, false), shown(t, true)});
}

void key_writer::condition(std::string key, const netral::condition& c)
{
    if (!c.trivial()) part_.keys.push_back({std::move(key), shown(c, false), shown(c, true)});
}

void key_writer::citations(std::string key, const short_list<citation>& all)
{
    std::string out;
    for (const citation& c : all) {
        out += (out.empty() ? "" : "; ") + of_->instruments[c.instrument].id;
        if (!c.article.empty()) out += " " + c.article;
        if (c.cited != period{})
            out += " (" + to_string(c.cited.first) + ".." + to_string(c.cited.last) + ")";
    }
    text(std::move(key), std::move(out));
}

std::string key_writer::list_of(std::span<const std::string> items)
{
    if (items.empty()) return {};
    std::string out = "[";
    for (const std::string& item : items) out += (out.size() > 1 ? ", " : "") + item;
    return out + "]";
}

} // namespace netral
