// SPDX-License-Identifier: Apache-2.0

/// @file
/// Coverage as one page. The only door is cases/coverage_report.hpp.

#include <netral/cases/coverage_report.hpp>

#include "coverage_words.hpp"

#include <netral/text/markup.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace netral {
namespace {

constexpr std::string_view head = R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Coverage of the rules by their cases</title>
<style>
:root { color-scheme: light dark; --ground: #f7f7f5; --card: #fff; --ink: #1c2330; --soft: #525c6b;
  --line: #d5d9de; --gap: #a3341f; --done: #1f6b4a; --accent: #1c5a8f }
@media (prefers-color-scheme: dark) { :root { --ground: #14181f; --card: #1d232c; --ink: #e8ebef;
  --soft: #a9b2be; --line: #39424f; --gap: #f19a86; --done: #7fd0a8; --accent: #8ec1ee } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 68rem; padding: 1rem; background: var(--ground);
  color: var(--ink); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 1.6rem; line-height: 1.25 }
h2 { font-size: 1.2rem; margin: 1.5rem 0 .5rem }
section { background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
  padding: .75rem 1rem; margin: 1rem 0 }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; font-weight: normal; vertical-align: top; padding: .3rem .6rem .3rem 0;
  border-bottom: 1px solid var(--line) }
thead th, .soft { color: var(--soft); font-size: .9rem }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
.gap { color: var(--gap); font-weight: 600 }
.wide { overflow-x: auto }
code, pre { font: .875em/1.45 ui-monospace, "DejaVu Sans Mono", monospace }
pre { overflow-x: auto; overflow-wrap: normal; background: var(--ground);
  border: 1px solid var(--line); border-radius: .35rem; padding: .6rem; margin: .3rem 0 }
.cases { list-style: none; margin: .75rem 0; padding: 0 }
.cases li { border-top: 1px solid var(--line); padding: .5rem 0 }
details { border-bottom: 1px solid var(--line) }
details:last-child { border-bottom: 0 }
summary { cursor: pointer; padding: .45rem 0 }
summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
meter { width: 8rem }
@media (max-width: 40rem) { th.bar, td.bar { display: none } section { padding: .5rem .75rem }
  th, td { padding-right: .35rem } td.n, th.n { font-size: .8rem } }
@media print { body { max-width: none; background: none } section { border: 0; padding: 0 } }
</style></head><body>
<h1>Coverage of the rules by their cases</h1>
)";

void append_figures(std::string& out, const coverage& c)
{
    out += "<section><table><thead><tr><th>What</th><th class=n>Met</th><th class=n>Of</th>"
           "<th class=n>Percent</th><th class=bar></th></tr></thead><tbody>\n";
    for (const auto& [name, s] : figures(c))
        out += fmt::format("<tr><th scope=row>{}</th><td class=n>{}</td><td class=n>{}</td>"
                           "<td class=n>{:.1f}</td><td class=bar><meter min=0 max=100 "
                           "value=\"{:.1f}\">{:.1f} %</meter></td></tr>\n",
                           name, s.met, s.of, s.percent(), s.percent(), s.percent());
    out += fmt::format("</tbody></table>\n<p class=soft>{} cases. A condition is counted three "
                       "times: it has to decide its rule where it is true, where it is false and "
                       "where it is unknown.</p></section>\n",
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
    out += "<div class=wide><table><thead><tr><th scope=col>Condition</th><th class=n>True</th><th "
           "class=n>"
           "False</th><th class=n>Unknown</th></tr></thead><tbody>\n";
    for (const condition_coverage& one : c.conditions) {
        if (one.rule != r) continue;
        const std::string& version = p.rules().rules[r].versions[one.version].name;
        out += fmt::format("<tr><td>{}<code>{}</code></td>",
                           version.empty() ? "" : as_markup(version) + ": ",
                           as_markup(in_words(one, p)));
        for (const truth t : {truth::yes, truth::no, truth::unknown}) append_count(out, one, t);
        out += "</tr>\n";
    }
    out += "</tbody></table></div>\n";
}

/// Each gap with its case, in the order in which one closes others.
void append_gaps(std::string& out, const coverage& c, const std::vector<const gap*>& gaps,
                 const program& p)
{
    if (gaps.empty()) return;
    out += "<ul class=cases>\n";
    for (const gap* g : gaps) {
        out += "<li>" + as_markup(in_words(*g, c, p));
        if (!g->yaml.empty())
            out += "<pre tabindex=0>" + as_markup(g->yaml) + "</pre>";
        else
            out += g->closed_by_earlier
                       ? " <span class=soft>(closed by the case of another gap)</span>"
                       : " <span class=soft>(no case found)</span>";
        out += "</li>\n";
    }
    out += "</ul>\n";
}

using gaps_by_rule = std::map<rule_id, std::vector<const gap*>>;

void append_rule(std::string& out, const coverage& c, rule_id r, const gaps_by_rule& gaps,
                 const program& p)
{
    const rule& written = p.rules().rules[r];
    const share s = c.decisions_of(r);
    const auto own = gaps.find(r);
    out += fmt::format("<details><summary><code>{}</code> {} <span class=soft>{} of {}</span>",
                       as_markup(written.id), as_markup(written.title.in(language::english)), s.met,
                       s.of);
    if (own != gaps.end())
        out += fmt::format(" <span class=gap>{} missing</span>", own->second.size());
    out += "</summary>\n";
    append_conditions(out, c, r, p);
    if (own != gaps.end()) append_gaps(out, c, own->second, p);
    out += "</details>\n";
}

/// Rules with gaps, most gaps first; or those without, in their order.
void append_rules(std::string& out, std::string_view heading, const coverage& c,
                  const gaps_by_rule& gaps, bool with_gaps, const program& p)
{
    std::vector<rule_id> all;
    for (rule_id r = 0; r < p.rules().rules.size(); ++r)
        if ((gaps.count(r) != 0) == with_gaps) all.push_back(r);
    if (all.empty()) return;
    if (with_gaps)
        std::stable_sort(all.begin(), all.end(), [&](rule_id a, rule_id b) {
            return gaps.at(a).size() > gaps.at(b).size();
        });
    out += fmt::format("<h2>{} ({})</h2>\n<section>\n", heading, all.size());
    for (const rule_id r : all) append_rule(out, c, r, gaps, p);
    out += "</section>\n";
}

} // namespace

std::string to_html(const coverage& c, const std::vector<gap>& gaps, const program& p)
{
    gaps_by_rule by_rule;
    for (const gap& g : gaps) by_rule[g.rule].push_back(&g);
    std::string out(head);
    append_figures(out, c);
    out += "<p class=soft>For each condition: the cases in which it decided / those in which it "
           "was seen so. A case below a gap is ready to paste; what it expects is what the engine "
           "says, which its reader holds against the law.</p>\n";
    append_rules(out, "Rules with gaps", c, by_rule, true, p);
    append_rules(out, "Rules without gaps", c, by_rule, false, p);
    if (const auto of_readings = by_rule.find(none); of_readings != by_rule.end()) {
        out += "<h2>Readings</h2>\n<section>\n";
        append_gaps(out, c, of_readings->second, p);
        out += "</section>\n";
    }
    return out += "</body></html>\n";
}

} // namespace netral
