// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the writers of the parts of a classification share: titles, citations, threefold answers.
///
/// Read next: json.cpp (the whole), json_finding.cpp (one finding), json_part.cpp (shared parts).

#include <netral/classify/classification.hpp>
#include <netral/record/record.hpp>
#include <netral/value/json.hpp>

#include <string_view>

namespace netral {

/// `yes`, `open` or `no`: what could not be worked out is open, as everywhere.
[[nodiscard]] constexpr std::string_view yes_open_no(truth t) noexcept
{
    return t == truth::yes ? "yes" : t == truth::no ? "no" : "open";
}

/// A writer of one part of the output, and the rule set that the part speaks of.
class json_part {
protected:
    json_part(json::writer& out, const ruleset& rules) noexcept : out_(out), rules_(rules) {}

    json::writer& key(std::string_view name) { return out_.key(name); }

    void text_or_null(std::string_view text)
    {
        if (text.empty())
            out_.null();
        else
            out_.string(text);
    }
    void text(const bilingual& t)
    {
        out_.begin_object();
        key("id").string(t.view(language::indonesian));
        key("en").string(t.view(language::english));
        out_.end_object();
    }
    void title(const bilingual& t)
    {
        key("title");
        text(t);
    }
    void yes_no_or_null(truth t)
    {
        if (decided(t))
            out_.boolean(t == truth::yes);
        else
            out_.null();
    }
    void citation_of(const citation& c)
    {
        out_.begin_object();
        key("instrument").string(rules_.instruments[c.instrument].id);
        key("article").string(c.article);
        out_.end_object();
    }

    /// The keys of a part, in an object that has begun.
    void part(const fact_part& p)
    {
        key("fact").string(rules_.facts[p.fact].path);
        if (p.member != none) key("member").string(rules_.facts[p.fact].values[p.member].name);
    }
    /// Exceptions with their titles; whether each applies stands under `applies_key`.
    void exceptions(const std::vector<exception_finding>& all, std::string_view applies_key);
    void readings(const std::vector<reading_turn>& all);

    json::writer& out_;
    const ruleset& rules_;
};

/// What is known of a fact: null where nothing is, a wholly known set as records write it.
void write_fact(json::writer& out, const value& v);

/// Writes an object with `best` and `worst`, each null past the bound.
void write_outlook(json::writer& out, const outlook& o);

/// Writes an object with `settled_by`, `complete` and `idle` (null where it is not known).
void write_missing(json::writer& out, const missing_facts& m, const ruleset& rules);

/// Writes one finding as an object. The record shows what it states of the facts that decided.
void write_finding(json::writer& out, const finding& f, const program& p, const record& r,
                   detail d);

} // namespace netral
