// SPDX-License-Identifier: Apache-2.0

/// @file
/// Coverage in words and as JSON. The only door is cases/coverage_report.hpp.

#include <netral/cases/coverage_report.hpp>

#include "coverage_words.hpp"

#include <netral/value/json.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace netral {
namespace {

void write_counts(json::writer& w, const truth_counts& counts)
{
    w.begin_object();
    w.key("true").number(std::uint64_t{counts.of(truth::yes)});
    w.key("false").number(std::uint64_t{counts.of(truth::no)});
    w.key("unknown").number(std::uint64_t{counts.of(truth::unknown)});
    w.end_object();
}

void write_conditions(json::writer& w, const std::vector<condition_coverage>& list,
                      const program& p)
{
    w.begin_array();
    for (const condition_coverage& c : list) {
        w.begin_object().key("rule").string(p.rules().rules[c.rule].id);
        w.key("version").string(p.rules().rules[c.rule].versions[c.version].name);
        w.key("condition").string(in_words(c, p));
        w.key("place").string(place_of(c, p)).key("seen");
        write_counts(w, c.seen);
        w.key("decided");
        write_counts(w, c.decided);
        w.key("obligations").number(std::uint64_t{c.obligations()});
        w.key("met").number(std::uint64_t{c.met()}).end_object();
    }
    w.end_array();
}

void write_share(json::writer& w, std::string_view name, const share& s)
{
    w.key(name).begin_object().key("met").number(std::uint64_t{s.met});
    w.key("of").number(std::uint64_t{s.of}).key("percent").number(s.percent()).end_object();
}

void write_exercised(json::writer& w, const coverage& c, const program& p)
{
    w.key("exceptions").begin_array();
    for (const exception_coverage& e : c.exceptions) {
        w.begin_object().key("rule").string(p.rules().rules[e.rule].id);
        w.key("exception").string(e.written->id);
        w.key("place").string(to_string(e.written->where));
        w.key("defeated").number(std::uint64_t{e.defeated});
        w.key("left_open").number(std::uint64_t{e.left_open}).end_object();
    }
    w.end_array().key("boundaries").begin_array();
    for (const boundary_coverage& b : c.boundaries) {
        w.begin_object().key("rule").string(p.rules().rules[b.rule].id);
        w.key("day").string(to_string(b.day)).key("cases").number(std::uint64_t{b.cases});
        w.key("beside").string(to_string(b.beside));
        w.key("cases_beside").number(std::uint64_t{b.cases_beside}).end_object();
    }
    w.end_array().key("readings").begin_array();
    for (const reading_coverage& r : c.readings) {
        const reading& said = p.rules().readings[r.reading];
        w.begin_object().key("reading").string(said.name);
        w.key("option").string(said.options[r.option].name);
        w.key("cases").number(std::uint64_t{r.cases}).end_object();
    }
    w.end_array();
}

} // namespace

std::string in_words(const condition_coverage& c, const program& p)
{
    const compiled_version& v = p.compiled(c.rule).versions[c.version];
    if (c.site >= v.sites.size()) {
        std::string bases;
        for (const rule_id base : p.compiled(c.rule).breach_of)
            bases += (bases.empty() ? "" : ", ") + p.rules().rules[base].id;
        return "breach of " + bases;
    }
    const condition_site& s = v.sites[c.site];
    std::string written =
        one_line(s.written->text().substr(s.in_text.begin, s.in_text.end - s.in_text.begin));
    if (!c.atom) return written;
    const std::string atom = p.formulas().print(*c.atom);
    return (atom.size() > 90 ? atom.substr(0, atom.find_last_of(" ,", 90)) + " ..." : atom) +
           " in " + written;
}

std::string place_of(const condition_coverage& c, const program& p)
{
    const compiled_version& v = p.compiled(c.rule).versions[c.version];
    if (c.site >= v.sites.size()) return to_string(p.rules().rules[c.rule].where);
    const condition_site& s = v.sites[c.site];
    return to_string(s.written->place(s.in_text));
}

