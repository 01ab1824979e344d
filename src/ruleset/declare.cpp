// SPDX-License-Identifier: Apache-2.0

/// @file
/// The names that conditions may use, as cel/ wants them: the pass `declare_names` of passes.hpp.
///
/// Confidential facts are not declared at all. A fact whose declaration is broken is declared
/// without a type, so that its one mistake does not make others.

#include "mentions.hpp"
#include "passes.hpp"

#include <netral/cel/parse.hpp>

#include <fmt/format.h>

#include <map>
#include <mutex>
#include <optional>
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

/// The patterns of the lexicons, each made when it is first asked for.
class lexicon_patterns {
public:
    explicit lexicon_patterns(std::vector<lexicon> all) : all_(std::move(all)) {}

    value mentions(std::string_view text, std::string_view name)
    {
        const std::scoped_lock lock(mutex_);
        for (const lexicon& l : all_)
            if (l.name == name) return search(text, l);
        return value::error(3012, "no such lexicon");
    }

private:
    value search(std::string_view text, const lexicon& l)
    {
        const auto [known, is_new] = made_.emplace(l.name, std::nullopt);
        if (is_new) {
            auto compiled = compile_lexicon(l);
            if (compiled) known->second = std::move(*compiled);
        }
        if (!known->second) return value::error(3012, "the lexicon is too large");
        return value(known->second->search(text));
    }

    std::mutex mutex_;
    std::vector<lexicon> all_;
    std::map<std::string, std::optional<pattern>> made_;
};

/// A lexicon is spoken of as `lexicon.<name>`: its name, of a type that nothing else has.
void declare_lexicons(draft& d)
{
    for (const lexicon& l : d.out.lexicons) {
        auto name = cel::parse(fmt::format("'{}'", l.name));
        if (name) d.names.define("lexicon." + l.name, std::move(*name));
    }
    auto patterns = std::make_shared<lexicon_patterns>(d.out.lexicons);
    cel::overload mentions;
    mentions.parameters = {text_type(), cel::type_kind::string};
    mentions.returns = cel::type_kind::boolean;
    mentions.member = true;
    mentions.call = [patterns](std::span<const value> arguments) {
        return patterns->mentions(arguments[0].text(), arguments[1].text());
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
