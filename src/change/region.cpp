// SPDX-License-Identifier: Apache-2.0

/// @file
/// Regions as text, and whether a record lies in one. The only door is change/region.hpp.

#include <netral/change/region.hpp>

#include <algorithm>

namespace netral {
namespace {

/// What a statement is about, on a record: yes, no or neither.
truth truth_of(const region_literal& l, evaluation& e, const program& p)
{
    switch (l.what) {
    case region_literal::subject::formula: return e.of(l.formula);
    case region_literal::subject::days: return ask(l.test, p.slots(), e.words());
    case region_literal::subject::breach: return e.breach_of(l.rule).value;
    case region_literal::subject::base_raised: {
        const breach b = e.breach_of(l.rule);
        return as_truth(b.raised && b.value != truth::no);
    }
    case region_literal::subject::raised: {
        const auto& leaves = p.compiled(l.rule).versions[l.version].raising;
        return as_truth(std::any_of(leaves.begin(), leaves.end(),
                                    [&](formula_id leaf) { return e.of(leaf) == truth::yes; }));
    }
    }
    return truth::unknown;
}

/// Whether brackets are needed where a text is joined to others by `&&`, or negated.
bool is_one(const std::string& text)
{
    return text.find(' ') == std::string::npos;
}

std::string bracketed(const std::string& text)
{
    return is_one(text) ? text : '(' + text + ')';
}

std::string in_words(const region_literal& l, language in)
{
    const bool english = in == language::english;
    const std::string open = english ? " or unknown" : " atau tidak diketahui";
    std::string text = bracketed(l.text);
    if (l.by_side && l.of_after) text += english ? "[new]" : "[baru]";
    if (l.by_side && !l.of_after) text += english ? "[old]" : "[lama]";
    switch (l.how) {
    case region_literal::manner::known: return text;
    case region_literal::manner::excluded: return '!' + text;
    case region_literal::manner::possible: return '(' + text + open + ')';
    case region_literal::manner::doubtful: return "(!" + text + open + ')';
    }
    return {};
}

} // namespace

std::string_view to_string(change_aspect a) noexcept
{
    return a == change_aspect::status ? "status" : "sanctions";
}

std::string condition_of(const region& r, language l)
{
    std::string out;
    for (const region_literal& one : r.literals)
        out += (out.empty() ? "" : " && ") + in_words(one, l);
    return out.empty() ? "true" : out;
}

bool lies_in(const region& r, evaluation& before, evaluation& after)
{
    return std::all_of(r.literals.begin(), r.literals.end(), [&](const region_literal& l) {
        evaluation& e = l.of_after ? after : before;
        const truth t = truth_of(l, e, e.applied());
        switch (l.how) {
        case region_literal::manner::known: return t == truth::yes;
        case region_literal::manner::excluded: return t == truth::no;
        case region_literal::manner::possible: return t != truth::no;
        case region_literal::manner::doubtful: return t != truth::yes;
        }
        return false;
    });
}

} // namespace netral