std::string one_line(std::string_view text)
{
    std::string out;
    for (const char ch : text) {
        const bool space = ch == '\n' || ch == ' ';
        if (space && (out.empty() || out.back() == ' ')) continue;
        out += space ? ' ' : ch;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string in_words(const gap& g, const coverage& c, const program& p)
{
    switch (g.what) {
    case gap::kind::condition:
    case gap::kind::atom: {
        const condition_coverage& at =
            g.what == gap::kind::atom ? c.atoms[g.place] : c.conditions[g.place];
        const std::string_view is = g.value == truth::yes  ? "true"
                                    : g.value == truth::no ? "false"
                                                           : "unknown";
        const std::string_view seen = at.seen.of(g.value) == 0 ? "never seen" : "never decides as";
        return fmt::format("{}: `{}` {} {}", place_of(at, p), in_words(at, p), seen, is);
    }
    case gap::kind::exception: {
        const exception& e = *c.exceptions[g.place].written;
        return fmt::format("{}: exception `{}` never defeats the rule", to_string(e.where), e.id);
    }
    case gap::kind::boundary: {
        const boundary_coverage& b = c.boundaries[g.place];
        return fmt::format("no case on {}", b.cases == 0 && b.cases_beside == 0
                                                ? to_string(b.day) + " and " + to_string(b.beside)
                                            : b.cases == 0 ? to_string(b.day)
                                                           : to_string(b.beside));
    }
    case gap::kind::reading: {
        const reading_coverage& r = c.readings[g.place];
        const reading& said = p.rules().readings[r.reading];
        return fmt::format("reading `{}`: option `{}` changes no outcome in any case", said.name,
                           said.options[r.option].name);
    }
    }
    return {};
}

std::vector<std::pair<std::string_view, share>> figures(const coverage& c)
{
    return {{"truths seen", c.truths()},
            {"decisions (MC/DC with unknowns)", c.decisions()},
            {"exceptions", c.exceptions_met()},
            {"boundaries of versions", c.boundaries_met()},
            {"readings", c.readings_met()}};
}

std::string render(const coverage& c, const std::vector<gap>& gaps, const program& p)
{
    std::string out;
    rule_id last = none;
    bool any = false;
    std::vector<const gap*> by_rule;
    for (const gap& g : gaps) by_rule.push_back(&g);
    std::stable_sort(by_rule.begin(), by_rule.end(),
                     [](const gap* a, const gap* b) { return a->rule < b->rule; });
    for (const gap* g : by_rule) {
        if (g->rule != none && (g->rule != last || !any)) {
            const share s = c.decisions_of(g->rule);
            out += fmt::format("{}{}: {} of {} decisions of its conditions\n", any ? "\n" : "",
                               p.rules().rules[g->rule].id, s.met, s.of);
        }
        last = g->rule;
        any = true;
        out += "  " + in_words(*g, c, p) + '\n';
        if (g->closed_by_earlier)
            out += "  # closed by a case for another gap\n";
        else
            out += g->yaml.empty() ? "  # no case found\n" : g->yaml;
    }
    if (any) out += '\n';
    for (const auto& [name, s] : figures(c))
        out += fmt::format("{:<32}{:>6} of {:>6}{:>8.1f} %\n", name, s.met, s.of, s.percent());
    return out += fmt::format("{} cases\n", c.cases);
}

std::string to_json(const coverage& c, const std::vector<gap>& gaps, const program& p)
{
    std::string out;
    json::writer w(out);
    w.begin_object().key("cases").number(std::uint64_t{c.cases}).key("figures").begin_object();
    write_share(w, "truths", c.truths());
    write_share(w, "decisions", c.decisions());
    write_share(w, "exceptions", c.exceptions_met());
    write_share(w, "boundaries", c.boundaries_met());
    write_share(w, "readings", c.readings_met());
    w.end_object().key("rules").begin_array();
    for (rule_id r = 0; r < p.rules().rules.size(); ++r) {
        w.begin_object().key("rule").string(p.rules().rules[r].id);
        write_share(w, "decisions", c.decisions_of(r));
        w.end_object();
    }
    w.end_array().key("conditions");
    write_conditions(w, c.conditions, p);
    w.key("atoms");
    write_conditions(w, c.atoms, p);
    write_exercised(w, c, p);
    w.key("gaps").begin_array();
    for (const gap& g : gaps) {
        w.begin_object();
        if (g.rule != none) w.key("rule").string(p.rules().rules[g.rule].id);
        w.key("what").string(in_words(g, c, p)).key("case");
        if (g.yaml.empty())
            w.null();
        else
            w.string(g.yaml);
        w.end_object();
    }
    w.end_array().end_object();
    return out += '\n';
}

} // namespace netral
