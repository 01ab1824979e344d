// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Makes an example smaller for as long as it still shows what it showed (A. Zeller and R.
/// Hildebrandt, Simplifying and Isolating Failure-Inducing Input, 2002).
///
/// It knows nothing of the language of the text but its lines, brackets and operators; a candidate
/// that is no rule set any more does not show anything, and is passed over.

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netral::testing {

/// A rule set and a record on which something is to be seen.
struct example {
    std::string rules;
    std::string record;
};

using shows = std::function<bool(const example&)>;

namespace shrinking {

using cut = std::pair<std::size_t, std::size_t>; ///< from, to

/// Each line with its end.
inline std::vector<cut> lines_of(std::string_view text)
{
    std::vector<cut> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        out.emplace_back(at, end);
        at = end;
    }
    return out;
}

/// Where the bracket that opens at `open` closes, or npos.
inline std::size_t closing(std::string_view text, std::size_t open)
{
    int depth = 0;
    for (std::size_t i = open; i < text.size() && text[i] != '\n'; ++i) {
        if (text[i] == '[' || text[i] == '{' || text[i] == '(') ++depth;
        if (text[i] == ']' || text[i] == '}' || text[i] == ')')
            if (--depth == 0) return i;
    }
    return std::string_view::npos;
}

/// The parts between `open` and `close` that stand between separators of that level.
inline std::vector<cut> parts_of(std::string_view text, std::size_t open, std::size_t close)
{
    std::vector<cut> out;
    std::size_t begin = open + 1;
    int depth = 0;
    for (std::size_t i = begin; i <= close; ++i) {
        const char c = text[i];
        if (c == '[' || c == '{' || c == '(') ++depth;
        if ((c == ']' || c == '}' || c == ')') && i != close) --depth;
        if (depth != 0) continue;
        std::size_t width = i == close || c == ',' ? 1 : 0;
        for (const std::string_view word : {" && ", " || ", " ? ", " : "})
            if (text.substr(i, word.size()) == word) width = word.size();
        if (width == 0) continue;
        out.emplace_back(begin, i);
        begin = i + width;
        i += width - 1;
    }
    return out;
}

/// All texts that are one step smaller.
inline std::vector<std::string> smaller(const std::string& text)
{
    std::vector<std::string> out;
    const std::vector<cut> lines = lines_of(text);
    constexpr std::size_t longest_rule = 16; ///< in lines
    for (std::size_t many = std::min(lines.size() / 2, longest_rule); many > 0; --many)
        for (std::size_t i = 0; i + many <= lines.size(); ++i) {
            const std::size_t from = lines[i].first;
            out.push_back(std::string(text).erase(from, lines[i + many - 1].second - from));
        }
    for (std::size_t open = 0; open < text.size(); ++open) {
        if (text[open] != '[' && text[open] != '{' && text[open] != '(') continue;
        const std::size_t close = closing(text, open);
        if (close == std::string::npos) continue;
        const std::vector<cut> parts = parts_of(text, open, close);
        for (std::size_t i = 0; i < parts.size() && text[open] == '('; ++i)
            out.push_back(text.substr(0, open) +
                          text.substr(parts[i].first, parts[i].second - parts[i].first) +
                          text.substr(close + 1));
        for (std::size_t i = 0; i < parts.size() && text[open] != '('; ++i) {
            const std::size_t from = i == 0 ? parts[i].first : parts[i - 1].second;
            const std::size_t to = i == 0 && parts.size() > 1 ? parts[1].first : parts[i].second;
            if (to > from) out.push_back(std::string(text).erase(from, to - from));
        }
    }
    return out;
}

} // namespace shrinking

/// An example that still shows it, and of which no single step leaves anything that does.
///
/// Precondition: still(e). Complexity: at worst the square of the text's size in calls of `still`.
inline example shrink(example e, const shows& still)
{
    for (bool again = true; again;) {
        again = false;
        for (std::string example::*part : {&example::rules, &example::record})
            for (bool found = true; found;) {
                found = false;
                for (std::string& text : shrinking::smaller(e.*part)) {
                    example candidate = e;
                    candidate.*part = std::move(text);
                    if (!still(candidate)) continue;
                    e = std::move(candidate);
                    found = again = true;
                    break;
                }
            }
    }
    return e;
}

} // namespace netral::testing
