// SPDX-License-Identifier: Apache-2.0

/// @file
/// Guidance condensed: which norms make one line, what belongs to which line. The door is condense
/// in classify/leaflet.hpp; leaflet_text.cpp and leaflet_html.cpp write it.

#include <netral/classify/leaflet.hpp>

#include "remainder.hpp"
#include "wording.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace netral {
namespace {

/// What conduct is made of: the values that its tests name, and conditions that name none; of a
/// rule that has no conduct of its own the rule.
using conduct = std::set<std::array<std::uint32_t, 2>>;

constexpr std::uint32_t no_fact = none;

void add_leaf(const program& p, formula_id leaf, conduct& out)
{
    const formula& node = p.formulas()[leaf];
    const bool names_values = node.what == formula::kind::cell &&
                              !p.formulas().cell(node).mask.empty() &&
                              !p.formulas().cell(node).negated;
    if (!names_values) {
        out.insert({no_fact, leaf});
        return;
    }
    const cell_test& t = p.formulas().cell(node);
    for (std::uint32_t c = 0; c < t.mask.size() * 64; ++c)
        if ((t.mask[c / 64] >> (c % 64) & 1U) != 0) out.insert({t.fact, c});
}

conduct conduct_of(const program& p, const guided_rule& g)
{
    conduct out;
    const formula_id f = p.compiled(g.rule).versions[g.version].conduct;
    const std::vector<fact_id> facts = p.formulas().facts_of(f);
    const bool of_official = std::all_of(facts.begin(), facts.end(), [&](fact_id fact) {
        return guide_phrase(p.rules(), p.rules().facts[fact].path) != nullptr;
    });
    if (of_official) return {{no_fact - 1, g.rule}};
    for (const formula_id leaf : p.formulas().leaves_of(f)) add_leaf(p, leaf, out);
    return out;
}

/// Whether the one includes the other and is at most half as wide again.
bool nearly_the_same(const conduct& a, const conduct& b)
{
    const conduct& wide = a.size() < b.size() ? b : a;
    const conduct& narrow = a.size() < b.size() ? a : b;
    return 2 * wide.size() <= 3 * narrow.size() &&
           std::includes(wide.begin(), wide.end(), narrow.begin(), narrow.end());
}

bool same_words(const bilingual& a, const bilingual& b)
{
    return a == b;
}

bool same_words(const std::vector<bilingual>& a, const std::vector<bilingual>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const bilingual& x, const bilingual& y) { return same_words(x, y); });
}

/// A line that is being put together.
struct draft_line {
    leaflet_line line;
    conduct what;
    const guided_rule* first = nullptr;
    bool put = false; ///< the rule set has words for it
};

/// What follows on a line, by nature: how grave the gravest is, negated so that the gravest comes
/// first, and which; of those that come in grades the grades alone.
struct consequence {
    std::array<std::int32_t, rule_nature_count> gravity{};
    std::set<std::tuple<rule_nature, std::string, std::string>> what;

    bool operator<(const consequence& o) const
    {
        return std::tie(gravity, what) < std::tie(o.gravity, o.what);
    }
};

consequence consequence_of(const leaflet_line& l, const ruleset& rules)
{
    consequence out;
    out.gravity.fill(1);
    for (const sanction_id s : l.sanctions) {
        const sanction& one = rules.sanctions[s];
        const auto place = static_cast<std::size_t>(
            std::find(gravest_first.begin(), gravest_first.end(), one.nature) -
            gravest_first.begin());
        out.gravity[place] = std::min(out.gravity[place], -one.rank);
        const bool by_measure =
            one.nature == rule_nature::pidana || one.nature == rule_nature::administrasi;
        out.what.emplace(one.nature, one.level,
                         by_measure ? std::string(one.measure.id()) : std::string());
    }
    return out;
}

class condenser {
public:
    condenser(const std::vector<guided_rule>& norms, const program& p)
        : norms_(norms), program_(p), rules_(p.rules())
    {
    }

    /// The lines, in the order of the norms that they have their words of.
    std::vector<draft_line> lines();

private:
    [[nodiscard]] bilingual words_of_norm(const guided_rule& g) const;
    [[nodiscard]] bool is_on_top(const guided_rule& g) const;
    void place(std::size_t norm);
    void place_on_top(std::size_t norm);
    void finish(draft_line& d) const;
    void mark_general();
    void put_in_order();

    const std::vector<guided_rule>& norms_;
    const program& program_;
    const ruleset& rules_;
    std::vector<draft_line> drafts_;
};

bilingual condenser::words_of_norm(const guided_rule& g) const
{
    const rule& written = rules_.rules[g.rule];
    const bilingual* phrase = guide_phrase(rules_, written.id);
    return phrase != nullptr ? *phrase : written.versions[g.version].title;
}

bool condenser::is_on_top(const guided_rule& g) const
{
    return !program_.compiled(g.rule).breach_of.empty();
}

