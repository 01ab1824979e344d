// SPDX-License-Identifier: Apache-2.0

/// @file
/// Coverage as one page. The only door is cases/coverage_report.hpp.

#include <netral/cases/coverage_report.hpp>

#include "coverage_words.hpp"

#include <fmt/format.h>

namespace netral {
namespace {

constexpr std::string_view head = R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Coverage of the rules by their cases</title>
<style>
:root { color-scheme: light dark; --line: #8886; --gap: #b3541e }
@media (prefers-color-scheme: dark) { :root { --gap: #f0a070 } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 0 auto; padding: 1rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid var(--line) }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
td.gap { color: var(--gap); font-weight: 600 }
.wide { overflow-x: auto }
code, pre { font: .875em/1.4 ui-monospace, monospace }
pre { overflow-x: auto; border: 1px solid var(--line); padding: .6rem }
summary { cursor: pointer; padding: .3rem 0 }
meter { width: 8rem }
@media print { details { break-inside: avoid } }
</style></head><body>
<h1>Coverage of the rules by their cases</h1>
)";

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += c;
        }
    return out;
}

void append_figures(std::string& out, const coverage& c)
{
    out += "<table><thead><tr><th>What</th><th class=n>Met</th><th class=n>Of</th>"
           "<th class=n>Percent</th><th></th></tr></thead><tbody>\n";
    for (const auto& [name, s] : figures(c))
        out += fmt::format("<tr><th scope=row>{}</th><td class=n>{}</td><td class=n>{}</td>"
                           "<td class=n>{:.1f}</td><td><meter min=0 max=100 value=\"{:.1f}\">"
                           "{:.1f} %</meter></td></tr>\n",
                           name, s.met, s.of, s.percent(), s.percent(), s.percent());
    out += fmt::format("</tbody></table>\n<p>{} cases. A condition is counted three times: it has "
                       "to decide its rule where it is true, where it is false and where it is "
                       "unknown.</p>\n",
                       c.cases);
}

void append_count(std::string& out, const condition_coverage& c, truth t)
{
    const bool asked = t != truth::unknown || c.can_be_unknown;
    const bool missing = asked && c.decided.of(t) == 0;
    out += fmt::format("<td class=\"n{}\">{} / {}</td>", missing ? " gap" : "", c.decided.of(t),
                       c.seen.of(t));
}

void append_conditions(std::string& out, const coverage& c, rule_id r, const program& p)
{
    out += "<div class=wide><table><thead><tr><th>Condition</th><th class=n>True</th><th class=n>"
           "False</th><th class=n>Unknown</th></tr></thead><tbody>\n";
    for (const condition_coverage& one : c.conditions) {
        if (one.rule != r) continue;
        const std::string& version = p.rules().rules[r].versions[one.version].name;
        out +=
            fmt::format("<tr><td>{}<code>{}</code></td>",
                        version.empty() ? "" : escaped(version) + ": ", escaped(in_words(one, p)));
        for (const truth t : {truth::yes, truth::no, truth::unknown}) append_count(out, one, t);
        out += "</tr>\n";
    }
    out += "</tbody></table></div>\n";
}

void append_gaps(std::string& out, const coverage& c, const std::vector<gap>& gaps, rule_id r,
                 const program& p)
{
    for (const gap& g : gaps) {
        if (g.rule != r) continue;
        out += "<p>" + escaped(in_words(g, c, p)) + "</p>\n";
        if (!g.yaml.empty()) out += "<pre>" + escaped(g.yaml) + "</pre>\n";
    }
}

} // namespace

std::string to_html(const coverage& c, const std::vector<gap>& gaps, const program& p)
{
    std::string out(head);
    append_figures(out, c);
    out += "<h2>Rules</h2>\n<p>Each cell: cases in which the condition decided / in which it was "
           "seen so.</p>\n";
    for (rule_id r = 0; r < p.rules().rules.size(); ++r) {
        const share s = c.decisions_of(r);
        out += fmt::format("<details><summary><code>{}</code> {} of {}</summary>\n",
                           escaped(p.rules().rules[r].id), s.met, s.of);
        append_conditions(out, c, r, p);
        append_gaps(out, c, gaps, r, p);
        out += "</details>\n";
    }
    out += "<h2>Readings</h2>\n";
    append_gaps(out, c, gaps, none, p);
    return out += "</body></html>\n";
}

} // namespace netral
