// SPDX-License-Identifier: Apache-2.0

/// @file
/// Diagnostics as text, and the nearest known word. The only door is text/diagnostic.hpp.

#include <netral/text/diagnostic.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

namespace netral {
namespace {

/// A line of a machine-made file may be a megabyte long; a person needs the part around the caret.
constexpr std::size_t widest_excerpt = 160;
constexpr std::size_t context_before = 60;

bool is_continuation(char c) noexcept
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::size_t code_points(std::string_view text) noexcept
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

/// The part of a line that is shown, and where the caret stands in it.
struct excerpt {
    std::string_view shown;
    std::size_t caret_bytes = 0;
    bool cut_before = false;
    bool cut_after = false;
};

excerpt cut_around(std::string_view line, std::size_t caret) noexcept
{
    caret = std::min(caret, line.size());
    if (line.size() <= widest_excerpt) return {line, caret, false, false};
    std::size_t begin = caret > context_before ? caret - context_before : 0;
    while (begin > 0 && is_continuation(line[begin])) --begin;
    std::size_t end = std::min(begin + widest_excerpt, line.size());
    while (end < line.size() && is_continuation(line[end])) ++end;
    return {line.substr(begin, end - begin), caret - begin, begin > 0, end < line.size()};
}

void append_excerpt(std::string& out, const location& where)
{
    const position at = where.in->position_of(where.at.begin);
    const std::string_view line = where.in->line(at.line);
    const std::uint32_t line_begin = where.in->line_begin(at.line);
    const excerpt part = cut_around(line, where.at.begin - line_begin);

    std::string pad; // tabs stay tabs, so that the caret stands under its place
    for (const char c : part.shown.substr(0, part.caret_bytes))
        if (!is_continuation(c)) pad += c == '\t' ? '\t' : ' ';
    if (part.cut_before) pad.insert(0, 3, ' ');

    const std::size_t marked_end = std::min<std::size_t>(
        part.shown.size(),
        part.caret_bytes + (where.at.end > where.at.begin ? where.at.end - where.at.begin : 0U));
    const std::size_t width = std::max<std::size_t>(
        1, code_points(part.shown.substr(part.caret_bytes, marked_end - part.caret_bytes)));

    const std::string number = std::to_string(at.line);
    out += fmt::format(" {} | {}{}{}\n", number, part.cut_before ? "..." : "", part.shown,
                       part.cut_after ? "..." : "");
    out += fmt::format(" {} | {}^{}\n", std::string(number.size(), ' '), pad,
                       std::string(width - 1, '~'));
}

std::string place(const location& where)
{
    return where.in ? to_string(where) + ": " : std::string();
}

/// Optimal string alignment distance, given up past `limit`.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit)
{
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > limit) return limit + 1;
    std::array<std::vector<std::size_t>, 3> rows;
    for (auto& row : rows) row.resize(b.size() + 1);
    std::iota(rows[1].begin(), rows[1].end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& before_last = rows[0];
        auto& last = rows[1];
        auto& row = rows[2];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        std::swap(rows[0], rows[1]);
        std::swap(rows[1], rows[2]);
    }
    return rows[1][b.size()];
}

} // namespace

std::string to_string(code c)
{
    return fmt::format("N{:04}", c.number);
}

bool has_errors(const diagnostics& all) noexcept
{
    return std::any_of(all.begin(), all.end(),
                       [](const diagnostic& d) { return d.level == severity::error; });
}

void sort_by_place(diagnostics& all)
{
    const auto key = [](const diagnostic& d) {
        return std::tuple<std::string_view, std::uint32_t>(
            d.where.in ? std::string_view(d.where.in->name()) : std::string_view(),
            d.where.at.begin);
    };
    std::stable_sort(all.begin(), all.end(),
                     [&](const diagnostic& a, const diagnostic& b) { return key(a) < key(b); });
}

std::string render(const diagnostic& d)
{
    std::string out =
        fmt::format("{}{} {}: {}\n", place(d.where),
                    d.level == severity::error ? "error" : "warning", to_string(d.id), d.message);
    if (d.where.in) append_excerpt(out, d.where);
    for (const note& n : d.notes) {
        out += fmt::format("{}note: {}\n", place(n.where), n.message);
        if (n.where.in) append_excerpt(out, n.where);
    }
    if (!d.help.empty()) out += fmt::format(" help: {}\n", d.help);
    return out;
}

std::string render(const diagnostics& all)
{
    std::string out;
    for (const diagnostic& d : all) out += render(d);
    return out;
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates)
{
    constexpr std::size_t longest_word = 64; // longer ones are not slips of the pen
    if (word.size() > longest_word) return {};
    std::size_t best = std::max<std::size_t>(1, word.size() / 3);
    std::string_view found;
    for (const std::string_view candidate : candidates) {
        if (candidate == word || candidate.size() > longest_word) continue;
        const std::size_t d = distance(word, candidate, best);
        if (d < best || (d == best && found.empty())) {
            best = d;
            found = candidate;
        }
    }
    return found;
}

} // namespace netral
