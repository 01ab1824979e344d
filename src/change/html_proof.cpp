// SPDX-License-Identifier: Apache-2.0

/// @file
/// What a proof says beside a comparison, as a section of the page. The only door is
/// html_writer.hpp.

#include "html_writer.hpp"

namespace netral {
namespace {

constexpr std::size_t few = 6; ///< that are shown without being asked for

void fold(html_writer& out, bool open)
{
    out.tag(open ? "<details open><summary>" : "<details><summary>");
}

void write_region(html_writer& out, const region_note& r, std::size_t number)
{
    out.tag("<li id=\"region-").number(number).tag("\"><b>").number(number);
    out.tag(".</b> <span class=\"badge ").text(to_string(r.direction)).tag("\">");
    out.both(word_for(r.direction)).tag("</span> ").both(word_for(r.aspect)).tag("; ");
    out.both("catatan yang berubah: ", "records that change: ").number(r.records);
    out.tag("<br><code class=\"condition\">").both(r.condition);
    out.tag("</code><details><summary>").both("Catatan saksi", "Witness record");
    out.tag("</summary><code>").text(r.witness).tag("</code></details></li>");
}

/// The regions of one rule, which follow each other; returns where the next rule's begin.
std::size_t write_regions(html_writer& out, const std::vector<region_note>& all, std::size_t from)
{
    std::size_t to = from;
    while (to < all.size() && all[to].rule == all[from].rule) ++to;
    fold(out, all.size() <= few);
    out.tag("<code>").text(all[from].rule).tag("</code>: ").number(to - from);
    out.both(" wilayah", to - from == 1 ? " region" : " regions");
    out.tag("</summary><ol class=\"texts regions\">");
    for (std::size_t i = from; i < to; ++i) write_region(out, all[i], i + 1);
    out.tag("</ol></details>");
    return to;
}

void write_doubts(html_writer& out, const std::vector<std::string>& all)
{
    if (all.empty()) return;
    fold(out, all.size() <= few);
    out.both("Belum pasti: ", "In doubt: ").number(all.size()).tag("</summary><ul>");
    for (const std::string& d : all) out.tag("<li>").text(d).tag("</li>");
    out.tag("</ul></details>");
}

} // namespace

void write_proof(html_writer& out, const proof_note& p)
{
    out.tag("<section aria-labelledby=\"h-proof\"><h2 id=\"h-proof\">");
    out.both("Pembuktian", "Proof").tag("</h2>\n<p>");
    out.said([&](language l) { return words_of(p, l); }).tag("</p>");
    for (std::size_t i = 0; i < p.regions.size();) i = write_regions(out, p.regions, i);
    write_doubts(out, p.doubts);
    for (const record_place place :
         {record_place::by_verdict, record_place::beyond, record_place::outside}) {
        if (p.at(place) == 0) continue;
        out.tag("<p class=\"small\">").number(p.at(place));
        out.both(" catatan yang berubah: ", " changed records: ").both(word_for(place));
        out.tag("</p>");
    }
    out.tag("</section>\n");
}

} // namespace netral
