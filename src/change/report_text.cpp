// SPDX-License-Identifier: Apache-2.0

/// @file
/// A comparison in lines. The only door is change/report.hpp.

#include "report_words.hpp"

#include <algorithm>
#include <array>

namespace netral {
namespace {

using cells = std::vector<std::string>;

/// Code points, which is near enough to columns for Latin script.
std::size_t width_of(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

/// What a record says of itself must not reach a terminal as a command.
std::string tame(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        out += byte < 0x20 || byte == 0x7F ? '?' : c;
    }
    return out;
}

class text_report {
public:
    text_report(const change_report& r, language l)
        : report_(r), of_(*r.of), totals_(of_.totals()), language_(l)
    {
    }

    std::string render()
    {
        sides();
        summary();
        proof();
        texts();
        verdicts();
        natures();
        levels();
        rules();
        causes();
        for (const group_table& g : totals_.groups) group(g);
        records();
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string say(phrase p) const { return std::string(p.in(language_)); }

    void line(const std::string& text) { out_ += text + "\n"; }

    void heading(phrase p) { out_ += "\n" + say(p) + "\n"; }

    /// Columns as wide as what is in them; numbers to the right of the first column.
    void table(const std::vector<cells>& rows, bool numbers = true)
    {
        std::vector<std::size_t> widths;
        for (const cells& row : rows)
            for (std::size_t c = 0; c < row.size(); ++c) {
                if (c == widths.size()) widths.push_back(0);
                widths[c] = std::max(widths[c], width_of(row[c]));
            }
        for (const cells& row : rows) {
            std::string text = " ";
            for (std::size_t c = 0; c < row.size(); ++c) {
                const std::string space(widths[c] - width_of(row[c]), ' ');
                text += " " + (numbers && c > 0 ? space + row[c] : row[c] + space) + " ";
            }
            text.erase(text.find_last_not_of(' ') + 1);
            line(text);
        }
    }

    void sides()
    {
        line(say({"Sebelum: ", "Before: "}) + words_of(of_.before(), language_));
        line(say({"Sesudah: ", "After:  "}) + words_of(of_.after(), language_));
        out_ += "\n";
    }

    /// Without records there is nothing to count, and the texts say it all.
    void summary()
    {
        if (totals_.records == 0) {
            line(of_.texts().empty() ? say({"Teks kedua sisi sama.", "The texts are the same."})
                                     : say({"Tanpa catatan.", "Without records."}));
            return;
        }
        const std::size_t changed = totals_.all_changed();
        line(std::to_string(totals_.records) + say({" catatan, ", " records, "}) +
             std::to_string(changed) + say({" berubah: ", " changed: "}) + counts(totals_.changed));
        if (totals_.errors > 0)
            line(std::to_string(totals_.errors) + say({" catatan tidak terbaca di salah satu sisi",
                                                       " records unreadable on a side"}));
    }

    std::string counts(const std::array<std::size_t, change_direction_count>& all) const
    {
        std::string out;
        for (std::size_t d = 0; d < all.size(); ++d)
            out += (d == 0 ? "" : ", ") + std::to_string(all[d]) + " " +
                   say(word_for(static_cast<change_direction>(d)));
        return out;
    }

    void proof()
    {
        if (!report_.proof) return;
        const proof_note& p = *report_.proof;
        heading({"Pembuktian", "Proof"});
        line("  " + words_of(p, language_));
        for (std::size_t i = 0; i < p.regions.size(); ++i) {
            const region_note& r = p.regions[i];
            line("  " + std::to_string(i + 1) + ". " + r.rule + " (" + say(word_for(r.aspect)) +
                 "), " + say(word_for(r.direction)) +
                 say({"; catatan yang berubah: ", "; records that change: "}) +
                 std::to_string(r.records));
            line(say({"     di mana ", "     where   "}) + tame(r.condition.in(language_)));
            line(say({"     saksi   ", "     witness "}) + tame(r.witness));
        }
        for (const std::string& d : p.doubts) line("  ? " + tame(d));
        places(p);
    }

    void places(const proof_note& p)
    {
        for (const record_place place :
             {record_place::by_verdict, record_place::beyond, record_place::outside})
            if (p.at(place) > 0)
                line("  " + std::to_string(p.at(place)) +
                     say({" catatan yang berubah: ", " changed: "}) + say(word_for(place)));
    }

    void texts()
    {
        if (of_.texts().empty()) return;
        heading({"Perbedaan teks", "Differences of the texts"});
        for (const text_difference& d : of_.texts()) {
            line("  " + say(word_for(d.part)) + " " + d.id + (d.key.empty() ? "" : ", " + d.key) +
                 ": " + say(word_for(d.what)) +
                 (d.through_term ? say({" (lewat istilah)", " (through a term)"}) : "") +
                 (d.reason.empty() ? "" : " (" + tame(d.reason) + ")"));
            if (!d.before.empty()) line("    - " + tame(d.before));
            if (!d.after.empty()) line("    + " + tame(d.after));
        }
    }

    void verdicts()
    {
        if (totals_.records == 0) return;
        heading({"Putusan (baris: sebelum; kolom: sesudah)",
                 "Verdicts (rows: before; columns: after)"});
        const std::size_t n = totals_.errors > 0 ? 4 : 3;
        std::vector<cells> rows{{""}};
        for (std::size_t i = 0; i < n; ++i) rows[0].push_back(say(word_for_outcome(i)));
        for (std::size_t i = 0; i < n; ++i) {
            cells& row = rows.emplace_back(cells{say(word_for_outcome(i))});
            for (std::size_t j = 0; j < n; ++j)
                row.push_back(std::to_string(totals_.verdicts[i][j]));
        }
        table(rows);
    }

    void natures()
    {
        std::vector<cells> rows;
        for (std::size_t n = 0; n < rule_nature_count; ++n)
            for (std::size_t i = 0; i < 3; ++i)
                for (std::size_t j = 0; j < 3; ++j)
                    if (i != j && totals_.by_nature[n][i][j] > 0)
                        rows.push_back(
                            {say(word_for(static_cast<rule_nature>(n))),
                             say(word_for_outcome(i)) + " \xE2\x86\x92 " + say(word_for_outcome(j)),
                             std::to_string(totals_.by_nature[n][i][j])});
        if (rows.empty()) return;
        heading({"Menurut sifat", "By nature"});
        table(rows, false);
    }

    void levels()
    {
        if (totals_.levels.empty()) return;
        heading({"Tingkat sanksi terberat", "Heaviest level of the sanctions"});
        std::vector<cells> rows;
        for (const auto& row : totals_.levels)
            rows.push_back({say(word_for(row.of.nature)), words_of(row.of, language_),
                            say(word_for(row.of.direction)), std::to_string(row.records)});
        table(rows, false);
    }

    void rules()
    {
        if (totals_.rules.empty()) return;
        heading({"Aturan", "Rules"});
        std::vector<cells> rows;
        for (const auto& row : totals_.rules)
            rows.push_back({row.rule,
                            say(word_for(row.before)) + " \xE2\x86\x92 " + say(word_for(row.after)),
                            std::to_string(row.records), row.title.in(language_)});
        table(rows, false);
    }

    void causes()
    {
        if (totals_.causes.empty()) return;
        heading({"Sebab", "Causes"});
        std::vector<cells> rows;
        for (const auto& row : totals_.causes)
            rows.push_back({std::to_string(row.records), words_of(row.of, language_)});
        table(rows, false);
    }

    void group(const group_table& g)
    {
        if (totals_.records == 0) return;
        const std::string& title = g.of->title.in(language_);
        const std::string name = title.empty() ? g.of->path : title;
        out_ += "\n" + say({"Menurut ", "By "}) + name + "\n";
        std::vector<cells> rows{{"", say({"catatan", "records"})}};
        for (std::size_t d = 0; d < change_direction_count; ++d)
            rows[0].push_back(say(word_for(static_cast<change_direction>(d))));
        for (const group_row& row : g.rows) {
            if (row.records == 0) continue;
            cells& c = rows.emplace_back(
                cells{tame(words_of(row, language_)), std::to_string(row.records)});
            for (const std::size_t n : row.changed) c.push_back(std::to_string(n));
        }
        if (g.beyond > 0) rows.push_back({say({"lainnya", "others"}), std::to_string(g.beyond)});
        table(rows);
    }

    void because(const change_reason& why)
    {
        if (!why.causes.empty())
            line(say({"      karena ", "      because of "}) + words_of(why, language_));
    }

    void record(const record_change& c)
    {
        line("  " +
             (c.record.empty() ? say({"baris ", "line "}) + std::to_string(c.line)
                               : tame(c.record)) +
             ": " + say(words_of(c.before)) + " \xE2\x86\x92 " + say(words_of(c.after)) + ", " +
             say(word_for(c.direction)) +
             (c.place == record_place::not_asked ? "" : "; " + words_of_place(c, language_)));
        for (const side_view* v : {&c.before, &c.after})
            for (const record_error& e : v->errors)
                line("    " + to_string(e.id) + " " + tame(e.path) + ": " + tame(e.message));
        for (const finding_change& f : c.findings) {
            line("    " + f.written->id + ": " + say(word_for(f.before)) + " \xE2\x86\x92 " +
                 say(word_for(f.after)));
            because(f.why);
        }
        for (const level_change& l : c.levels) {
            line("    " + say({"sanksi ", "sanctions, "}) + say(word_for(l.nature)) + ": " +
                 words_of(l, language_));
            because(l.why);
        }
        because(c.why);
    }

    void records()
    {
        if (report_.kept.empty()) return;
        heading({"Catatan yang berubah", "Records that change"});
        for (const record_change& c : report_.kept) record(c);
        const std::size_t more = totals_.all_changed() - report_.kept.size();
        if (more > 0)
            line("  " + std::to_string(more) +
                 say({" lagi tidak ditulis", " more are not listed"}));
    }

    const change_report& report_;
    const comparison& of_;
    const comparison_totals& totals_;
    language language_;
    std::string out_;
};

} // namespace

std::string render_text(const change_report& report, language l)
{
    return text_report(report, l).render();
}

} // namespace netral
