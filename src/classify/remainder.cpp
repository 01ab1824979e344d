// SPDX-License-Identifier: Apache-2.0

/// @file
/// Conditions in words. The only door is remainder.hpp.

#include "remainder.hpp"

#include "wording.hpp"

#include <algorithm>

namespace netral {
namespace {

std::string between(std::size_t at, std::size_t count, language l)
{
    const bool id = l == language::indonesian;
    if (at + 1 < count) return ", ";
    if (count > 2) return id ? ", atau " : ", or ";
    return id ? " atau " : " or ";
}

/// "a, b, atau c".
std::string any_of_words(const std::vector<std::string>& items, language l)
{
    std::string out;
    for (std::size_t i = 0; i < items.size(); ++i)
        out += (i == 0 ? "" : between(i, items.size(), l)) + items[i];
    return out;
}

bool all_truths(const cell_test& t) noexcept
{
    return (t.mask.front() >> 1U & 1U) != 0;
}

} // namespace

const bilingual* guide_phrase(const ruleset& rules, std::string_view name)
{
    const auto found = rules.phrases.find("guide." + std::string(name));
    return found == rules.phrases.end() ? nullptr : &found->second;
}

bilingual put_to_official(const exception& e, const ruleset& rules)
{
    const bilingual* phrase = guide_phrase(rules, "unless." + e.id);
    if (phrase != nullptr) return *phrase;
    std::string id(e.title.id());
    std::string en(e.title.en());
    for (const exception& back : e.unless) {
        const bilingual taken_back = put_to_official(back, rules);
        id.append(", kecuali bila ").append(taken_back.id());
        en.append(", but not if ").append(taken_back.en());
    }
    return {id, en};
}

bilingual clause_of(fact_id f, const std::vector<std::uint32_t>& values, const ruleset& rules)
{
    const fact& about = rules.facts[f];
    const bilingual* pattern = guide_phrase(rules, about.path);
    const auto clause = [&](language l) {
        std::vector<std::string> words;
        for (const std::uint32_t v : values) {
            const bilingual* own = guide_phrase(rules, about.path + "." + about.values[v].name);
            words.push_back((own != nullptr ? *own : about.values[v].title).in(l));
        }
        std::string text = pattern->in(l);
        const std::size_t at = text.find("{value}");
        if (at != std::string::npos) text.replace(at, 7, any_of_words(words, l));
        return text;
    };
    return {clause(language::indonesian), clause(language::english)};
}

remainder::remainder(evaluation& asked)
    : asked_(asked), program_(asked.of_program()), rules_(program_.rules()),
      formulas_(program_.formulas())
{
}

void remainder::add(bilingual line, std::vector<bilingual>& out) const
{
    const bool said = std::any_of(out.begin(), out.end(),
                                  [&](const bilingual& b) { return b.id() == line.id(); });
    if (!line.id().empty() && !said) out.push_back(std::move(line));
}

bilingual remainder::said(formula_id f, bool negated)
{
    return {in_words(f, negated, language::indonesian), in_words(f, negated, language::english)};
}

void remainder::conjuncts(formula_id f, std::vector<bilingual>& out)
{
    if (decided(asked_.of(f))) return;
    const formula& node = formulas_[f];
    if (node.what == formula::kind::all) {
        for (std::uint32_t i = 0; i < node.child_count; ++i)
            conjuncts(formulas_.children(node)[i], out);
        return;
    }
    add(said(f, false), out);
}

void remainder::clauses(formula_id f, bool whoever, std::vector<bilingual>& out)
{
    if (decided(asked_.of(f))) return;
    const formula& node = formulas_[f];
    if (node.what == formula::kind::all) {
        for (std::uint32_t i = 0; i < node.child_count; ++i)
            clauses(formulas_.children(node)[i], whoever, out);
        return;
    }
    if (!whoever && !turns_on_official(f)) return;
    addressing_ = true;
    add(said(f, false), out);
    addressing_ = false;
}

bool remainder::clause_against(formula_id f, std::vector<bilingual>& out)
{
    if (decided(asked_.of(f)) || !turns_on_official(f)) return false;
    const formula* node = &formulas_[f];
    bool negated = true;
    if (node->what == formula::kind::negation) {
        node = &formulas_[formulas_.children(*node)[0]];
        negated = false;
    }
    if (node->what != formula::kind::cell) return false;
    const cell_test& t = formulas_.cell(*node);
    const bool affirmed =
        rules_.facts[t.fact].type == fact_type::boolean && all_truths(t) != (negated != t.negated);
    if (!affirmed) return false;
    add(clause_of(t.fact, {}, rules_), out);
    return true;
}

bool remainder::turns_on_official(formula_id f) const
{
    const std::vector<fact_id> facts = formulas_.facts_of(f);
    return !facts.empty() && std::all_of(facts.begin(), facts.end(), [&](fact_id fact) {
        return guide_phrase(rules_, rules_.facts[fact].path) != nullptr;
    });
}

bool remainder::asks_for_more(formula_id f)
{
    if (decided(asked_.of(f))) return false;
    const formula& node = formulas_[f];
    const formula_id* const children = formulas_.children(node);
    const auto more = [&](formula_id child) { return asks_for_more(child); };
    switch (node.what) {
    case formula::kind::all: return std::any_of(children, children + node.child_count, more);
    case formula::kind::any:
        return std::all_of(children, children + node.child_count, [&](formula_id child) {
            return decided(asked_.of(child)) || asks_for_more(child);
        });
    case formula::kind::cell: break;
    default: return false;
    }
    const slot& s = program_.slots()[formulas_.cell(node).fact];
    const std::uint64_t* const has = asked_.words() + s.first;
    return s.kind == slot_kind::members &&
           std::any_of(has, has + s.mask_words, [](std::uint64_t w) { return w != 0; });
}

std::string remainder::title_of(fact_id f, language l) const
{
    return name_of(fact_part{f, none}, rules_, l);
}

std::string remainder::in_words(formula_id f, bool negated, language l)
{
    const formula& node = formulas_[f];
    switch (node.what) {
    case formula::kind::constant: return {};
    case formula::kind::cell: return of_test(formulas_.cell(node), negated, l);
    case formula::kind::opaque: return of_opaque(formulas_.opaque(node), l);
    case formula::kind::negation: return in_words(formulas_.children(node)[0], !negated, l);
    default: return of_group(node, negated, l);
    }
}

bool remainder::is_excluded(formula_id f, std::size_t by)
{
    const auto end = excluded_.begin() + static_cast<std::ptrdiff_t>(by);
    if (std::find(excluded_.begin(), end, f) != end) return true;
    if (decided(asked_.of(f))) return asked_.of(f) == truth::no;
    const formula& node = formulas_[f];
    const formula_id* const children = formulas_.children(node);
    const auto excluded = [&](formula_id child) { return is_excluded(child, by); };
    if (node.what == formula::kind::all)
        return std::any_of(children, children + node.child_count, excluded);
    return node.what == formula::kind::any &&
           std::all_of(children, children + node.child_count, excluded);
}

std::string remainder::of_group(const formula& node, bool negated, language l)
{
    const bool all = (node.what == formula::kind::all) != negated;
    const std::size_t outside = excluded_.size();
    // Of `a or (b and c)` the second part is said for those of whom the first is not so.
    if (!all && !negated)
        for (std::uint32_t i = 0; i < node.child_count; ++i)
            if (formulas_[formulas_.children(node)[i]].what == formula::kind::cell)
                excluded_.push_back(formulas_.children(node)[i]);
    std::vector<std::string> parts;
    for (std::uint32_t i = 0; i < node.child_count; ++i) {
        const formula_id child = formulas_.children(node)[i];
        if (decided(asked_.of(child))) continue;
        const bool alternative = !all && formulas_[child].what == formula::kind::cell;
        if (!negated && is_excluded(child, alternative ? outside : excluded_.size())) continue;
        std::string text = in_words(child, negated, l);
        if (is_group(child) && text.find(',') != std::string::npos) text = "(" + text + ")";
        if (!text.empty() && std::find(parts.begin(), parts.end(), text) == parts.end())
            parts.push_back(std::move(text));
    }
    excluded_.resize(outside);
    const bool id = l == language::indonesian;
    const std::string between = all ? (id ? ", dan " : ", and ") : (id ? ", atau " : ", or ");
    if (parts.size() == 1 && parts.front().front() == '(')
        return parts.front().substr(1, parts.front().size() - 2);
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
    return out;
}

/// Whether a formula is several joined by and or or, of which more than one is open.
bool remainder::is_group(formula_id f)
{
    const formula& node = formulas_[f];
    if (node.what == formula::kind::negation) return is_group(formulas_.children(node)[0]);
    if (node.what != formula::kind::all && node.what != formula::kind::any) return false;
    std::size_t open = 0;
    for (std::uint32_t i = 0; i < node.child_count; ++i)
        open += decided(asked_.of(formulas_.children(node)[i])) ? 0U : 1U;
    return open > 1;
}

std::string remainder::of_opaque(const opaque_atom& a, language l) const
{
    std::vector<std::string> titles;
    for (const fact_id f : a.facts)
        if (rules_.facts[f].origin == fact_origin::stated) titles.push_back(title_of(f, l));
    return (l == language::indonesian ? "menurut " : "depending on ") + joined(titles, l);
}

std::string remainder::of_interval(const cell_test& t, language l) const
{
    const bool is_date = rules_.facts[t.fact].type == fact_type::date;
    const bool no_least = t.least <= (is_date ? earliest_date.days : INT64_MIN);
    const bool no_most = t.greatest >= (is_date ? latest_date.days : INT64_MAX);
    const auto bound = [&](std::int64_t n, bool open) {
        if (open) return std::string();
        return is_date ? to_string(date{static_cast<std::int32_t>(n)}) : std::to_string(n);
    };
    question q;
    q.fact = t.fact;
    const std::string text = t.least == t.greatest
                                 ? bound(t.least, false)
                                 : bound(t.least, no_least) + ".." + bound(t.greatest, no_most);
    return words_of_answer(q, text, rules_, l);
}

/// The cells or members of a test that are not excluded yet.
std::vector<std::uint32_t> remainder::possible_cells(const cell_test& t) const
{
    const slot& s = program_.slots()[t.fact];
    const std::uint64_t* now = asked_.words() + s.first;
    std::vector<std::uint32_t> out;
    for (std::uint32_t c = 0; c < s.cell_count; ++c) {
        if ((t.mask[c / 64] >> (c % 64) & 1U) == 0) continue;
        const bool excluded = s.kind == slot_kind::cells
                                  ? (now[c / 64] >> (c % 64) & 1U) == 0
                                  : (now[s.mask_words + c / 64] >> (c % 64) & 1U) != 0;
        if (!excluded) out.push_back(c);
    }
    return out;
}

std::string remainder::of_test(const cell_test& t, bool negated, language l) const
{
    const bool id = l == language::indonesian;
    const fact& about = rules_.facts[t.fact];
    const bool no = negated != t.negated;
    const bool addressing = addressing_ && guide_phrase(rules_, about.path) != nullptr;
    if (about.type == fact_type::boolean) {
        const bool is_so = all_truths(t) != no;
        if (addressing && is_so) return clause_of(t.fact, {}, rules_).in(l);
        return title_of(t.fact, l) + (is_so ? "" : (id ? ": tidak" : ": no"));
    }
    std::vector<std::string> values;
    if (t.what == cell_test::kind::within) {
        values.push_back(of_interval(t, l));
    } else {
        const std::vector<std::uint32_t> cells = possible_cells(t);
        if (addressing && !no && !about.values.empty())
            return clause_of(t.fact, cells, rules_).in(l);
        question q;
        q.fact = t.fact;
        for (const std::uint32_t c : cells) {
            const std::string name = !about.values.empty()        ? about.values[c].name
                                     : c < about.constants.size() ? about.constants[c]
                                                                  : "*";
            values.push_back(words_of_answer(q, name, rules_, l));
        }
    }
    return title_of(t.fact, l) + ": " + (no ? (id ? "bukan " : "not ") : "") +
           any_of_words(values, l);
}

} // namespace netral
