// SPDX-License-Identifier: Apache-2.0

/// @file
/// Suggestions from the words of an account: found, and written as JSON or for people. The only
/// door is classify/suggest.hpp.

#include <netral/classify/suggest.hpp>

#include "layout.hpp"
#include "wording.hpp"

#include <netral/value/json.hpp>

#include <algorithm>

namespace netral {
namespace {

/// What the record says of a fact's value: yes, no or nothing.
truth said(const value& v, const fact& f, const std::string& wanted)
{
    switch (v.kind()) {
    case value_kind::boolean: return (v.as_bool() == (wanted == "true")) ? truth::yes : truth::no;
    case value_kind::string: return v.text() == wanted ? truth::yes : truth::no;
    case value_kind::choice: {
        const auto left = v.candidates();
        const bool possible = std::find(left.begin(), left.end(), wanted) != left.end();
        return possible ? truth::unknown : truth::no;
    }
    case value_kind::fact_set: {
        const auto has = v.members();
        const auto maybe = v.possible();
        if (std::find(has.begin(), has.end(), wanted) != has.end()) return truth::yes;
        if (std::find(maybe.begin(), maybe.end(), wanted) != maybe.end()) return truth::unknown;
        return truth::no;
    }
    default: break;
    }
    if (v.is_unknown() || f.type == fact_type::date) return truth::unknown;
    return v.is(value_kind::int64) && std::to_string(v.as_int()) == wanted ? truth::yes : truth::no;
}

void keep_words(std::vector<suggesting_words>& words, std::uint32_t lexicon, std::string_view found)
{
    const auto same = [&](const suggesting_words& w) {
        return w.lexicon == lexicon && w.words == found;
    };
    if (words.size() < suggester::most_words && std::none_of(words.begin(), words.end(), same))
        words.push_back({lexicon, std::string(found)});
}

/// "act.kinds: mengajak memilih", in words.
std::string words_of(const suggestion& s, const ruleset& rules, language l)
{
    question about;
    about.fact = s.fact;
    const fact& f = rules.facts[s.fact];
    const std::string title = f.title.empty() ? f.path : f.title.in(l);
    return title + ": " + words_of_answer(about, s.value, rules, l);
}

} // namespace

suggester::suggester(const program& p) : program_(&p)
{
    std::vector<phrase_list> lists;
    for (const lexicon& l : p.rules().lexicons) lists.push_back({l.phrases, l.affixes});
    auto compiled = phrase_set::compile(lists); // the loader has compiled the same ones
    if (compiled) phrases_.push_back(std::move(*compiled));
}

void suggester::suggest(const record& r, std::vector<suggestion>& out) const
{
    out.clear();
    const ruleset& rules = program_->rules();
    if (rules.roles.narrative == none || phrases_.empty()) return;
    const std::string_view text = r.text(rules.roles.narrative);
    std::vector<phrase_hit> hits;
    phrases_.front().find(text, hits);
    for (const phrase_hit& hit : hits)
        for (const fact_setting& s : rules.lexicons[hit.lexicon].suggests) {
            const fact& f = rules.facts[s.fact];
            if (f.judgement || f.confidential) continue;
            auto at = std::find_if(out.begin(), out.end(), [&](const suggestion& x) {
                return x.fact == s.fact && x.value == s.value;
            });
            if (at == out.end()) {
                const truth says = said(r.value_of(s.fact, rules), f, s.value);
                if (says == truth::yes) continue;
                at = out.insert(out.end(), {s.fact, s.value, says == truth::no, {}});
            }
            keep_words(at->words, hit.lexicon,
                       text.substr(hit.at.begin, hit.at.end - hit.at.begin));
        }
}

void append_json(std::string& out, const std::vector<suggestion>& all, const program& p)
{
    const ruleset& rules = p.rules();
    json::writer w(out);
    w.begin_array();
    for (const suggestion& s : all) {
        w.begin_object();
        w.key("fact").string(rules.facts[s.fact].path);
        w.key("value");
        if (rules.facts[s.fact].values.empty())
            w.raw(s.value);
        else
            w.string(s.value);
        w.key("against_record").boolean(s.against_record);
        w.key("words").begin_array();
        for (const suggesting_words& found : s.words) {
            w.begin_object();
            w.key("text").string(found.words);
            w.key("lexicon").string(rules.lexicons[found.lexicon].name).end_object();
        }
        w.end_array().end_object();
    }
    w.end_array();
}

std::string render_text(const std::vector<suggestion>& all, const program& p, language l,
                        std::size_t width)
{
    if (all.empty()) return {};
    const bool indonesian = l == language::indonesian;
    std::string out = "\n";
    append_paragraph(out, "",
                     indonesian
                         ? "Mungkin, menurut kata-kata dalam uraian (belum diperhitungkan; "
                           "tetapkan sendiri):"
                         : "Perhaps, by words of the account (not counted; decide yourself):",
                     width);
    for (const suggestion& s : all) {
        std::string line = words_of(s, p.rules(), l) + " [" + p.rules().facts[s.fact].path + "]";
        if (s.against_record)
            line += indonesian ? ", padahal laporan menyatakan lain"
                               : ", though the record says otherwise";
        for (std::size_t i = 0; i < s.words.size(); ++i)
            line += (i == 0 ? ": \"" : ", \"") + harmless(s.words[i].words) + "\"";
        append_paragraph(out, " - ", line, width);
    }
    return out;
}

} // namespace netral
