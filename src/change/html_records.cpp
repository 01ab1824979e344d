// SPDX-License-Identifier: Apache-2.0

/// @file
/// Changed records, before and after side by side. The only door is html_writer.hpp.

#include "html_writer.hpp"

#include <algorithm>

namespace netral {
namespace {

/// Values that the kept records have of a fact, with their words.
std::vector<const group_row*> rows_among(const group_table& g, std::size_t index,
                                         const std::vector<record_change>& kept)
{
    std::vector<const group_row*> out;
    for (const group_row& row : g.rows)
        if (std::any_of(kept.begin(), kept.end(), [&](const record_change& c) {
                return index < c.groups.size() && c.groups[index] == row.value;
            }))
            out.push_back(&row);
    return out;
}

void write_choice(html_writer& out, std::string_view filter, std::string_view id,
                  std::string_view en)
{
    out.tag("<div><label for=\"filter-").text(filter).tag("\">").both(id, en).tag("</label>");
    out.tag("<select id=\"filter-").text(filter).tag("\" data-filter=\"").text(filter).tag("\">");
    out.option("*", "semua", "all");
}

void write_group_choice(html_writer& out, const group_table& g, std::size_t index,
                        const std::vector<record_change>& kept)
{
    const auto rows = rows_among(g, index, kept);
    if (rows.size() < 2) return;
    const auto name = [&](language l) {
        const std::string& title = g.of->title.in(l);
        return title.empty() ? g.of->path : title;
    };
    write_choice(out, "group" + std::to_string(index), name(language::indonesian),
                 name(language::english));
    for (const group_row* row : rows)
        out.option(row->value, words_of(*row, language::indonesian),
                   words_of(*row, language::english));
    out.tag("</select></div>");
}

void write_filter(html_writer& out, const change_report& report)
{
    out.tag("<form class=\"filter\" data-needs-script hidden><div><label for=\"search\">");
    out.both("Cari", "Search")
        .tag("</label><input id=\"search\" type=\"search\" autocomplete=\"off\" ");
    out.tag("data-label-id=\"nomor, aturan, sebab\" data-label-en=\"number, rule, cause\"></div>");
    write_choice(out, "direction", "Arah", "Direction");
    for (std::size_t d = 0; d < change_direction_count; ++d) {
        const auto direction = static_cast<change_direction>(d);
        const phrase words = word_for(direction);
        out.option(to_string(direction), words.id, words.en);
    }
    out.tag("</select></div>");
    write_choice(out, "after", "Putusan sesudah", "Verdict after");
    for (std::size_t v = 0; v < comparison_totals::outcomes; ++v) {
        const phrase words = word_for_outcome(v);
        out.option(std::to_string(v), words.id, words.en);
    }
    out.tag("</select></div>");
    const auto& groups = report.of->totals().groups;
    for (std::size_t g = 0; g < groups.size(); ++g)
        write_group_choice(out, groups[g], g, report.kept);
    out.tag("<div><button type=\"button\" id=\"reset\">").both("Hapus saringan", "Clear filters");
    out.tag("</button></div></form><p id=\"found\" class=\"soft\" role=\"status\" "
            "aria-live=\"polite\"></p>");
}

void write_finding(html_writer& out, const rule& r, rule_status status)
{
    out.tag("<li><code>").text(r.id).tag("</code> ").both(r.title);
    out.tag(": ").both(word_for(std::optional(status))).tag("</li>");
}

void write_sanction(html_writer& out, const sanction& s, truth applies)
{
    out.tag("<li>").both("sanksi: ", "sanction: ").both(s.measure);
    if (applies != truth::yes) out.both(" (masih terbuka)", " (left open)");
    out.tag("</li>");
}

bool has_finding(const side_view& v, const rule& r, rule_status status)
{
    return std::any_of(v.findings.begin(), v.findings.end(), [&](const auto& other) {
        return other.first->id == r.id && other.second == status;
    });
}

bool has_sanction(const side_view& v, const sanction& s, truth applies)
{
    return std::any_of(v.sanctions.begin(), v.sanctions.end(), [&](const auto& other) {
        return other.first->id == s.id && other.second == applies;
    });
}

/// The findings and sanctions that the other side has too, or those that it has not.
std::size_t write_items(html_writer& out, const side_view& v, const side_view& other, bool shared)
{
    std::size_t n = 0;
    for (const auto& [r, status] : v.findings)
        if (has_finding(other, *r, status) == shared) {
            write_finding(out, *r, status);
            ++n;
        }
    for (const auto& [s, applies] : v.sanctions)
        if (has_sanction(other, *s, applies) == shared) {
            write_sanction(out, *s, applies);
            ++n;
        }
    return n;
}

/// One side: what it alone has, then, folded, what both have.
void write_view(html_writer& out, const side_view& v, const side_view& other, phrase title)
{
    out.tag("<div><h4>").both(title).tag("</h4><p>").both(words_of(v)).tag("</p><ul>");
    for (const record_error& e : v.errors) {
        out.tag("<li><code>").text(to_string(e.id)).tag("</code> ").text(e.path).tag(" ");
        out.text(e.message).tag("</li>");
    }
    if (write_items(out, v, other, false) == 0 && v.readable)
        out.tag("<li class=\"soft\">")
            .both("tidak ada yang lain dari sisi sebelah", "nothing that the other side lacks")
            .tag("</li>");
    out.tag("</ul>");
    html_writer both_have(out.first());
    const std::size_t n = write_items(both_have, v, other, true);
    if (n > 0) {
        out.tag("<details><summary>").number(n);
        out.both(" temuan dan sanksi sama di kedua sisi",
                 " findings and sanctions the same on both");
        out.tag("</summary><ul>").tag(both_have.take()).tag("</ul></details>");
    }
    out.tag("</div>");
}

void write_because(html_writer& out, const change_reason& why)
{
    if (why.causes.empty()) return;
    out.both(" karena ", " because of ").said([&](language l) { return words_of(why, l); });
}

void write_reasons(html_writer& out, const record_change& c)
{
    out.tag("<ul class=\"why\">");
    for (const finding_change& f : c.findings) {
        out.tag("<li><code>").text(f.written->id).tag("</code>: ").both(word_for(f.before));
        out.tag(" \xE2\x86\x92 ").both(word_for(f.after));
        write_because(out, f.why);
        out.tag("</li>");
    }
    for (const level_change& l : c.levels) {
        out.tag("<li>").both("sanksi ", "sanctions, ").both(word_for(l.nature)).tag(": ");
        out.said([&](language in) { return words_of(l, in); });
        write_because(out, l.why);
        out.tag("</li>");
    }
    if (!c.why.causes.empty()) {
        out.tag("<li>").both("putusan", "verdict");
        write_because(out, c.why);
        out.tag("</li>");
    }
    out.tag("</ul>");
}

/// In which regions of the proof it lies, with the way there.
void write_place(html_writer& out, const record_change& c)
{
    if (c.place == record_place::not_asked) return;
    out.tag("<p class=\"place small\">");
    if (c.place != record_place::inside) out.both(word_for(c.place));
    for (const std::uint32_t r : c.regions) {
        out.tag("<a href=\"#region-").number(r + 1).tag("\">");
        out.both("wilayah ", "region ").number(r + 1).tag("</a> ");
    }
    out.tag("</p>");
}

void write_record(html_writer& out, const record_change& c)
{
    const std::size_t after = c.after.readable ? static_cast<std::size_t>(c.after.verdict)
                                               : comparison_totals::outcomes - 1;
    out.tag("<article data-direction=\"").text(to_string(c.direction));
    out.tag("\" data-after=\"").number(after).tag("\"");
    for (std::size_t g = 0; g < c.groups.size(); ++g)
        out.tag(" data-group").number(g).tag("=\"").text(c.groups[g]).tag("\"");
    out.tag("><header><h3>");
    if (c.record.empty())
        out.both("baris ", "line ").number(c.line);
    else
        out.text(c.record);
    out.tag("</h3><span class=\"badge ").text(to_string(c.direction)).tag("\">");
    out.both(word_for(c.direction)).tag("</span></header><div class=\"pair\">");
    write_view(out, c.before, c.after, {"Sebelum", "Before"});
    write_view(out, c.after, c.before, {"Sesudah", "After"});
    out.tag("</div>");
    write_place(out, c);
    write_reasons(out, c);
    out.tag("</article>\n");
}

} // namespace

void write_records(html_writer& out, const change_report& report)
{
    const std::size_t changed = report.of->totals().all_changed();
    out.tag("<section id=\"changed\" aria-labelledby=\"h-changed\"><h2 id=\"h-changed\">");
    out.both("Catatan yang berubah", "Records that change").tag("</h2>\n");
    if (changed == 0) {
        out.tag("<p>").both("Tidak ada.", "None.").tag("</p></section>\n");
        return;
    }
    write_filter(out, report);
    out.tag("<p id=\"nothing\" hidden>");
    out.both("Tidak ada catatan yang cocok.", "No record fits.").tag("</p><div id=\"records\">\n");
    for (const record_change& c : report.kept) write_record(out, c);
    out.tag("</div>");
    if (changed > report.kept.size()) {
        out.tag("<p class=\"soft\">").number(changed - report.kept.size());
        out.both(" catatan lagi tidak dimuat di sini.", " more records are not listed here.")
            .tag("</p>");
    }
    out.tag("</section>\n");
}

} // namespace netral
