// SPDX-License-Identifier: Apache-2.0

/// @file
/// Functions on texts. Positions count code points. Declared in functions.hpp.

#include "builtin_text.hpp"
#include "functions.hpp"

#include <netral/match/pattern.hpp>

#include <algorithm>

namespace netral::cel {
namespace {

bool strings(arguments given)
{
    return std::all_of(given.begin(), given.end(),
                       [](const value& v) { return v.is(value_kind::string); });
}

bool text_then_ints(arguments given)
{
    if (!given[0].is(value_kind::string)) return false;
    return std::all_of(given.begin() + 1, given.end(),
                       [](const value& v) { return v.is(value_kind::int64); });
}

value out_of_range(std::int64_t i)
{
    return value::error(fault::out_of_range, "index out of range: " + std::to_string(i));
}

value made(call_context& context, const std::string& text)
{
    return context.make(text.size()) ? value::string(text) : context.exhausted();
}

/// A text is gone through once, sixteen bytes a step; looking for a long text in a long one may
/// take the product.
bool read(call_context& context, arguments given)
{
    std::uint64_t bytes = 0;
    for (const value& v : given)
        if (v.is(value_kind::string)) bytes += v.text().size();
    const bool two = given.size() > 1 && given[1].is(value_kind::string);
    const std::uint64_t product =
        two ? (given[0].text().size() / 64) * (given[1].text().size() / 64) : 0;
    return context.spend(bytes / 16 + product);
}

value contains(call_context& context, arguments given)
{
    if (!strings(given)) return no_overload("contains", given);
    if (!read(context, given)) return context.exhausted();
    return value(given[0].text().find(given[1].text()) != std::string_view::npos);
}

value starts_with(call_context&, arguments given)
{
    return strings(given) ? value(given[0].text().starts_with(given[1].text()))
                          : no_overload("startsWith", given);
}

value ends_with(call_context&, arguments given)
{
    return strings(given) ? value(given[0].text().ends_with(given[1].text()))
                          : no_overload("endsWith", given);
}

value matches(call_context& context, arguments given)
{
    if (!strings(given)) return no_overload("matches", given);
    return match_pattern(context, given[0], given[1]);
}

value char_at(call_context& context, arguments given)
{
    if (!text_then_ints(given)) return no_overload("charAt", given);
    if (!read(context, given)) return context.exhausted();
    const std::string_view text = given[0].text();
    const std::int64_t i = given[1].as_int();
    if (i < 0 || static_cast<std::uint64_t>(i) > count_points(text)) return out_of_range(i);
    const std::size_t begin = byte_of_point(text, static_cast<std::size_t>(i));
    return value::string(text.substr(begin, byte_of_point(text.substr(begin), 1)));
}

value index_of(call_context& context, arguments given)
{
    if (!strings(given.first(2)) || (given.size() == 3 && !given[2].is(value_kind::int64)))
        return no_overload("indexOf", given);
    if (!read(context, given)) return context.exhausted();
    const std::string_view text = given[0].text();
    const std::int64_t from = given.size() == 3 ? given[2].as_int() : 0;
    if (from < 0 || static_cast<std::uint64_t>(from) > count_points(text))
        return given[1].text().empty() && from >= 0 && given.size() == 2 ? value(from)
                                                                         : out_of_range(from);
    const std::size_t begin = byte_of_point(text, static_cast<std::size_t>(from));
    const std::size_t at = text.find(given[1].text(), begin);
    if (at == std::string_view::npos) return value(std::int64_t{-1});
    return value(static_cast<std::int64_t>(count_points(text.substr(0, at))));
}

value last_index_of(call_context& context, arguments given)
{
    if (!strings(given.first(2)) || (given.size() == 3 && !given[2].is(value_kind::int64)))
        return no_overload("lastIndexOf", given);
    if (!read(context, given)) return context.exhausted();
    const std::string_view text = given[0].text();
    std::size_t from = std::string_view::npos;
    if (given.size() == 3) {
        const std::int64_t i = given[2].as_int();
        if (i < 0 || static_cast<std::uint64_t>(i) > count_points(text)) return out_of_range(i);
        from = byte_of_point(text, static_cast<std::size_t>(i));
    }
    const std::size_t at = text.rfind(given[1].text(), from);
    if (at == std::string_view::npos) return value(std::int64_t{-1});
    return value(static_cast<std::int64_t>(count_points(text.substr(0, at))));
}

value lower_ascii(call_context& context, arguments given)
{
    if (!strings(given)) return no_overload("lowerAscii", given);
    std::string text(given[0].text());
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return made(context, text);
}

value upper_ascii(call_context& context, arguments given)
{
    if (!strings(given)) return no_overload("upperAscii", given);
    std::string text(given[0].text());
    for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return made(context, text);
}

value replace(call_context& context, arguments given)
{
    if (!strings(given.first(3)) || (given.size() == 4 && !given[3].is(value_kind::int64)))
        return no_overload("replace", given);
    if (!read(context, given)) return context.exhausted();
    std::int64_t left = given.size() == 4 ? given[3].as_int() : -1;
    const std::string_view text = given[0].text();
    const std::string_view what = given[1].text();
    std::string out;
    std::size_t at = 0;
    while (left != 0 && at <= text.size()) {
        const std::size_t next = text.find(what, at);
        if (next == std::string_view::npos) break;
        out += text.substr(at, next - at);
        out += given[2].text();
        if (!context.make(next - at + given[2].text().size() + 1)) return context.exhausted();
        at = next + what.size();
        if (what.empty()) { // between all code points
            if (at == text.size()) {
                ++at;
                break;
            }
            const std::size_t step = byte_of_point(text.substr(at), 1);
            out += text.substr(at, step);
            at += step;
        }
        --left;
    }
    if (at < text.size()) out += text.substr(at);
    return made(context, out);
}

value split(call_context& context, arguments given)
{
    if (!strings(given.first(2)) || (given.size() == 3 && !given[2].is(value_kind::int64)))
        return no_overload("split", given);
    if (!read(context, given)) return context.exhausted();
    std::int64_t parts = given.size() == 3 ? given[2].as_int() : -1;
    std::vector<value> items;
    std::string_view text = given[0].text();
    const std::string_view by = given[1].text();
    if (parts == 0) return value::list({});
    while (parts != 1) {
        std::size_t at = by.empty() ? byte_of_point(text, 1) : text.find(by);
        if (at == std::string_view::npos || (by.empty() && at >= text.size())) break;
        if (!context.make(at + sizeof(value))) return context.exhausted();
        items.push_back(value::string(text.substr(0, at)));
        text.remove_prefix(at + by.size());
        --parts;
    }
    if (!(by.empty() && text.empty())) items.push_back(value::string(text));
    return value::list(std::move(items));
}

value substring(call_context& context, arguments given)
{
    if (!text_then_ints(given)) return no_overload("substring", given);
    if (!read(context, given)) return context.exhausted();
    const std::string_view text = given[0].text();
    const auto size = static_cast<std::int64_t>(count_points(text));
    const std::int64_t from = given[1].as_int();
    const std::int64_t to = given.size() == 3 ? given[2].as_int() : size;
    if (from < 0 || from > size) return out_of_range(from);
    if (to < from || to > size) return out_of_range(to);
    const std::size_t begin = byte_of_point(text, static_cast<std::size_t>(from));
    const std::size_t end = byte_of_point(text, static_cast<std::size_t>(to));
    return made(context, std::string(text.substr(begin, end - begin)));
}

/// Unicode White_Space, as UTF-8.
constexpr std::string_view spaces[] = {
    "\t",           "\n",           "\v",           "\f",           "\r",           " ",
    "\xC2\x85",     "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81", "\xE2\x80\x82",
    "\xE2\x80\x83", "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86", "\xE2\x80\x87", "\xE2\x80\x88",
    "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F",
    "\xE3\x80\x80"};

value trim(call_context& context, arguments given)
{
    if (!strings(given)) return no_overload("trim", given);
    std::string_view text = given[0].text();
    bool more = true;
    while (more) {
        more = false;
        for (const std::string_view space : spaces) {
            if (text.starts_with(space)) {
                text.remove_prefix(space.size());
                more = true;
            }
            if (text.ends_with(space)) {
                text.remove_suffix(space.size());
                more = true;
            }
        }
    }
    return made(context, std::string(text));
}

value join(call_context& context, arguments given)
{
    if (!given[0].is(value_kind::list) || !strings(given.subspan(1)) || !strings(given[0].items()))
        return no_overload("join", given);
    if (!context.spend(given[0].items().size() / 4)) return context.exhausted();
    std::string out;
    for (const value& item : given[0].items()) {
        if (given.size() == 2 && &item != &given[0].items().front()) out += given[1].text();
        out += item.text();
        if (out.size() > context.bounds().result_bytes) break;
    }
    return made(context, out);
}

value reverse_text(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        std::size_t at = text.size() - 1;
        while (at > 0 && !begins_point(text[at])) --at;
        out += text.substr(at);
        text.remove_suffix(text.size() - at);
    }
    return value::string(out);
}

value reverse(call_context& context, arguments given)
{
    const value& v = given[0];
    if (v.is(value_kind::string))
        return context.make(v.text().size()) ? reverse_text(v.text()) : context.exhausted();
    if (!v.is(value_kind::list)) return no_overload("reverse", given);
    if (!context.make(v.items().size() * sizeof(value))) return context.exhausted();
    std::vector<value> items(v.items().begin(), v.items().end());
    std::reverse(items.begin(), items.end());
    return value::list(std::move(items));
}

value quote(call_context& context, arguments given)
{
    if (!strings(given)) return no_overload("strings.quote", given);
    std::string out("\"");
    for (const char c : given[0].text()) {
        static constexpr std::string_view special = "\a\b\f\n\r\t\v\\\"";
        static constexpr std::string_view letters = "abfnrtv\\\"";
        const std::size_t which = special.find(c);
        if (which != std::string_view::npos) {
            out += '\\';
            out += letters[which];
        } else {
            out += c;
        }
    }
    out += '"';
    return made(context, out);
}

value format(call_context& context, arguments given)
{
    if (!given[0].is(value_kind::string) || !given[1].is(value_kind::list))
        return no_overload("format", given);
    if (!context.spend(given[0].text().size() + given[1].items().size()))
        return context.exhausted();
    return format_text(context, given[0].text(), given[1].items());
}

constexpr library_entry entries[] = {
    {"contains", "string.(string):bool", contains, knowing::strict, 1},
    {"startsWith", "string.(string):bool", starts_with},
    {"endsWith", "string.(string):bool", ends_with},
    {"matches", "string.(string):bool (string,string):bool", matches, knowing::strict, 3},
    {"charAt", "string.(int):string", char_at, knowing::strict, 1},
    {"indexOf", "string.(string):int string.(string,int):int", index_of, knowing::strict, 1},
    {"lastIndexOf", "string.(string):int string.(string,int):int", last_index_of, knowing::strict,
     1},
    {"lowerAscii", "string.():string", lower_ascii, knowing::strict, 1},
    {"upperAscii", "string.():string", upper_ascii, knowing::strict, 1},
    {"replace", "string.(string,string):string string.(string,string,int):string", replace,
     knowing::strict, 2},
    {"split", "string.(string):list(string) string.(string,int):list(string)", split,
     knowing::strict, 1},
    {"substring", "string.(int):string string.(int,int):string", substring, knowing::strict, 1},
    {"trim", "string.():string", trim, knowing::strict, 1},
    {"join", "list(string).():string list(string).(string):string", join, knowing::strict, 2},
    {"reverse", "string.():string list(A).():list(A)", reverse, knowing::strict, 1},
    {"strings.quote", "(string):string", quote, knowing::strict, 1},
    {"format", "string.(list(dyn)):string", format, knowing::strict, 1},
};

} // namespace

std::span<const library_entry> string_functions() noexcept
{
    return entries;
}

std::size_t count_points(std::string_view text) noexcept
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_point));
}

std::size_t byte_of_point(std::string_view text, std::size_t point) noexcept
{
    std::size_t i = 0;
    for (; i < text.size(); ++i)
        if (begins_point(text[i]) && point-- == 0) return i;
    return i;
}

value match_pattern(call_context& context, const value& text, const value& expression)
{
    const limits& bounds = context.bounds();
    // Compiling costs far more than a step.
    if (!context.spend(1000 + expression.text().size() * 10 + text.text().size() / 16))
        return context.exhausted();
    const auto compiled =
        pattern::compile(expression.text(), {bounds.pattern_bytes, bounds.pattern_memory});
    if (!compiled) return value::error(fault::bad_argument, compiled.errors().front().message);
    return value(compiled->search(text.text()));
}

} // namespace netral::cel
