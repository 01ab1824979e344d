// SPDX-License-Identifier: Apache-2.0

/// @file
/// A comparison as one page. The only door is change/report.hpp; the records of the page are in
/// html_records.cpp, the regions of a proof in html_proof.cpp, its style and script in
/// report_page.css and report_page.js.

#include "html_writer.hpp"
#include "page_parts.hpp"

#include <netral/value/json.hpp>

#include <algorithm>

namespace netral {
namespace {

constexpr phrase page_title{"Dampak perubahan aturan", "What a change of the rules does"};

/// `sha256-...` as a content security policy names a style or a script.
std::string policy_digest(std::string_view hex)
{
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
    return "sha256-" + json::to_base64(bytes);
}

class page {
public:
    page(const change_report& r, language l)
        : report_(r), of_(*r.of), totals_(of_.totals()), out_(l)
    {
    }

    std::string render()
    {
        head();
        top();
        out_.tag("<main>\n");
        summary();
        if (report_.proof) write_proof(out_, *report_.proof);
        verdicts();
        plots();
        causes();
        levels();
        rules();
        texts();
        write_records(out_, report_);
        out_.tag("</main>\n<footer><p>");
        out_.both("Indikasi, bukan putusan bersalah: manusia yang memutuskan. Dibuat oleh netral.",
                  "Indications, not findings of guilt: people decide. Made by netral.");
        out_.tag("</p></footer>\n<script>").tag(page_script).tag("</script></body></html>\n");
        return out_.take();
    }

private:
    void head()
    {
        const std::string_view lang = out_.first() == language::indonesian ? "id" : "en";
        out_.tag("<!doctype html>\n<html lang=\"").tag(lang).tag("\" data-lang=\"").tag(lang);
        out_.tag("\" data-title-id=\"").text(page_title.id).tag("\" data-title-en=\"");
        out_.text(page_title.en).tag("\"><head><meta charset=\"utf-8\">\n");
        out_.tag("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                 "style-src '");
        out_.tag(policy_digest(page_style_sha256)).tag("'; script-src '");
        out_.tag(policy_digest(page_script_sha256));
        out_.tag("'; base-uri 'none'; form-action 'none'\">\n");
        out_.tag("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out_.tag("<meta name=\"referrer\" content=\"no-referrer\"><title>");
        out_.text(page_title.in(out_.first())).tag("</title>\n<style>").tag(page_style);
        out_.tag("</style></head>\n<body>\n");
    }

    void top()
    {
        out_.tag("<a class=\"skip\" href=\"#changed\">");
        out_.both("Ke catatan yang berubah", "To the records that change")
            .tag("</a>\n<header><h1>");
        out_.both(page_title).tag("</h1><dl class=\"sides\"><dt>").both("Sebelum", "Before");
        out_.tag("</dt><dd>").said([&](language l) { return words_of(of_.before(), l); });
        out_.tag("</dd><dt>").both("Sesudah", "After").tag("</dt><dd>");
        out_.said([&](language l) { return words_of(of_.after(), l); }).tag("</dd></dl>");
        out_.tag("<div class=\"bar-top\" data-needs-script hidden><button type=\"button\" "
                 "id=\"language\">");
        out_.tag("<span lang=\"id\"><span>English</span></span><span lang=\"en\"><span>Bahasa "
                 "Indonesia</span></span>");
        out_.tag("</button><button type=\"button\" id=\"theme\">")
            .both("Terang / gelap", "Light / dark");
        out_.tag("</button><button type=\"button\" id=\"print\">").both("Cetak", "Print");
        out_.tag("</button></div></header>\n");
    }

    void begin_section(std::string_view id, phrase title)
    {
        out_.tag("<section aria-labelledby=\"h-").tag(id).tag("\"><h2 id=\"h-").tag(id).tag("\">");
        out_.both(title).tag("</h2>\n");
    }

    void card(phrase name, std::size_t n, std::string_view style)
    {
        out_.tag("<div><dt>").both(name).tag("</dt><dd class=\"").tag(style).tag("\">");
        out_.number(n).tag("</dd></div>");
    }

    void summary()
    {
        begin_section("summary", {"Ringkasan", "Summary"});
        out_.tag("<dl class=\"cards\">");
        card({"catatan", "records"}, totals_.records, "");
        card({"berubah", "changed"}, totals_.all_changed(), "");
        for (std::size_t d = 0; d < change_direction_count; ++d) {
            const auto direction = static_cast<change_direction>(d);
            card(word_for(direction), totals_.changed[d], to_string(direction));
        }
        if (totals_.errors > 0) card({"tidak terbaca", "unreadable"}, totals_.errors, "");
        out_.tag("</dl>");
        out_.tag("</section>\n");
    }

    void verdicts()
    {
        begin_section("matrix", {"Putusan sebelum dan sesudah", "Verdicts before and after"});
        const std::size_t n = totals_.errors > 0 ? 4 : 3;
        out_.tag("<div class=\"scroll\" tabindex=\"0\" role=\"group\" "
                 "aria-labelledby=\"h-matrix\"><table class=\"matrix\"><caption>");
        out_.both("Baris: sebelum; kolom: sesudah; di luar diagonal: berubah.",
                  "Rows: before; columns: after; off the diagonal: changed.");
        out_.tag("</caption><thead><tr><td></td>");
        for (std::size_t i = 0; i < n; ++i)
            out_.tag("<th scope=\"col\" class=\"n\">").both(word_for_outcome(i)).tag("</th>");
        out_.tag("</tr></thead><tbody>");
        for (std::size_t i = 0; i < n; ++i) {
            out_.tag("<tr><th scope=\"row\">").both(word_for_outcome(i)).tag("</th>");
            for (std::size_t j = 0; j < n; ++j) {
                const std::size_t count = totals_.verdicts[i][j];
                out_.tag(i == j      ? "<td class=\"n same\">"
                         : count > 0 ? "<td class=\"n changed\">"
                                     : "<td class=\"n\">");
                out_.number(count).tag("</td>");
            }
            out_.tag("</tr>");
        }
        out_.tag("</tbody></table></div>");
        out_.tag("</section>\n");
    }

    /// One bar: parts of a whole that is as wide as the longest of its plot.
    void bar(const std::vector<std::pair<std::string_view, std::size_t>>& parts,
             std::size_t longest)
    {
        out_.tag("<td class=\"draw\"><svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" "
                 "aria-hidden=\"true\">");
        std::size_t before = 0;
        for (const auto& [style, n] : parts) {
            const std::size_t from = before * 1000 / std::max<std::size_t>(longest, 1);
            before += n;
            const std::size_t to = before * 1000 / std::max<std::size_t>(longest, 1);
            if (n == 0) continue;
            out_.tag("<rect class=\"f-")
                .tag(style)
                .tag("\" x=\"")
                .number(from)
                .tag("\" y=\"0\" width=\"");
            out_.number(std::max<std::size_t>(to - from, 4)).tag("\" height=\"10\"/>");
        }
        out_.tag("</svg></td>");
    }

    template <class Name>
    void plot_row(Name name, std::size_t records,
                  const std::array<std::size_t, change_direction_count>& changed,
                  std::size_t longest)
    {
        out_.tag("<tr><th scope=\"row\">").said(name).tag("</th>");
        const std::size_t all = changed[0] + changed[1] + changed[2];
        bar({{"stricter", changed[0]}, {"laxer", changed[1]}, {"sideways", changed[2]}}, longest);
        out_.tag("<td class=\"n\">").number(all).tag("<span class=\"soft\">/").number(records);
        out_.tag("</span></td></tr>");
    }

    void plot_of(const group_table& g)
    {
        const auto name = [&](language l) {
            const std::string& title = g.of->title.in(l);
            return (l == language::indonesian ? "Menurut " : "By ") +
                   (title.empty() ? g.of->path : title);
        };
        const auto changed = [](const group_row& row) {
            return row.changed[0] + row.changed[1] + row.changed[2];
        };
        std::vector<const group_row*> rows;
        std::size_t longest = 0;
        std::size_t unchanged = 0;
        for (const group_row& row : g.rows) {
            longest = std::max(longest, changed(row));
            if (row.records == 0) continue;
            // Of declared values all are of interest; of the strings that came, those that change.
            if (changed(row) > 0 || !g.of->values.empty())
                rows.push_back(&row);
            else
                ++unchanged;
        }
        if (g.of->values.empty())
            std::stable_sort(rows.begin(), rows.end(), [&](const auto* a, const auto* b) {
                return changed(*a) > changed(*b);
            });
        begin_plot(name);
        for (const group_row* row : rows)
            plot_row([&](language l) { return words_of(*row, l); }, row->records, row->changed,
                     longest);
        out_.tag("</tbody></table>");
        if (unchanged > 0) {
            out_.tag("<p class=\"soft small\">").number(unchanged);
            out_.both(" nilai lain tanpa perubahan", " more values without a change").tag("</p>");
        }
        if (g.beyond > 0) {
            out_.tag("<p class=\"soft small\">").number(g.beyond);
            out_.both(" catatan dengan nilai lain", " records with other values").tag("</p>");
        }
        out_.tag("</figure>");
    }

    template <class Name>
    void begin_plot(Name name)
    {
        out_.tag("<figure class=\"plot\"><figcaption>")
            .said(name)
            .tag("</figcaption><table><thead hidden><tr><th>");
        out_.both("nilai", "value")
            .tag("</th><th></th><th>")
            .both("berubah/catatan", "changed/records");
        out_.tag("</th></tr></thead><tbody>");
    }

    /// Up: to a graver verdict of that nature; down: to a lighter one.
    void plot_of_natures()
    {
        std::array<std::array<std::size_t, change_direction_count>, rule_nature_count> moved{};
        std::array<std::size_t, rule_nature_count> speaks{};
        std::size_t longest = 0;
        for (std::size_t n = 0; n < rule_nature_count; ++n) {
            for (std::size_t i = 0; i < 3; ++i)
                for (std::size_t j = 0; j < 3; ++j) {
                    const std::size_t count = totals_.by_nature[n][i][j];
                    if (i != j) moved[n][i < j ? 0 : 1] += count;
                    if (i + j > 0) speaks[n] += count;
                }
            longest = std::max(longest, moved[n][0] + moved[n][1]);
        }
        begin_plot([](language l) {
            return std::string(l == language::indonesian ? "Menurut sifat (putusan)"
                                                         : "By nature (verdicts)");
        });
        for (std::size_t n = 0; n < rule_nature_count; ++n)
            if (speaks[n] > 0)
                plot_row(
                    [&](language l) {
                        return std::string(word_for(static_cast<rule_nature>(n)).in(l));
                    },
                    speaks[n], moved[n], longest);
        out_.tag("</tbody></table></figure>");
    }

    void plots()
    {
        begin_section("plots", {"Di mana berubah", "Where it changes"});
        out_.tag("<ul class=\"legend\">");
        for (std::size_t d = 0; d < change_direction_count; ++d) {
            const auto direction = static_cast<change_direction>(d);
            out_.tag("<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"f-")
                .tag(to_string(direction));
            out_.tag("\" width=\"10\" height=\"10\"/></svg>")
                .both(word_for(direction))
                .tag("</li>");
        }
        out_.tag("<li class=\"soft\">")
            .both("angka: berubah/semua catatan", "figures: changed/all records");
        out_.tag("</li></ul><div class=\"plots\">");
        plot_of_natures();
        for (const group_table& g : totals_.groups) plot_of(g);
        out_.tag("</div></section>\n");
    }

    void causes()
    {
        if (totals_.causes.empty()) return;
        begin_section("causes", {"Sebab", "Causes"});
        out_.tag("<table><thead><tr><th scope=\"col\">").both("Sebab", "Cause");
        out_.tag("</th><th scope=\"col\" class=\"n\">")
            .both("Catatan", "Records")
            .tag("</th></tr></thead><tbody>");
        for (const auto& row : totals_.causes) {
            out_.tag("<tr><td>").said([&](language l) { return words_of(row.of, l); });
            out_.tag("</td><td class=\"n\">").number(row.records).tag("</td></tr>");
        }
        out_.tag("</tbody></table></section>\n");
    }

    void levels()
    {
        if (totals_.levels.empty()) return;
        begin_section("levels", {"Tingkat sanksi terberat", "Heaviest level of the sanctions"});
        out_.tag("<table><thead><tr><th scope=\"col\">")
            .both("Sifat", "Nature")
            .tag("</th><th scope=\"col\">");
        out_.both("Perubahan", "Change")
            .tag("</th><th scope=\"col\" class=\"n\">")
            .both("Catatan", "Records");
        out_.tag("</th></tr></thead><tbody>");
        for (const auto& row : totals_.levels) {
            out_.tag("<tr><td>").both(word_for(row.of.nature)).tag("</td><td>");
            out_.said([&](language l) { return words_of(row.of, l); });
            out_.tag(" <span class=\"badge ").tag(to_string(row.of.direction)).tag("\">");
            out_.both(word_for(row.of.direction))
                .tag("</span></td><td class=\"n\">")
                .number(row.records);
            out_.tag("</td></tr>");
        }
        out_.tag("</tbody></table></section>\n");
    }

    void rules()
    {
        if (totals_.rules.empty()) return;
        begin_section("rules", {"Aturan", "Rules"});
        out_.tag("<table><thead><tr><th scope=\"col\">")
            .both("Aturan", "Rule")
            .tag("</th><th scope=\"col\">");
        out_.both("Perubahan", "Change")
            .tag("</th><th scope=\"col\" class=\"n\">")
            .both("Catatan", "Records");
        out_.tag("</th></tr></thead><tbody>");
        for (const auto& row : totals_.rules) {
            out_.tag("<tr><td><code>")
                .text(row.rule)
                .tag("</code><br><span class=\"small\">")
                .both(row.title);
            out_.tag("</span></td><td>")
                .both(word_for(row.before))
                .tag(" \xE2\x86\x92 ")
                .both(word_for(row.after));
            out_.tag("</td><td class=\"n\">").number(row.records).tag("</td></tr>");
        }
        out_.tag("</tbody></table></section>\n");
    }

    void texts()
    {
        if (of_.texts().empty()) return;
        begin_section("texts", {"Perbedaan teks", "Differences of the texts"});
        out_.tag("<ul class=\"texts\">");
        for (const text_difference& d : of_.texts()) {
            out_.tag("<li>").both(word_for(d.part)).tag(" <code>").text(d.id).tag("</code>");
            if (!d.key.empty()) out_.tag(", <code>").text(d.key).tag("</code>");
            out_.tag(": ").both(word_for(d.what));
            if (d.through_term) out_.both(" (lewat istilah)", " (through a term)");
            if (!d.reason.empty()) out_.tag(" <span class=\"soft\">").text(d.reason).tag("</span>");
            if (!d.before.empty()) out_.tag("<del class=\"mono\">").text(d.before).tag("</del>");
            if (!d.after.empty()) out_.tag("<ins class=\"mono\">").text(d.after).tag("</ins>");
            out_.tag("</li>");
        }
        out_.tag("</ul></section>\n");
    }

    const change_report& report_;
    const comparison& of_;
    const comparison_totals& totals_;
    html_writer out_;
};

} // namespace

std::string render_html(const change_report& report, language l)
{
    return page(report, l).render();
}

} // namespace netral