void condenser::place(std::size_t norm)
{
    const guided_rule& g = norms_[norm];
    const rule& written = rules_.rules[g.rule];
    const bilingual words = words_of_norm(g);
    const bool put = guide_phrase(rules_, written.id) != nullptr;
    const conduct what = conduct_of(program_, g);
    const auto fits = [&](const draft_line& d) {
        if (!same_words(d.first->if_you, g.if_you)) return false;
        if (same_words(d.line.words, words)) return true;
        // Where the rule set has words for both, it has told them apart.
        return !(put && d.put) && d.line.category == written.category &&
               nearly_the_same(d.what, what);
    };
    const auto at = std::find_if(drafts_.begin(), drafts_.end(), fits);
    if (at == drafts_.end()) {
        drafts_.push_back({{}, what, &g, put});
        leaflet_line& made = drafts_.back().line;
        made.words = words;
        made.category = written.category;
        made.norms.push_back(norm);
        return;
    }
    // The wider conduct has the words.
    if (what.size() > at->what.size() && !same_words(at->line.words, words)) {
        at->line.words = words;
        at->what = what;
        at->put = put;
        at->line.norms.insert(at->line.norms.begin(), norm);
        return;
    }
    at->line.norms.push_back(norm);
}

/// A rule that is a breach of others, with each of them; by itself where they are not here.
void condenser::place_on_top(std::size_t norm)
{
    const auto& bases = program_.compiled(norms_[norm].rule).breach_of;
    bool placed = false;
    for (draft_line& d : drafts_) {
        const bool here = std::any_of(d.line.norms.begin(), d.line.norms.end(), [&](auto n) {
            return std::find(bases.begin(), bases.end(), norms_[n].rule) != bases.end();
        });
        if (!here || !same_words(d.first->if_you, norms_[norm].if_you)) continue;
        d.line.norms.push_back(norm);
        placed = true;
    }
    if (!placed) place(norm);
}

void condenser::finish(draft_line& d) const
{
    for (const std::size_t n : d.line.norms) {
        const guided_rule& g = norms_[n];
        if (!g.basis.empty()) {
            const citation* own = g.basis.front();
            if (std::none_of(d.line.basis.begin(), d.line.basis.end(),
                             [&](const citation* c) { return same_passage(*c, *own); }))
                d.line.basis.push_back(own);
        }
        for (const sanction_id s : g.sanctions)
            if (std::find(d.line.sanctions.begin(), d.line.sanctions.end(), s) ==
                d.line.sanctions.end())
                d.line.sanctions.push_back(s);
    }
    // One instrument is named once: its passages stand together.
    std::vector<const citation*> grouped;
    for (const citation* c : d.line.basis) {
        const auto last = std::find_if(grouped.rbegin(), grouped.rend(), [&](const citation* o) {
            return o->instrument == c->instrument;
        });
        grouped.insert(last == grouped.rend() ? grouped.end() : last.base(), c);
    }
    d.line.basis = std::move(grouped);
}

void condenser::mark_general()
{
    const auto line_of = [&](rule_id r) {
        return std::find_if(drafts_.begin(), drafts_.end(), [&](const draft_line& d) {
            return std::any_of(d.line.norms.begin(), d.line.norms.end(),
                               [&](auto n) { return norms_[n].rule == r; });
        });
    };
    for (const auto& [displaced, by] : program_.supersessions()) {
        const auto general = line_of(displaced);
        const auto special = line_of(by);
        if (general != drafts_.end() && special != drafts_.end() && general != special)
            general->line.general = true;
    }
}

std::vector<draft_line> condenser::lines()
{
    for (const bool on_top : {false, true})
        for (std::size_t n = 0; n < norms_.size(); ++n)
            if (is_on_top(norms_[n]) == on_top) on_top ? place_on_top(n) : place(n);
    for (draft_line& d : drafts_) finish(d);
    mark_general();
    put_in_order();
    return std::move(drafts_);
}

