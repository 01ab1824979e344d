// SPDX-License-Identifier: Apache-2.0

/// @file
/// The table of many records. The only door is classification_table in classify/text.hpp.

#include <netral/classify/text.hpp>

#include "layout.hpp"
#include "wording.hpp"

#include <algorithm>
#include <numeric>

namespace netral {
namespace {

constexpr std::size_t narrowest_table = 60;
constexpr std::size_t gap = 2;               ///< between columns
constexpr std::size_t most_open = 4;         ///< open norms named in a row
constexpr std::size_t longest_word = 30;     ///< that a column is never narrower than
constexpr std::size_t rows_that_count = 200; ///< for the widths

bool indonesian(language l) noexcept
{
    return l == language::indonesian;
}

std::array<std::string, 6> headings(language l)
{
    if (indonesian(l))
        return {"Laporan",       "Hasil",  "Norma terindikasi",
                "Norma terbuka", "Sanksi", "Pertanyaan berikutnya"};
    return {"Record", "Verdict", "Norms indicated", "Norms open", "Sanctions", "Ask next"};
}

void add_item(std::string& list, std::string_view item)
{
    if (!list.empty()) list += ", ";
    list += item;
}

/// The rules of one status; a superseded one in brackets.
std::string norms(const classification& c, const ruleset& rules, rule_status status,
                  std::size_t most)
{
    std::string out;
    std::size_t count = 0;
    for (const finding& f : c.findings) {
        if (f.status != status || rules.rules[f.rule].effect != rule_effect::prohibits) continue;
        if (++count > most) continue;
        const std::string& id = rules.rules[f.rule].id;
        add_item(out, f.superseded == truth::yes ? "(" + id + ")" : id);
    }
    if (count > most) out += " +" + std::to_string(count - most);
    return out;
}

/// "disiplin: sedang/berat, pidana": by nature the levels that may be imposed.
std::string sanction_levels(const classification& c, const ruleset& rules, language l)
{
    std::string out;
    for (std::size_t n = 0; n < rule_nature_count; ++n) {
        const auto nature = static_cast<rule_nature>(n);
        std::vector<std::string_view> levels;
        bool any = false;
        for (const sanction_finding& found : c.sanctions) {
            const sanction& s = rules.sanctions[found.sanction];
            if (s.nature != nature) continue;
            any = true;
            if (says_nothing(s.level, nature) ||
                std::find(levels.begin(), levels.end(), s.level) != levels.end())
                continue;
            levels.push_back(s.level);
        }
        if (!any) continue;
        std::string item(word_of(nature, l));
        for (std::size_t i = 0; i < levels.size(); ++i) {
            item += i == 0 ? ": " : "/";
            item += levels[i];
        }
        add_item(out, item);
    }
    return out;
}

std::size_t longest_word_of(std::string_view cell)
{
    std::size_t word = 0;
    for (std::string_view rest = cell; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        word = std::max(word, code_points(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return std::min(word, longest_word);
}

} // namespace

void classification_counts::count(const classification& c) noexcept
{
    ++verdicts_[static_cast<std::size_t>(c.verdict)];
    for (std::size_t n = 0; n < rule_nature_count; ++n)
        ++by_nature_[n][static_cast<std::size_t>(c.by_nature[n].says)];
}

std::string classification_counts::summary(language l) const
{
    const auto counted = [l](const std::array<std::size_t, 3>& by_verdict, verdict v) {
        return std::to_string(by_verdict[static_cast<std::size_t>(v)]) + " " +
               std::string(word_of(v, l));
    };
    const std::size_t all = std::accumulate(verdicts_.begin(), verdicts_.end(), unreadable_);
    std::string out = std::to_string(all);
    out += indonesian(l) ? " laporan: " : all == 1 ? " record: " : " records: ";
    out += counted(verdicts_, verdict::indicated) + ", " + counted(verdicts_, verdict::open) +
           ", " + counted(verdicts_, verdict::not_indicated);
    if (unreadable_ > 0)
        out += ", " + std::to_string(unreadable_) +
               (indonesian(l) ? " tidak terbaca" : " not readable");
    out += "\n";
    for (std::size_t n = 0; n < rule_nature_count; ++n) {
        if (by_nature_[n][1] + by_nature_[n][2] == 0) continue;
        out += "  " + std::string(word_of(static_cast<rule_nature>(n), l)) + ": " +
               counted(by_nature_[n], verdict::indicated) + ", " +
               counted(by_nature_[n], verdict::open) + "\n";
    }
    return out;
}

classification_table::classification_table(const program& p, language l, std::size_t width)
    : program_(&p), language_(l), width_(std::max(width, narrowest_table))
{
}

void classification_table::add(const classification& c)
{
    const ruleset& rules = program_->rules();
    row cells;
    cells[0] = c.record.empty() ? "-" : harmless(c.record);
    cells[1] = word_of(c.verdict, language_);
    cells[2] = norms(c, rules, rule_status::holds, rules.rules.size());
    cells[3] = norms(c, rules, rule_status::open, most_open);
    cells[4] = sanction_levels(c, rules, language_);
    if (!c.questions.empty()) cells[5] = wording_of(c.questions.front(), rules).in(language_);
    rows_.push_back(std::move(cells));

    counts_.count(c);
}

void classification_table::add_error(std::string_view record_id, std::size_t line,
                                     const std::vector<record_error>& errors)
{
    row cells;
    const std::string_view line_word = indonesian(language_) ? "baris " : "line ";
    cells[0] =
        record_id.empty() ? std::string(line_word) + std::to_string(line) : harmless(record_id);
    cells[1] = indonesian(language_) ? "tidak terbaca" : "not readable";
    if (!errors.empty()) {
        const record_error& e = errors.front();
        if (!record_id.empty()) cells[2] = std::string(line_word) + std::to_string(line);
        cells[5] = to_string(e.id);
        if (!e.path.empty()) cells[5].append(1, ' ').append(harmless(e.path));
        cells[5].append(": ").append(harmless(e.message));
        if (errors.size() > 1) cells[5].append(" +").append(std::to_string(errors.size() - 1));
    }
    rows_.push_back(std::move(cells));
    counts_.count_error();
}

/// Each column gets its longest word; what is left goes, step by step, to the column whose cells
/// are broken into most lines.
void classification_table::settle_widths()
{
    std::array<std::vector<std::size_t>, column_count> lengths;
    const auto consider = [&](const row& cells) {
        for (std::size_t i = 0; i < column_count; ++i) {
            widths_[i] = std::max({widths_[i], longest_word_of(cells[i]), std::size_t{1}});
            lengths[i].push_back(code_points(cells[i]));
        }
    };
    consider(headings(language_));
    for (std::size_t r = 0; r < rows_.size() && r < rows_that_count; ++r) consider(rows_[r]);

    const auto breaks = [&](std::size_t column) {
        std::size_t out = 0;
        for (const std::size_t length : lengths[column])
            out += length > 0 ? (length - 1) / widths_[column] : 0;
        return out;
    };
    const std::size_t room = width_ - gap * (column_count - 1);
    for (std::size_t used = std::accumulate(widths_.begin(), widths_.end(), std::size_t{0});
         used < room; ++used) {
        std::size_t neediest = 0;
        for (std::size_t i = 1; i < column_count; ++i)
            if (breaks(i) > breaks(neediest)) neediest = i;
        if (breaks(neediest) == 0) break;
        ++widths_[neediest];
    }
}

void classification_table::append_row(std::string& out, const row& cells) const
{
    std::array<std::vector<std::string_view>, column_count> lines;
    std::size_t height = 1;
    for (std::size_t i = 0; i < column_count; ++i) {
        lines[i] = wrapped(cells[i], widths_[i]);
        height = std::max(height, lines[i].size());
    }
    for (std::size_t at = 0; at < height; ++at) {
        std::size_t pending = 0; // spaces, written only before something
        for (std::size_t i = 0; i < column_count; ++i) {
            const std::string_view text = at < lines[i].size() ? lines[i][at] : std::string_view();
            if (!text.empty()) {
                out.append(pending, ' ');
                out += text;
                pending = 0;
            }
            pending += widths_[i] - std::min(widths_[i], code_points(text)) + gap;
        }
        out += '\n';
    }
}

std::string classification_table::take()
{
    std::string out;
    if (rows_.empty()) return out;
    if (widths_[0] == 0) {
        settle_widths();
        append_row(out, headings(language_));
        const std::size_t all =
            std::accumulate(widths_.begin(), widths_.end(), gap * (column_count - 1));
        for (std::size_t i = 0; i < all; ++i) out += "\xE2\x94\x80"; // a horizontal line
        out += '\n';
    }
    for (const row& cells : rows_) append_row(out, cells);
    rows_.clear();
    return out;
}

std::string classification_table::render()
{
    std::string out = take();
    if (!out.empty()) out += '\n';
    return out + summary();
}

} // namespace netral
