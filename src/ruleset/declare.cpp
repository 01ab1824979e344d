// SPDX-License-Identifier: Apache-2.0

/// @file
/// The names that conditions may use, as cel/ wants them: the pass `declare_names` of passes.hpp.
///
/// Confidential facts are not declared at all. A fact whose declaration is broken is declared
/// without a type, so that its one mistake does not make others.

#include "passes.hpp"

#include <netral/cel/parse.hpp>
#include <netral/match/phrases.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace netral {
namespace {

/// Texts have a type of their own: nothing but `mentions` can look into them.
cel::type text_type()
{
    return cel::type::opaque_named("text");
}

cel::type values_type(const fact& f)
{
    auto values = std::make_shared<cel::enumeration>();
    values->name = f.path;
    for (const fact_value& v : f.values) values->values.push_back(v.name);
    return cel::type::enumeration_of(std::move(values));
}

cel::type type_of(const fact& f)
{
    using cel::type_kind;
    switch (f.type) {
    case fact_type::boolean: return type_kind::boolean;
    case fact_type::integer: return type_kind::int64;
    case fact_type::real: return type_kind::floating;
    case fact_type::string: return type_kind::string;
    case fact_type::text: return text_type();
    case fact_type::date: return type_kind::date;
    case fact_type::enumeration: return values_type(f);
    case fact_type::set: return cel::type::set_of(values_type(f));
    case fact_type::list: return cel::type::list_of(type_kind::string);
    }
    return type_kind::dyn;
}

/// Which phrase was meant by a diagnostic about all of them: the first that fails alone.
location place_of_bad_phrase(draft& d)
{
    for (std::size_t i = 0; i < d.out.lexicons.size(); ++i) {
        const entry& e = d.of(section::lexicons)[i];
        location bad;
        e.each("phrases", [&](yaml_node n) {
            if (!bad.in && !phrase_set::compile({{{std::string(n.text())}, false}}))
                bad = n.where();
        });
        if (bad.in) return bad;
    }
    return {};
}

std::shared_ptr<const phrase_set> compile_lexicons(draft& d)
{
    std::vector<phrase_list> lists;
    for (const lexicon& l : d.out.lexicons) lists.push_back({l.phrases, l.affixes});
    auto compiled = phrase_set::compile(lists);
    if (compiled) return std::make_shared<const phrase_set>(std::move(*compiled));
    for (diagnostic said : compiled.errors()) {
        if (!said.where.in) said.where = place_of_bad_phrase(d);
        d.found.add(std::move(said));
    }
    return nullptr;
}

/// A lexicon is spoken of as `lexicon.<name>`, which is its name as a text.
void declare_lexicons(draft& d)
{
    std::vector<std::string> known;
    for (const lexicon& l : d.out.lexicons) {
        known.push_back(l.name);
        auto name = cel::parse(fmt::format("'{}'", l.name));
        if (name) d.names.define("lexicon." + l.name, std::move(*name));
    }
    const auto phrases = compile_lexicons(d);
    cel::overload mentions;
    mentions.parameters = {text_type(), cel::type_kind::string};
    mentions.returns = cel::type_kind::boolean;
    mentions.member = true;
    mentions.call = [phrases, known](std::span<const value> arguments) {
        const auto at = std::find(known.begin(), known.end(), arguments[1].text());
        if (at == known.end() || !phrases) return value::error(3012, "no such lexicon");
        std::vector<phrase_hit> hits;
        phrases->find(arguments[0].text(), hits);
        return value(std::any_of(hits.begin(), hits.end(), [&](const phrase_hit& h) {
            return h.lexicon == static_cast<std::size_t>(at - known.begin());
        }));
    };
    d.names.declare_function("mentions", std::move(mentions));
}

} // namespace

void declare_names(draft& d)
{
    d.names.set_strict_facts(true);
    for (fact_id id = 0; id < d.out.facts.size(); ++id) {
        const fact& f = d.out.facts[id];
        if (f.confidential) continue;
        const bool broken = d.untyped.count(f.path) != 0;
        d.names.declare(f.path, id, broken ? cel::type(cel::type_kind::dyn) : type_of(f));
    }
    declare_lexicons(d);
}

} // namespace netral