/// By what follows on them, the gravest first; general norms before special ones.
void condenser::put_in_order()
{
    using place = std::pair<consequence, bool>;
    std::vector<std::pair<place, draft_line>> placed;
    for (draft_line& d : drafts_)
        placed.emplace_back(place(consequence_of(d.line, rules_), !d.line.general), std::move(d));
    std::stable_sort(placed.begin(), placed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    drafts_.clear();
    for (auto& [at, d] : placed) drafts_.push_back(std::move(d));
}

/// Lines under their conditions; what the official may be besides stands last.
void distribute(std::vector<draft_line> drafts, leaflet& out)
{
    for (draft_line& d : drafts) {
        if (d.first->if_you.empty()) {
            out.forbidden.push_back(std::move(d.line));
            continue;
        }
        auto at = std::find_if(out.conditional.begin(), out.conditional.end(), [&](const auto& c) {
            return same_words(c.if_you, d.first->if_you);
        });
        if (at == out.conditional.end())
            at = out.conditional.insert(out.conditional.end(),
                                        {d.first->if_you, d.first->of_another_status, {}});
        at->lines.push_back(std::move(d.line));
    }
    std::stable_partition(out.conditional.begin(), out.conditional.end(),
                          [](const leaflet_condition& c) { return !c.of_another_status; });
    std::size_t number = 0;
    for (leaflet_line& l : out.forbidden) l.number = ++number;
    for (leaflet_condition& c : out.conditional)
        for (leaflet_line& l : c.lines) l.number = ++number;
}

/// The lines that are written out with their number.
std::vector<const leaflet_line*> numbered_lines(const leaflet& out)
{
    std::vector<const leaflet_line*> all;
    for (const leaflet_line& l : out.forbidden) all.push_back(&l);
    for (const leaflet_condition& c : out.conditional)
        if (!c.of_another_status)
            for (const leaflet_line& l : c.lines) all.push_back(&l);
    return all;
}

void find_exceptions(const guidance& g, leaflet& out)
{
    for (const leaflet_line* l : numbered_lines(out))
        for (const std::size_t n : l->norms)
            for (const bilingual& words : g.forbidden[n].free_if) {
                auto at = std::find_if(
                    out.exceptions.begin(), out.exceptions.end(),
                    [&](const leaflet_exception& e) { return same_words(e.words, words); });
                if (at == out.exceptions.end())
                    at = out.exceptions.insert(out.exceptions.end(), {words, {}});
                if (at->lines.empty() || at->lines.back() != l->number)
                    at->lines.push_back(l->number);
            }
    std::stable_sort(out.exceptions.begin(), out.exceptions.end(),
                     [](const leaflet_exception& a, const leaflet_exception& b) {
                         if (a.lines.size() != b.lines.size())
                             return a.lines.size() > b.lines.size();
                         return a.lines < b.lines;
                     });
}

using lines_of_sanction = std::pair<sanction_id, std::set<std::size_t>>;

/// Each measure once, with its lines; what says nothing beside another sanction is left out.
std::vector<lines_of_sanction> measures_of(const ruleset& rules, const leaflet& page)
{
    std::vector<lines_of_sanction> out;
    for (const leaflet_line* l : numbered_lines(page))
        for (const sanction_id s : l->sanctions) {
            const sanction& one = rules.sanctions[s];
            if (one.level == "none" && l->sanctions.size() > 1) continue;
            auto at = std::find_if(out.begin(), out.end(), [&](const lines_of_sanction& other) {
                const sanction& o = rules.sanctions[other.first];
                return o.nature == one.nature && o.level == one.level &&
                       same_words(o.measure, one.measure);
            });
            if (at == out.end()) at = out.insert(out.end(), {s, {}});
            at->second.insert(l->number);
        }
    return out;
}

/// Measures of one kind on the same lines stand together.
void find_sanctions(const program& p, leaflet& out)
{
    const ruleset& rules = p.rules();
    for (const lines_of_sanction& one : measures_of(rules, out)) {
        const sanction_id s = one.first;
        const std::vector<std::size_t> lines(one.second.begin(), one.second.end());
        const auto same = std::find_if(
            out.sanctions.begin(), out.sanctions.end(), [&](const leaflet_sanction& other) {
                const sanction& first = rules.sanctions[other.sanctions.front()];
                return first.nature == rules.sanctions[s].nature &&
                       first.level == rules.sanctions[s].level && other.lines == lines;
            });
        if (same == out.sanctions.end())
            out.sanctions.push_back({{s}, lines});
        else
            same->sanctions.push_back(s);
    }
    const auto gravity = [&](const leaflet_sanction& one) {
        const sanction& s = rules.sanctions[one.sanctions.front()];
        const auto at = std::find(gravest_first.begin(), gravest_first.end(), s.nature);
        return std::pair(at - gravest_first.begin(), -s.rank);
    };
    std::stable_sort(out.sanctions.begin(), out.sanctions.end(),
                     [&](const auto& a, const auto& b) { return gravity(a) < gravity(b); });
}

/// The way that most norms of a nature name.
void find_routes(const guidance& g, const program& p, leaflet& out)
{
    std::map<std::pair<rule_nature, std::vector<std::string>>, std::size_t> named;
    for (const leaflet_line* l : numbered_lines(out))
        for (const std::size_t n : l->norms) {
            const guided_rule& norm = g.forbidden[n];
            const rule& written = p.rules().rules[norm.rule];
            for (const route_step& step : written.versions[norm.version].route)
                if (step.during.contains(g.on))
                    ++named[{written.nature, {step.to.begin(), step.to.end()}}];
        }
    std::size_t most = 0;
    for (const auto& [way, count] : named) {
        const auto& [nature, to] = way;
        const bool first = out.routes.empty() || out.routes.back().nature != nature;
        if (first) out.routes.push_back({nature, to});
        if (!first && count > most) out.routes.back().to = to;
        most = first ? count : std::max(most, count);
    }
}

} // namespace

leaflet condense(const guidance& g, const program& p)
{
    leaflet out;
    distribute(condenser(g.forbidden, p).lines(), out);
    for (draft_line& d : condenser(g.allowed, p).lines()) out.allowed.push_back(std::move(d.line));
    find_exceptions(g, out);
    find_sanctions(p, out);
    find_routes(g, p, out);
    return out;
}

} // namespace netral
